"""pictures: bytes are judged by decoding them; what comes out is clean, upright and the same."""

from __future__ import annotations

import hashlib
import io
import os

import pytest
from PIL import Image, ImageCms

from support.messages import english
from support.shots import flipped, png_that_claims
from tebiki.screens import picture_files
from tebiki.screens.decoded_picture import PictureError, read_picture
from tebiki.screens.picture_files import make_files, redact


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def screenshot(width: int = 800, height: int = 500) -> Image.Image:
    image = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    image.paste((200, 30, 30), (0, 0, width // 4, height // 4))  # red: top left
    return image


PNG = encoded(screenshot())
JPEG = encoded(screenshot(), "JPEG")
WEBP = encoded(screenshot(), "WEBP")


FAULTS = {
    "empty": (b"", "the file is empty"),
    "html": (
        b"<!doctype html><title>Not here</title>",
        'not a PNG, JPEG or WebP picture: it begins with "<!doctype html><title>No"',
    ),
    "svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        'not a PNG, JPEG or WebP picture: it begins with "<svg xmlns=\\"http://www.w"',
    ),
    "another format": (
        encoded(screenshot(), "GIF"),
        'not a PNG, JPEG or WebP picture: it begins with "GIF87a ?????????????????"',
    ),
    "cut-off PNG": (PNG[: len(PNG) // 2], "a broken or cut-off picture: "),
    "PNG without its end": (PNG[:-12], "a broken or cut-off picture: truncated PNG file"),
    "cut-off JPEG": (JPEG[: len(JPEG) // 2], "a broken or cut-off picture: the JPEG has no end"),
    "JPEG without its end": (JPEG[:-2], "a broken or cut-off picture: the JPEG has no end"),
    "cut-off WebP": (WEBP[: len(WEBP) // 2], "a broken or cut-off picture: "),
    "flipped byte": (
        flipped(PNG, len(PNG) // 2),
        "a broken or cut-off picture: broken PNG file (bad header checksum in b'IDAT')",
    ),
    "bomb": (
        png_that_claims(50_000, 50_000),
        "a picture of too many pixels to open: Image size (2500000000 pixels) exceeds limit of "
        "178956970 pixels, could be decompression bomb DOS attack.",
    ),
    "large": (
        png_that_claims(8_000, 6_000),
        "8000 × 6000 pixels: more than the 40,000,000 that a screenshot may have",
    ),
    "tall": (
        png_that_claims(10, 16_384),
        "10 × 16384 pixels: no side may have more than 16,383; part it into several pictures",
    ),
    "animation": (
        encoded(screenshot(), "WEBP", save_all=True, append_images=[screenshot().rotate(180)]),
        "an animation of 2 pictures, not a screenshot",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_a_picture_is_refused_by_name(fault: str) -> None:
    data, message = FAULTS[fault]
    with pytest.raises(PictureError) as refused:
        read_picture(data)
    assert english(refused.value).startswith(message)
    if not message.endswith(": "):
        assert english(refused.value) == message


def test_between_the_limit_and_a_bomb_the_warning_is_an_error() -> None:
    with pytest.raises(PictureError, match=r"too many pixels to open: Image size .100000000 pix"):
        read_picture(png_that_claims(10_000, 10_000))


@pytest.mark.parametrize("data", [PNG, JPEG, WEBP], ids=["PNG", "JPEG", "WebP"])
def test_a_polyglots_tail_is_left_out_and_said(data: bytes) -> None:
    assert read_picture(data).notes == ()
    with_tail = read_picture(data + b"PK\x03\x04 a second file, behind the first")
    assert with_tail.notes == ("left out 36 bytes behind the picture's end",)
    assert all(b"PK\x03\x04" not in made for made in make_files(with_tail, "a").values())


def test_gps_goes_and_the_right_way_up_stays() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: rotate by 90° to the right to see it upright
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 40.0, 52.0), 3: "E", 4: (139.0, 46.0, 0.0)})
    sideways = screenshot().transpose(Image.Transpose.ROTATE_90)
    data = encoded(sideways, "JPEG", exif=exif, comment=b"taken at home", quality=95)
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    picture = read_picture(data)
    assert picture.size == (800, 500)
    files = make_files(picture, "a")
    for name, made in files.items():
        with Image.open(io.BytesIO(made)) as image:
            assert not image.getexif(), name
            assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info), name
            red = image.convert("RGB").getpixel((image.width // 8, image.height // 8))
            assert red[0] > 150 and red[1] < 80, f"{name}: the red corner is top left"
        assert b"taken at home" not in made and b"Exif" not in made, name


def test_another_profile_becomes_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB", 5000)).tobytes()
    broken = encoded(screenshot(), icc_profile=b"no profile")
    assert read_picture(broken).notes == (
        "the colour profile is unreadable, so the colours were taken as sRGB",
    )
    assert read_picture(encoded(screenshot(), icc_profile=lab)).notes  # of another kind of colour
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = read_picture(encoded(screenshot(), icc_profile=srgb))
    assert same.notes == () and same.image.tobytes() == screenshot().tobytes()


def test_transparency_lies_on_white() -> None:
    clear = Image.new("RGBA", (40, 30), (0, 0, 0, 0))
    assert read_picture(encoded(clear)).image.getpixel((5, 5)) == (255, 255, 255)
    grey = Image.new("L", (40, 30), 90)
    assert read_picture(encoded(grey)).image.getpixel((5, 5)) == (90, 90, 90)


def test_nothing_is_left_below_a_redaction() -> None:
    left, right = screenshot(), screenshot()
    right.paste((9, 200, 77), (100, 50, 300, 90))
    bar = [(100, 50, 200, 40)]
    one = make_files(redact(read_picture(encoded(left)), bar), "a")
    two = make_files(redact(read_picture(encoded(right)), bar), "a")
    assert one == two, "the same bytes, whatever stood below the bar"
    with Image.open(io.BytesIO(one["a-800.png"])) as image:
        assert {image.getpixel(p) for p in ((100, 50), (299, 89))} == {picture_files.BAR}
        assert picture_files.BAR not in {
            image.getpixel(p) for p in ((99, 50), (300, 89), (299, 90))
        }


@pytest.mark.parametrize("bar", [(790, 0, 20, 10), (-1, 0, 9, 9), (0, 0, 0, 5), (0, 495, 5, 6)])
def test_a_redaction_that_misses_the_picture_is_refused(bar: picture_files.Rectangle) -> None:
    with pytest.raises(PictureError) as refused:
        redact(read_picture(PNG), [bar])
    assert english(refused.value) == (
        f"redaction {list(bar)} does not lie inside the picture of 800 × 500; draw it again"
    )


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (300, (300,)),
        (640, (640,)),
        (700, (700,)),
        (900, (640, 900)),
        (1280, (640, 1280)),
        (1440, (640, 1440)),
        (1700, (640, 1280, 1700)),
        (2400, (640, 1280, 1920)),
    ],
)
def test_nothing_is_made_larger_than_it_was_or_hardly_smaller(
    width: int, widths: tuple[int, ...]
) -> None:
    assert picture_files.widths_of(width) == widths


def test_three_widths_in_true_proportions() -> None:
    files = make_files(read_picture(encoded(screenshot(2400, 1500))), "home-1f3a9c2e")
    assert sorted(files) == [
        f"home-1f3a9c2e-{width}.{kind}" for width in (1280, 1920, 640)
        for kind in ("avif", "png", "webp")
    ]  # fmt: skip
    for name, made in files.items():
        with Image.open(io.BytesIO(made)) as image:
            assert f"-{image.width}." in name and image.height == image.width * 5 // 8
            assert image.format == name.rpartition(".")[2].upper()


def test_the_same_bytes_on_any_number_of_cores() -> None:
    picture = read_picture(encoded(screenshot(1300, 900)))
    cores = os.sched_getaffinity(0)
    many = {n: hashlib.sha256(b).digest() for n, b in make_files(picture, "a").items()}
    os.sched_setaffinity(0, {min(cores)})
    try:
        one = {n: hashlib.sha256(b).digest() for n, b in make_files(picture, "a").items()}
    finally:
        os.sched_setaffinity(0, cores)
    assert one == many
