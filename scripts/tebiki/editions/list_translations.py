"""Lists the translated steps that are behind their Japanese source, and notes those brought up."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tebiki.cli.run_command import command
from tebiki.editions import translations
from tebiki.files import text_files, whole_files
from tebiki.files.data_faults import DataError
from tebiki.files.file_locks import locked
from tebiki.files.scratch_folders import lock_file
from tebiki.markdown import page as guide

ROOT = Path(__file__).resolve().parents[3]
SOURCE = "ja"
HEAD = """\
# The hash of the Japanese section from which each translated section was made, a table a page.
# Written by make translations UPDATE=…, with which a translator says that the text is up to date.
"""


@command
def main(argv: list[str] | None = None) -> int:
    """List what is behind; 1 with --check and something behind, 2 for a wrong name."""
    parser = argparse.ArgumentParser(
        description="List the translated steps whose Japanese text has changed since, with both.",
        epilog="example: scripts/list_translations.py --update en/limits#set-limits",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--json", action="store_true", help="write the list as JSON")
    parser.add_argument("--check", action="store_true", help="return 1 if something is behind")
    parser.add_argument(
        "--update",
        metavar="LANGUAGE/PAGE[#STEP]",
        help="note that this page or step is up to date now; all: every one",
    )
    options = parser.parse_args(argv)
    whole_files.recover(options.root)
    try:
        if options.update and (fault := _update(options.root, options.update)):
            print(fault, file=sys.stderr)
            return 2
        found = find_behind(options.root)
    except (DataError, guide.PageError) as error:
        print(error, file=sys.stderr)
        return 2
    print(_json(found) if options.json else _text(found))
    return 1 if options.check and found else 0


def _update(root: Path, wanted: str) -> str:
    """Note `wanted` as brought up to date; return what is wrong with the name, "" for nothing."""
    with locked(lock_file(root, "translations")):
        return _note(root, wanted)


def _note(root: Path, wanted: str) -> str:
    page, _, step = wanted.partition("#")
    matched = False
    files: dict[Path, str | bytes] = {}
    for data in sorted((root / "docs/_data").glob("*/")):
        path = data / "translations.toml"
        try:
            noted = _noted(root, path)
            before = text_files.read_exact(path, str(path)) if path.is_file() else HEAD
        except DataError:
            if wanted != "all":
                raise
            noted, before = {}, HEAD  # every section is noted anew, whatever stands there
        for name, source, _ in _pairs(root, data.name):
            if page not in ("all", name):
                continue
            matched = True
            known = [translations.section_name(h) for h in translations.sections(source)]
            if step and step not in known:
                return f"{name} has no step {step}; use one of {', '.join(known)}"
            noted = translations.with_noted(noted, name, source, [step] if step else None)
        if noted and (after := translations.with_hashes(before, noted)) != before:
            files[path] = after
    if files:
        whole_files.write_all(files, root=root)
    return "" if matched else f"there is no translated page {wanted}; write en/<page>"


def find_behind(root: Path) -> list[tuple[str, str, translations.Stale]]:
    """Return guide, `<language>/<page>` and section of all that is behind.

    Raises DataError and guide.PageError.
    """
    found = []
    for data in sorted((root / "docs/_data").glob("*/")):
        path = data / "translations.toml"
        noted = _noted(root, path)
        for name, source, translation in _pairs(root, data.name):
            stale = translations.behind(source, translation, noted.get(name, {}))
            found += [(data.name, name, entry) for entry in stale]
    return found


def _pairs(root: Path, name: str) -> Iterator[tuple[str, guide.Page, guide.Page]]:
    for source in sorted((root / "docs" / SOURCE / name).glob("[!.]*.md")):
        for path in sorted((root / "docs").glob(f"*/{name}/{source.name}")):
            language = path.parent.parent.name
            if language != SOURCE:
                yield f"{language}/{source.stem}", read_page(root, source), read_page(root, path)


def read_page(root: Path, path: Path) -> guide.Page:
    """Return a page. Raises DataError and guide.PageError."""
    name = text_files.shown(path, root)
    return guide.read_page(text_files.read_text(path, name), name)


def _noted(root: Path, path: Path) -> dict[str, dict[str, str]]:
    name = text_files.shown(path, root)
    return translations.load(text_files.read_text(path, name) if path.is_file() else "", name)


def _json(found: list[tuple[str, str, translations.Stale]]) -> str:
    rows = [
        {
            "guide": guide_name,
            "page": name,
            "section": entry.section,
            "state": _state(entry),
            "source_line": entry.source.line,
            "source": entry.source.body,
            "translation": entry.translation.body if entry.translation else None,
        }
        for guide_name, name, entry in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _state(entry: translations.Stale) -> str:
    if entry.translation is None:
        return "missing"
    return "changed" if entry.is_noted else "not noted"


def _text(found: list[tuple[str, str, translations.Stale]]) -> str:
    if not found:
        return "Every translated step is up to date."
    out = []
    for guide_name, name, entry in found:
        place = f"docs/{SOURCE}/{guide_name}/{entry.page}.md:{entry.source.line}"
        out.append(f"{name}#{entry.section}: {_state(entry)}; the Japanese is in {place}")
        for mark, heading in ((SOURCE, entry.source), (name.split("/")[0], entry.translation)):
            body = f"{heading.title}\n{heading.body}" if heading else "(nothing)"
            out += [f"  {mark} | {line}" for line in body.splitlines() if line.strip()]
        out.append(f"  then: make translations UPDATE={name}#{entry.section}")
    return "\n".join(out)


if __name__ == "__main__":
    sys.exit(main())
