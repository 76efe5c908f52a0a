"""What a phone shows of a site among its apps: names, colours, icons."""

import json
from io import BytesIO
from pathlib import Path

from PIL import Image

from tebiki.keeping.draw_icons import draw_icons
from tebiki.keeping.face_colours import Grounds, grounds
from tebiki.keeping.web_manifest import web_manifest

MARK = Path(__file__).resolve().parents[2] / "overrides/assets/mark.svg"


def test_icons_have_their_sizes_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    icons = draw_icons(MARK, "#ff0000", tmp_path)
    pictures = {name: Image.open(BytesIO(png)).convert("RGBA") for name, png in icons.items()}
    assert {name: picture.size[0] for name, picture in pictures.items()} == {
        "icon-192.png": 192,
        "icon-512.png": 512,
        "icon-masked.png": 512,
        "icon-touch.png": 180,
    }
    corners = {name: picture.getpixel((0, 0)) for name, picture in pictures.items()}
    clear, red = (0, 0, 0, 0), (255, 0, 0, 255)
    assert corners == dict(zip(icons, (clear, clear, red, red), strict=True))
    middle = pictures["icon-masked.png"].getpixel((150, 256))
    assert middle == (0x1D, 0x3F, 0x72, 255)
    assert draw_icons(MARK, "#ff0000", tmp_path) == icons


def test_a_later_sheet_sets_the_ground() -> None:
    ours = ':root,[data-md-color-scheme="default"]{--ink:#111;--ground:#eee}'
    theirs = '[data-md-color-scheme="slate"] { --ground: #123456; }'
    assert grounds([]) == Grounds("#f7f6f2", "#12161c")
    assert grounds([ours, theirs]) == Grounds("#eee", "#123456")
    assert grounds([ours, theirs, ours.replace("#eee", "#fff")]) == Grounds("#fff", "#123456")


def test_the_manifest_leads_to_its_language_and_stays_in_its_edition() -> None:
    manifest = json.loads(web_manifest("Guide", "en", "en/", "#eee", "assets/mark.svg"))
    assert manifest["name"] == "Guide" and manifest["lang"] == "en"
    assert (manifest["start_url"], manifest["scope"]) == ("../en/", "../")
    assert [icon["src"] for icon in manifest["icons"]] == [
        *("icon-192.png", "icon-512.png", "icon-masked.png", "../assets/mark.svg")
    ]
    bare = json.loads(web_manifest("Guide", "ja", "", "#eee", "", has_icons=False))
    assert bare["icons"] == [] and bare["start_url"] == "../"
