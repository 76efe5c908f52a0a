"""page_files: what a page's HTML names, and the pictures that no catalogue knows, by their line."""

import pytest

from markdown import Markdown
from tebiki.rules.page_files import named_files, not_used, picture_faults
from tebiki.safety import addresses
from tebiki.safety.addresses import Base

PATH = "docs/ja/guide/page.md"
KNOWN = {"assets/screens/top-page.svg"}
REMEDY = (
    "; give it a table there, put it in with tebiki screens add, which cleans it, and show "
    "assets/screens/<id>.svg here (CONTRIBUTING.md, A picture)"
)


def locate(address: str) -> str | None:
    place = addresses.locate(addresses.split(address), Base("ja/guide/page.md"), "")
    return place.path if place.kind in ("inside", "above") else None


def faults(text: str, notes: str = "") -> list[str]:
    html = Markdown(extensions=["attr_list", "tables"]).convert(f"{text}\n\n{notes}")
    sources = [(PATH, text), ("docs/_data/guide/changes.toml", notes)]
    found = picture_faults(named_files(html, locate), KNOWN, sources)
    assert all(message.endswith(REMEDY) for _, _, message in found)
    before = "this picture is in no screens.toml: "
    return [
        f"{path}:{line} {message.removeprefix(before).removesuffix(REMEDY)}"
        for path, line, message in found
    ]


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("# T\n\n![a](IMG_0001.jpg)", 3, "IMG_0001.jpg"),
        ("文 ![a](IMG_0001.JPEG) 文", 1, "IMG_0001.JPEG"),
        ('\n![a](IMG_0001.heic "題")', 2, "IMG_0001.heic"),
        ("1. x\n\n    - ![a](<IMG 1.webp>)", 3, "IMG 1.webp"),
        ("![a](IMG%201.gif)", 1, "IMG 1.gif"),
        ("![a](写真.png)", 1, "写真.png"),
        ("![a](%E5%86%99%E7%9C%9F.png)", 1, "写真.png"),
        ("![a][b]\n\n[b]: IMG.avif", 1, "IMG.avif"),
        ("![b][]\n\n[b]: <IMG.avif> 'x'", 1, "IMG.avif"),
        ("![b]\n\n[B]: IMG.avif", 1, "IMG.avif"),
        ('x\n<img alt="a" src="IMG.tiff">', 2, "IMG.tiff"),
        ('<picture><source srcset="a.png 1x, b.png 2x"></picture>', 1, "a.png"),
        ("| a |\n|---|\n| ![a](IMG.bmp) |", 3, "IMG.bmp"),
        ("![a](../../assets/IMG_0003.jpg)", 1, "IMG_0003.jpg"),
        ("![a](../../assets/icon.svg)", 1, "icon.svg"),
        ("![a](/IMG.png)", 1, "IMG.png"),
        ("![a](../../../IMG.png)", 1, "IMG.png"),
        ("![a](picture-without-a-suffix)", 1, "picture-without-a-suffix"),
        ("[大きな写真](IMG_0001.jpg)", 1, "IMG_0001.jpg"),
        ("`![a](IMG.png)`\n\n![a](IMG.png)", 3, "IMG.png"),
        ("![a](a\\_b.png)", 1, "a_b.png"),
        ("![a](IMG.png){ width=300 }", 1, "IMG.png"),
        ("[![a](IMG.png)](other.md)", 1, "IMG.png"),
    ],
)
def test_a_picture_in_no_catalogue_is_named_by_its_line(text: str, line: int, name: str) -> None:
    assert faults(text)[0] == f"{PATH}:{line} {name}"


@pytest.mark.parametrize(
    "text",
    [
        "![a](../../assets/screens/top-page.svg)",
        "[list](list.csv) [slides](slides.pdf) [next](other.md#x) [zip](<a b.zip>)",
        "`![a](IMG.png)` \n\n    ![a](IMG.png)\n\n```\n![a](IMG.png)\n```",
        "<!-- ![a](IMG.png) -->",
        "![a](https://other.example/IMG.png)",
        # screen_uses says this one.
        "![a](../../assets/screens/no-such-screen.svg)",
    ],
)
def test_what_is_no_picture_of_its_own_is_let_alone(text: str) -> None:
    assert faults(text) == []


def test_each_place_is_named_and_a_note_by_its_own_file() -> None:
    text = "![a](A.png) ![b](B.png)\n\n![a](A.png)\n"
    assert faults(text, "x\n\n![c](C.png)") == [
        f"{PATH}:1 A.png",
        f"{PATH}:1 B.png",
        f"{PATH}:3 A.png",
        "docs/_data/guide/changes.toml:3 C.png",
    ]


@pytest.mark.parametrize(
    ("name", "way"),
    [
        (
            "docs/ja/a.csv",
            "link to it from a page, name it below publish: of the plugin tebiki in mkdocs.yml",
        ),
        ("docs/ja/A.JPG", "put it in with tebiki screens add (CONTRIBUTING.md, A picture)"),
        ("overrides/a.docx", "name it in a template"),
    ],
)
def test_what_is_said_of_a_file_out_of_use_fits_it(name: str, way: str) -> None:
    assert not_used(name) == (
        f"nothing in this edition uses this file, so it is not published; {way}, or take it out"
    )
