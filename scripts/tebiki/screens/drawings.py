"""Draws a guide's screens as SVG from short sources over shared parts, and reads them back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

from jinja2 import DictLoader, Environment, StrictUndefined, Template, pass_context
from jinja2.runtime import Context

from tebiki.screens.screen import Screen
from tebiki.source import months

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Word:
    """One line of text on a drawing; `why` excuses what the guide does not say."""

    text: str
    size: float
    why: str


@dataclass(frozen=True)
class Drawing:
    """One drawn screen: its file's text, its size in CSS px, its words and pins in order."""

    id: str
    svg: str
    width: int
    height: int
    title: str
    description: str
    words: tuple[Word, ...]
    pins: tuple[int, ...]


def caption(screen: Screen, words: Mapping[str, str], language: str) -> str:
    """Return what a screen's drawing says it is made from, by the `words` of the language."""
    if not screen.drawn_of:
        return words["drawing"]
    said = words["drawing_reported" if screen.is_reported else "drawing_now"]
    return said.format(month=months.in_words(screen.drawn_of, language))


def draw(
    screen_id: str, source: str, parts: Mapping[str, str], language: str, caption: str
) -> Drawing:
    """Return the drawing that `source`, a Jinja template over `parts`, describes in a language.

    `parts` are the shared templates by file name; `caption` says what it is drawn from, and
    stands before its description. The same source gives the same bytes. What the source gives
    as {"ja": "名前", "en": "Name"} is said in the language, or else as first written.
    Raises jinja2.TemplateError or ElementTree.ParseError.
    """

    environment = _environment(language, tuple(parts.items()))
    code = environment.compile(source, screen_id)
    template = Template.from_code(environment, code, environment.make_globals(None))
    text = template.render(id=screen_id, language=language, caption=caption)
    return read(screen_id, re.sub(r"\s*\n\s*", "\n", text).strip() + "\n")


def read(screen_id: str, svg: str) -> Drawing:
    """Return the drawing whose file holds `svg`. Raises ElementTree.ParseError."""
    root = ElementTree.fromstring(svg)
    return Drawing(
        id=screen_id,
        svg=svg,
        width=int(root.get("width", "0")),
        height=int(root.get("height", "0")),
        title=root.findtext(f"{_SVG}title", ""),
        description=root.findtext(f"{_SVG}desc", ""),
        words=tuple(
            Word(
                "".join(text.itertext()),
                float(text.get("font-size", "0")),
                text.get("data-why", ""),
            )
            for text in root.iter(f"{_SVG}text")
            if text.get("class") != "n"
        ),
        pins=tuple(
            int(group.attrib["data-pin"])
            for group in root.iter(f"{_SVG}g")
            if "data-pin" in group.attrib
        ),
    )


@cache  # the shared parts are read once a language, not once a drawing
def _environment(language: str, parts: tuple[tuple[str, str], ...]) -> Environment:
    @pass_context  # else Jinja makes text of a constant mapping before this sees it
    def said(_: Context, value: object) -> object:
        if isinstance(value, Mapping) and value:
            return value.get(language, next(iter(value.values())))
        return _short(value)

    return Environment(
        loader=DictLoader(dict(parts)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=said,
    )


def _short(value: object) -> object:
    """Numbers as SVG needs them: 2 decimals at most, no zeros at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
