"""Shows a screen's original as a `<picture>` in a figure, with the way to its drawing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

# How wide a step's picture is at most, in CSS px; overrides/assets/tebiki.css has the rest.
SIZES = "(min-width: 60em) 860px, 92vw"

_NAME = re.compile(r".*-(\d+)\.(\w+)")


@dataclass(frozen=True)
class Photo:
    """A screenshot that a page shows: its files' names, and the way to them from the built page.

    `size` is that of the screenshot in its own pixels, `captured` its month (2026-11) or "".
    """

    names: tuple[str, ...]
    folder: str
    size: tuple[int, int]
    captured: str

    def of_kind(self, kind: str) -> list[tuple[int, str]]:
        """Width and name of the AVIF, WebP or PNG files, the narrowest first."""
        found = [(match, name) for name in self.names if (match := _NAME.fullmatch(name))]
        return sorted((int(match[1]), name) for match, name in found if match[2] == kind)

    def srcset(self, kind: str) -> str:
        """The files of one kind as a `srcset`."""
        return ", ".join(f"{self.folder}{name} {width}w" for width, name in self.of_kind(kind))


def fill(
    figure: Element,
    image: Element,
    photo: Photo,
    drawing: tuple[int, int] | None,
    source: str,
    gallery: str,
    words: Mapping[str, str],
    *,
    lazy: bool,
) -> None:
    """Put the photo, the link to enlarge it and its caption into `figure`.

    `image` is the page's image of the drawing. Its size stands at the caption's link to it, so
    that overrides/assets/photos.js can make a switch of the link. `source` may be "".
    """
    address = image.get("src", "")
    folder = address.rpartition("/")[0] + "/"  # from the source: MkDocs leads it to the built page
    widest = folder + photo.of_kind("webp")[-1][1]
    link = SubElement(
        figure,
        "a",
        {"class": "glightbox", "href": widest, "data-gallery": gallery, "data-type": "image"},
    )
    picture = SubElement(link, "picture")
    for kind in ("avif", "webp"):
        SubElement(
            picture,
            "source",
            {"type": f"image/{kind}", "srcset": photo.srcset(kind), "sizes": SIZES},
        )
    attributes = {
        "src": folder + photo.of_kind("png")[-1][1],
        "srcset": photo.srcset("png"),
        "sizes": SIZES,
        "alt": image.get("alt", ""),
        "width": str(photo.size[0]),
        "height": str(photo.size[1]),
    }
    if lazy:
        attributes["loading"] = "lazy"
    SubElement(picture, "img", attributes)
    caption = SubElement(figure, "figcaption")
    name = SubElement(caption, "span", {"class": "photo-name"})
    if photo.captured:
        year, month = photo.captured.split("-")
        name.text = words["photo"].format(year=year, month=int(month))
    else:
        name.text = words["photo_undated"]
    if drawing:
        way = SubElement(caption, "span", {"class": "photo-way", "data-paper": "no"})
        way.text = words["separator"]
        attributes = {
            "class": "photo-drawing",
            "href": address,
            "data-width": str(drawing[0]),
            "data-height": str(drawing[1]),
            "data-drawing": words["drawing"],
            "data-photo": words["photo_short"],
            "data-label": words["photo_label"],
        }
        SubElement(way, "a", attributes).text = words["drawing_short"]
    if source:
        caption[-1].tail = words["separator"]
        SubElement(caption, "a", {"href": source}).text = words["original"]
