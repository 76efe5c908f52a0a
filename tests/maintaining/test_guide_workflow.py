"""The workflow that brings a guide in: played as GitHub does, up to the branch it proposes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.projects import copy_library
from support.served import ROOT

GUIDE = """\
# 豆をひく

## 量る

豆を 10 グラム量ります。

## ひく

ハンドルを回します。
"""


def jobs() -> dict[str, dict]:  # type: ignore[type-arg]
    text = (ROOT / ".github/workflows/guide.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["jobs"]  # type: ignore[no-any-return]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the template: the guide that it came with, its tests, the tool."""
    root = copy_library(tmp_path / "repository")
    (root / "tests/guide").mkdir(parents=True)
    (root / "tests/guide/test_words.py").write_text("", encoding="utf-8")
    (root / "Makefile").write_text("site:\n", encoding="utf-8")
    (root / ".gitignore").write_text(".venv\n.cache\n/site/\n", encoding="utf-8")
    (root / "guide").mkdir()
    (root / "guide/mame.md").write_text(GUIDE, encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


def play(folder: Path, job: str, name: str, *, guide: str = "guide") -> None:
    """Run a step of a job in a checkout."""
    [step] = [one["run"] for one in jobs()[job]["steps"] if one.get("name") == name]
    environment = {
        **os.environ, "GUIDE": guide, "NAME": guide, "MONTH": "2026-11", "GITHUB_RUN_ID": "7",
        "GH_REPO": "x/y",
        "GITHUB_OUTPUT": str(folder / "output"), "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "RUNNER_TEMP": str(folder.parent / f"temp-{folder.name}"),
        "PYTHONPATH": str(ROOT / "scripts"), "PATH": f"{folder.parent}/bin:{os.environ['PATH']}",
    }  # fmt: skip
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step]
    done = subprocess.run(bash, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def proposed(repository: Path, run: str, guide: str) -> Path:
    """Return a clone on the branch that a run proposes, with what lay beside it."""
    maker, proposer = (repository.parent / f"{run}-{part}" for part in ("make", "propose"))
    for folder in (maker, proposer):
        git(repository, "clone", "--quiet", str(repository), str(folder))
    script(maker / ".venv/bin/tebiki", f'exec {sys.executable} -m tebiki "$@"')
    script(maker / ".venv/bin/python", f'exec {sys.executable} "$@"')
    play(maker, "make", "Make the pages, and the site", guide=guide)
    play(maker, "make", "Gather what is proposed", guide=guide)
    assert (maker / "look/index.html").is_file()
    assert (maker / "output").read_text(encoding="utf-8") == "changed=yes\n"
    script(repository.parent / "bin/gh", f"cp -r {maker}/proposal proposal")
    play(proposer, "propose", "Put the proposal on a branch")
    git(repository, "pull", "--quiet", str(proposer), "guide-7")  # somebody merges it
    return proposer


def test_what_reads_a_guide_may_write_nothing() -> None:
    assert {name: job["permissions"] for name, job in jobs().items()} == {
        "make": {"contents": "read"},
        "propose": {"actions": "read", "contents": "write", "pull-requests": "write"},
    }


def test_the_proposal_says_what_to_look_at_and_nothing_for_a_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "proposer"
    (folder / "proposal").mkdir(parents=True)
    said = "A new step: 量る\nTo look at it: tebiki serve --root /tmp/x\nNothing is lost.\n"
    (folder / "proposal/report.txt").write_text(said, encoding="utf-8")
    due = "docs/ja/g/a.md:9: this step's `title`\n"
    (folder / "proposal/due.txt").write_text(due, encoding="utf-8")
    script(tmp_path / "bin/gh", "exit 0")
    script(tmp_path / "bin/git", "exit 0")
    play(folder, "propose", "Open a pull request")
    body = (folder / "body.md").read_text(encoding="utf-8")
    assert body.endswith(
        "```\nA new step: 量る\nNothing is lost.\ndocs/ja/g/a.md:9: this step's title\n```\n"
    )


def test_a_guide_comes_in_the_place_of_the_first_and_changes_and_another_beside_it(
    repository: Path,
) -> None:
    first = proposed(repository, "first", "guide")
    names = git(repository, "ls-files").splitlines()
    assert not [name for name in names if "library" in name or name.startswith("tests/guide")]
    assert {"Makefile", "guide/mame.md", "docs/ja/guide/chapter-2.md", "mkdocs.yml"} <= {*names}
    assert 'site_name: "豆をひく"' in (repository / "mkdocs.yml").read_text(encoding="utf-8")
    report = (first / "proposal/due.txt").read_text(encoding="utf-8")
    assert "docs/ja/guide/chapter-1.md:13: this step's title is made of its sentence" in report

    page = repository / "docs/ja/guide/chapter-1.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("minutes: 1", "minutes: 4"), encoding="utf-8")
    changed = GUIDE.replace("10 グラム", "12 グラム")
    (repository / "guide/mame.md").write_text(changed, encoding="utf-8")
    (repository / "tea").mkdir()
    (repository / "tea/cha.md").write_text("# 茶\n\n葉を入れます。\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "Change")
    proposed(repository, "again", "guide")
    text = page.read_text(encoding="utf-8")
    assert "minutes: 4" in text and "豆を 12 グラム量ります。" in text

    proposed(repository, "second", "tea")
    door = (repository / "docs/ja/index.md").read_text(encoding="utf-8")
    assert "- [豆をひく](guide/index.md)\n- [茶](tea/index.md)\n" in door
