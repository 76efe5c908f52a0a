"""Draws every guide's screens again and writes their sizes into the catalogues."""

import argparse
import sys
from pathlib import Path
from xml.etree import ElementTree

from jinja2 import TemplateError

from tebiki.cli.run_command import command
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError
from tebiki.files.text_files import plain, read_exact, read_text, shown
from tebiki.files.toml_text import LayoutError
from tebiki.markdown.page import read_page
from tebiki.screens import drawing_checks, drawings
from tebiki.screens.catalogue import Catalogue, load
from tebiki.screens.catalogue_text import with_drawing

ROOT = Path(__file__).resolve().parents[3]


class DrawError(Exception):
    """The drawings cannot be made; each line of the message names place and remedy."""


def draw_all(root: Path) -> dict[Path, str]:
    """Return file -> text for all that is made: drawings and catalogues. Raises DrawError."""
    parts = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(Path(__file__).parent.glob("*.svg.j2"))
    }
    made: dict[Path, str] = {}
    faults: list[str] = []
    for path in sorted((root / "docs/_data").glob("*/screens.toml")):
        _draw_guide(root, path, parts, made, faults)
    if faults:
        raise DrawError("\n".join(faults))
    return made


def _draw_guide(
    root: Path, path: Path, parts: dict[str, str], made: dict[Path, str], faults: list[str]
) -> None:
    try:
        text = read_exact(path, shown(path, root))
        catalogue = load(plain(text), shown(path, root))
    except DataError as error:
        faults += error.faults
        return
    sources = path.parent / "drawings"
    known = {screen.id for screen in catalogue.screens}
    drawn = {}
    for source in sorted(sources.glob("*.svg.j2")):
        name = source.name.removesuffix(".svg.j2")
        place = source.relative_to(root)
        target = root / f"docs/assets/screens/{name}.svg"
        if name not in known or target in made:
            wrong = "two guides have this screen" if target in made else "no screen has this name"
            faults.append(f"{place}: {wrong}; rename the file and its table in screens.toml")
            continue
        try:
            drawing = drawings.draw(name, read_text(source, str(place)), parts)
        except DataError as error:
            faults += error.faults
            continue
        except (TemplateError, ElementTree.ParseError) as error:
            line = getattr(error, "lineno", None) or 1
            faults.append(f"{place}:{line}: the drawing cannot be made ({error}); mend its source")
            continue
        faults += drawing_checks.faults(drawing, str(place))
        drawn[name] = drawing
        made[target] = drawing.svg
        try:
            text = with_drawing(text, name, drawing.width, drawing.height)
        except LayoutError as error:
            faults.append(f"{shown(path, root)}:{catalogue[name].line}: {error}")
    made[path] = text
    faults += _against_pages(root, path, catalogue, drawn)


def _against_pages(
    root: Path, path: Path, catalogue: Catalogue, drawn: dict[str, drawings.Drawing]
) -> list[str]:
    pattern = f"{(path.parent / 'drawings').relative_to(root)}/{{id}}.svg.j2"
    names = dict.fromkeys(screen.page for screen in catalogue.screens)
    read = []
    for language in sorted(entry.name for entry in (root / "docs").glob("[a-z][a-z]")):
        for name in names:
            page = root / "docs" / language / path.parent.name / f"{name}.md"
            if page.is_file():
                place = shown(page, root)
                read.append(read_page(read_text(page, place), place))
    written = [page for page in read if page.path.startswith("docs/ja/")]
    return [
        *drawing_checks.words_not_quoted(drawn, catalogue, written, pattern),
        *drawing_checks.pins_not_met(drawn, read, pattern),
    ]


@command
def main(argv: list[str] | None = None) -> int:
    """Draw, or only compare, as the command line says; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        description="Draw the screens again from docs/_data/*/drawings/, to the same bytes.",
        epilog="example: scripts/draw_screens.py --check",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; name what differs")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    whole_files.recover(options.root)
    try:
        made = draw_all(options.root)
    except (DrawError, DataError) as error:
        print(error, file=sys.stderr)
        print("\nNothing was drawn; the files are as they were.", file=sys.stderr)
        return 1
    stale = [path for path, text in made.items() if _text(path) != text]
    if stale and not options.check:
        whole_files.write_all({path: made[path] for path in stale}, root=options.root)
    for path in stale:
        print(path.relative_to(options.root))
    drawn = sum(path.suffix == ".svg" for path in made)
    if options.check and stale:
        print(f"{len(stale)} files are not as drawn; run make drawings", file=sys.stderr)
        return 1
    print(f"{drawn} drawings, {len(stale)} files written anew", file=sys.stderr)
    return 0


def _text(path: Path) -> str | None:
    return read_exact(path, str(path)) if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
