"""Bars are proposed for fields with something in them and for numbers, and for little else."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image, ImageDraw, ImageFont

from tebiki.screens.decoded_picture import Picture
from tebiki.screens.inked_fields import bars
from tebiki.screens.picture_files import Rectangle

LIGHT, DARK = ("#ffffff", "#202123", "#d9d9e3"), ("#202123", "#ececf1", "#565869")


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def screen(colours: tuple[str, str, str], size: int) -> tuple[Picture, dict[str, Rectangle]]:
    """A form on a page with a sidebar; where its parts are."""
    ground, ink, line = colours
    image = Image.new("RGB", (1280, 800), ground)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 220, 800), fill="#f7f7f8" if colours == LIGHT else "#171717")
    pen.text((30, 120), "Settings and billing", fill=ink, font=font(size))
    pen.text((400, 60), "Create your account", fill=ink, font=font(size))
    height = 2 * size + 12
    parts = {}
    for name, top in (("mail", 150), ("empty", 250)):
        pen.rounded_rectangle((400, top, 800, top + height), radius=6, outline=line)
        parts[name] = (400, top, 401, height + 1)
    pen.text((415, 150 + size // 2), "hanako@mail.example", fill=ink, font=font(size))
    pen.rounded_rectangle((400, 350, 800, 350 + height), radius=6, fill="#10a37f")
    pen.text((550, 350 + size // 2), "Continue", fill="#ffffff", font=font(size))
    parts["button"] = (400, 350, 401, height + 1)
    sentence = "Your verification code is: "
    pen.text((400, 500), f"{sentence}596196", fill=ink, font=font(size))
    left = 400 + pen.textlength(sentence, font=font(size))
    parts["code"] = (int(left), 500, int(pen.textlength("596196", font=font(size))), size)
    return Picture(image), parts


def covers(bar: Rectangle, part: Rectangle, slack: int = 6) -> bool:
    return all(
        abs(a - b) <= slack
        for a, b in zip(
            (bar[0], bar[0] + bar[2]), (part[0], part[0] + part[2]), strict=True
        )
    ) and bar[1] < part[1] + part[3] and part[1] < bar[1] + bar[3]  # fmt: skip


@pytest.mark.parametrize("size", [14, 16, 20, 32])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_filled_in_field_alone_is_covered_whole(
    colours: tuple[str, str, str], size: int
) -> None:
    picture, parts = screen(colours, size)
    [bar] = bars(picture, ("mail",))
    assert covers(bar, parts["mail"])
    assert bar[1] <= parts["mail"][1] + 4 and bar[1] + bar[3] >= sum(parts["mail"][1::2]) - 4


@pytest.mark.parametrize("size", [14, 32])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_number_in_a_sentence_is_covered_whole_and_no_word(
    colours: tuple[str, str, str], size: int
) -> None:
    picture, parts = screen(colours, size)
    found = bars(picture, ("code",))
    assert [covers(bar, parts["code"]) for bar in found] == [False, True], found
    assert covers(found[0], parts["mail"])


def test_nothing_is_proposed_where_nothing_is_marked() -> None:
    picture, _ = screen(LIGHT, 20)
    assert bars(picture, ()) == []


def test_a_picture_without_a_field_has_no_bar() -> None:
    image = Image.radial_gradient("L").resize((1280, 800)).convert("RGB")
    assert bars(Picture(image), ("key", "code", "mail")) == []
    blank = Picture(Image.new("RGB", (3, 3), "white"))
    assert bars(blank, ("key", "code")) == []
