"""Core: which files a page names, and its pictures that are in no catalogue."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from tebiki.files.data_faults import Said
from tebiki.links import html_links
from tebiki.markdown.page import read_page
from tebiki.screens import uses

_PICTURE = re.compile(
    r"\.(?:a?png|jpe?g|jpe|jfif|gif|webp|avif|hei[cf]s?|hif|tiff?|bmp|svgz?|ico|jxl|jp2|psd|dng|raw"
    r"|cr2|nef|arw)$",
    re.IGNORECASE,
)
_NO_CATALOGUE = Said(
    "this picture is in no screens.toml: {name}; give it a table there, put it in with "
    "tebiki screens add, which cleans it, and show assets/screens/<id>.svg here "
    "(CONTRIBUTING.md, A picture)",
    "画像 {name} は screens.toml に載っていません。screens.toml に表を足し、"
    "tebiki screens add で画像を入れて（撮影の情報が消えます）、"
    "ここには assets/screens/<id>.svg と書いてください（CONTRIBUTING.md の A picture）。",
)
_RUNS = Said(
    "a browser would run this as a page of the site, without its policy; write it as "
    "Markdown, or pack it as a zip",
    "ブラウザーがこれをサイトのページとして実行してしまいます。"
    "Markdown で書くか、zip にしてください。",
)
_NOT_USED = Said(
    "nothing in this edition uses this file, so it is not published; {way}, or take it out",
    "このファイルはこの版のどこからも使われていないので、公開しません。{way}要らなければ外してください。",
)
_IN_TEMPLATE = Said("name it in a template", "使うならテンプレートに書き、")
_LINK = Said(
    "link to it from a page, name it below publish: of the plugin tebiki in mkdocs.yml",
    "使うならページからリンクするか、mkdocs.yml のプラグイン tebiki の publish: に書き、",
)
_PUT_IN = Said(
    "put it in with tebiki screens add (CONTRIBUTING.md, A picture)",
    "使うなら tebiki screens add で入れ（CONTRIBUTING.md の A picture）、",
)
_DOCUMENT = re.compile(r"\.(?:[sx]?html?|xht|xml|xslt?|mhtml?)$", re.IGNORECASE)
_SCREEN = re.compile(r"(?:^|/)assets/screens/(?P<id>[^/]+)\.svg$")


@dataclass(frozen=True)
class NamedFile:
    """A file that a page names: the address as its HTML has it, where it leads, decoded."""

    address: str
    path: str
    is_picture: bool


def named_files(html: str, locate: Callable[[str], str | None]) -> tuple[NamedFile, ...]:
    """Return the files that a page's HTML names, in order.

    `locate` gives the path that an address leads to, or None where it leads to another site.
    A picture is one that is shown, or that a link leads to.
    """
    found = []
    for link in html_links.read_html(html.encode()).links:
        path = locate(link.address)
        if path is not None:
            is_picture = link.use == "image" or _PICTURE.search(path) is not None
            found.append(NamedFile(link.address, path, is_picture))
    return tuple(found)


def picture_faults(
    named: Sequence[NamedFile], known: Collection[str], sources: Sequence[tuple[str, str]]
) -> list[tuple[str, int, Said]]:
    """Return path, line and message for each picture that is in no catalogue.

    `known` are the paths of those that are; `sources` the texts that the page is made from and
    their paths, its own first. A screen's drawing that no catalogue knows has its own message.
    """
    page = read_page(sources[0][1], sources[0][0])
    said = {use.screen for use in uses.uses(page, page.path)}
    turns = Counter[str]()
    found = []
    for one in named:
        screen = _SCREEN.search(one.path)
        if not one.is_picture or one.path in known or (screen and screen["id"] in said):
            continue
        name = one.path.rpartition("/")[2]
        places = [(path, line) for path, text in sources for line in _lines(path, text, name)]
        path, line = places[min(turns[name], len(places) - 1)] if places else (sources[0][0], 1)
        turns[name] += 1
        message = _NO_CATALOGUE.filled(name=name)
        found.append((path, line, message))
    return list(dict.fromkeys(found))


def runs(name: str) -> Said | None:
    """Return what is wrong with a linked file of this name that browsers run as a page."""
    if not _DOCUMENT.search(name):
        return None
    return _RUNS


def not_used(name: str) -> Said:
    """Return what is said of a file of the project that the site does not use, and what to do."""
    way = _IN_TEMPLATE
    if name.partition("/")[0] == "docs":
        way = _PUT_IN if _PICTURE.search(name) else _LINK
    return _NOT_USED.filled(way=way)


def _lines(path: str, text: str, name: str) -> list[int]:
    """The lines, from 1, that show or link to a file of this name; code is left out."""
    if not path.endswith(".md"):
        named = list(enumerate(text.splitlines(), start=1))
    else:
        reading = read_page(text, path).reading
        named = [(image.line, image.address) for image in reading.images if not image.is_raw]
        named += ((link.line, link.address) for link in reading.links)
        for html in reading.html:
            named += enumerate(html.text.splitlines(), start=html.line)
    wanted = _plain(name)
    return sorted(line for line, said in named for _ in range(_plain(said).count(wanted)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(unescape(text)).replace("\\", ""))
