"""Judges a screenshot by decoding it, and cleans it."""

from __future__ import annotations

import io
import json
import struct
import threading
import warnings
import zlib
from dataclasses import dataclass
from typing import cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from tebiki.files.data_faults import Said, SaidError, told

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_PIXELS = 40_000_000

# Pixels of a side; WebP can write no more: https://developers.google.com/speed/webp/faq
LONGEST = 16_383

# `warnings` filters belong to the process, so only one picture is decoded at a time.
_decoding = threading.Lock()

_ANIMATION = Said(
    "an animation of {count} pictures, not a screenshot",
    "{count} 枚の動く画像で、画面の画像ではありません",
)
_OTHER = Said(
    "not a PNG, JPEG or WebP picture: it begins with {begin}",
    "PNG、JPEG、WebP の画像ではありません（先頭は {begin}）",
)
_HUGE = Said("a picture of too many pixels to open: {why}", "画像が大きすぎて開けません（{why}）")
_BROKEN = Said("a broken or cut-off picture: {why}", "壊れているか、途中で切れた画像です（{why}）")
_LEFT_OUT = Said(
    "left out {count} bytes behind the picture's end",
    "画像の終わりより後ろの {count} バイトを捨てました",
)
_LARGE = Said(
    "{size} pixels: more than the {most} that a screenshot may have",
    "{size} ピクセルあります。画面の画像の上限は {most} ピクセルです",
)
_LONG = Said(
    f"{{size}} pixels: no side may have more than {LONGEST:,}; part it into several pictures",
    f"{{size}} ピクセルあります。縦も横も {LONGEST:,} ピクセルまでです。何枚かに分けてください",
)
_GREY = Said(
    "a picture with 16 bits of grey; save it as an ordinary 8-bit picture",
    "16 ビットの灰色の画像です。ふつうの 8 ビットで保存し直してください",
)
_PROFILE = Said(
    "the colour profile is unreadable, so the colours were taken as sRGB",
    "カラープロファイルを読めないので、sRGB の色として扱いました",
)


class PictureError(SaidError, ValueError):
    """The bytes are not a picture to show; the message says what they are instead."""


@dataclass(frozen=True)
class Picture:
    """A decoded screenshot: upright, 8-bit sRGB, without transparency or metadata."""

    image: Image.Image
    notes: tuple[Said, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return self.image.size


def read_picture(data: bytes, max_pixels: int = MAX_PIXELS) -> Picture:
    """Decode the whole of a PNG, JPEG or WebP picture, whatever its name or header said.

    Raises PictureError for anything else, for a broken or cut-off picture, for an animation and
    for one with more than `max_pixels` pixels, or more than LONGEST at a side.
    """
    if not data:
        raise PictureError(Said("the file is empty", "ファイルが空です"))
    with _decoding, warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as probe:
                kind = cast(str, probe.format)
                _refuse_too_large(probe.size, max_pixels)
                frames = getattr(probe, "n_frames", 1)
                probe.verify()
            if frames > 1:
                raise PictureError(_ANIMATION.filled(count=str(frames)))
            end = picture_end(data, kind)
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                opened.load()
                image = ImageOps.exif_transpose(opened)
        except UnidentifiedImageError as error:
            raise PictureError(_OTHER.filled(begin=_beginning(data))) from error
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise PictureError(_HUGE.filled(why=str(error))) from error
        except PictureError:
            raise
        except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
            raise PictureError(_BROKEN.filled(why=told(error))) from error
    notes: list[Said] = []
    if end < len(data):
        notes.append(_LEFT_OUT.filled(count=str(len(data) - end)))
    clean, note = _srgb(image)
    return Picture(clean, (*notes, *note))


def _refuse_too_large(size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        raise PictureError(_LARGE.filled(size=f"{width} × {height}", most=f"{max_pixels:,}"))
    if max(size) > LONGEST:
        raise PictureError(_LONG.filled(size=f"{width} × {height}"))


def _beginning(data: bytes) -> str:
    shown = data[:24].decode("ascii", "replace").replace("\ufffd", "?")
    return json.dumps("".join(c if c.isprintable() else "?" for c in shown))


def picture_end(data: bytes, kind: str) -> int:
    """The number of bytes up to a picture's own end; ValueError if the end is missing."""
    if kind == "PNG":
        at = 8
        while at + 12 <= len(data):
            length, name = struct.unpack_from(">I4s", data, at)
            at += 12 + int(length)
            if name == b"IEND" and at <= len(data):
                return at
        raise ValueError("the PNG has no end")
    if kind == "WEBP":
        end = 8 + int(struct.unpack_from("<I", data, 4)[0])
        if end > len(data):
            raise ValueError("the WebP has no end")
        return end
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            following = data.find(b"\xff", at)  # compressed data: the next marker ends it
            at = len(data) if following < 0 else following
        elif data[at + 1] in (0x00, 0x01, 0xFF, *range(0xD0, 0xD9)):
            at += 1 if data[at + 1] == 0xFF else 2
        elif data[at + 1] == 0xD9:
            return at + 2
        else:
            at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    if data[at : at + 2] == b"\xff\xd9":
        return at + 2
    raise ValueError("the JPEG has no end")


def _srgb(image: Image.Image) -> tuple[Image.Image, tuple[Said, ...]]:
    """A bare copy in 8-bit sRGB, on white where it was transparent."""
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        raise PictureError(_GREY)
    notes: tuple[Said, ...] = ()
    profile = image.info.get("icc_profile")
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    if image.mode in ("P", "PA", "LA", "La", "1", "RGBa", "RGBA"):
        image = image.convert("RGBA").convert("RGB")
    if profile:
        try:
            image = _from_profile(image, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            notes = (_PROFILE,)
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image.convert("RGB"), mask=alpha)
    return flat, notes


def _from_profile(image: Image.Image, profile: bytes) -> Image.Image:
    into = ImageCms.createProfile("sRGB")
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    done = ImageCms.profileToProfile(
        image, source, ImageCms.ImageCmsProfile(into), outputMode="RGB"
    )
    return image if done is None else done
