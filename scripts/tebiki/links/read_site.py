"""Reads a folder of HTML, ours or anybody's, into what the link checks need."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tebiki.files.data_faults import Said, SaidError, before
from tebiki.links.browser_lists import read_kept_list, read_manifest
from tebiki.links.documents import Document
from tebiki.links.html_links import read_html, read_svg
from tebiki.links.listed_links import read_css, read_search_index, read_sitemap
from tebiki.links.markdown_links import read_markdown
from tebiki.links.site_files import Site, own_address
from tebiki.markdown import html_source

_PAGES = (".html", ".htm", ".xhtml")
_BESIDE = re.compile(r"(^|/)(index\.md|llms\.txt)$")
_KEPT = re.compile(r"(^|/)keep/[^/]+\.json$")
_INDEX = re.compile(r"(^|.*/)search[^/]*/[^/]*\.json$|(^|.*/)search[^/]*\.json$")


_NO_FOLDER = Said(
    "there is no such folder; build the site first",
    "このフォルダーはありません。先にサイトを作ってください。",
)
_NO_PAGE = Said(
    "there is no HTML page in this folder; name a built site",
    "このフォルダーに HTML のページがありません。でき上がったサイトを指定してください。",
)


class SiteFolderError(SaidError):
    """The folder is no site; the message says what to do."""


def read_site(folder: Path, site_url: str = "") -> Site:
    """Read every page and its Markdown, drawing, stylesheet, PDF, sitemap and index in `folder`.

    Raises SiteFolderError where there is no folder, or no page in it.
    """
    if not folder.is_dir():
        raise SiteFolderError(before(f"{folder}: ", _NO_FOLDER))
    files = frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    documents: dict[str, Document] = {}
    for name in sorted(files):
        reader = _reader(name)
        if reader is not None:
            documents[name] = reader((folder / name).read_bytes())
    if not any(name.endswith(_PAGES) for name in documents):
        raise SiteFolderError(before(f"{folder}: ", _NO_PAGE))

    @cache
    def text_of(page: str) -> str:
        return html_source.read_text((folder / page).read_bytes())

    url = site_url or own_address(documents, files)
    if url and not url.endswith("/"):
        url += "/"
    return Site(files, documents, url, text_of)


def is_ours(site: Site) -> bool:
    """Whether this project built the site, as its pages' generator says."""
    return any(one.generator.startswith("tebiki") for one in site.documents.values())


def _reader(name: str) -> Callable[[bytes], Document] | None:
    lowered = name.lower()
    if lowered.endswith(_PAGES):
        return read_html
    if lowered.endswith(".css"):
        return lambda data: read_css(data.decode("utf-8-sig", "replace"))
    if lowered.endswith(".svg"):
        return read_svg
    if lowered.endswith(".pdf"):
        return _read_pdf
    if re.search(r"(^|/)sitemap[^/]*\.xml$", lowered):
        return read_sitemap
    if beside := _BESIDE.search(lowered):
        is_list = beside[2] == "llms.txt"
        return lambda data: read_markdown(data.decode("utf-8-sig", "replace"), is_list=is_list)
    if lowered.endswith(".webmanifest"):
        return lambda data: read_manifest(data.decode("utf-8-sig", "replace"))
    if _KEPT.search(lowered):
        return lambda data: read_kept_list(data.decode("utf-8-sig", "replace"))
    if _INDEX.match(lowered):
        return lambda data: read_search_index(data.decode("utf-8-sig", "replace"))
    return None


def _read_pdf(data: bytes) -> Document:
    from tebiki.links import pdf_links

    return pdf_links.read_pdf(data)
