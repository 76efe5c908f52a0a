"""`tebiki editions publish`: one edition on the branch that a static host serves, or nothing."""

import argparse
import os
import sys
from collections.abc import Sequence

from tebiki.building.run_mkdocs import SiteError
from tebiki.cli.jobs_option import add_jobs_option, jobs_of
from tebiki.cli.run_command import INTERRUPTED
from tebiki.cli.tell import tell
from tebiki.files.data_faults import DataError, Said, in_lines
from tebiki.publishing import build_versions, deploy_edition, publish_editions
from tebiki.publishing.publish_editions import NotPublished
from tebiki.source.project import Project

_SHOWN = 20  # lines of changes that are listed


_NOTHING = Said("Nothing was published.", "何も公開していません。サイトは前のままです。")
_NO_USER = Said(
    "git knows no user here; the commits are by {name} <{mail}>.",
    "git に名前の設定がないので、コミットは {name} <{mail}> の名前で作ります。",
)
_INTERRUPTED = Said(
    "Interrupted: nothing was published, the site is as it was.",
    "途中で止めました。何も公開していません。サイトは前のままです。",
)
_LOOSE = Said(
    "Not committed, and yet it would be published:",
    "コミットしていないのに公開されるファイルがあります:",
)
_COMMIT = Said(
    "Commit it, put it away (git stash), or publish it all the same: make publish "
    "UNCOMMITTED=1 (tebiki editions publish --uncommitted).",
    "コミットするか、よそに置く（git stash）か、そのまま公開するなら "
    "make publish UNCOMMITTED=1（tebiki editions publish --uncommitted）としてください。",
)
_MORE = Said("… and {count} more", "… ほかに {count}")
_WOULD = Said(
    "{count} files would change; nothing was published.",
    "公開すると {count} 個のファイルが変わります。まだ何も公開していません。",
)
_DONE = Said(
    "{edition} is published; {count} files changed.",
    "{edition} を公開しました。{count} 個のファイルが変わりました。",
)
_ASK = Said("Publish it all the same? [y/N] ", "このまま公開しますか？ [y/N] ")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is published, where to, and what may be overlooked."""
    parser.add_argument(
        "--edition", default=os.environ.get("EDITION", ""), help="EDITION, or the newest"
    )
    parser.add_argument("--remote", default="origin", help="a remote's name or address (origin)")
    parser.add_argument("--replace", action="store_true", help="replace a published edition")
    parser.add_argument(
        "--uncommitted", action="store_true", help="publish also what is not committed"
    )
    parser.add_argument("--drafts", action="store_true", help="publish drafts as they are")
    add_jobs_option(parser)
    parser.add_argument("--dry-run", action="store_true", help="show what would change")


def run(options: argparse.Namespace, project: Project) -> int:
    """Publish, and list what changed; 1 when nothing was published."""
    if loose := publish_editions.uncommitted(project.root):
        print(_loose(loose), file=sys.stderr)
        if not (options.dry_run or options.uncommitted or _agreed()):
            tell(_NOTHING)
            return 1
    if publish_editions.identity(project.root) == deploy_edition.IDENTITY:
        name, mail = deploy_edition.IDENTITY
        tell(_NO_USER.filled(name=name, mail=mail))
    try:
        edition = options.edition or build_versions.to_publish(project, "")
        with jobs_of(options) as jobs:
            changed = publish_editions.publish(
                project,
                publish_editions.address_of(project.root, options.remote),
                edition,
                os.environ.get("SITE_URL", ""),
                replace=options.replace,
                dry_run=options.dry_run,
                with_drafts=options.drafts,
                jobs=jobs,
            )
    except (NotPublished, SiteError, DataError) as error:
        print(error, file=sys.stderr)
        tell(_NOTHING)
        return 1
    except KeyboardInterrupt:
        tell(_INTERRUPTED)
        return INTERRUPTED
    print("\n".join(_first(changed)))
    if options.dry_run:
        print(in_lines(_WOULD.filled(count=str(len(changed)))))
    else:
        print(in_lines(_DONE.filled(edition=edition, count=str(len(changed)))))
    return 0


def _loose(lines: Sequence[str]) -> str:
    return "\n".join([in_lines(_LOOSE), *_first(lines)])


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([in_lines(_MORE.filled(count=str(more)))] if more > 0 else [])]


def _agreed() -> bool:
    """Ask whoever sits at a terminal; nobody else can agree."""
    if not sys.stdin.isatty():
        tell(_COMMIT)
        return False
    print(in_lines(_ASK), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
