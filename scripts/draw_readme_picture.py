"""Takes the README's picture from the real site, on a laptop and on a phone."""

import argparse
import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import build_site

ROOT = Path(__file__).resolve().parent.parent
GROUND = "#d9d6cd"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def shoot(address: str, width: int, height: int, scheme: str) -> Image.Image:
    """Return the page at `address` as seen in a window of width x height CSS px."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise RuntimeError("chromium is not there; make test says how to get it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            device_scale_factor=2,
        )
        page.goto(address, wait_until="networkidle")
        picture = page.screenshot()
        browser.close()
    return Image.open(io.BytesIO(picture), formats=["PNG"]).convert("RGB")


def compose(laptop: Image.Image, phone: Image.Image) -> Image.Image:
    """Return both on one ground, the phone in front at the right, 1280 px wide."""
    canvas = Image.new("RGB", (laptop.width + 240, laptop.height + 160), GROUND)
    canvas.paste(laptop, (80, 80))
    small = phone.resize((phone.width * 3 // 4, phone.height * 3 // 4), Image.Resampling.LANCZOS)
    frame = Image.new("RGB", (small.width + 24, small.height + 24), "#1f2430")
    frame.paste(small, (12, 12))
    canvas.paste(frame, (canvas.width - frame.width - 40, canvas.height - frame.height - 40))
    height = canvas.height * 1280 // canvas.width
    return canvas.resize((1280, height), Image.Resampling.LANCZOS)


def main(argv: list[str] | None = None) -> int:
    """Build the site, take both pictures, write one."""
    parser = argparse.ArgumentParser(
        description="Take the README's picture from the real site (needs Chromium).",
        epilog="example: scripts/draw_readme_picture.py --out .github/site.png",
    )
    parser.add_argument("--out", type=Path, default=ROOT / ".github/site.png")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        try:
            site = build_site.build_site(Path(name) / "site", directory_urls=False, site_url="")
            page = site.folder / "openai-api/api-key.html"
            laptop = shoot(f"{page.as_uri()}#save-key", 1280, 800, "light")
            page = site.folder / "en/openai-api/api-key.html"
            phone = shoot(f"{page.as_uri()}#save-key", 390, 780, "dark")
        except (build_site.SiteError, RuntimeError) as error:
            print(error, file=sys.stderr)
            return 1
    picture = compose(laptop, phone).quantize(128, dither=Image.Dither.NONE)
    picture.save(options.out, format="PNG", optimize=True)
    print(f"{options.out}: {picture.width} x {picture.height} px")
    return 0


if __name__ == "__main__":
    sys.exit(main())
