"""`tebiki new`: a guide in, a whole project out, whose site builds without one edit."""

import argparse
import sys
import time
from pathlib import Path

from tebiki.building.build_site import SiteError, build_site
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.importing import step_reading
from tebiki.jobs import jobs
from tebiki.rules.find_drafts import find_drafts
from tebiki.rules.scan_secrets import told_by
from tebiki.source import project_names
from tebiki.source.project import Project
from tebiki.starting import again, guide_files, guide_secrets, new_project, tool_pin

_DONE = Said(
    "Pages: {pages}; steps: {steps}; pictures: {pictures} ({seconds} s). "
    "{report} says how the steps were found.",
    "ページ {pages}、手順 {steps}、画像 {pictures}（{seconds} 秒）。"
    "手順の分け方は {report} にあります。",
)
_LEFT_OUT = Said(
    "Not on the pages: {count}; that report lists them.",
    "ページに載せていないものが {count} か所あります。同じ所に一覧があります。",
)
_REMOTE = Said(
    "Pictures still on the web: {count}; tebiki screens fetch --root {root} brings them.",
    "画像 {count} 枚は、まだネットにあります。tebiki screens fetch --root {root} で取り込めます。",
)
_DRAFTS = Said(
    "Places to look at before publishing: {count}; tebiki due --root {root} lists them.",
    "公開する前に確かめる所が {count} か所あります。tebiki due --root {root} で一覧になります。",
)
_NEXT = Said("Now: tebiki build --root {root}", "次は tebiki build --root {root} です。")
_LOOK = Said("To look at it: tebiki serve --root {root}", "見るには: tebiki serve --root {root}")
_TOOL_HERE = Said(
    "The project's Makefile takes tebiki from this machine. For another one, or GitHub, write a "
    "wheel's address and hash into its TOOL.",
    "プロジェクトの Makefile は、このパソコンにある tebiki を使います。"
    "ほかの人や GitHub で使うときは、その TOOL に wheel のアドレスとハッシュを書いてください。",
)
_NO_FOLDER = Said(
    "name the project's folder with --into",
    "プロジェクトを作るフォルダーを --into で指定してください。",
)
_BUILDING = Said("Building its site …", "サイトを作っています …")
_NOT_BUILT = Said(
    "The project is written; mend what is said above, then: tebiki build",
    "プロジェクトはできています。上に出た所を直して、tebiki build を使ってください。",
)
_SITE = Said("The site: {site}", "できたサイト: {site}")
_BEFORE = Said(
    "What was changed or taken out stands as it was in {folder}; delete it once you have looked.",
    "変えたもの、外したものは、元のまま {folder} にあります。確かめたら消してかまいません。",
)
_SAME = Said(
    "The guide has not changed; nothing was written.",
    "手引きは変わっていません。何も書いていません。",
)
_READING = Said("Reading the guide …", "手引きを読んでいます …")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the guide's files, where the project goes, and what the guide does not say."""
    parser.add_argument(
        "guide",
        type=Path,
        nargs="+",
        help="Markdown files in order, a folder with its pictures, a book of Zenn, or a zip of one",
    )
    parser.add_argument(
        "--into",
        type=made_folders.given,
        help="the project's folder: a new or empty one, or a project that the guide is added to",
    )
    parser.add_argument(
        "--name", default="", help="the guide's name in addresses (that of its file)"
    )
    parser.add_argument(
        "--month",
        default="",
        help="the month in which its screens were seen, such as 2026-11 (the site claims none)",
    )
    parser.add_argument(
        "--steps",
        default="",
        choices=(*step_reading.READINGS, *step_reading.LEVELS),
        help="what a step is, on every page: headings or one level of them, numbered items, texts "
        "(chosen page by page)",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="the guide has changed: bring its text in, keep what people decided",
    )
    parser.add_argument("--no-site", action="store_true", help="write the project, build nothing")
    parser.add_argument("--tool", default="", help="where the project gets tebiki: a wheel's address with #sha256=, or a checkout")  # fmt: skip  # noqa: E501


def run(options: argparse.Namespace, project: Project | None) -> int:
    """Make the project, or add the guide to it; 1 when nothing was made."""
    start = time.monotonic()
    if options.month:
        project_names.month("--month", options.month)
    root: Path | None = options.into or (project.root if project else None)
    if root is None:
        print(in_lines(_NO_FOLDER), file=sys.stderr)
        return 2
    print(in_lines(_READING), file=sys.stderr)
    try:
        source = guide_files.read_guide_files(options.guide)
        name = options.name or new_project.name_of(options.guide)
        if options.again:
            come = again.read_again(
                root, source, name=name, month=options.month, steps=options.steps
            )
            again.write(come)
            new = come.new
            _tell_again(come)
        else:
            new = new_project.read_new(
                root,
                source,
                name=name,
                month=options.month,
                steps=options.steps,
                tool=tool_pin.pinned(options.tool),
            )
            new_project.write(new)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    _tell(new, time.monotonic() - start)
    if options.no_site:
        print(in_lines(_NEXT.filled(root=str(root))))
        status = 0
    else:
        status = _see(new)
    return 1 if not _tell_secrets(source, Project(root)) else status


def _tell(new: new_project.NewGuide, seconds: float) -> None:
    """Say what was made, what is not in it, and what of it a person should still do."""
    pages, root = new.pages.pages, str(new.root)
    done = _DONE.filled(
        pages=str(len(pages)),
        steps=str(sum(len(page.steps) for page in pages)),
        pictures=str(len(new.pages.pictures)),
        seconds=f"{seconds:.1f}",
        report=str(new.report),
    )
    print(in_lines(done))
    if new.left_out:
        print(in_lines(_LEFT_OUT.filled(count=str(len(new.left_out)))))
    if new.remote:
        print(in_lines(_REMOTE.filled(count=str(new.remote), root=root)))
    if drafts := find_drafts(Project(new.root)):
        print(in_lines(_DRAFTS.filled(count=str(len(drafts)), root=root)))
    if new.is_new and not tool_pin.is_everywhere(new.tool):
        print(in_lines(_TOOL_HERE))


def _tell_again(come: again.AgainGuide) -> None:
    """Say what is new, gone or unsure, by file and line, and where it all stands as it was."""
    for said in come.told:
        print(in_lines(said))
    if come.before:
        print(in_lines(_BEFORE.filled(folder=str(come.before))))
    elif not come.new.files:
        print(in_lines(_SAME))


def _tell_secrets(source: guide_files.GuideFiles, project: Project) -> bool:
    """Say what in the guide may be a secret; False where the project's data cannot be read."""
    try:
        found = guide_secrets.secrets(source, told_by(project))
    except DataError as error:
        print(error, file=sys.stderr)
        return False
    for said in found:
        print(in_lines(said))
    return True


def _see(new: new_project.NewGuide) -> int:
    """Build the site, and say last whether all of the guide stands on it; 1 where it does not."""
    project = Project(new.root)
    print(in_lines(_BUILDING), file=sys.stderr)
    try:
        with jobs.at_once(jobs.cores()) as several:
            built = build_site(project, project.site, jobs=several)
    except SiteError as error:
        print(f"{error}\n{in_lines(_NOT_BUILT)}", file=sys.stderr)
        return 1
    for fault in built.faults:
        print(fault, file=sys.stderr)
    print(in_lines(_SITE.filled(site=str(built.folder / "index.html"))))
    print(in_lines(_LOOK.filled(root=str(new.root))))
    said = new_project.lost_in_the_end(new, built.folder)
    print(in_lines(said))
    return 1 if built.faults else 0
