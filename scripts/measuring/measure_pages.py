"""Measures the pages with Lighthouse, beside stock Material and VitePress with the same text."""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from measuring import ROOT, chromium_flags, page_measures
from measuring.install_peers import PeersError, install_peers
from measuring.page_measures import Measures
from measuring.serve_folder import serve
from tebiki.building.build_site import build_site
from tebiki.building.run_mkdocs import SiteError
from tebiki.source.project import Project

# One page of each kind; a peer has those that are text alone, and a step page.
KINDS = {
    "door": "",
    "words": "openai-api/words/",
    "steps": "openai-api/api-key/",
    "steps, most pictures": "openai-api/account/",
    "steps, English": "en/openai-api/api-key/",
    "text": "openai-api/troubleshooting/",
    "changes": "openai-api/changes/",
    "gallery": "openai-api/gallery/",
    "instructors": "openai-api/for-instructors/",
    "before": "openai-api/before/",
}
SHARED = ("steps", "text")
_VITEPRESS = (
    'export default { title: "Guide", lang: "ja", ignoreDeadLinks: true, cleanUrls: true,'
    ' themeConfig: { search: { provider: "local" } } }\n'
)


@dataclass(frozen=True)
class Judged:
    """One page of one site: what it measures, and which audits cost it points."""

    site: str
    page: str
    measures: Measures
    lost: tuple[str, ...]


def build_material(project: Project, folder: Path) -> None:
    """Build the guide's Japanese pages with Material as it comes, in `folder`."""
    settings = {
        "site_name": "Guide",
        "docs_dir": str(project.docs),
        "site_dir": str(folder),
        "exclude_docs": "_data/\nen/",
        "theme": {"name": "material", "language": "ja"},
        "plugins": ["search"],
        "markdown_extensions": ["admonition", "attr_list", "tables", "pymdownx.details"],
    }
    path = folder.with_suffix(".yml")
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(path)]
    subprocess.run(command, check=True, stdout=sys.stderr)


def build_vitepress(project: Project, folder: Path, commands: Path) -> None:
    """Build the guide's Japanese pages with VitePress as it comes, in `folder`."""
    source = commands.parent.parent / "vitepress"  # below what is installed, which it imports
    shutil.rmtree(source, ignore_errors=True)
    for name in ("ja", "assets"):
        shutil.copytree(project.docs / name, source / name)
    (source / ".vitepress").mkdir()
    (source / ".vitepress/config.mjs").write_text(_VITEPRESS, encoding="utf-8")
    command = [str(commands / "vitepress"), "build", str(source), "--outDir", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        raise PeersError(f"VitePress did not build the pages:\n{run.stdout}{run.stderr}")


def judge(address: str, commands: Path, runs: int) -> tuple[Measures, tuple[str, ...]]:
    """Let Lighthouse judge the page as on a phone with slow mobile data; the middle of its runs."""
    reports = [_report(address, commands) for _ in range(runs)]
    measures = page_measures.middle([page_measures.read_report(report) for report in reports])
    return measures, page_measures.lost_points(reports[0])


def _report(address: str, commands: Path) -> Mapping[str, Any]:
    command = [str(commands / "lighthouse"), address, "--quiet", "--output=json"]
    run = subprocess.run(
        [
            *command,
            f"--chrome-path={shutil.which('chromium')}",
            f"--chrome-flags={chromium_flags.in_one_line()}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise PeersError(f"Lighthouse did not judge {address}:\n{run.stderr.strip()}")
    report: Mapping[str, Any] = json.loads(run.stdout)
    return report


def judge_sites(
    sites: Sequence[tuple[str, Path, str]], kinds: Sequence[str], commands: Path, runs: int
) -> Iterator[Judged]:
    """Judge pages of each site (name, folder, what its Japanese addresses begin with), in turn."""
    for name, folder, prefix in sites:
        chosen = kinds if name == "tebiki" else [kind for kind in kinds if kind in SHARED]
        with serve(folder) as base:
            for kind in chosen:
                print(f"Judging {name}: {kind} …", file=sys.stderr)
                page = prefix + (
                    KINDS[kind].rstrip("/") + ".html" if name == "vitepress" else KINDS[kind]
                )
                yield Judged(name, kind, *judge(base + page, commands, runs))


def main(argv: list[str] | None = None) -> int:
    """Print a table, or JSON; 1 where something cannot be built or judged."""
    parser = argparse.ArgumentParser(
        prog="python -m measuring pages",
        description="Let Lighthouse judge every kind of page, beside stock Material and VitePress.",
        epilog='example: python -m measuring pages --only steps "steps, English" --runs 5',
    )
    parser.add_argument("--only", nargs="+", choices=[*KINDS], default=[*KINDS], metavar="KIND",
                        help=f"kinds of pages: {'; '.join(KINDS)}")  # fmt: skip
    parser.add_argument("--runs", type=int, default=3, help="runs a page, of which the middle (3)")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(argv)
    project = Project(ROOT)
    folder = project.made / "measure-pages"
    try:
        if shutil.which("chromium") is None:
            raise PeersError("chromium is missing; run make test, which says how to get it")
        commands = install_peers(project.made / "peers")
        folder.mkdir(parents=True, exist_ok=True)
        print("Building the sites …", file=sys.stderr)
        build_site(project, folder / "tebiki", pages_only=True)
        sites = [("tebiki", folder / "tebiki", "")]
        if not options.alone:
            build_material(project, folder / "material")
            build_vitepress(project, folder / "vitepress", commands)
            sites += [(name, folder / name, "ja/") for name in ("material", "vitepress")]
        found = []
        for one in judge_sites(sites, options.only, commands, options.runs):
            found.append(one)
            if not options.json:  # as they come: the whole table takes its time
                lines = page_measures.table([(one.site, one.page, one.measures)]).split("\n")
                print("\n".join(lines[len(found) > 1 :]), flush=True)
    except (PeersError, SiteError, ValueError, OSError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        for audit in one.lost:
            print(f"{one.site}, {one.page}: {audit}")
    return 0
