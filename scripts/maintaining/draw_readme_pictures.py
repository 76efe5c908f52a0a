"""Draws the pictures of the READMEs from the real site, without an event and with one."""

import argparse
import io
import os
import shutil
import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from maintaining import ROOT
from measuring import chromium_flags
from tebiki.building import build_site
from tebiki.files import whole_files
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.source.project import Project

GROUND = "#d9d6cd"


def shoot(browser: Browser, address: str, width: int, height: int, scheme: str) -> Image.Image:
    """Return the page at `address` as seen in a window of width x height CSS px, twice as sharp."""
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=2,
        locale="ja-JP",
    )
    page.goto(address, wait_until="networkidle")
    picture = page.screenshot()
    page.close()
    return Image.open(io.BytesIO(picture), formats=["PNG"]).convert("RGB")


def draw_site(browser: Browser, folder: Path) -> Image.Image:
    """Return a step on a laptop, and in front of it the English one on a phone."""
    page, english = folder / "openai-api/api-key.html", folder / "en/openai-api/api-key.html"
    laptop = shoot(browser, f"{page.as_uri()}#save-key", 1280, 800, "light")
    phone = shoot(browser, f"{english.as_uri()}#save-key", 390, 780, "dark")
    canvas = Image.new("RGB", (laptop.width + 240, laptop.height + 160), GROUND)
    canvas.paste(laptop, (80, 80))
    small = _framed(_scaled(phone, 585))
    canvas.paste(small, (canvas.width - small.width - 40, canvas.height - small.height - 40))
    return canvas


def draw_event(browser: Browser, folder: Path) -> Image.Image:
    """Return what an event's file changes: the page for participants, the timetable, the cover."""
    before = folder / "openai-api/before.html"
    teachers = folder / "openai-api/for-instructors.html"
    cover = pypdfium2.PdfDocument(folder / "handout/openai-api-ja.pdf")[0]
    parts = [
        _scaled(shoot(browser, before.as_uri(), 390, 700, "light"), 700),
        _scaled(shoot(browser, teachers.as_uri(), 390, 700, "light"), 700),
        _scaled(cover.render(scale=2.5).to_pil().convert("RGB"), 890),
    ]
    height = max(part.height for part in parts)
    canvas = Image.new("RGB", (sum(part.width + 64 for part in parts) + 64, height + 160), GROUND)
    left = 64
    for part in parts:
        canvas.paste(_framed(part), (left - 12, 68))
        left += part.width + 64
    return canvas


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    height = picture.height * width // picture.width
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _framed(picture: Image.Image) -> Image.Image:
    frame = Image.new("RGB", (picture.width + 24, picture.height + 24), "#1f2430")
    frame.paste(picture, (12, 12))
    return frame


def main(argv: list[str] | None = None) -> int:
    """Build the site without and with the example's event, and draw a picture of each."""
    parser = argparse.ArgumentParser(
        prog="python -m maintaining pictures",
        description="Draw the pictures of the READMEs from the real site (needs Chromium).",
        epilog="example: python -m maintaining pictures --out .github",
    )
    parser.add_argument("--out", type=Path, default=ROOT / ".github", help="a folder (.github)")
    options = parser.parse_args(argv)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not there; make test says how to get it", file=sys.stderr)
        return 1
    pictures = {"site": ("", draw_site), "event": ("event.example.toml", draw_event)}
    with scratch(ROOT / IN_PROJECT) as entry, sync_playwright() as playwright:
        flags = list(chromium_flags.FOR_PLAYWRIGHT)
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for name, (event, draw) in pictures.items():
            os.environ["EVENT_FILE"] = event
            try:
                site = build_site.build_site(
                    Project(ROOT),
                    entry / name,
                    directory_urls=False,
                    site_url="https://workshop.example/",
                )
            except build_site.SiteError as error:
                print(error, file=sys.stderr)
                return 1
            picture = _scaled(draw(browser, site.folder), 1280)
            target = options.out / f"{name}.png"
            out = io.BytesIO()
            picture.quantize(128, dither=Image.Dither.NONE).save(out, format="PNG", optimize=True)
            whole_files.write_whole(target, out.getvalue())
            print(f"{target}: {picture.width} x {picture.height} px")
        browser.close()
    return 0
