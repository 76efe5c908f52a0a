"""Publishes one edition to the branch that a static host serves: all of it, or nothing."""

from collections.abc import Sequence
from pathlib import Path

import mike.git_utils  # type: ignore[import-untyped]

from tebiki.files import system_faults, whole_files
from tebiki.files.data_faults import Said, SaidError, told
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.jobs.jobs import ONE, Jobs
from tebiki.publishing import build_versions, deploy_edition, refusals, root_pages
from tebiki.publishing.deploy_edition import BRANCH, GitFailed, git
from tebiki.safety.site_address import SiteAddressError, read_site_url
from tebiki.source.project import Project

_NO_ADDRESS = Said(
    "SITE_URL is not set: canonical addresses, the sitemap and printed codes need it; "
    "set it to the address that people will visit, such as https://workshop.example/",
    "SITE_URL がありません。正規のアドレス、サイトマップ、印刷する QR コードに要ります。"
    "読む人が開くアドレスを https://workshop.example/ のように指定してください。",
)
_NO_EDITION = Said(
    "no page and no note names an edition; write one into a page's front matter, such as "
    'edition: "2026.11"',
    "版のあるページもノートもありません。ページの先頭の設定に "
    'edition: "2026.11" のように書いてください。',
)
_UNKNOWN = Said(
    "{edition} is no edition of this guide; use one of {known}",
    "{edition} という版はありません。使えるのは {known} です。",
)
_NOT_WRITTEN = Said(
    "git could not write the site: {why}", "git がサイトを書き込めませんでした: {why}"
)
_NOT_SENT = Said("git could not push the site: {why}", "git がサイトを送れませんでした: {why}")
_UNREADABLE = Said(
    "{remote} cannot be read: {why}\n{remedy}", "{remote} を読めません: {why}\n{remedy}"
)
_LOOK = Said(
    "Look at the address and at your access to it.",
    "アドレスと、そこに入る権限を確かめてください。",
)
_FOREIGN = Said(
    f"the branch {BRANCH} of {{remote}} was not made by this tool ({{why}}); "
    "nothing there is touched: publish to another repository, or rename that branch",
    f"{{remote}} のブランチ {BRANCH} は tebiki が作ったものではありません（{{why}}）。"
    "何も変えていません。別のリポジトリに公開するか、そのブランチの名前を変えてください。",
)
_FROZEN = Said(
    "{edition} is published already, and a published edition stays as it is; "
    "publish a new edition, or, to correct this one, use --replace",
    "{edition} はもう公開されていて、公開した版は変えません。"
    "新しい版を公開するか、間違いを直すときだけ --replace を付けてください。",
)
_NOT_TAKEN = Said(
    "{remote} did not take the push, and its site is as it was:\n{why}\n"
    "If somebody else has published meanwhile, run this again: it begins with theirs.",
    "{remote} が受け取りませんでした。サイトは前のままです:\n{why}\n"
    "その間にほかの人が公開していたら、もう一度実行してください。その続きから始めます。",
)


class NotPublished(SaidError):
    """Nothing was published; the message says why and what to do."""


def publish(
    project: Project,
    remote: str,
    edition: str,
    site_url: str,
    *,
    build: deploy_edition.Builder | None = None,
    languages: Sequence[root_pages.Language] | None = None,
    replace: bool = False,
    dry_run: bool = False,
    with_drafts: bool = False,
    jobs: Jobs = ONE,
) -> list[str]:
    """Publish `edition` to the branch of `remote`; return what changed, a line a path.

    All happens in a scratch repository until one push, which moves the branch or does not.
    What of its pages is a draft stops it, unless `with_drafts`, and a secret in the built site
    in any case. `jobs` builds side by side.
    Raises NotPublished, DataError, and run_mkdocs.SiteError for a site that cannot be built.
    """
    if not with_drafts and (waiting := refusals.drafts(project)):
        raise NotPublished(waiting)
    try:
        address = read_site_url(site_url)
    except SiteAddressError as error:
        raise NotPublished(error.said) from error
    if not address:
        raise NotPublished(_NO_ADDRESS)
    known = build_versions.all_editions(project)
    if not known and not edition:
        raise NotPublished(_NO_EDITION)
    if known and edition not in known:
        raise NotPublished(_UNKNOWN.filled(edition=edition, known=", ".join(known)))
    whole_files.recover(project.root)
    with scratch(project.root / IN_PROJECT) as entry:
        repository = entry / "repository"
        deploy_edition.start_repository(repository, identity(project.root))
        before = _fetch(repository, remote)
        _refuse_frozen(repository, edition, remote, replace=replace)
        make = build or deploy_edition.builder(project, jobs)
        try:
            deploy_edition.deploy(repository, edition, address, make, f"Publish {edition}")
            deploy_edition.write_root(
                project, repository, languages or deploy_edition.read_languages(project), address
            )
        except (GitFailed, mike.git_utils.GitError) as error:
            why = system_faults.cause(str(error)) or str(error)
            raise NotPublished(_NOT_WRITTEN.filled(why=why)) from error
        if leaking := refusals.secrets(project, deploy_edition.site_of(repository)):
            raise NotPublished(leaking)
        changed = _changes(repository, before)
        if not dry_run:
            _push(repository, remote)
    return changed


def identity(root: Path) -> tuple[str, str]:
    """Return the user's name and address as git knows them, else our own."""
    try:
        return git(root, "config", "user.name"), git(root, "config", "user.email")
    except GitFailed:
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
        remedy = system_faults.cause(str(error)) or _LOOK
        said = _UNREADABLE.filled(remote=remote, why=str(error), remedy=remedy)
        raise NotPublished(said) from error


def _refuse_frozen(repository: Path, edition: str, remote: str, *, replace: bool) -> None:
    try:
        held = deploy_edition.deployed(repository)
    except ValueError as error:
        raise NotPublished(_FOREIGN.filled(remote=remote, why=told(error))) from error
    if held and edition in held.editions and not replace:
        raise NotPublished(_FROZEN.filled(edition=edition))


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
            raise NotPublished(_NOT_SENT.filled(why=own)) from error
        raise NotPublished(_NOT_TAKEN.filled(remote=remote, why=str(error))) from error


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


def address_of(root: Path, remote: str) -> str:
    """Return the address of a remote of the repository; what is no remote's name is an address.

    A folder's is whole: git takes a remote's from the repository's top, a typed one from here.
    """
    try:
        address = git(root, "remote", "get-url", "--push", remote)
        start = Path(git(root, "rev-parse", "--show-toplevel"))
    except GitFailed:
        address, start = remote, Path()
    folder = start / address
    return str(folder.resolve()) if folder.is_dir() else address
