"""What stops publishing is said with its remedy, and leaves the remote as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.bare_remote import LANGUAGES, git, half_a_site, head, run, show, small_site
from support.messages import english
from support.projects import LIBRARY
from tebiki.building import build_site
from tebiki.publishing import deploy_edition, publish_editions
from tebiki.publishing.deploy_edition import GitFailed
from tebiki.publishing.publish_editions import NotPublished, publish
from tebiki.source.project import Project


def test_a_site_that_tells_a_secret_is_not_published_and_drafts_change_nothing(
    remote: Path,
) -> None:
    key = "sk-" + "proj-Ab3dEf6hIj9kLm2nOp5q"
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10", build=small_site(f"\n{key}\nsomeone@company.jp"), with_drafts=True)
    assert english(error.value) == (
        "What is built may tell 2 secrets. A real key: make it invalid at its service first; "
        "then take it out of the page. What is no secret, or is to be told, stands in "
        "docs/_data/<guide>/ignores.toml, as the text of a [[pages]] of the rule secrets.\n"
        "index.html:2: 「sk-pro…」 looks like a real key; mask it: sk-••••\n"
        "index.html:3: 「someone@company.jp」 may be somebody's mail; write name@example.com"
    )
    assert head(remote) == ""


def test_without_an_address_it_stops(remote: Path) -> None:
    with pytest.raises(NotPublished) as error:
        publish(
            Project(LIBRARY), str(remote), "2026.10", "", build=small_site(), languages=LANGUAGES
        )
    assert english(error.value) == (
        "SITE_URL is not set: canonical addresses, the sitemap and printed codes need it; "
        "set it to the address that people will visit, such as https://workshop.example/"
    )
    assert head(remote) == ""


def test_an_unknown_edition_is_refused(remote: Path) -> None:
    with pytest.raises(NotPublished) as error:
        run(remote, "2025.01")
    assert english(error.value) == (
        "2025.01 is no edition of this guide; use one of 2024.04, 2026.10"
    )


def _stopped(folder: Path, edition: str, address: str) -> None:
    small_site()(folder, edition, address)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("build", "error"), [(half_a_site, build_site.SiteError), (_stopped, KeyboardInterrupt)]
)
def test_what_is_interrupted_leaves_the_old_site(
    remote: Path, build: Callable[[Path, str, str], None], error: type[BaseException]
) -> None:
    run(remote, "2024.04")
    before = head(remote)
    with pytest.raises(error):
        run(remote, "2026.10", build=build)
    assert head(remote) == before
    run(remote, "2026.10")
    assert show(remote, "latest/index.html").startswith("2026.10")


def test_a_refused_push_leaves_the_old_site(remote: Path) -> None:
    run(remote, "2024.04")
    before = head(remote)
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho closed today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10")
    lines = str(error.value).splitlines()
    assert lines[0] == f"{remote} did not take the push, and its site is as it was:"
    assert "remote: closed today" in [line.strip() for line in lines]
    assert head(remote) == before


def test_somebody_else_publishing_meanwhile_is_not_overwritten(remote: Path) -> None:
    run(remote, "2024.04")
    theirs = []

    def meanwhile(folder: Path, edition: str, address: str) -> None:
        small_site()(folder, edition, address)
        if not theirs:
            theirs.append(run(remote, "2026.10", build=small_site("theirs")))

    with pytest.raises(NotPublished) as error:
        run(remote, "2024.04", build=meanwhile, replace=True)
    assert english(error.value).splitlines()[-1] == (
        "If somebody else has published meanwhile, run this again: it begins with theirs."
    )
    assert show(remote, "2026.10/index.html").endswith("theirs")
    run(remote, "2024.04", build=small_site("mended"), replace=True)
    assert show(remote, "2026.10/index.html").endswith("theirs")
    assert show(remote, "2024.04/index.html").endswith("mended")


def test_a_branch_of_another_making_is_not_touched(remote: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    deploy_edition.start_repository(clone)
    (clone / "index.html").write_text("theirs", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Theirs")
    git(clone, "push", "--quiet", str(remote), "HEAD:gh-pages")
    before = head(remote)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10")
    assert english(error.value) == (
        f"the branch gh-pages of {remote} was not made by this tool (it has no versions.json); "
        "nothing there is touched: publish to another repository, or rename that branch"
    )
    assert head(remote) == before


def test_a_remote_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotPublished) as error:
        run(tmp_path / "nowhere.git", "2026.10")
    assert english(error.value).startswith(f"{tmp_path / 'nowhere.git'} cannot be read: ")
    assert english(error.value).endswith("Look at the address and at your access to it.")


def test_a_full_disk_is_not_called_a_lack_of_access(
    remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, *arguments: str) -> str:
        raise GitFailed("fatal: cannot write: No space left on device")

    monkeypatch.setattr(publish_editions, "git", full)
    monkeypatch.setattr(publish_editions, "identity", lambda root: deploy_edition.IDENTITY)
    with pytest.raises(NotPublished) as error:
        run(remote, "2026.10")
    assert english(error.value).splitlines()[-1] == (
        "the disk is full; make room on it and run this again"
    )
