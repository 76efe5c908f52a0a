"""Finds the addresses in CSS: `url()`, `@import`, `image-set()`; not in comments or strings."""

import re

_STRING = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'"
_TOKEN = re.compile(
    rf"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<namespace>@namespace\s[^;]*)
    |@import\s*(?P<import>{_STRING})
    |url\(\s*(?:(?P<quoted>{_STRING})|(?P<bare>(?:\\.|[^)\\])*?))\s*\)
    |image-set\((?P<set>(?:{_STRING}|[^()\"']|\([^)]*\))*)\)
    |(?P<string>{_STRING})""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})\s?|\n|(.))", re.DOTALL)
_IN_SET = re.compile(
    rf"type\([^)]*\)|url\(\s*(?P<url>{_STRING}|[^)]*?)\s*\)|(?P<string>{_STRING})", re.IGNORECASE
)


def css_addresses(text: str) -> list[tuple[str, int]]:
    """Return (address, line from 1) for each file that a stylesheet names.

    Data and addresses of a fragment alone (`url(#mask)`) are left out.
    """
    lowered = text.lower()
    if "url(" not in lowered and "@import" not in lowered and "image-set(" not in lowered:
        return []
    found = []
    for match in _TOKEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if match["set"] is not None:
            inner = _IN_SET.finditer(match["set"])
            values = [one["url"] or one["string"] for one in inner if one["url"] or one["string"]]
        else:
            values = [match["import"] or match["quoted"] or match["bare"] or ""]
        for value in values:
            address = _unescape(value[1:-1] if value[:1] in ("'", '"') else value).strip()
            if address and not address.startswith(("#", "data:")):
                found.append((address, line))
    return found


def _unescape(text: str) -> str:
    def plain(match: re.Match[str]) -> str:
        if match[1]:
            return chr(min(int(match[1], 16), 0x10FFFF))
        return match[2] or ""

    return _ESCAPE.sub(plain, text) if "\\" in text else text
