"""Compares a plain guide with the pages made from it: sentences, addresses, pictures, in order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tebiki.files.data_faults import DataError, Refusal, Said, before, placed
from tebiki.files.tables import Document
from tebiki.markdown.emphasis import emphasis_plugin

_ADDRESS = re.compile(r"https?://[!-~]+")
_SENTENCE = re.compile(r"[^。]+(?:。|$)")


_NOT_ONE = Said(
    "「{text}」 stands there {count} times; an erratum names exactly one place: "
    "lengthen it or take it out",
    "「{text}」が {count} か所あります。訂正は一か所だけを指すように、長く書くか消してください。",
)
_EMPTY = Said(
    "the erratum 「{text}」 corrects nothing or gives no reason; complete it or take it out",
    "訂正「{text}」は何も直していないか、理由がありません。書き足すか消してください。",
)
_KINDS = {
    "heading": Said("heading", "見出し"),
    "sentence": Said("sentence", "文"),
    "address": Said("address", "アドレス"),
    "picture": Said("picture", "画像"),
}
_REMEDY = Said(
    "; write it as the guide has it, or give an erratum with its reason",
    "。元の手引きのとおりに書くか、理由を付けて訂正を書いてください。",
)
_GONE = Said("{kind} missing in {page}: {text}", "{page} に{kind}がありません: {text}").then(
    _REMEDY
)
_DISORDER = Said(
    "{kind} out of order in {page}: {text}", "{page} で{kind}の順番が違います: {text}"
).then(_REMEDY)


@dataclass(frozen=True)
class Erratum:
    """A correction to the guide's words, with its reason."""

    wrong: str
    right: str
    why: str


@dataclass(frozen=True)
class Item:
    """One thing that the guide says; `kind` is heading, sentence, address or picture."""

    kind: str
    text: str
    line: int  # in the guide, from 1


def read_errata(text: str, path: str = "errata.toml") -> tuple[Erratum, ...]:
    """Read the tables `[[errata]]` of a TOML text. Raises DataError with every fault."""
    document = Document(text, path, DataError)
    found = []
    for table in document.root.tables("errata"):
        found.append(
            Erratum(*(table.text(key, f'{key} = "…"') for key in ("wrong", "right", "why")))
        )
        table.end()
    document.root.end()
    document.stop()
    return tuple(found)


def correct(guide: str, errata: Iterable[Erratum], name: str = "guide") -> str:
    """Return `guide` with each erratum put right; ValueError for one that is not needed."""
    for erratum in errata:
        found = guide.count(erratum.wrong)
        if found != 1:
            said = _NOT_ONE.filled(text=erratum.wrong, count=str(found))
            raise Refusal(before(f"{name}: ", said))
        if erratum.right == erratum.wrong or not erratum.why.strip():
            raise Refusal(before(f"{name}: ", _EMPTY.filled(text=erratum.wrong)))
        guide = guide.replace(erratum.wrong, erratum.right)
    return guide


def read_guide(text: str) -> tuple[Item, ...]:
    """Return what a plain guide says, in its order; text is split into sentences after 。"""
    items: list[Item] = []
    kind = "sentence"
    for token in MarkdownIt("commonmark").use(emphasis_plugin).parse(text):
        if token.type.endswith("_open"):
            kind = "heading" if token.type == "heading_open" else "sentence"
        if token.type == "inline" and token.map:
            items.extend(_inline_items(token, kind, token.map[0] + 1))
    return tuple(items)


def normal(text: str) -> str:
    """Return `text` with single spaces, and none beside a Japanese character or sign."""
    text = " ".join(text.split())
    kept = [
        sign
        for before, sign, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if sign != " " or not (_is_wide(before) or _is_wide(after))
    ]
    return "".join(kept)


def missing(
    items: Sequence[Item], found: Mapping[str, Sequence[str]], name: str, page: str
) -> tuple[Said, ...]:
    """Return a message for each item that `page` does not have where its order asks for it.

    `found` gives per kind what the page has, in its order. A sentence or heading may be a
    part of an entry, an address or picture has to be one.
    """
    places: dict[str, tuple[int, int]] = {}
    faults = []
    for item in items:
        entries = found.get(item.kind, ())
        place = _find(item, entries, *places.get(item.kind, (0, 0)))
        if place is None:
            elsewhere = _find(item, entries, 0, 0) is not None
            said = (_DISORDER if elsewhere else _GONE).filled(
                kind=_KINDS[item.kind], page=page, text=item.text
            )
            faults.append(placed(name, item.line, said))
        else:
            places[item.kind] = place
    return tuple(faults)


def _inline_items(token: Token, kind: str, line: int) -> Iterator[Item]:
    text = ""
    in_link = False
    for child in token.children or ():
        if child.type in ("link_open", "link_close"):
            in_link = child.type == "link_open"
        if child.type == "image":
            yield Item("picture", str(child.attrs["src"]), line)
        elif child.type == "link_open":
            yield Item("address", str(child.attrs["href"]), line)
        elif child.type in ("softbreak", "hardbreak"):
            text += "\n"
        else:
            text += child.content
            bare = () if in_link else _ADDRESS.findall(child.content)
            yield from (Item("address", address, line) for address in bare)
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            before = text[: match.start()] + match[0][: -len(match[0].lstrip())]
            yield Item(kind, " ".join(match[0].split()), line + before.count("\n"))


def _find(item: Item, entries: Sequence[str], entry: int, offset: int) -> tuple[int, int] | None:
    """Return where to look on, as entry and offset in it, or None if `item` is not there."""
    for number in range(entry, len(entries)):
        start = offset if number == entry else 0
        if item.kind in ("address", "picture"):
            if entries[number] == item.text and not start:
                return number + 1, 0
        else:
            text = normal(item.text)
            at = normal(entries[number]).find(text, start)
            if at >= 0:
                return number, at + len(text)
    return None


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in ("W", "F")
