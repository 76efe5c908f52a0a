"""Puts a guide's screens together: a strip below a page's steps, and a page with all of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from tebiki.markdown.page import Page
from tebiki.pages.figures import NOW, ScreenView, screen_id
from tebiki.source.layout import SCREENS

THUMBNAIL = (160, 100)  # CSS px; the strip shows the top of taller pictures


@dataclass(frozen=True)
class GalleryScreen:
    """A screen as a page shows it; `number` is its step's on the page, from 1; 0: it is skipped."""

    id: str
    address: str
    alt: str
    step: str
    step_title: str
    number: int


@dataclass(frozen=True)
class Chapter:
    """A page with its screens in order; `count` is the number of its steps."""

    name: str
    title: str
    count: int
    screens: tuple[GalleryScreen, ...]


@dataclass(frozen=True)
class Gallery:
    """All chapters of a guide; how many of its screens' originals are in, how many drawn of now."""

    chapters: tuple[Chapter, ...]
    originals: int
    now: int = 0


def chapters(
    pages: Iterable[Page],
    now: Mapping[tuple[str, str], Sequence[tuple[str, str]]] = MappingProxyType({}),
) -> tuple[Chapter, ...]:
    """Return the pages that have screens in their steps, in the order given.

    `now` has id and alternative text of what a step's change note shows, by page and step: the
    screens of now come before those of the text.
    """
    found = []
    for page in pages:
        name = page.path.rpartition("/")[2].removesuffix(".md")
        shown = []
        numbers = {step.line: number for number, step in enumerate(page.steps, start=1)}
        for step in (h for h in page.headings if page.has_steps and h.level == 2):
            pictures = [
                (screen, f"../../{SCREENS}/{screen}.svg", alt)
                for screen, alt in now.get((name, step.id or ""), ())
            ]
            pictures += (
                (screen, image.address, image.alt)
                for image in page.reading.images
                if image.step_line == step.line and (screen := screen_id(image.address))
            )
            shown += [
                GalleryScreen(*picture, step.id or "", step.plain, numbers.get(step.line, 0))
                for picture in pictures
            ]
        if shown:
            found.append(Chapter(name, page.title or name, len(page.steps), tuple(shown)))
    return tuple(found)


def headings(gallery: Gallery) -> str:
    """Return the chapters as Markdown, to stand at the end of the gallery's source."""
    return "".join(f"\n\n## {chapter.title} {{ #{chapter.name} }}" for chapter in gallery.chapters)


def fill(root: Element, gallery: Gallery, words: Mapping[str, str]) -> None:
    """Put the count of originals above the first chapter, and below each its screens."""
    known = {chapter.name: chapter for chapter in gallery.chapters}
    found = [child for child in root if child.tag == "h2" and child.get("id") in known]
    if not found:
        return
    count = Element("p", {"class": "gallery-count"})
    total = sum(len(chapter.screens) for chapter in gallery.chapters)
    said = f"gallery_{'count' if gallery.originals else 'none'}{'_now' if gallery.now else ''}"
    count.text = words[said].format(originals=gallery.originals, total=total, now=gallery.now)
    root.insert(list(root).index(found[0]), count)
    for heading in found:
        place = list(root).index(heading)
        for offset, screen in enumerate(known[heading.get("id", "")].screens, start=1):
            paragraph = Element("p")
            SubElement(paragraph, "img", {"src": screen.address, "alt": screen.alt})
            root.insert(place + offset, paragraph)


def lead_to_steps(root: Element, gallery: Gallery, words: Mapping[str, str]) -> None:
    """Name its step below each figure of the filled gallery, as a link to it."""
    places = {
        screen.id: (chapter, screen) for chapter in gallery.chapters for screen in chapter.screens
    }
    for group in root.findall("div[@class='screens']"):
        group.set("class", "screens gallery-screens")
        for figure in group.findall("figure"):
            chapter, screen = places[figure.get("data-screen", "")]
            for link in figure.iterfind("a[@class='glightbox']"):
                link.set("data-gallery", chapter.name)
            address = f"{chapter.name}.md#{screen.step}"
            step = SubElement(figure, "a", {"class": "gallery-step", "href": address})
            step.text = words["step_name" if screen.number else "step_skipped"].format(
                no=screen.number, of=chapter.count, title=screen.step_title
            )
            _shorten_caption(figure, words)


def _shorten_caption(figure: Element, words: Mapping[str, str]) -> None:
    """Leave out what a drawing is, which the page says once; say which show the screen of now."""
    caption = figure.find("figcaption")
    classes = figure.get("class", "").split()
    if caption is None or "screen-photo" in classes:
        return
    caption.text = ""
    if NOW in classes:
        now = Element("span", {"class": "gallery-now"})
        now.text = words["gallery_now"]
        now.tail = words["separator"] if len(caption) else ""
        caption.insert(0, now)


def add_strip(
    root: Element,
    chapter: Chapter | None,
    view: Callable[[str], ScreenView | None],
    words: Mapping[str, str],
) -> None:
    """Put a strip of the page's drawn screens, leading to their steps, at the end of `root`.

    A screen that is folded away, because its step is done otherwise now, has the class `old`; it
    gives its place to one of now.
    """
    folded = {
        figure.get("data-screen") for fold in root.iter("details") for figure in fold.iter("figure")
    }
    views = [
        (screen, known)
        for screen in (chapter.screens if chapter else ())
        if screen.number and (known := view(screen.id)) and known.is_drawn
    ]
    with_now = {screen.step for screen, known in views if known.is_now}
    drawn = [
        (screen, known)
        for screen, known in views
        if screen.id not in folded or screen.step not in with_now
    ]
    if not drawn:
        return
    strip = Element(
        "nav",
        {
            "class": "strip",
            "aria-label": words["strip_label"],
            "data-search-exclude": "",
            "data-paper": "no",
        },
    )
    for screen, known in drawn:
        name = words["step_name"].format(
            no=screen.number, of=chapter.count if chapter else 0, title=screen.step_title
        )
        link = SubElement(
            strip, "a", {"href": f"#{screen.step}", "aria-label": name, "title": screen.step_title}
        )
        if screen.id in folded:
            link.set("class", "old")
        width, height = (str(length) for length in THUMBNAIL)
        SubElement(
            link,
            "img",
            {
                "src": known.address(screen.address),
                "alt": "",
                "width": width,
                "height": height,
                "loading": "lazy",
            },
        )
        SubElement(link, "span", {"aria-hidden": "true"}).text = str(screen.number)
    root.append(strip)
