"""Tells which names a command line may give: guides, editions, months, and nothing with a path."""

import re

_GUIDE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_EDITION = re.compile(r"\d{4}\.(?:0[1-9]|1[0-2])")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
_LONGEST = 64


class NameRefused(ValueError):
    """A name that is none; the message has the option, the name, and the right form."""


def guide(option: str, name: str) -> str:
    """Return `name` if a guide may be called so. Raises NameRefused."""
    if not _GUIDE.fullmatch(name) or len(name) > _LONGEST:
        given = f"{option} {name}" if name else f"{option} is missing"
        raise NameRefused(
            f"{given}: a guide's name is of small Latin letters, digits and hyphens, without any "
            "path; write it like my-guide"
        )
    if _WINDOWS.fullmatch(name):
        raise NameRefused(
            f"{option} {name}: Windows keeps this name for itself; write it like {name}-guide"
        )
    return name


def month(option: str, text: str) -> str:
    """Return `text` if it is a month. Raises NameRefused."""
    if not _MONTH.fullmatch(text):
        raise NameRefused(f"{option} {text}: this is no month; write it like 2023-06")
    return text


def edition(option: str, text: str) -> str:
    """Return `text` if it has the form of an edition. Raises NameRefused."""
    if not _EDITION.fullmatch(text):
        raise NameRefused(f"{option} {text}: this is no edition; write it like 2026.11")
    return text
