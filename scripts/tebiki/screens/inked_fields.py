"""Finds on a screenshot what bars should cover: filled-in fields, and numbers such as a code.

A field is a thin frame around a light or dark box, with a row of glyphs in it; a number is a row of
four glyphs or more, of one height, at one pitch. Both are found by their outlines, without reading
them: what is written without a frame, such as a mail address in a sentence, is not found, and a
person has to draw its bar.

    ┌──────────────┐
    │ a@b.example  │  ->  [(21, 31, 258, 38)], the inside of the frame
    └──────────────┘
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from PIL import Image, ImageChops, ImageFilter

from tebiki.screens.decoded_picture import Picture
from tebiki.screens.picture_files import Rectangle

NUMBERS = frozenset({"code", "phone", "card"})  # marks of what may stand there without a frame
_FAINT, _INK = 7, 40  # how far a frame, and a glyph, differ from the grey around them
_FIELD = (60, 18, 110)  # least width, least and most height of a field, in pixels
_DIGITS = 4
_TILE = (64, 32)


@dataclass(frozen=True)
class Blob:
    """What hangs together: its box, right and bottom excluded, and its number of pixels."""

    left: int
    top: int
    right: int
    bottom: int
    pixels: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def bars(picture: Picture, sensitive: Collection[str]) -> list[Rectangle]:
    """Return a bar for each field and number on a picture that is marked as showing such a thing.

    In pixels of the picture, from top to bottom; none where nothing is marked.
    """
    if not sensitive:
        return []
    grey = picture.image.convert("L")
    glyphs = blobs(ImageChops.difference(grey, _ground(grey)), _INK)
    found = [inside for frame in _frames(grey) if (inside := _filled(frame, glyphs))]
    if NUMBERS & set(sensitive):
        free = [glyph for glyph in glyphs if not any(_holds(bar, glyph) for bar in found)]
        found += _numbers(free)
    return sorted(set(found), key=lambda bar: (bar[1], bar[0]))


def _ground(grey: Image.Image) -> Image.Image:
    """What lies behind the writing: in each tile the grey that most of it has."""
    across, down = -(-grey.width // _TILE[0]), -(-grey.height // _TILE[1])
    usual = []
    for y in range(down):
        for x in range(across):
            left, top = x * _TILE[0], y * _TILE[1]
            box = (left, top, min(left + _TILE[0], grey.width), min(top + _TILE[1], grey.height))
            counts = grey.crop(box).histogram()
            usual.append(counts.index(max(counts)))
    ground = Image.new("L", (across, down))
    ground.putdata(usual)
    whole = ground.resize((across * _TILE[0], down * _TILE[1]), Image.Resampling.NEAREST)
    return whole.crop((0, 0, *grey.size))


def blobs(grey: Image.Image, least: int) -> list[Blob]:
    """Return what is at least that bright in a grey picture, each part that hangs together once."""
    width, height = grey.size
    data = grey.point([0] * least + [255] * (256 - least)).tobytes()
    boxes: list[list[int]] = []
    parents: list[int] = []

    def root(one: int) -> int:
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    above: list[tuple[int, int, int]] = []
    for y in range(height):
        row: list[tuple[int, int, int]] = []
        waiting = 0
        for start, end in _runs(data[y * width : (y + 1) * width]):
            label = -1
            while waiting < len(above) and above[waiting][1] < start:
                waiting += 1
            for other_start, other_end, other in above[waiting:]:
                if other_start > end:
                    break
                if other_end >= start:  # corners count
                    found = root(other)
                    if label >= 0 and found != label:
                        parents[found] = label
                        _merge(boxes[label], boxes[found])
                    else:
                        label = found
            if label < 0:
                label = len(boxes)
                parents.append(label)
                boxes.append([start, y, end, y + 1, 0])
            _merge(boxes[label], [start, y, end, y + 1, end - start])
            row.append((start, end, label))
        above = row
    return [Blob(*box) for number, box in enumerate(boxes) if parents[number] == number]


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    start = row.find(b"\xff")
    while start >= 0:
        end = row.find(b"\0", start)
        end = len(row) if end < 0 else end
        yield start, end
        start = row.find(b"\xff", end)


def _merge(box: list[int], other: Sequence[int]) -> None:
    box[:] = [
        min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]),
        max(box[3], other[3]), box[4] + other[4],
    ]  # fmt: skip


def _frames(grey: Image.Image) -> list[Blob]:
    """The thin frames on a picture: all four sides there, and next to nothing else."""
    sharp = ImageChops.difference(grey, grey.filter(ImageFilter.MedianFilter(7)))
    found = []
    for blob in blobs(sharp, _FAINT):
        around = 2 * (blob.width + blob.height)
        is_thin = 0.7 * around <= blob.pixels <= 4 * around
        is_field = blob.width >= _FIELD[0] and _FIELD[1] <= blob.height <= _FIELD[2]
        if is_field and is_thin and _has_sides(sharp, blob):
            found.append(blob)
    return found


def _has_sides(sharp: Image.Image, blob: Blob) -> bool:
    """Whether a line runs along each side, but for round corners."""
    left, top, right, bottom = blob.left, blob.top, blob.right, blob.bottom
    turned = sharp.crop((left, top, right, bottom)).transpose(Image.Transpose.TRANSPOSE)
    lying = sharp.crop((left, top, right, bottom))
    for side in (lying, turned):
        corner = min(16, side.width // 4)
        for first in (0, side.height - 4):
            strip = side.crop((corner, first, side.width - corner, first + 4))
            dots = strip.tobytes()
            rows = [dots[at : at + strip.width] for at in range(0, len(dots), strip.width)]
            if sum(max(column) >= _FAINT for column in zip(*rows, strict=True)) < (
                0.95 * strip.width
            ):
                return False
    return True


def _filled(frame: Blob, glyphs: Sequence[Blob]) -> Rectangle | None:
    """The inside of a frame with a row of glyphs in it, None for an empty one."""
    edge = 3
    inside = (
        frame.left + edge, frame.top + edge, frame.width - 2 * edge, frame.height - 2 * edge,
    )  # fmt: skip
    held = [glyph for glyph in glyphs if _holds(inside, glyph) and glyph.height < inside[3]]
    return inside if len(held) >= 2 else None


def _holds(bar: Rectangle, blob: Blob) -> bool:
    x, y, width, height = bar
    return x <= blob.left and blob.right <= x + width and y <= blob.top and (
        blob.bottom <= y + height
    )  # fmt: skip


def _numbers(glyphs: Sequence[Blob]) -> list[Rectangle]:
    """A bar for each row of digits: of one height, on one line, at one pitch."""
    likely = sorted(
        (glyph for glyph in glyphs if 7 <= glyph.height <= 80 and glyph.width <= 80),
        key=lambda glyph: -glyph.height,
    )
    found: list[Rectangle] = []
    while likely:
        tallest = likely[0]
        line = [g for g in likely if g.top < tallest.bottom and tallest.top < g.bottom]
        likely = [glyph for glyph in likely if glyph not in line]
        line.sort(key=lambda glyph: glyph.left)
        for group in _groups(line, tallest.height):
            if _is_number(group, tallest.height):
                found.append(_around(group))
    return found


def _is_number(group: Sequence[Blob], height: int) -> bool:
    """Whether glyphs are digits: as high as the line's capitals, narrow, on its ground, in step."""
    usual = median(glyph.height for glyph in group)
    return (
        len(group) >= _DIGITS
        and usual >= 0.7 * height
        and all(abs(glyph.height - usual) <= max(1, usual / 12) for glyph in group)
        and all(glyph.width <= 0.85 * usual for glyph in group)
        and max(g.bottom for g in group) - min(g.bottom for g in group) <= max(1, usual / 12)
        and _has_one_pitch(group)
    )


def _groups(line: Sequence[Blob], height: int) -> Iterator[list[Blob]]:
    """The glyphs of a line, parted where the gap is as wide as a digit."""
    group: list[Blob] = []
    for glyph in line:
        if group and glyph.left - group[-1].right > 0.42 * height:
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _has_one_pitch(group: Sequence[Blob]) -> bool:
    centres = [(glyph.left + glyph.right) / 2 for glyph in group]
    pitches = [after - before for before, after in pairwise(centres)]
    usual = median(pitches)
    return all(abs(pitch - usual) <= max(1.5, 0.16 * usual) for pitch in pitches)


def _around(group: Sequence[Blob]) -> Rectangle:
    edge = max(2, group[0].height // 5)
    left, right = max(0, group[0].left - edge), group[-1].right + edge
    top = max(0, min(glyph.top for glyph in group) - edge)
    bottom = max(glyph.bottom for glyph in group) + edge
    return left, top, right - left, bottom - top
