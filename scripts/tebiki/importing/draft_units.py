"""Puts a page's blocks together as units: a text with what goes with it, or pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tebiki.importing import picture_places
from tebiki.importing.paragraph_pieces import Piece, pieces, whole
from tebiki.importing.plain_guide import Block, Picture


@dataclass
class Unit:
    """A text with what goes with it, or (without texts) a run of pictures."""

    line: int
    texts: list[str] = field(default_factory=list)
    plain: str = ""
    pictures: list[Picture] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)  # Markdown of pictures that stand alone
    ends_raw: bool = False  # raw HTML, perhaps not closed: nothing may stand below it
    waits: bool = False  # a heading that waits for its text


def parts(blocks: Sequence[Block], restyle: bool) -> list[tuple[Block | None, list[Unit]]]:
    """Return what stands between the headings of the third level, as units.

    Without `restyle`, paragraphs are not parted.
    """
    found: list[tuple[Block | None, list[Unit]]] = [(None, [])]
    for block in blocks:
        if block.kind == "heading" and block.level == 3:
            found.append((block, []))
        else:
            _add(found[-1][1], block, restyle)
    return found


def _add(units: list[Unit], block: Block, restyle: bool) -> None:
    last = units[-1] if units and units[-1].texts else None
    if block.kind == "paragraph":
        _add_paragraph(units, block, pieces(block.text) if restyle else whole(block.text))
    elif block.kind == "heading":
        text = "### " + block.text + (" #" if block.text.endswith("#") else "")
        units.append(Unit(block.line, [text], block.plain, list(block.pictures), waits=True))
    elif last is not None:
        _join(last, block.text, block.plain, block.pictures)
        last.ends_raw = block.kind == "html"
    else:
        units.append(Unit(block.line, [block.text], block.plain, list(block.pictures)))
        units[-1].ends_raw = block.kind == "html"


def _add_paragraph(units: list[Unit], block: Block, parted: Sequence[Piece]) -> None:
    pictures = list(block.pictures)
    first = True
    for piece in parted:
        line = block.line + piece.offset
        own = [pictures.pop(0) for _ in range(min(piece.images, len(pictures)))]
        last = units[-1] if units else None
        if piece.kind == "picture":
            if last is None or last.texts:
                units.append(Unit(line))
            units[-1].pictures.extend(own)
            units[-1].shown.append(piece.text)
            continue
        text = piece.text
        if piece.kind != "text":
            text = f"!!! {piece.kind}\n" + "\n".join("    " + part for part in text.split("\n"))
        joins = last is not None and bool(last.texts)
        if piece.kind == "text" and first and last is not None and not last.waits:
            joins = False
        target = last if joins else None
        if piece.kind == "note":
            target = next((unit for unit in reversed(units) if unit.texts), None)
        if target is not None:
            _join(target, text, piece.plain, own)
        else:
            units.append(Unit(line, [text], piece.plain, own))
        first = False


def _join(unit: Unit, text: str, plain: str, pictures: Sequence[Picture]) -> None:
    unit.texts.append(text)
    unit.plain += "\n" + plain
    unit.pictures.extend(pictures)
    unit.waits = unit.ends_raw = False


def groups(
    units: list[Unit], places: Sequence[picture_places.Place], titled: bool
) -> list[tuple[str, list[Unit]]]:
    """Return the texts that make up the intro and each step; runs without text are steps."""
    placed = {place.text for place in places if place.text is not None}
    sides = {place.pictures: place for place in places}
    found: list[tuple[str, list[Unit]]] = [("step", [])] if titled else []
    filled = False  # the step has pictures
    for at, unit in enumerate(units):
        if not unit.texts:
            if sides[at].text is None:
                found.append(("step", [unit]))
            continue
        pictured = at in placed or bool(unit.pictures)
        if not found:
            found.append(("step" if pictured else "intro", [unit]))
            filled = pictured
            continue
        kind, members = found[-1]
        parted = at > 0 and not units[at - 1].texts and sides[at - 1].text != at
        later = any(number > at for number in placed)
        waits = titled and not filled and len(found) == 1
        if pictured and (filled or kind == "intro" or not waits):
            found.append(("step", [unit]))
            filled = True
        elif not pictured and kind == "step" and filled and parted and later:
            found.append(("step", [unit]))
            filled = False
        else:
            members.append(unit)
            filled = filled or pictured
    return found
