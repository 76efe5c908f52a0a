"""Finds the pages of a guide in a built site, for its handouts."""

from collections.abc import Sequence
from pathlib import Path

from lxml.html import HtmlElement

from tebiki.files.data_faults import Said, before
from tebiki.paper.built_guide import BuiltPage
from tebiki.paper.chapter import PaperError

_NO_PAGE = Said(
    "no such page; build the site first: tebiki build",
    "このページがありません。先に tebiki build でサイトを作ってください。",
)


def author(page: HtmlElement) -> str:
    """The site's author, else its name."""
    told = {
        meta.get("name") or meta.get("property"): meta.get("content") for meta in page.iter("meta")
    }
    return str(told.get("author") or told.get("og:site_name") or "")


def guide_folders(site: Path, guide: str, languages: Sequence[str]) -> list[Path]:
    """Where the guide was built: below the root in the first language, else in the language's."""
    places = [site / guide, *(site / language / guide for language in languages)]
    return [place for place in places if place.is_dir()]


def pages_in(site: Path, folder: Path) -> list[BuiltPage]:
    """The guide's pages, with folder addresses (`a/index.html`) or plain ones (`a.html`)."""
    found = [read_built(site, path, path.stem) for path in sorted(folder.glob("*.html"))]
    return [
        *found,
        *(read_built(site, path, path.parent.name) for path in sorted(folder.glob("*/index.html"))),
    ]


def read_built(site: Path, path: Path, name: str) -> BuiltPage:
    """Return the page at `path`. Raises PaperError where there is none."""
    if not path.is_file():
        raise PaperError(before(f"{path}: ", _NO_PAGE))
    return BuiltPage(name, path.relative_to(site).as_posix(), path.read_text(encoding="utf-8"))
