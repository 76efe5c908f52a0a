"""Reads the built pages of a guide for its handout, and puts them in the guide's order."""

import posixpath
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from tebiki.files.data_faults import Said
from tebiki.paper.chapter import PaperFault, UnsetError

_NO_ARTICLE = Said(
    "the built page has no <article> around its text; let your own overrides/main.html extend "
    "base.html and keep its block container, then build the site again",
    "できたページの本文が <article> の中にありません。自分の overrides/main.html で base.html を "
    "extends し、block container を残して、サイトを作り直してください。",
)
_NO_H1 = Said(
    "the built page has no title; write # Title as the first line of its text, "
    "or let your own overrides/ show it, then build the site again",
    "できたページにタイトルがありません。本文の一行目に # タイトル と書くか、"
    "自分の overrides/ で消えないようにして、サイトを作り直してください。",
)
OPENING = "index"  # the page whose text opens the handout
LAST_PAGES = ("after", "troubleshooting")  # behind the steps, in this order
# Pages beside the chapters: what they say belongs to the site, or to another paper.
BESIDE = ("changes", "gallery", "before", "words")
INSTRUCTORS = "for-instructors"  # the page that ends their handout, and no other


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: its name in the guide, its path below the site, its HTML."""

    name: str
    path: str
    html: str


@dataclass(frozen=True)
class ReadPage:
    """A page, parsed; `first` is its first step's place in the guide, 0 without steps.

    Where all its steps are skipped, that is the place of the next one, which is on another page.
    """

    page: BuiltPage
    article: HtmlElement
    title: HtmlElement
    first: int


def read_page(page: BuiltPage) -> ReadPage:
    document = html.document_fromstring(page.html)
    article = next(document.iter("article"), None)
    if article is None:
        raise UnsetError([PaperFault(page.path, 1, "", _NO_ARTICLE, ())])
    title = next(article.iter("h1"), None)
    if title is None:
        raise UnsetError([PaperFault(page.path, 1, "", _NO_H1, ())])
    places = [step.get("data-index") or step.get("data-next") for step in article.iter("section")]
    return ReadPage(page, article, title, min((int(place or 0) for place in places), default=0))


def in_order(read: list[ReadPage], audience: str) -> list[ReadPage]:
    """The opening page, the chapters in the order given, the last ones; none beside them."""
    last = (*LAST_PAGES, INSTRUCTORS) if audience == "instructor" else LAST_PAGES
    named = {item.page.name: item for item in read if not item.first}
    apart = (OPENING, *LAST_PAGES, *BESIDE, INSTRUCTORS)
    chapters = [item for item in read if item.first or item.page.name not in apart]
    if all(item.first for item in chapters):
        chapters.sort(key=_place)
    return [
        *(named[name] for name in (OPENING,) if name in named),
        *chapters,
        *(named[name] for name in last if name in named),
    ]


def _place(item: ReadPage) -> tuple[int, bool]:
    return item.first, bool(item.article.find_class("step"))


def hosted(path: str) -> str:
    """Return a page's address on the web, where each page has a folder: `a.html` is `a/`."""
    shown = plain(path)
    return shown.removesuffix(".html") + "/" if shown.endswith(".html") else shown


def plain(path: str) -> str:
    """A page's address as links name it: `a/index.html` and `a/` are one page."""
    folder, name = posixpath.split(path)
    return f"{folder}/".lstrip("/") if name == "index.html" else path
