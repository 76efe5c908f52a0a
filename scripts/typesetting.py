"""Sets a Typst source as PDF/UA with the environment's fonts, and says where a fault comes from."""

import datetime
import importlib.util
import os
import re
from pathlib import Path

import typst

from paper_chapter import PaperError

FONT = "Noto Sans CJK JP"
FONT_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_PLACE = re.compile(r"┌─ [^:]+:(\d+):\d+")
_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")
_GLYPH = re.compile(r"the text `\"(.*)\"` could not be displayed")


def fonts() -> typst.Fonts:
    """The handout's font from the environment, in regular and bold."""
    name = os.environ.get("HANDOUT_FONT") or FONT
    folder = os.environ.get("HANDOUT_FONT_FOLDER")
    folders = [folder] if folder else [_package(package) for package in FONT_PACKAGES]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[f for f in folders if f])
    for weight in (400, 700):
        if not any(font.family == name and font.weight == weight for font in fonts.fonts()):
            where = folder or "the environment"
            raise PaperError(
                f"handout: no font “{name}” of weight {weight} in {where}; run make site to "
                "install it, or name another with HANDOUT_FONT and HANDOUT_FONT_FOLDER"
            )
    return fonts


def _package(name: str) -> str | None:
    spec = importlib.util.find_spec(name)
    return str(Path(spec.origin).parent) if spec and spec.origin else None


def set_pdf(source: str, site: Path, fonts: typst.Fonts, edition: str) -> tuple[bytes, int]:
    """Return the PDF of a Typst source and its number of pages."""
    year, month = (int(part) for part in edition.split("."))
    compiler = typst.Compiler(source.encode(), root=site, font_paths=fonts)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards="ua-1",
            timestamp=datetime.datetime(year, month, 1, tzinfo=datetime.UTC),
        )
    except typst.TypstError as error:
        raise PaperError(_explained(error, source)) from error
    if warnings:
        raise PaperError(_explained(warnings[0], source))
    assert isinstance(pdf, bytes)
    # Typst leaves the tree of pages uncompressed; its root counts them all.
    return pdf, max(int(count) for count in _COUNT.findall(pdf))


def _explained(fault: typst.TypstError | typst.TypstWarning, source: str) -> str:
    """Say where in the built pages Typst's fault comes from, and what to do."""
    place = _PLACE.search(fault.diagnostic)
    before = source.splitlines()[: int(place[1])] if place else []
    comments = (line for line in reversed(before) if line.startswith("// at "))
    where = next(comments, "// at handout").removeprefix("// at ")
    glyph = _GLYPH.search(fault.message)
    if glyph:
        signs = ", ".join(f"U+{ord(sign):04X}" for sign in glyph[1])
        return (
            f"{where}: no font has “{glyph[1]}” ({signs}); "
            "write it in other words, or name a font that has it with HANDOUT_FONT"
        )
    hints = "".join(f"; {hint}" for hint in fault.hints)
    return f"{where}: Typst: {fault.message}{hints}"


def write_whole(target: Path, pdf: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_suffix(".new")
    scratch.write_bytes(pdf)
    scratch.replace(target)
