"""Looks for all that a guide holds on its built pages and its paper, and counts what is not there.

The line that comes of it is the last one of `tebiki new`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from pypdf import PdfReader

from tebiki.files.data_faults import Said
from tebiki.starting.guide_items import KINDS, Item, address, squeezed, squeezed_code

# What stands in a page's text and is none of it: the ways, numbers of pins and of footnotes.
_SIGNS = (
    "@data-pin",
    *(f"@class='{name}'" for name in ("headerlink", "footnote-ref", "footnote-backref")),
)
_TO_PAGE = re.compile(r"（→\s*\d+\s*ページ）")  # behind a link to another page, on paper
_PIECE = 10  # signs: a sentence that goes on on the next page of a paper is found in pieces
_NAMES = {
    "text": Said("sentences", "文"),
    "code": Said("code blocks", "コード"),
    "address": Said("addresses", "アドレス"),
    "picture": Said("pictures", "画像"),
    "number": Said("numbered items", "番号の項目"),
    "bullet": Said("bullets", "箇条書きの項目"),
}
_WHOLE = Said(
    "Nothing is lost: {counts} of the guide stand on the pages, and on the paper.",
    "手引きの {counts} は、すべてページと紙に載っています。",
)
_LOST = Said(
    "{lost} of the guide do not stand where they should ({all} were looked for):",
    "手引きのうち {lost} が、載るはずの所にありません（{all} を確かめました）:",
)
_ON_PAGES, _ON_PAPER = Said("the pages", "ページ"), Said("the paper", "紙")
_IN_PLACE = Said("the pages in its order", "ページの元の順番の所")
_READ = Said("what was read of the guide", "読み取った手引き")
_ONE = Said("{place}: {what} is not on {where}: {text}", "{place}: {where}にない{what}: {text}")


@dataclass
class Built:
    """What stands on a guide's built pages and on its paper, "" without one."""

    text: str = ""
    around: str = ""  # the menus, with the titles of pages and parts
    code: list[str] = field(default_factory=list)
    addresses: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    paper: str = ""


def unread(file: str, runs: Iterable[tuple[int, str]]) -> list[Loss]:
    """Return what of a guide's raw text was not even read, as losses."""
    return [Loss(file, Item("text", run, line), _READ) for line, run in runs]


@dataclass(frozen=True)
class Loss:
    """One thing that is not there: its file, the item, and where it is missing."""

    file: str
    item: Item
    where: Said


def read_built(
    site: Path, guide: str, pages: Sequence[str], paper: Path | None, item_steps: int
) -> Built:
    """Read the `pages` of `guide` in a built site, in their order, and its PDF if there is one.

    `item_steps` are the steps that were numbered items in the guide.
    """
    built = Built(counts=Counter({"number": item_steps}))
    parts: list[str] = []
    around: list[str] = []
    files = [site / guide / ("" if name == "index" else name) / "index.html" for name in pages]
    for path in (file for file in files if file.is_file()):
        root = html.document_fromstring(path.read_text(encoding="utf-8"))
        article: HtmlElement = next(iter(_found(root, ".//article")), root)
        around += [nav.text_content() for nav in _found(root, ".//nav")]
        ours = _found(article, ".//h2[@id='pages']/following-sibling::ol")
        signs = _found(article, f".//*[{' or '.join(_SIGNS)}]")
        for element in (*ours, *signs):
            element.drop_tree()
        parts.append(article.text_content())
        built.code += [squeezed_code(code.text_content()) for code in article.iter("pre")]
        built.addresses |= {address(link.get("href") or "") for link in article.iter("a")}
        built.counts["picture"] += len(_found(article, ".//figure[@data-screen]"))
        built.counts["number"] += len(_found(article, ".//ol/li"))
        built.counts["bullet"] += len(_found(article, ".//ul/li"))
    built.text = squeezed("\n".join(parts))
    built.around = squeezed("\n".join(around))
    if paper:
        text = "\n".join(page.extract_text() for page in PdfReader(paper).pages)
        built.paper = _letters(_TO_PAGE.sub("", text))
    return built


def _found(article: HtmlElement, path: str) -> list[HtmlElement]:
    elements = article.xpath(path)
    assert isinstance(elements, list)
    return [element for element in elements if isinstance(element, HtmlElement)]


def losses(found: Sequence[tuple[str, Item]], built: Built) -> list[Loss]:
    """Return what of `found`, by file, is not on the pages, or not on a paper that there is."""
    lost: list[Loss] = []
    counts = Counter(built.counts)
    for file, item in found:
        if not _is_on_pages(item, built, counts):
            lost.append(Loss(file, item, _ON_PAGES))
        elif built.paper and not item.folded and not _is_on_paper(item, built):
            lost.append(Loss(file, item, _ON_PAPER))
    texts = [(file, item) for file, item in found if item.kind == "text"]
    for file in dict.fromkeys(file for file, _ in texts):
        own = [item for of_file, item in texts if of_file == file and not item.moves]
        lost += [Loss(file, item, _IN_PLACE) for item in _moved(own, built.text)]
    return lost


def _moved(items: Sequence[Item], text: str) -> list[Item]:
    """Return those that stand elsewhere than in the order of `items`.

    Told of what stands once there and once in the text; the longest run in order is the measure.
    """
    counts = Counter(item.text for item in items)
    placed = [
        (text.index(item.text), item)
        for item in items
        if counts[item.text] == 1 and text.count(item.text) == 1
    ]
    ends: list[int] = []  # of runs by length: the smallest place where one ends
    lengths = []
    for at, _ in placed:
        length = bisect_left(ends, at)
        ends[length : length + 1] = [at]
        lengths.append(length)
    wanted = len(ends) - 1
    moved = []
    last = len(text)
    for (at, item), length in reversed(list(zip(placed, lengths, strict=True))):
        if length == wanted and at <= last:
            wanted, last = wanted - 1, at
        else:
            moved.append(item)
    return moved[::-1]


def verdict(found: Sequence[tuple[str, Item]], lost: Sequence[Loss], shown: int = 20) -> Said:
    """Return the last line of all, and what is lost below it."""
    counts = _counted(item for _, item in found)
    if not lost:
        return _WHOLE.filled(counts=counts)
    head = _LOST.filled(lost=_counted(loss.item for loss in lost), all=counts)
    lines = [
        _ONE.filled(
            place=f"{loss.file}:{loss.item.line}", where=loss.where,
            what=_NAMES[loss.item.kind], text=loss.item.text[:60],
        )
        for loss in lost[:shown]
    ]  # fmt: skip
    return Said("\n".join([head, *lines]), "\n".join([head.ja, *(line.ja for line in lines)]))


def _counted(items: Iterable[Item]) -> Said:
    counts = Counter(item.kind for item in items)
    kinds = [kind for kind in KINDS if counts[kind]]
    return Said(
        ", ".join(f"{counts[kind]} {_NAMES[kind]}" for kind in kinds) or "0",
        "、".join(f"{_NAMES[kind].ja} {counts[kind]}" for kind in kinds) or "0",
    )


def _is_on_pages(item: Item, built: Built, counts: Counter[str]) -> bool:
    if item.kind == "text":
        return item.text in built.text or item.text in built.around
    if item.kind == "code":
        return any(item.text in code for code in built.code)
    if item.kind == "address":
        return item.text in built.addresses or squeezed(item.text) in built.text
    counts[item.kind] -= 1
    return counts[item.kind] >= 0


def _is_on_paper(item: Item, built: Built) -> bool:
    if item.kind not in ("text", "code"):
        return True
    text = _letters(item.text)
    pieces = [text[at : at + _PIECE] for at in range(0, max(len(text) - _PIECE, 0) + 1, _PIECE)]
    parted = sum(piece not in built.paper for piece in pieces)
    return text in built.paper or parted <= min(2, len(pieces) // 3)  # by a page's foot


def _letters(text: str) -> str:
    """A text's letters alone: marks of links, which have numbers, stand between words on paper."""
    return re.sub(r"[\W\d_]", "", unicodedata.normalize("NFKC", text))
