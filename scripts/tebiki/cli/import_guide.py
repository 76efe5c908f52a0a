"""`tebiki import`: draft pages of a plain guide, and what a person has to decide."""

import argparse
import sys
from pathlib import Path

from tebiki.cli.tell import tell
from tebiki.files.data_faults import Said
from tebiki.importing import draft_files, import_guide
from tebiki.source import project_names
from tebiki.source.project import Project

_DECIDE = Said(
    "{report} lists what a person has to decide.", "人が決めることの一覧は {report} にあります。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the guide's file, its name, and whether anything is written."""
    parser.add_argument("guide", type=Path, help="the guide, one Markdown file")
    parser.add_argument("--name", default="", help="the guide's name, for docs/ja/NAME")
    parser.add_argument("--out", type=Path, help="the same as a folder of the pages: docs/ja/NAME")
    parser.add_argument("--month", default="", help="the guide's month, 2023-06, if it names none")
    parser.add_argument("--dry-run", action="store_true", help="print the plan, write nothing")
    parser.add_argument("--force", action="store_true", help="overwrite files that stand already")


def run(options: argparse.Namespace, project: Project) -> int:
    """Import, or print the plan; 1 when nothing was written because something is wrong."""
    if options.month:
        project_names.month("--month", options.month)
    try:
        folder = import_guide.pages_folder(project, options.name, options.out)
        found = import_guide.read_import(project, options.guide, folder, options.month)
        if options.dry_run:
            print(_plan(project, found))
            return 0
        import_guide.write(project, found, force=options.force)
    except import_guide.ImportStop as error:
        print(error, file=sys.stderr)
        return 1
    for path in found.files:
        print(project.shown(path))
    report = project.shown(found.report)
    tell(_DECIDE.filled(report=report))
    return 0


def _plan(project: Project, found: import_guide.Import) -> str:
    lines = [draft_files.plan(found.draft)]
    lines.append(f"nav, for mkdocs.yml:\n{draft_files.nav(found.draft)}")
    for path in found.files:
        verb = "overwrites" if path in found.standing else "writes"
        lines.append(f"{verb} {project.shown(path)}")
    return "\n".join(lines)
