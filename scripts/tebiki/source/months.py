"""Months as the guide's data write them (2023-06, 2023.06), in words of each language."""

import datetime
import re

_MONTH = re.compile(r"(\d{4})[-.](0[1-9]|1[0-2])")
UNDATED = (1980, 1)  # of files of what claims no month: the first that a zip can have
_ENGLISH = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def read_month(text: object) -> tuple[int, int] | None:
    """Return year and month, or None for anything else than `2023-06` or `2023.06`."""
    match = _MONTH.fullmatch(str(text))
    return (int(match[1]), int(match[2])) if match else None


def in_words(text: object, language: str) -> str:
    """Return 2023 年 6 月 or June 2023; what is no month comes back as it is."""
    month = read_month(text)
    if month is None:
        return str(text)
    if language == "ja":
        return f"{month[0]} 年 {month[1]} 月"
    return f"{_ENGLISH[month[1] - 1]} {month[0]}"


def of_edition(words: str, edition: str) -> str:
    """Return `words` with `{edition}` filled; without one, without the brackets around it."""
    if not edition:
        return re.sub(r"\s*[（(][^（()）]*\{edition\}[^（()）]*[）)]", "", words)
    return words.replace("{edition}", edition)


def seconds(text: object) -> int:
    """Return the beginning of the month as seconds since 1970, 0 for what is no month."""
    month = read_month(text)
    if month is None:
        return 0
    return int(datetime.datetime(*month, 1, tzinfo=datetime.UTC).timestamp())


def months_between(earlier: tuple[int, int], later: tuple[int, int]) -> int:
    """Return how many months lie between two (year, month)."""
    return (later[0] - earlier[0]) * 12 + later[1] - earlier[1]


def later(month: tuple[int, int], count: int) -> tuple[int, int]:
    """Return the (year, month) that comes `count` months after `month`."""
    years, rest = divmod(month[1] - 1 + count, 12)
    return (month[0] + years, rest + 1)
