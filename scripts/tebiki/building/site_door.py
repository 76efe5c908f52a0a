"""Gathers what the door of a site with one guide shows of it."""

from collections.abc import Iterable

from mkdocs.utils import get_relative_url

from tebiki.building import site_page
from tebiki.building.site_context import SiteContext
from tebiki.markdown.page import Page
from tebiki.pages import reading_order
from tebiki.pages.door import Chapter, Door, Picture
from tebiki.pages.galleries import GalleryScreen
from tebiki.source import months
from tebiki.source.layout import SCREENS

# Pages beside the steps that a participant looks for first, in this order; then all others.
_FIRST = ("before", "troubleshooting", "after")


def door_of(site: SiteContext, path: str, url: str, *, is_versioned: bool = False) -> Door | None:
    """Return what the page at `path`, with that `url`, shows; None for any but such a door.

    `is_versioned` is for one of several editions, which the door names.
    """
    if path != f"{site.language}/index.md" or len(site.walks) != 1:
        return None
    guide, walk = next(iter(site.walks.items()))
    door = site.pages[path]
    own = [page for page in site.pages.values() if _is_of(page, guide, site)]
    walked = [site.changes.as_of(page) for page in own if page.path in site.has_steps]
    others = [page for page in own if page.path not in site.has_steps]
    return Door(
        first=get_relative_url(f"{walk.base}{walk.first}", url),
        money=site.changes.money or str(door.meta.get("money") or ""),
        needs=tuple(door.meta.get("needs") or ()),
        chapters=[_chapter(page, guide, site, url) for page in walked],
        more=[
            (page.plain_title or page.path, get_relative_url(site.addresses[page.path], url))
            for page in sorted(others, key=lambda page: _rank(page, others))
        ],
        picture=_key_picture(walked, guide, site, url),
        edition=months.in_words(site.edition, site.language) if is_versioned else "",
    )


def _is_of(page: Page, guide: str, site: SiteContext) -> bool:
    split = reading_order.split_path(page.path)
    return split is not None and split[1] == guide and page.path in site.addresses


def _rank(page: Page, others: list[Page]) -> tuple[int, int]:
    name = page.path.rpartition("/")[2].removesuffix(".md")
    first = _FIRST.index(name) if name in _FIRST else len(_FIRST)
    return first, others.index(page)


def _chapter(page: Page, guide: str, site: SiteContext, url: str) -> Chapter:
    name = page.path.rpartition("/")[2].removesuffix(".md")
    minutes = page.meta.get("minutes")
    return Chapter(
        name=name,
        title=page.plain_title or name,
        address=get_relative_url(site.addresses[page.path], url),
        minutes=minutes if isinstance(minutes, int) else 0,
        steps=len(page.steps),
        picture=_picture(_screens(name, guide, site), guide, site, url, is_small=True),
    )


def _key_picture(pages: Iterable[Page], guide: str, site: SiteContext, url: str) -> Picture | None:
    """The screen of the first step that shows something only once, else the guide's first one."""
    every: list[GalleryScreen] = []
    for page in pages:
        name = page.path.rpartition("/")[2].removesuffix(".md")
        screens = _screens(name, guide, site)
        for note in page.reading.admonitions:
            if "once" in note.classes:
                starts = [step for step in page.steps if step.line < note.line]
                every[:0] = [s for s in screens if starts and s.step == starts[-1].id]
        every += screens
    return _picture(every, guide, site, url)


def _screens(name: str, guide: str, site: SiteContext) -> list[GalleryScreen]:
    """A chapter's screens that count and hold, those of now first."""
    chapters = site.chapters.get(guide, ())
    folded = {
        note.step for note in site.changes.notes.get(guide, ()) if note.page == name and note.fold
    }
    return [
        screen
        for chapter in chapters
        if chapter.name == name
        for screen in chapter.screens
        if screen.number and (screen.step not in folded or _is_now(guide, screen.id, site))
    ]


def _is_now(guide: str, screen_id: str, site: SiteContext) -> bool:
    view = site_page.screen(site, guide, screen_id)
    return view is not None and view.is_now


def _picture(
    screens: Iterable[GalleryScreen], guide: str, site: SiteContext, url: str,
    *, is_small: bool = False,
) -> Picture | None:  # fmt: skip
    for screen in screens:
        view = site_page.screen(site, guide, screen.id)
        is_low = is_small and view is not None and view.height * 2 < view.width
        if view and view.is_drawn and not is_low:
            address = view.address(f"{SCREENS}/{screen.id}.svg")
            alt = "" if is_small else screen.alt
            return Picture(get_relative_url(address, url), alt, view.width, view.height)
    return None
