"""`tebiki build`: the whole site as it is hosted, in its folder, or nothing changed."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tebiki.building import site_sources
from tebiki.building.build_site import BuiltSite, build_site
from tebiki.building.run_mkdocs import SiteError
from tebiki.cli.jobs_option import add_jobs_option, jobs_of
from tebiki.cli.tell import tell
from tebiki.files import made_folders
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.publishing.build_versions import Versions, build_versions, is_tree
from tebiki.source.project import Project

_NOT_BUILT = Said(
    "The site was not built; {out} is as it was before.",
    "サイトを作れませんでした。{out} は前のままです。上に出た所を直して、もう一度作ってください。",
)
_NO_ADDRESS = Said(
    "SITE_URL is not set: no canonical addresses, no sitemap, no QR codes of own pages.",
    "SITE_URL がないので、正規のアドレス、サイトマップ、自分のページの QR コードは作っていません。"
    "公開するときは SITE_URL=https://… を付けてください。",
)
_WHOLE = Said("The site is whole but for it.", "そのほかは、すべてできています。")
_FRESH = Said(
    "The site in {out} is as it would be built.",
    "{out} のサイトは、いま作るものと同じです。作り直していません。",
)
_BUILDING = Said("Building the site …", "サイトを作っています …")
_BUILT = Said(
    "The site is in {folder} ({seconds} s).", "サイトができました: {folder}（{seconds} 秒）"
)
_ALL_BUILT = Said(
    "The site is in {folder}, with its editions {names} ({seconds} s).",
    "サイトができました: {folder}（版は {names}、{seconds} 秒）",
)
_LOOK = Said(
    "To look at it: tebiki serve, or python3 -m http.server --directory {folder}",
    "見るには: tebiki serve か、python3 -m http.server --directory {folder}",
)


# Python looks for rings of objects at every 700 new ones, which are nearly all still in use here.
_NEW_OBJECTS = 50_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add which edition, where the site goes, and what may be left out."""
    parser.add_argument(
        "--edition",
        default=os.environ.get("EDITION", ""),
        help="this edition alone (default: EDITION, else all, with the menu between them)",
    )
    parser.add_argument(
        "--out", type=made_folders.given, help="the folder (default: the project's site)"
    )
    parser.add_argument("--pages-only", action="store_true", help="no handouts, no copy for a disk")
    add_jobs_option(parser)
    parser.add_argument(
        "--if-needed",
        action="store_true",
        help="leave a whole site that was made from the same files for the same edition and event",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Build, and say where the site is; 1 when something is wrong with it."""
    out: Path = options.out or project.site
    gc.set_threshold(_NEW_OBJECTS)
    try:
        every = not options.edition and is_tree(project)
        if options.if_needed and site_sources.is_fresh(
            project, out, options.edition, every_edition=every
        ):
            tell(_FRESH.filled(out=str(out)))
            return 0
        tell(_BUILDING)
        pages_only: bool = options.pages_only
        with jobs_of(options) as jobs:
            if every:
                url = os.environ.get("SITE_URL", "")
                made = build_versions(project, out, site_url=url, pages_only=pages_only, jobs=jobs)
                return _say_all(made)
            edition = options.edition or None
            return _say(build_site(project, out, edition=edition, pages_only=pages_only, jobs=jobs))
    except (SiteError, DataError) as error:
        print(error, file=sys.stderr)
        print(f"\n{in_lines(_NOT_BUILT.filled(out=str(out)))}", file=sys.stderr)
        return 1


def _say(built: BuiltSite) -> int:
    _say_parts([built], built.site_url)
    for handout in built.handouts:
        print(in_lines(handout.summary(built.folder)))
    print(in_lines(_BUILT.filled(folder=str(built.folder), seconds=f"{built.seconds:.1f}")))
    return _say_end(built.folder, built.faults)


def _say_all(built: Versions) -> int:
    _say_parts(built.sites, built.site_url)
    for site in built.sites:
        for handout in site.handouts:
            print(in_lines(handout.summary(built.folder / site.edition)))
    names = ", ".join(built.editions)
    seconds = f"{built.seconds:.1f}"
    print(in_lines(_ALL_BUILT.filled(folder=str(built.folder), names=names, seconds=seconds)))
    return _say_end(built.folder, [fault for site in built.sites for fault in site.faults])


def _say_parts(sites: Sequence[BuiltSite], address: str) -> None:
    for line in dict.fromkeys(line for site in sites for line in site.held_back):
        print(line, file=sys.stderr)
    if not address:
        tell(_NO_ADDRESS)


def _say_end(folder: Path, faults: Iterable[str]) -> int:
    print(in_lines(_LOOK.filled(folder=str(folder))))
    faults = list(dict.fromkeys(faults))
    for fault in faults:
        print(f"\n{fault}\n{in_lines(_WHOLE)}", file=sys.stderr)
    return 1 if faults else 0
