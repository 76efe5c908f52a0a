"""Tells which names a command line may give: guides, editions, months, and nothing with a path."""

import re

from tebiki.files.data_faults import Said, SaidError, same

_GUIDE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_EDITION = re.compile(r"\d{4}\.(?:0[1-9]|1[0-2])")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
_LONGEST = 64
_MISSING = Said("{option} is missing", "{option} がありません")
_GUIDE_NAME = Said(
    ": a guide's name is of small Latin letters, digits and hyphens, without any path; "
    "write it like my-guide",
    ": 手引きの名前に使えるのは英小文字、数字、ハイフンだけです。"
    "場所は付けず、my-guide のように書いてください",
)
_OF_WINDOWS = Said(
    "{option} {name}: Windows keeps this name for itself; write it like {name}-guide",
    "{option} {name}: Windows が使う名前です。{name}-guide のように書いてください",
)
_NO_MONTH = Said(
    "{option} {text}: this is no month; write it like 2023-06",
    "{option} {text}: 月ではありません。2023-06 のように書いてください",
)
_NO_EDITION = Said(
    "{option} {text}: this is no edition; write it like 2026.11",
    "{option} {text}: 版ではありません。2026.11 のように書いてください",
)


class NameRefused(SaidError, ValueError):
    """A name that is none; the message has the option, the name, and the right form."""


def guide(option: str, name: str) -> str:
    """Return `name` if a guide may be called so. Raises NameRefused."""
    if not _GUIDE.fullmatch(name) or len(name) > _LONGEST:
        given = same(f"{option} {name}") if name else _MISSING.filled(option=option)
        raise NameRefused(given.then(_GUIDE_NAME))
    if _WINDOWS.fullmatch(name):
        raise NameRefused(_OF_WINDOWS.filled(option=option, name=name))
    return name


def month(option: str, text: str) -> str:
    """Return `text` if it is a month. Raises NameRefused."""
    if not _MONTH.fullmatch(text):
        raise NameRefused(_NO_MONTH.filled(option=option, text=text))
    return text


def edition(option: str, text: str) -> str:
    """Return `text` if it has the form of an edition. Raises NameRefused."""
    if not _EDITION.fullmatch(text):
        raise NameRefused(_NO_EDITION.filled(option=option, text=text))
    return text
