"""`tebiki check secrets`: the files that git keeps, and built sites."""

import os
import subprocess
from pathlib import Path

import pytest

from support.messages import english_of
from support.projects import copy_library
from support.served import ROOT
from tebiki.cli.main import main

TOKEN = "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345"


def check(root: Path, *sites: Path) -> int:
    return main(["check", "secrets", "--root", str(root), *map(str, sites)])


def test_the_sources_and_the_site_hold_no_secret(
    library_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = copy_library(tmp_path / "sources")
    subprocess.run(["git", "init", "-q", str(sources)], check=True)
    assert check(sources, library_site) == 0, english_of(capsys.readouterr().out)
    assert english_of(capsys.readouterr().err).startswith("no secret in ")


def test_a_secret_among_the_files_that_git_keeps_is_said_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "new.toml").write_text(f'key = "{TOKEN}"\n', encoding="utf-8")
    (tmp_path / ".gitignore").write_text("ignored.toml\n", encoding="utf-8")
    (tmp_path / "ignored.toml").write_text(TOKEN, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert check(tmp_path) == 1
    said = capsys.readouterr()
    assert english_of(said.out) == (
        "new.toml:1: looks like a secret (GitHub Token); take it out, or write a masked one\n"
    )
    assert (
        english_of(said.err)
        == "A real key? Delete it at its service first: a committed key is known. What is no "
        "secret, or is to be told, stands in docs/_data/<guide>/ignores.toml, as the text of a "
        "[[pages]] of the rule secrets.\n"
    )


def test_a_name_that_is_not_utf_8_is_looked_at_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    name = os.fsdecode("鍵.txt".encode("shift_jis"))
    (tmp_path / name).write_text(TOKEN, encoding="utf-8")
    assert check(tmp_path) == 1
    shown = name.encode(errors="backslashreplace").decode()
    assert f"{shown}:1: looks like a secret (GitHub Token)" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none"
    assert check(ROOT, missing) == 1
    assert (
        english_of(capsys.readouterr().err)
        == f"{missing}: there is no such folder; build the site first\n"
    )


def test_a_folder_without_git_is_looked_through_but_for_what_is_built_or_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name in (".git", ".venv", ".cache", "site", "build"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TOKEN, encoding="utf-8")
    assert check(tmp_path) == 0
    assert english_of(capsys.readouterr().err) == "no secret in 1 files\n"
    (tmp_path / "docs" / "site").mkdir(parents=True)
    (tmp_path / "docs" / "site" / "a.md").write_text(f"\n{TOKEN}\n", encoding="utf-8")
    assert check(tmp_path) == 1
    assert english_of(capsys.readouterr().out) == (
        "docs/site/a.md:2: looks like a secret (GitHub Token); take it out, or write a masked one\n"
    )


@pytest.mark.parametrize("used", [None, "", "other.toml"])
def test_what_the_events_files_tell_is_no_secret(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    used: str | None,
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    for name in ("event.toml", "other.toml"):
        text = f'contact = "host@{name.removesuffix(".toml")}.jp"\n'
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.delenv("EVENT_FILE")
    if used is not None:
        monkeypatch.setenv("EVENT_FILE", used)
    assert check(tmp_path) == (0 if used == "other.toml" else 1)
    said = english_of(capsys.readouterr().out)
    assert "event.toml" not in said and ("other.toml:1" in said) == (used != "other.toml")


def test_an_ignore_that_names_a_key_in_a_readme_lets_it_pass_and_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_library(tmp_path / "project")
    subprocess.run(["git", "init", "-q", str(project)], check=True)
    (project / "README.md").write_text(f"# A\n\n`{TOKEN}`\n", encoding="utf-8")
    ignores = project / "docs/_data/library/ignores.toml"
    entry = '[[pages]]\nrule = "secrets"\ntext = "{}"\nreason = "a sample"\ndate = 2026-11-26\n'
    ignores.write_text(entry.format(TOKEN), encoding="utf-8")
    assert check(project) == 0, english_of(capsys.readouterr().out)
    assert main(["check", "pages", "--root", str(project)]) == 0, capsys.readouterr().out
    ignores.write_text(entry.format(TOKEN[:-1]), encoding="utf-8")
    assert check(project) == 1
    capsys.readouterr()
    assert main(["check", "pages", "--root", str(project)]) == 1
    assert english_of(capsys.readouterr().out) == (
        "docs/_data/library/ignores.toml:1: <ignore> secrets: "
        "the ignore of 2026-11-26 is not needed any more; take it out (a sample)\n"
    )
