"""Draws the screens of a guide from short sources and finds where drawings and pages disagree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from jinja2 import DictLoader, Environment, StrictUndefined

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawing:
    """One drawn screen: its file's text, its size in CSS px, its words and its pins, in order."""

    id: str
    svg: str
    width: int
    height: int
    words: tuple[str, ...]
    pins: tuple[int, ...]


def draw(screen_id: str, source: str, parts: Mapping[str, str]) -> Drawing:
    """Return the drawing that `source`, a Jinja template over `parts`, describes.

    The same source gives the same bytes. Raises jinja2.TemplateError, ElementTree.ParseError.
    """
    environment = Environment(
        loader=DictLoader(dict(parts)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_short,
        trim_blocks=True,
    )
    text = environment.from_string(source).render(id=screen_id)
    svg = re.sub(r">\s*\n\s*", ">\n", text).strip() + "\n"
    return read(screen_id, svg)


def read(screen_id: str, svg: str) -> Drawing:
    """Return the drawing whose file holds `svg`. Raises ElementTree.ParseError."""
    root = ElementTree.fromstring(svg)
    words, pins = [], []
    for group in root.iter():
        if group.tag == f"{_SVG}g" and "data-pin" in group.attrib:
            pins.append(int(group.attrib["data-pin"]))
        words += [
            "".join(child.itertext())
            for child in group
            if child.tag == f"{_SVG}text" and child.get("class") != "n"
        ]
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    return Drawing(screen_id, svg, width, height, tuple(words), tuple(pins))


def _short(value: object) -> object:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
