r"""Writes a text so that Markdown shows exactly its signs, by escapes that both parsers know.

鍵は *** です       ->  鍵は \*\*\* です
値は {"a": 1}       ->  値は &#123;"a": 1&#125;
1. と書きます        ->  1\. と書きます
"""

import re

from tebiki.pages import inert_marks

_HIDDEN = "\0"  # stands for a sign that is escaped
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"[ \t]*(?:(\d{1,9})([.)])(?=\s|$)|([-+#>|=:~]))")
_ESCAPED = "\\`*[]"
_NAMED = {"<": "&lt;", "{": "&#123;", "}": "&#125;"}


def literal(text: str, *, at_start: bool = False, in_table: bool = False) -> str:
    """Return one line of text as Markdown; `at_start` is for one that begins a line of a page."""
    signs = [_sign(text, at, in_table) for at in range(len(text))]
    if at_start and (found := _AT_START.match(text)):
        at = found.start(2) if found[1] else found.start(3)
        sign = text[at]
        signs[at] = f"\\{sign}" if sign in ".)-+#" else _entity(sign)
    while True:
        seen = "".join(sign if len(sign) == 1 else _HIDDEN for sign in signs)
        place = inert_marks.place(seen, at_start=at_start)
        if place is None:
            return "".join(signs)
        signs[place] = _entity(text[place])


def _sign(text: str, at: int, in_table: bool) -> str:
    sign = text[at]
    if sign in _ESCAPED:
        return f"\\{sign}"
    if sign == "_":
        inside = text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        return "_" if inside and at else "\\_"
    if sign == "|" and in_table:
        return _entity(sign)
    if sign == "&":
        return "&amp;" if _ENTITY.match(text, at) else "&"
    return _NAMED.get(sign, sign)


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"
