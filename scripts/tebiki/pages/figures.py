"""Turns Markdown images of screens into figures: true proportions, a caption, a link to enlarge."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from tebiki.pages import photos
from tebiki.pages.rendered_page import NOTES

_HOLDERS = ("li", "blockquote", "details", "div", "td", "th")  # what blocks may stand in
_SCREEN = re.compile(r"(?:^|/)assets/screens/([\w-]+)\.svg$")
_NOTES = set(NOTES)
NOW = "screen-now"  # the class of one that shows the service as it is now


@dataclass(frozen=True)
class ScreenView:
    """What a page shows of a screen; width and height in CSS px, 0 while it is not drawn.

    `drawing` is the drawing's file, "" for the one that the page names; `caption` says what it
    was drawn from, "" for the page's text; `is_now` tells one that stands below a change note;
    the handout leaves out what is not `on_paper`.
    """

    id: str
    width: int
    height: int
    source: str
    photo: photos.Photo | None = None
    drawing: str = ""
    caption: str = ""
    is_now: bool = False
    on_paper: bool = True

    def address(self, written: str) -> str:
        """Return the way to the drawing, where `written` is that of the image on the page."""
        return f"{written.rpartition('/')[0]}/{self.drawing}" if self.drawing else written

    @property
    def is_drawn(self) -> bool:
        return self.width > 0


def screen_id(address: str) -> str | None:
    """Return the screen that an image address names, or None for another picture."""
    match = _SCREEN.search(address)
    return match[1] if match else None


def make_figures(
    root: Element,
    view: Callable[[str], ScreenView | None],
    gallery: str,
    words: Mapping[str, str],
) -> None:
    """Replace each paragraph below `root` that holds only screens by `div.screens`, in place.

    So are screens that stand in an item of a list or a cell of a table.
    Those of a change note come to stand behind it; those that follow each other share one `div`.
    The first one of the page loads at once, the others when they come near. A screen that `view`
    does not know stays an image, so that the build reports its address.
    """
    _put_behind_notes(root)
    _group_figures(root, view, gallery, words, lazy=False)
    for inner in [element for element in root.iter() if element.tag in _HOLDERS]:
        if inner is not root and inner.get("class") != "screens":
            _wrap_bare(inner)
            _group_figures(inner, view, gallery, words, lazy=True)


def _wrap_bare(element: Element) -> None:
    """Give screens that stand bare in an item or a cell a paragraph of their own, in place."""
    if element.tag not in ("li", "td", "th"):
        return
    for place, child in enumerate(list(element)):
        if child.tag == "img" and screen_id(child.get("src", "")):
            paragraph = Element("p")
            paragraph.tail, child.tail = child.tail, None
            paragraph.append(child)
            element[place] = paragraph


def _put_behind_notes(root: Element) -> None:
    for parent in list(root.iter()):
        for note in [child for child in parent if _NOTES & set(child.get("class", "").split())]:
            place = list(parent).index(note) + 1
            for shown in [child for child in note if _only_screens(child)]:
                note.remove(shown)
                parent.insert(place, shown)
                place += 1


def _group_figures(
    root: Element,
    view: Callable[[str], ScreenView | None],
    gallery: str,
    words: Mapping[str, str],
    *,
    lazy: bool,
) -> None:
    group: Element | None = None
    for child in list(root):
        images = _only_screens(child)
        views = [view(screen_id(image.get("src", "")) or "") for image in images]
        known = [found for found in views if found is not None]
        if not images or len(known) < len(images):
            group = None
            continue
        if group is None:
            group = Element("div", {"class": "screens"})
            root.insert(list(root).index(child), group)
        if (child.tail or "").strip():  # text of an item or a cell
            group.tail, child.tail = child.tail, None
        root.remove(child)
        for image, screen in zip(images, known, strict=True):
            group.append(_figure(image, screen, gallery, words, lazy=lazy))
            lazy = True
        group.set("data-count", str(len(group)))
        group.attrib.pop("data-paper", None)
        if all(figure.get("data-paper") == "no" for figure in group):
            group.set("data-paper", "no")


def _only_screens(element: Element) -> list[Element]:
    if element.tag != "p" or (element.text or "").strip():
        return []
    images = list(element)
    if _are_screens(images) and not any((image.tail or "").strip() for image in images):
        return images
    return []


def _are_screens(images: Iterable[Element]) -> bool:
    return all(image.tag == "img" and screen_id(image.get("src", "")) for image in images)


def _figure(
    image: Element, screen: ScreenView, gallery: str, words: Mapping[str, str], *, lazy: bool
) -> Element:
    image.set("src", screen.address(image.get("src", "")))
    kind = "screen" if screen.is_drawn else "screen screen-missing"
    kind += f" {NOW}" if screen.is_now else ""
    figure = Element("figure", {"class": kind, "data-screen": screen.id})
    if not screen.on_paper:
        figure.set("data-paper", "no")
    if screen.photo:
        figure.set("class", "screen screen-photo")
        drawing = (screen.width, screen.height) if screen.is_drawn else None
        source = screen.source
        words = {**words, "drawing": screen.caption or words["drawing"]}
        photos.fill(figure, image, screen.photo, drawing, source, gallery, words, lazy=lazy)
        return figure
    if screen.is_drawn:
        address = image.get("src", "")
        alternative = image.get("alt", "")
        link = SubElement(
            figure,
            "a",
            {"class": "glightbox", "href": address, "data-gallery": gallery, "data-type": "image"},
        )
        attributes = {
            "src": address,
            "alt": alternative,
            "width": str(screen.width),
            "height": str(screen.height),
        }
        if lazy:
            attributes["loading"] = "lazy"
        SubElement(link, "img", attributes)
    else:
        frame = SubElement(
            figure,
            "div",
            {"class": "screen-frame", "role": "img", "aria-label": image.get("alt", "")},
        )
        SubElement(frame, "span", {"class": "screen-name"}).text = image.get("alt") or screen.id
    caption = SubElement(figure, "figcaption")
    said = screen.caption or words["drawing"]
    caption.text = said if screen.is_drawn else words["screen_missing"]
    if screen.source:
        caption.text += words["separator"]
        SubElement(caption, "a", {"href": screen.source}).text = words["original"]
    return figure
