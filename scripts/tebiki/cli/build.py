"""`tebiki build`: the whole site of one edition, in its folder, or nothing changed."""

import argparse
import sys
from pathlib import Path

from tebiki.building import site_sources
from tebiki.building.build_site import build_site
from tebiki.building.run_mkdocs import SiteError
from tebiki.files import made_folders
from tebiki.files.data_faults import Said, in_lines
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where the site goes, and what may be left out."""
    parser.add_argument(
        "--out", type=made_folders.given, help="the folder (default: the project's site)"
    )
    parser.add_argument("--pages-only", action="store_true", help="no handouts, no copy for a disk")
    parser.add_argument(
        "--if-needed",
        action="store_true",
        help="leave a whole site that was made from the same files for the same edition and event",
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Build, and say where the site is; 1 when something is wrong with it."""
    out: Path = options.out or project.site
    if options.if_needed and site_sources.is_fresh(project, out):
        print(f"The site in {out} is as it would be built.", file=sys.stderr)
        return 0
    print("Building the site …", file=sys.stderr)
    try:
        built = build_site(project, out, pages_only=options.pages_only)
    except SiteError as error:
        print(error, file=sys.stderr)
        print(f"\n{in_lines(_NOT_BUILT.filled(out=str(out)))}", file=sys.stderr)
        return 1
    for line in built.held_back:
        print(line, file=sys.stderr)
    if not built.site_url:
        print(in_lines(_NO_ADDRESS), file=sys.stderr)
    for handout in built.handouts:
        print(handout.summary(built.folder))
    print(f"The site is in {built.folder} ({built.seconds:.1f} s).")
    print(f"To look at it: tebiki serve, or python3 -m http.server --directory {built.folder}")
    for fault in built.faults:
        print(f"\n{fault}\n{in_lines(_WHOLE)}", file=sys.stderr)
    return 1 if built.faults else 0
