"""Makes the menu's plain links, a name and an address, once for all pages that see them alike.

Two pages of one folder have the same way to every other page, `../card/`: a part of the menu with
a thousand pages is not filled a thousand times. What is more than such a link is left to the theme.
"""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

# What a page's front matter, or a plugin, may have the theme show beside the name.
_IN_META = ("icon", "status", "subtitle")
_OF_PLUGINS = ("children", "encrypted", "pages", "typeset")
_LINK = Markup(
    '<li class="md-nav__item"><a href="{}" class="md-nav__link">'
    '<span class="md-ellipsis">{}</span></a></li>\n'
)


class MenuLinks:
    """The links of one language, from when all its pages are read."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, str], list[tuple[str, Markup] | None]] = {}

    def pieces(self, section: Section, page: Page) -> Iterator[tuple[int, Any]]:
        """Yield a part of the menu as `page` has it: 0 and plain links, which are whole, and by its
        number from 1 each entry that the theme has to show, of which the page itself is one.
        """
        links: list[Markup] = []
        entries: list[Any] = section.children
        address = page.url
        made = self._links(section, address)
        for number, (entry, link) in enumerate(zip(entries, made, strict=True), start=1):
            if link is not None and entry is not page:
                is_below = link[0].startswith(address)  # of a page that is a folder of others
                links.append(_link(entry, address) if is_below else link[1])
                continue
            yield 0, Markup("").join(links)
            links = []
            yield number, entry
        yield 0, Markup("").join(links)

    def _links(self, section: Section, address: str) -> list[tuple[str, Markup] | None]:
        beside = _beside(address)
        key = (id(section), beside)
        if key not in self._made:
            entries: list[Any] = section.children
            self._made[key] = [
                (entry.url, _link(entry, beside)) if _is_plain(entry) else None for entry in entries
            ]
        return self._made[key]


def _beside(address: str) -> str:
    """The address of a page that nobody has, in the folder of the page at `address`."""
    folder, slash, name = address.removesuffix("/").rpartition("/")
    nobody = "-/" if address.endswith("/") else "-.html"
    return f"{folder}{slash}{nobody}" if name else address


def _is_plain(entry: Any) -> bool:
    meta = getattr(entry, "meta", None) or {}
    return not (
        any(meta.get(name) for name in _IN_META)
        or any(getattr(entry, name, None) for name in _OF_PLUGINS)
    )


def _link(entry: Any, address: str) -> Markup:
    page: Any = SimpleNamespace(url=address)
    return _LINK.format(normalize_url(entry.url, page), entry.title)
