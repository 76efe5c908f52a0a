"""Makes the door of a site with one guide: what one gets into, where to begin, its chapters.

An author writes the title and one sentence; all else comes from the guide:

    <h1>…</h1> <p>…</p>  ->  the same, then ul.door-facts, p.door-start, div.door-picture,
                             nav.door-chapters and nav.door-more
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import lxml.html
from lxml.html import HtmlElement

from tebiki.markdown.html_source import inner_html

# A phone shows these tiles at once, below the picture: they come with it, not once it is laid out.
_FIRST_ROW = 2


@dataclass(frozen=True)
class Picture:
    """A picture by its address from the door; width and height in CSS px."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Chapter:
    """A page with steps; `name` is the page's, as ticks have it, `minutes` 0 where not known."""

    name: str
    title: str
    address: str
    minutes: int
    steps: int
    picture: Picture | None


@dataclass(frozen=True)
class Door:
    """What the door of a guide shows; an empty fact is left out.

    `more` has title and address of the pages beside the steps, `picture` the step not to be missed.
    `edition` is the month of one of several, in words; editions.js puts the others behind it.
    """

    first: str  # the address of the first step
    money: str
    needs: Sequence[str]
    chapters: Sequence[Chapter]
    more: Sequence[tuple[str, str]]
    picture: Picture | None
    edition: str = ""


def with_front(html: str, door: Door, words: Mapping[str, str]) -> str:
    """Return the page with the door's parts behind its title and first sentence."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    title = root.find("h1")
    if title is None or not door.chapters:
        return html
    after = title.getnext()
    place = root.index(after if after is not None and after.tag == "p" else title) + 1
    said = " ".join(title.text_content().split()).removesuffix("#").strip()
    parts = [*_facts(door, words), _start(door, words), *_picture(door, said)]
    parts.append(_chapters(door, words))
    if door.more:
        parts.append(_more(door, words))
    for offset, part in enumerate(parts):
        root.insert(place + offset, part)
    return inner_html(root)


def _facts(door: Door, words: Mapping[str, str]) -> list[HtmlElement]:
    minutes = sum(chapter.minutes for chapter in door.chapters)
    facts = {
        "time": words["minutes"].format(minutes=minutes) if minutes else "",
        "money": door.money,
        "needs": words["door_join"].join(door.needs),
    }
    items = "".join(
        f"<li><strong>{escape(words[f'door_{name}'])}</strong> <span>{escape(said)}</span></li>"
        for name, said in facts.items()
        if said
    )
    if door.edition:
        said = escape(words["edition_named"].format(month=door.edition))
        items = (
            '<li class="door-edition" data-paper="no">'
            f"<strong>{escape(words['door_edition'])}</strong> "
            f'<span class="other-editions">{said}</span></li>{items}'
        )
    return [_element(f'<ul class="door-facts">{items}</ul>')] if items else []


def _start(door: Door, words: Mapping[str, str]) -> HtmlElement:
    return _element(
        f'<p class="door-start"><a class="md-button md-button--primary" '
        f'href="{escape(door.first)}">{escape(words["door_start"])}</a></p>'
    )


def _picture(door: Door, title: str) -> list[HtmlElement]:
    """The step's picture, with a sheet of paper behind it that stands for the handout."""
    if door.picture is None:
        return []
    image = _image(door.picture, 'fetchpriority="high"')
    sheet = f'<div class="door-sheet" aria-hidden="true">{escape(title)}</div>'
    return [_element(f'<div class="door-picture" data-paper="no">{sheet}{image}</div>')]


def _chapters(door: Door, words: Mapping[str, str]) -> HtmlElement:
    tiles = []
    for number, chapter in enumerate(door.chapters, start=1):
        steps = words["steps_count"].format(count=chapter.steps)
        minutes = words["minutes"].format(minutes=chapter.minutes) if chapter.minutes else ""
        said = words["separator"].join(part for part in (minutes, steps) if part)
        how = "" if number <= _FIRST_ROW else 'loading="lazy"'
        image = _image(chapter.picture, how) if chapter.picture else ""
        tiles.append(
            f'<li><a href="{escape(chapter.address)}" data-chapter="{escape(chapter.name)}">{image}'
            f'<span class="door-no">{number}</span> <strong>{escape(chapter.title)}</strong> '
            f'<span class="door-meta">{escape(said)} <span class="door-far"></span></span></a></li>'
        )
    label = escape(words["door_chapters"])
    return _element(
        f'<nav class="door-chapters" aria-label="{label}" data-paper="no">'
        f"<ol>{''.join(tiles)}</ol></nav>"
    )


def _more(door: Door, words: Mapping[str, str]) -> HtmlElement:
    links = "".join(
        f'<li><a href="{escape(address)}">{escape(title)}</a></li>' for title, address in door.more
    )
    label = escape(words["door_more"])
    return _element(
        f'<nav class="door-more" aria-label="{label}" data-paper="no"><ul>{links}</ul></nav>'
    )


def _image(picture: Picture, how: str) -> str:
    return (
        f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}" '
        f'width="{picture.width}" height="{picture.height}" {how}>'
    )


def _element(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html)
