"""Publishes one edition to the branch that a static host serves: all of it, or nothing."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import mike.git_utils  # type: ignore[import-untyped]

from tebiki.building import build_site
from tebiki.cli.run_command import command
from tebiki.files import system_faults, whole_files
from tebiki.files.data_faults import DataError
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.publishing import build_versions, deploy_edition, root_pages
from tebiki.publishing.deploy_edition import BRANCH, GitFailed, git
from tebiki.safety.site_address import SiteAddressError, read_site_url

ROOT = Path(__file__).resolve().parents[3]
SHOWN = 20  # lines of changes that are listed


class NotPublished(Exception):
    """Nothing was published; the message says why and what to do."""


def publish(
    remote: str,
    edition: str,
    site_url: str,
    *,
    root: Path = ROOT,
    build: deploy_edition.Builder | None = None,
    languages: Sequence[root_pages.Language] | None = None,
    replace: bool = False,
    dry_run: bool = False,
) -> list[str]:
    """Publish `edition` to the branch of `remote`; return what changed, a line a path.

    All happens in a scratch repository until one push, which moves the branch or does not.
    Raises NotPublished, and build_site.SiteError for a site that cannot be built.
    """
    try:
        address = read_site_url(site_url)
    except SiteAddressError as error:
        raise NotPublished(str(error)) from error
    if not address:
        raise NotPublished(
            "SITE_URL is not set: canonical addresses, the sitemap and printed codes need it; "
            "set it to the address that people will visit, such as https://workshop.example/"
        )
    known = build_versions.all_editions(root)
    if edition not in known:
        raise NotPublished(f"{edition} is no edition of this guide; use one of {', '.join(known)}")
    whole_files.recover(root)
    with scratch(root / IN_PROJECT) as entry:
        repository = entry / "repository"
        deploy_edition.start_repository(repository, _identity(root))
        before = _fetch(repository, remote)
        _refuse_frozen(repository, edition, remote, replace=replace)
        make = build or deploy_edition.builder(root)
        try:
            deploy_edition.deploy(repository, edition, address, make, f"Publish {edition}")
            deploy_edition.write_root(
                repository, languages or deploy_edition.read_languages(root), address, root
            )
        except (GitFailed, mike.git_utils.GitError) as error:
            raise NotPublished(
                f"git could not write the site: {system_faults.cause(str(error)) or error}"
            ) from error
        changed = _changes(repository, before)
        if not dry_run:
            _push(repository, remote)
    return changed


def _identity(root: Path) -> tuple[str, str]:
    """The user's name and address as git knows them, else our own."""
    try:
        return git(root, "config", "user.name"), git(root, "config", "user.email")
    except GitFailed:
        name, mail = deploy_edition.IDENTITY
        print(f"git knows no user here; the commits are by {name} <{mail}>.", file=sys.stderr)
        return deploy_edition.IDENTITY


def _fetch(repository: Path, remote: str) -> str:
    """Fetch the published branch; return its commit, "" where nothing is published."""
    try:
        git(repository, "remote", "add", "origin", remote)
        if not git(repository, "ls-remote", "--heads", "origin", BRANCH):
            return ""
        git(repository, "fetch", "--quiet", "--depth=1", "origin", f"{BRANCH}:{BRANCH}")
        return git(repository, "rev-parse", BRANCH)
    except GitFailed as error:
        remedy = system_faults.cause(str(error)) or "Look at the address and at your access to it."
        raise NotPublished(f"{remote} cannot be read: {error}\n{remedy}") from error


def _refuse_frozen(repository: Path, edition: str, remote: str, *, replace: bool) -> None:
    try:
        held = deploy_edition.deployed(repository)
    except ValueError as error:
        raise NotPublished(
            f"the branch {BRANCH} of {remote} was not made by this tool ({error}); "
            f"nothing there is touched: publish to another repository, or rename that branch"
        ) from error
    if held and edition in held.editions and not replace:
        raise NotPublished(
            f"{edition} is published already, and a published edition stays as it is; "
            f"publish a new edition, or, to correct this one, use --replace"
        )


def _changes(repository: Path, before: str) -> list[str]:
    if not before:
        names = git(repository, "ls-tree", "-r", "--name-only", BRANCH)
        return [f"A\t{name}" for name in names.splitlines()]
    return git(
        repository, "-c", "core.quotePath=false", "diff", "--no-renames", "--name-status",
        before, BRANCH,
    ).splitlines()  # fmt: skip


def _push(repository: Path, remote: str) -> None:
    try:
        git(repository, "push", "--quiet", "origin", f"refs/heads/{BRANCH}:refs/heads/{BRANCH}")
    except GitFailed as error:
        if own := system_faults.cause(str(error)):
            raise NotPublished(f"git could not push the site: {own}") from error
        raise NotPublished(
            f"{remote} did not take the push, and its site is as it was:\n{error}\n"
            "If somebody else has published meanwhile, run this again: it begins with theirs."
        ) from error


@command
def main(argv: list[str] | None = None) -> int:
    """Publish as the command line says; 1 when nothing was published."""
    parser = argparse.ArgumentParser(
        description="Publish one edition to the branch that a static host serves.",
        epilog="example: SITE_URL=https://workshop.example/ "
        "scripts/publish_editions.py --edition 2026.11 --dry-run",
    )
    parser.add_argument("--edition", default=os.environ.get("EDITION", ""), help="the newest")
    parser.add_argument("--remote", default="origin", help="a remote's name or address (origin)")
    parser.add_argument("--replace", action="store_true", help="replace a published edition")
    parser.add_argument(
        "--uncommitted", action="store_true", help="publish also what is not committed"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would change")
    options = parser.parse_args(argv)
    if loose := uncommitted(ROOT):
        print(_loose(loose), file=sys.stderr)
        if not (options.dry_run or options.uncommitted or _agreed()):
            print("Nothing was published.", file=sys.stderr)
            return 1
    try:
        edition = options.edition or build_versions.all_editions(ROOT)[-1]
        changed = publish(
            _address(options.remote),
            edition,
            os.environ.get("SITE_URL", ""),
            replace=options.replace,
            dry_run=options.dry_run,
        )
    except (NotPublished, build_site.SiteError, DataError) as error:
        print(error, file=sys.stderr)
        print("Nothing was published.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted: nothing was published, the site is as it was.", file=sys.stderr)
        return 130
    for line in changed[:SHOWN]:
        print(line)
    if len(changed) > SHOWN:
        print(f"… and {len(changed) - SHOWN} more")
    if options.dry_run:
        print(f"{len(changed)} files would change; nothing was published.")
    else:
        print(f"{edition} is published; {len(changed)} files changed.")
    return 0


def uncommitted(root: Path) -> list[str]:
    """Return the files below `root` that are not as committed, a line each; [] without git."""
    try:
        told = git(
            root, "-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files=all",
            "--", ".",
        )  # fmt: skip
    except GitFailed:
        return []
    return [line.strip() for line in told.splitlines()]


def _loose(lines: Sequence[str]) -> str:
    more = [f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join(["Not committed, and yet it would be published:", *lines[:SHOWN], *more])


def _agreed() -> bool:
    """Ask whoever sits at a terminal; nobody else can agree."""
    if not sys.stdin.isatty():
        print(
            "Commit it, put it away (git stash), or publish it all the same: make publish "
            "UNCOMMITTED=1 (scripts/publish_editions.py --uncommitted).",
            file=sys.stderr,
        )
        return False
    print("Publish it all the same? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _address(remote: str) -> str:
    """The address of a remote of this repository; what is no remote's name is an address."""
    done = subprocess.run(
        ["git", "-C", str(ROOT), "remote", "get-url", "--push", remote],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout.strip() if done.returncode == 0 else remote


if __name__ == "__main__":
    sys.exit(main())
