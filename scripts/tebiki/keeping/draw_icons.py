"""Draws the icons that a phone shows among its apps from the site's own mark, with Typst."""

from pathlib import Path

import typst

from tebiki.keeping.web_manifest import ICONS, TOUCH_ICON

KINDS = (".svg", ".png", ".jpg", ".gif", ".webp")  # that Typst reads
_MASKED = 62  # percent of the side: within the circle that every phone leaves, 80 % across
_PAGE = """#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: {fill})
#align(center + horizon, image("/mark{ending}", width: {width}%, height: {width}%))
"""


def draw_icons(mark: Path, background: str, scratch: Path) -> dict[str, bytes]:
    """Return the PNGs by their name, the same bytes for the same `mark`, a file of `KINDS`.

    `background` is the colour below those that must have no transparent corner; `scratch` is an
    empty folder. Raises typst.TypstError for a mark that is no picture.
    """
    (scratch / f"mark{mark.suffix}").write_bytes(mark.read_bytes())
    fonts = typst.Fonts(include_system_fonts=False)
    found = {}
    for name, (size, purpose) in {**ICONS, TOUCH_ICON[0]: (TOUCH_ICON[1], "maskable")}.items():
        is_masked = purpose == "maskable"
        source = _PAGE.format(
            size=size,
            fill=f'rgb("{background}")' if is_masked else "none",
            ending=mark.suffix,
            width=_MASKED if is_masked else 100,
        )
        compiler = typst.Compiler(source.encode(), root=scratch, font_paths=fonts)
        png = compiler.compile(format="png", ppi=72)
        assert isinstance(png, bytes)
        found[name] = png
    return found
