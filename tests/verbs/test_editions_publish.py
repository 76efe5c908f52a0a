"""`tebiki editions publish`: asks before it publishes what is not committed, says what happened."""

import datetime
import io
import os
from pathlib import Path

import pytest

from support.messages import english_of
from support.served import ROOT
from tebiki.cli.main import main
from tebiki.publishing import deploy_edition, publish_editions
from tebiki.publishing.deploy_edition import git
from tebiki.source.project import Project


def test_without_an_address_it_says_that_nothing_was_published(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    words = ["editions", "publish", "--root", str(ROOT), "--edition", "2026.11", "--uncommitted"]
    assert main(words) == 1
    assert english_of(capsys.readouterr().err).splitlines()[-2:] == [
        "SITE_URL is not set: canonical addresses, the sitemap and printed codes need it; "
        "set it to the address that people will visit, such as https://workshop.example/",
        "Nothing was published.",
    ]


def test_a_project_without_editions_is_published_as_this_months(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    named: list[str] = []

    def publish(project: Project, remote: str, edition: str, url: str, **_: object) -> list[str]:
        named.append(edition)
        return []

    monkeypatch.setattr(publish_editions, "publish", publish)
    before = f"{datetime.date.today():%Y.%m}"
    assert main(["editions", "publish", "--root", str(tmp_path)]) == 0
    assert before <= named[0] <= f"{datetime.date.today():%Y.%m}"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one file that is changed and one that git does not know."""
    folder = tmp_path / "checkout"
    deploy_edition.start_repository(folder)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (folder / "docs/手順.md").write_text("old", encoding="utf-8")
    (folder / ".gitignore").write_text("event.toml\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "First")
    (folder / "event.toml").touch()
    assert publish_editions.uncommitted(folder) == []
    (folder / "docs/手順.md").write_text("new", encoding="utf-8")
    (folder / "docs/extra.md").touch()
    monkeypatch.setattr(publish_editions, "publish", lambda *rest, **more: ["A\tindex.html"])
    return folder


LOOSE = [
    "Not committed, and yet it would be published:",
    "M docs/手順.md",
    "?? docs/extra.md",
]


def test_a_name_that_is_not_utf_8_is_listed_too(checkout: Path) -> None:
    name = os.fsdecode("鍵.txt".encode("shift_jis"))
    (checkout / name).touch()
    assert publish_editions.uncommitted(checkout) == [*LOOSE[1:], f"?? {name}"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("options", "typed", "status"),
    [
        ([], None, 1),
        ([], "n\n", 1),
        ([], "\n", 1),
        ([], "", 1),
        ([], "y\n", 0),
        (["--uncommitted"], None, 0),
        (["--dry-run"], None, 0),
    ],
)
def test_what_is_not_committed_is_said_and_asked_about(
    checkout: Path,
    options: list[str],
    typed: str | None,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO() if typed is None else Terminal(typed))
    words = ["editions", "publish", "--root", str(checkout), "--edition", "2026.11"]
    assert main([*words, *options]) == status
    said = capsys.readouterr()
    assert english_of(said.err).splitlines()[:3] == LOOSE
    asked = "Publish it all the same? [y/N] " in english_of(said.err)
    assert asked == (typed is not None)
    if status and typed is None:
        assert english_of(said.err).splitlines()[3:] == [
            "Commit it, put it away (git stash), or publish it all the same: make publish "
            "UNCOMMITTED=1 (tebiki editions publish --uncommitted).",
            "Nothing was published.",
        ]
    assert ("index.html" in english_of(said.out)) == (status == 0)


def test_without_a_git_identity_it_says_as_whom_it_publishes(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(checkout, "config", "--unset", "user.name")
    git(checkout, "config", "--unset", "user.email")
    monkeypatch.setenv("HOME", str(checkout.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{name}_NAME", raising=False)
        monkeypatch.delenv(f"GIT_{name}_EMAIL", raising=False)
    words = ["editions", "publish", "--root", str(checkout), "--edition", "2026.11"]
    assert main([*words, "--uncommitted"]) == 0
    assert english_of(capsys.readouterr().err).splitlines()[-1] == (
        "git knows no user here; the commits are by tebiki <tebiki@localhost>."
    )
