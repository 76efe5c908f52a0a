"""Imports a plain guide: writes draft pages, the catalogue of screens and a report."""

import argparse
import re
import sys
from pathlib import Path

from tebiki.cli.run_command import command
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError
from tebiki.files.text_files import read_exact
from tebiki.importing import draft_files, drafts, losses, plain_guide
from tebiki.importing.drafts import Draft
from tebiki.source import project_names

ROOT = Path(__file__).resolve().parents[3]


class ImportStop(Exception):
    """The guide was not imported; the message says why and what to do."""


def make_draft(text: str, file: str, name: str, month: str) -> tuple[Draft, losses.Verdict]:
    """Return the drafts called `name` of the guide `text` that stands in `file`.

    Lists and paragraphs stay as they are where to restyle them would lose something.
    Raises ImportStop where the drafts would still not hold what the guide holds.
    """
    for restyle in (True, False):
        draft = drafts.make_draft(plain_guide.read_guide(text, name, restyle), month)
        told = draft_files.verdict(draft, text)
        if told.whole:
            return draft, told
    lost = [
        f"{file}:{item.line}: this {item.kind} would be lost: {item.text}; write it otherwise"
        for item in told.lost
    ]
    invented = [
        f"{file}:1: this {item.kind} would be invented: {item.text}; write its lines otherwise"
        for item in told.invented
    ]
    raise ImportStop("\n".join(lost + invented))


def files(
    draft: Draft, told: losses.Verdict, file: str, out: Path, data: Path
) -> dict[Path, str | bytes]:
    """Return path -> content of all that is written."""
    found: dict[Path, str | bytes] = {}
    for name, content in draft_files.pages(draft).items():
        found[out / name] = content
    found[data / "screens.toml"] = draft_files.screens(draft)
    found[data / "import-report.md"] = draft_files.report(draft, file, told)
    return found


@command
def main(argv: list[str] | None = None) -> int:
    """Import as the command line says; 1 when nothing was written because something is wrong."""
    options = _parser().parse_args(argv)
    try:
        out = places(options.root, options.name, options.out)
        data = out.parent.parent / "_data" / out.name
        if options.month:
            project_names.month("--month", options.month)
        whole_files.recover(options.root)
        text = _read(options.guide)
        draft, told = make_draft(text, options.guide.name, out.name, options.month)
        made = files(draft, told, options.guide.name, out, data)
        standing = whole_files.existing(made)
        if options.dry_run:
            print(draft_files.plan(draft))
            print(f"nav, for mkdocs.yml:\n{draft_files.nav(draft)}")
            for path in made:
                print(f"{'overwrites' if path in standing else 'writes'} {path}")
            return 0
        if standing and not options.force:
            raise ImportStop(
                "\n".join(f"{path}: stands already; nothing was written" for path in standing)
                + "\ngive another --out, or --force to overwrite"
            )
        whole_files.write_all(made, root=options.root)
    except (ImportStop, project_names.NameRefused) as error:
        print(error, file=sys.stderr)
        return 1
    for path in made:
        print(path)
    print(f"{data / 'import-report.md'} lists what a person has to decide.", file=sys.stderr)
    return 0


def places(root: Path, name: str, out: Path | None) -> Path:
    """Return the folder of the pages: docs/ja/<name> below `root`, or `out` of that form.

    Raises ImportStop and project_names.NameRefused for all that is not right there.
    """
    if out is None:
        project_names.guide("NAME", name)
        out = (Path() if root == Path.cwd() else root) / "docs" / "ja" / name
    project_names.guide("--out", out.name)
    language, docs = out.parent.name, out.absolute().parent.parent
    places = (docs / language / out.name, docs / "_data" / out.name)
    if (
        ".." in out.parts
        or not re.fullmatch(r"[a-z]{2,3}", language)
        or docs.resolve() != (root / "docs").resolve()
        or any(docs.resolve() != place.resolve().parent.parent for place in places)
    ):
        raise ImportStop(
            f"--out {out}: this is no guide's folder of this project; write docs/ja/{out.name}"
        )
    return out


def _read(path: Path) -> str:
    if not path.exists():
        raise ImportStop(f"{path}: there is no such file; name the guide")
    try:
        return read_exact(path, str(path))
    except DataError as error:
        raise ImportStop(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Write draft pages from a plain Japanese guide, and what to decide by hand.",
        epilog="example: scripts/import_guide.py guide.md --name my-guide --dry-run",
    )
    parser.add_argument("guide", type=Path, help="the guide, one Markdown file")
    parser.add_argument("--name", default="", help="the guide's name, for docs/ja/NAME")
    parser.add_argument("--out", type=Path, help="the same as a folder of the pages: docs/ja/NAME")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.add_argument("--month", default="", help="the guide's month, 2023-06, if it names none")
    parser.add_argument("--dry-run", action="store_true", help="print the plan, write nothing")
    parser.add_argument("--force", action="store_true", help="overwrite files that stand already")
    return parser


if __name__ == "__main__":
    sys.exit(main())
