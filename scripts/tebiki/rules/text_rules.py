"""Rules for any text that is committed: no secret, one width of letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_ADDRESS = re.compile(r"<?https?://[^\s)>\"]+>?|\]\([^)]*\)")

_KEY = re.compile(r"(?<![A-Za-z0-9])sk-(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{16,}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@(?P<host>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_FREE_HOST = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|org|net|jp|co\.jp))?|test|invalid|localhost)"
)
_PHONE = re.compile(
    r"(?<![\d.-])(?:(?:\+|00)81[-\s]?\d{1,4}[-\s]\d{1,4}[-\s]\d{3,4}|0\d{1,4}-\d{1,4}-\d{4}"
    r"|0[5789]0\d{8}|(?:\+?1[-\s.])?\(?[2-9]\d\d\)?[-\s.]\d{3}[-\s.]\d{4}"
    r"|\+(?!81|1[-\s.])\d{1,3}[-\s]?\d[\d\s-]{6,12}\d)(?![\d-])"
)
_FREE_PHONE = re.compile(r"(?:\+?1[-\s.]?)?\(?\d{3}\)?[-\s.]555[-\s.]01\d\d|\+44(?:7700)900\d{3}")

_WIDTHS = (
    (re.compile(r"[Ａ-Ｚａ-ｚ０-９]+"), "full-width letters or figures 「{found}」; write {plain}"),
    (re.compile(r"[｡-ﾟ]+"), "half-width kana 「{found}」; write {plain}"),
    (re.compile(r"\S\u3000+\S"), "a full-width space in 「{found}」; write a half-width one"),
    (
        re.compile(r"[ぁ-ゖァ-ヺ一-鿿][,.!?;](?=[ぁ-ゖァ-ヺ一-鿿]|\s|$)"),
        "half-width punctuation after Japanese, 「{found}」; write 、。！？",
    ),
)


def secrets(text: str) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for keys, mail addresses and phone numbers that may be somebody's."""
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _KEY.finditer(line):
            yield number, f"「{match[0][:6]}…」 looks like a real key; mask it: sk-••••"
        for match in _MAIL.finditer(line):
            if not _FREE_HOST.fullmatch(match["host"].lower()):
                yield number, f"「{match[0]}」 may be somebody's mail; write name@example.com"
        for match in _PHONE.finditer(_ADDRESS.sub(" ", line)):
            if not _FREE_PHONE.fullmatch(match[0]) and not _is_masked(match[0]):
                yield number, f"「{match[0]}」 may be somebody's phone; write 090-0000-0000"


def widths(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield (line, message) where full and half width are mixed up in lines without code."""
    for number, line in lines:
        line = _ADDRESS.sub(" ", line)
        for pattern, message in _WIDTHS:
            for match in pattern.finditer(line):
                plain = unicodedata.normalize("NFKC", match[0])
                yield number, f"{message.format(found=match[0], plain=plain)}"


def _is_masked(number: str) -> bool:
    """Whether a number is a stand-in: its last eight figures are one figure, or 1234 and on."""
    figures = re.sub(r"\D", "", number)[-8:]
    return len(set(figures)) == 1 or figures in ("12345678", "01234567")
