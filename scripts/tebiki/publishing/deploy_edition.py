"""Puts built editions on a branch of a scratch repository, with mike, and the pages above them."""

import contextlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import mike.commands  # type: ignore[import-untyped]
import mike.git_utils  # type: ignore[import-untyped]
from mkdocs.config import load_config

from tebiki.building import build_site, host_headers
from tebiki.editions import editions
from tebiki.files import made_folders
from tebiki.files.data_faults import Refusal, Said, told
from tebiki.files.json_source import read_tables
from tebiki.jobs.jobs import ONE, Jobs
from tebiki.keeping import write_kept
from tebiki.plain_pages import llms_list
from tebiki.publishing import root_pages
from tebiki.publishing.list_pages import list_pages
from tebiki.source.project import Project, face
from tebiki.source.read_words import read_words

BRANCH = "gh-pages"
_NONE = Said("it has no versions.json", "versions.json がありません")
_UNREADABLE = Said("its versions.json cannot be read: {why}", "versions.json を読めません（{why}）")
_NOT_WHOLE = Said(
    "its versions.json has entries without version and aliases",
    "versions.json に、version と aliases のない項目があります",
)
IDENTITY = ("tebiki", "tebiki@localhost")


class GitFailed(Exception):
    """A git command failed; the message is what git said."""


@dataclass(frozen=True)
class Deployed:
    """What a branch holds: editions, the oldest first, and the one that is `latest`."""

    editions: tuple[str, ...]
    latest: str


# Builds an edition into a folder; the address ends with a slash, or is "".
Builder = Callable[[Path, str, str], None]


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and return its output. Raises GitFailed."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        capture_output=True, check=False, encoding="utf-8",
        errors="surrogateescape",  # names of files need not be UTF-8
    )  # fmt: skip
    if done.returncode:
        raise GitFailed(done.stderr.strip() or f"git {arguments[0]} failed")
    return done.stdout.strip()


def start_repository(folder: Path, identity: tuple[str, str] = IDENTITY) -> None:
    """Make an empty repository with an identity of its own: mike cannot commit without one."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=scratch")
    git(folder, "config", "user.name", identity[0])
    git(folder, "config", "user.email", identity[1])


def deployed(repository: Path) -> Deployed | None:
    """Return what the repository's branch holds, None where there is no branch.

    Raises ValueError for a branch that mike did not make.
    """
    try:
        git(repository, "rev-parse", "--verify", "--quiet", f"refs/heads/{BRANCH}")
    except GitFailed:
        return None
    try:
        entries = read_tables(git(repository, "show", f"{BRANCH}:versions.json"))
    except GitFailed as error:
        raise Refusal(_NONE) from error
    except ValueError as error:
        raise Refusal(_UNREADABLE.filled(why=told(error))) from error
    if not all(
        isinstance(entry.get("version"), str) and isinstance(entry.get("aliases"), list)
        for entry in entries
    ):
        raise Refusal(_NOT_WHOLE)
    names = tuple(sorted(str(entry["version"]) for entry in entries))
    latest = [str(e["version"]) for e in entries if root_pages.LATEST in e["aliases"]]
    return Deployed(names, latest[0] if latest else "")


def site_of(repository: Path) -> Path:
    """Return where an edition is built; it is never added: mike commits without a work tree."""
    return repository / "site"


def deploy(repository: Path, edition: str, site_url: str, build: Builder, message: str) -> None:
    """Build `edition` and commit it to the branch, and make it `latest` if it is the newest."""
    already = deployed(repository)
    is_newest = not already or edition >= max(already.editions, default="")
    site = site_of(repository)
    build(site, edition, f"{site_url}{edition}/" if site_url else "")
    (site / made_folders.MARK).unlink(missing_ok=True)  # it is for this disk, not for readers
    list_pages(site)
    with (
        contextlib.chdir(repository),
        mike.commands.deploy(
            {"site_dir": str(site), "use_directory_urls": True},
            edition,
            title=editions.label(edition),
            aliases=[root_pages.LATEST] if is_newest else [],
            update_aliases=True,
            alias_type=mike.commands.AliasType.copy,
            branch=BRANCH,
            message=message,
            allow_empty=True,
        ),
    ):
        pass  # built above: mike's own build would leave out what is made after MkDocs


def write_root(
    project: Project, repository: Path, languages: Sequence[root_pages.Language], site_url: str
) -> None:
    """Commit the pages above the editions."""
    every_word = read_words(project.root, [language.locale for language in languages])
    held = deployed(repository)
    files = {
        "index.html": root_pages.index_page(languages),
        "404.html": root_pages.missing_page(languages, every_word, site_url),
        "_headers": host_headers.headers(*((held.editions, held.latest) if held else ())),
        # Editions have workers of their own; one may be left from when the site had but one.
        write_kept.WORKER: write_kept.worker_text(face(), keeps=False),
    }
    if held and (listed := _list_of(repository, held.latest)):
        own, latest = (f"{site_url}{name}/" for name in (held.latest, root_pages.LATEST))
        files[llms_list.NAME] = llms_list.of_latest(listed, own if site_url else "", latest)
    if site_url and held:
        files["sitemap.xml"] = root_pages.sitemap_index(held.editions, site_url)
    with (
        contextlib.chdir(repository),
        mike.git_utils.Commit(BRANCH, "Lead to the reader's language", allow_empty=True) as commit,
    ):
        for name, text in files.items():
            commit.add_file(mike.git_utils.FileInfo(name, text))


def _list_of(repository: Path, edition: str) -> str:
    """Return an edition's list of pages, "" where it was published without one."""
    try:
        return git(repository, "show", f"{BRANCH}:{edition}/{llms_list.NAME}") + "\n"
    except GitFailed:
        return ""


def read_languages(project: Project) -> tuple[root_pages.Language, ...]:
    """Return the site's languages as mkdocs.yml has them, the default first."""
    config = load_config(str(project.settings_file))
    found = [
        root_pages.Language(
            entry.locale,
            "" if entry.default else f"{entry.locale}/",
            entry.site_name or config.site_name,
        )
        for entry in config.plugins["i18n"].config.languages
        if entry.build
    ]
    return tuple(sorted(found, key=lambda language: language.folder != ""))


def builder(project: Project, jobs: Jobs = ONE) -> Builder:
    """Return what builds an edition of the project for the version menu, with so many `jobs`."""

    def build(folder: Path, edition: str, address: str) -> None:
        built = build_site.build_site(
            project, folder, edition=edition, site_url=address, versioned=True, jobs=jobs
        )
        for line in built.held_back:
            print(line, file=sys.stderr)
        if built.faults:  # a site without its handouts may be looked at, not published
            raise build_site.SiteError("\n".join(built.faults))

    return build


def check_out(repository: Path, folder: Path) -> None:
    """Put the files of the branch, whole, into `folder`."""
    git(repository, f"--work-tree={folder}", "checkout", "--quiet", BRANCH, "--", ".")
