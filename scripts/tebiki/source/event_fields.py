"""Fills an event's data into texts for `{event.title}` and the like, escaped for their place."""

import difflib
import html as html_text
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element

from tebiki.files import data_faults
from tebiki.source import event_words
from tebiki.source.event import Event
from tebiki.source.event_words import FIELDS

# While Markdown is read, a field is one sign of private use (Unicode, plane 15): braces would be an
# attribute list, and a highlighter parts words.
_SIGNS = {name: chr(0xFE7D0 + n) for n, name in enumerate(FIELDS)}
_NAMES = {sign: name for name, sign in _SIGNS.items()}
_SIGN = re.compile(f"[{''.join(_NAMES)}]")
# Stands for the backslash of `\{event.title}` in code, which is shown as it is written.
_KEPT = chr(0xFE7D0 + len(FIELDS))
_ESCAPED = re.compile(r"\\(?=[{｛]\s*events?\b(?![^{}｛｝\n]*\\[}｝]))", re.IGNORECASE)
_FIELD = re.compile(rf"(?<!{_KEPT})\{{event\.(\w+)\}}")
_FILLED = re.compile(rf"{'|'.join(_NAMES)}|(?<!{_KEPT})\{{event\.(?:{'|'.join(FIELDS)})\}}")
_BRACE = (
    r"(?:(?<!\\)[{｛]|(?<=\\)[{｛](?=[^{}｛｝\n]*\\[}｝]))"  # one without a backslash of its own
)
_LIKE = re.compile(_BRACE + r"\s*events?\s*(?:[._．-][^{}｛｝\n]*)?[}｝]", re.IGNORECASE)
_OPEN = re.compile(_BRACE + r"\s*events?\s*[.．][^{}｛｝\n]*$", re.IGNORECASE)
_RAW = re.compile(rf"[{{｛]\s*event\s*\.|[{''.join(_NAMES)}]", re.IGNORECASE)
_PLACES = (
    (
        re.compile(r"!\[[^\]\n]*\]\([^)\n]*\{event\."),
        data_faults.Said(
            "a picture's address is none for a field; write the address itself",
            "画像のアドレスにはイベントの項目を使えません。アドレスそのものを書いてください。",
        ),
    ),
    (
        re.compile(r"(?:\]\(|^\s*\[[^\]\n]+\]:)\s*<?\s*\{event\.(?!address\})"),
        data_faults.Said(
            "only {event.address} can begin an address; "
            "write mailto:{event.contact}, or the address",
            "アドレスの始まりに使えるのは {event.address} だけです。"
            "mailto:{event.contact} か、アドレスそのものを書いてください。",
        ),
    ),
    (
        re.compile(r"<[^<>\n]*\{event\.[^<>\n]*>"),
        data_faults.Said(
            "a field does not stand in < >; write [text](mailto:{event.contact})",
            "< > の中ではイベントの項目を使えません。"
            "[文字](mailto:{event.contact}) と書いてください。",
        ),
    ),
)
_IN_FRONT_MATTER = data_faults.Said(
    "{field} is not filled in front matter; write it in the text",
    "{field} は先頭の設定の中では置き換わりません。本文に書いてください。",
)
_STRAY = data_faults.Said(
    "{field} is not filled here; write it in the text of a page",
    "{field} はここでは置き換わりません。ページの本文に書いてください。",
)
_NO_SUCH = data_faults.Said(
    "an event has no {name}; use one of {known}",
    "イベントに {name} という項目はありません。使えるのは {known} です。",
)
_NO_FIELD = data_faults.Said(
    "{field} is no field; write {{event.title}} in one piece, or another of {known}",
    "{field} はイベントの項目になりません。{{event.title}} のように続けて書いてください。"
    "使える名前は {known} です。",
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESSES = {"href", "src", "action", "cite", "data", "formaction", "poster", "srcset"}


@dataclass(frozen=True)
class Said:
    """What each field says in one language; `known` are those that the event has data for."""

    words: Mapping[str, str]
    known: frozenset[str] = frozenset()

    @classmethod
    def of(cls, event: Event | None, language: str, words: Mapping[str, str]) -> "Said":
        """Return what the event says in a language, or the blanks that stand for it."""
        known = frozenset(event_words.data(event, language, words) if event else ())
        return cls(event_words.fields(event, language, words), known)


def faults(text: str, front_matter: int = 0) -> Iterator[tuple[int, str]]:
    """Yield line, from 1, and message of each field in a page's text that cannot be filled.

    The first lines are `front_matter`, in which none is.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        inside = number <= front_matter
        for found in (*_LIKE.finditer(line), *_OPEN.finditer(line)):
            if inside:
                yield number, _IN_FRONT_MATTER.filled(field=found[0])
            elif message := _unknown(found[0]):
                yield number, message
        for pattern, message in () if inside else _PLACES:
            if pattern.search(line):
                yield number, message


def is_meant(line: str) -> bool:
    """Whether a line has a field, or what is nearly the name of one."""
    names = (found[1] for found in re.finditer(r"events?\s*[.．_-]\s*(\w+)", line))
    return any(difflib.get_close_matches(name, FIELDS, 1, 0.75) for name in names)


def stray(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of each field in a file whose texts are filled nowhere."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _LIKE.finditer(line):
            yield number, _STRAY.filled(field=found[0])


def marked(markdown: str) -> str:
    """Return a page's Markdown with one sign for each field, as `fill` knows it."""
    kept = _ESCAPED.sub(_KEPT, markdown)
    return _FIELD.sub(lambda found: _SIGNS.get(found[1], found[0]), kept)


def escaped(code: str) -> str:
    """Return code that a page shows as it is, though it has what is a field elsewhere.

    `alert({event.title})` -> `alert(\\{event.title})`
    """
    return re.sub(r"(?i)[{｛](?=\s*events?\b)", lambda brace: f"\\{brace[0]}", code)


def without_braces(text: str) -> str:
    """Return text for where nothing is filled, such as front matter: `{event.title}` without {}."""
    return _LIKE.sub(lambda found: found[0][1:-1].strip(), text)


def has_field(line: str) -> bool:
    """Whether a line of code has a field, or what would be told of as nearly one."""
    return _FIELD.search(line) is not None or (_LIKE.search(line) is not None and is_meant(line))


def unmarked(text: str) -> str:
    """Return text as it is written, from one with `marked` fields."""
    named = _SIGN.sub(lambda found: f"{{event.{_NAMES[found[0]]}}}", text)
    return named.replace(_KEPT, "\\")


def fill(root: Element, said: Said) -> None:
    """Fill the fields of Python-Markdown's element tree, in place.

    A link to an address that the event does not tell is none: its text stays.
    """
    for element in root.iter():
        for place in ("text", "tail"):
            written = getattr(element, place)
            if written and _FILLED.search(written):
                setattr(element, place, _kept(_put(written, said)))
        for key, value in list(element.attrib.items()):
            if not value or not _FILLED.search(value):  # an attribute may have no value
                continue
            if key not in _ADDRESSES:
                element.set(key, _kept(_put(value, said)))
            elif all(_name(found) in said.known for found in _FILLED.finditer(value)):
                element.set(key, _kept(fill_address(value, said)))
            else:
                del element.attrib[key]
                element.tag = "span" if element.tag == "a" else element.tag


def fill_text(text: str, said: Said) -> str:
    """Return plain text with its fields filled."""
    return _put(text, said).replace(_KEPT, "")


def fill_html(html: str, said: Said) -> str:
    """Return HTML with the fields filled that still stand in its texts and plain attributes."""
    filled = _FILLED.sub(lambda found: html_text.escape(said.words[_name(found)]), html)
    return filled.replace(_KEPT, "")


def fill_address(address: str, said: Said) -> str:
    """Return an address with its fields filled; data that does not begin it is one part of it."""

    def put(found: re.Match[str]) -> str:
        value = said.words[_name(found)]
        return web_address(value) if found.start() == 0 else quote(value, safe="@")

    return _FILLED.sub(put, address)


def web_address(address: str) -> str:
    """Return an address with what no address may hold in percent signs (RFC 3986, 2.2)."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def left(html: str) -> str:
    """Return what of a field, with what follows it, stands unfilled in a page's HTML, else ""."""
    html = re.sub(r"<(code|pre)\b.*?</\1>", "", html, flags=re.DOTALL)
    shown = html_text.unescape(re.sub(r"<[^>]*>", "", html))
    for text in (shown, html_text.unescape(html)):
        if found := _RAW.search(text):
            return re.split(r"(?<=[}｝])|\n", text[found.start() : found.start() + 30])[0]
    return ""


def _kept(text: str) -> str:
    """Python-Markdown escapes no `&` that begins an entity; what an event says is no entity."""
    return _ENTITY.sub("&amp;", text)


def _unknown(written: str) -> data_faults.Said | None:
    known = ", ".join(FIELDS)
    exact = _FIELD.fullmatch(written)
    if exact and exact[1] in FIELDS:
        return None
    if exact:
        return _NO_SUCH.filled(name=repr(exact[1]), known=known)
    return _NO_FIELD.filled(field=written, known=known)


def _put(text: str, said: Said) -> str:
    return _FILLED.sub(lambda found: said.words[_name(found)], text)


def _name(found: re.Match[str]) -> str:
    return _NAMES.get(found[0]) or found[0][len("{event.") : -1]
