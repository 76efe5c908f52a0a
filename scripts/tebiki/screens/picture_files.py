"""Makes the files that a page shows of a screenshot, and draws bars over what is secret."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence

from PIL import Image, ImageDraw

from tebiki.files.data_faults import Said
from tebiki.screens.decoded_picture import Picture, PictureError

WIDTHS = (640, 1280, 1920)
BAR = (31, 36, 48)

# One number for everything below that decides the bytes made from a picture.
RECIPE = 3

Rectangle = tuple[int, int, int, int]
"""x, y, width and height in pixels of the upright picture."""

_OUTSIDE = Said(
    "redaction {bar} does not lie inside the picture of {size}; draw it again",
    "隠す帯 {bar} が画像（{size}）からはみ出しています。描き直してください",
)


def redact(picture: Picture, rectangles: Sequence[Rectangle]) -> Picture:
    """The picture with solid bars in place of the rectangles: nothing below them is left.

    Raises PictureError for a rectangle without an area or not wholly inside the picture.
    """
    image = picture.image.copy()
    draw = ImageDraw.Draw(image)
    for x, y, width, height in rectangles:
        inside = x >= 0 and y >= 0 and x + width <= image.width and y + height <= image.height
        if width < 1 or height < 1 or not inside:
            raise PictureError(
                _OUTSIDE.filled(
                    bar=f"[{x}, {y}, {width}, {height}]", size=f"{image.width} × {image.height}"
                )
            )
        draw.rectangle((x, y, x + width - 1, y + height - 1), fill=BAR)
    return Picture(image, picture.notes)


def stem_of(name: str, source_sha256: str, redactions: Sequence[Rectangle]) -> str:
    """A file name for what is made from these bytes: another picture never overwrites it."""
    recipe = json.dumps([RECIPE, source_sha256, [list(r) for r in redactions]])
    return f"{name}-{hashlib.sha256(recipe.encode()).hexdigest()[:8]}"


def widths_of(width: int) -> tuple[int, ...]:
    """The widths to make of a picture `width` wide: never more than it has, nor hardly less.

    A screenshot scaled down a little has more bytes than as it was, for its letters blur:
    1440 -> 640 and 1440.
    """
    widest = min(width, WIDTHS[-1])
    return (*(wanted for wanted in WIDTHS if wanted * 5 <= widest * 4), widest)


def make_files(picture: Picture, stem: str) -> dict[str, bytes]:
    """AVIF, WebP and PNG in every width, by file name; the same bytes on any number of cores."""
    files = {}
    for width in widths_of(picture.image.width):
        image = _resized(picture.image, width)
        files[f"{stem}-{width}.avif"] = _avif(image)
        files[f"{stem}-{width}.webp"] = _webp(image)
        files[f"{stem}-{width}.png"] = _png(image)
    return files


def widest_webp(picture: Picture) -> bytes:
    """The widest WebP of `make_files`, alone."""
    return _webp(_resized(picture.image, widths_of(picture.image.width)[-1]))


def _resized(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _avif(image: Image.Image) -> bytes:
    out = io.BytesIO()
    # libavif's bytes depend on its number of threads; 4:4:4 keeps coloured text sharp. Speed 6
    # takes 3.7 times as long for a tenth of the bytes and 1.5 dB that nobody sees.
    image.save(out, "AVIF", quality=60, subsampling="4:4:4", speed=8, max_threads=1)
    return out.getvalue()


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=80, method=5, use_sharp_yuv=True)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    # Level 9 takes four times as long for one hundredth of the bytes.
    image.save(out, "PNG", compress_level=7)
    return out.getvalue()
