"""The workflows: pinned, narrow, readable; and what `screens` does with what was signed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from support.served import ROOT
from support.shots import catalogue, picture, project
from tebiki.screens import originals
from tebiki.screens.store import Store, keep

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def jobs(name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    text = (ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["jobs"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_and_zizmor_finds_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses and all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use) for use in uses)
    assert yaml.safe_load(text)["permissions"] == {}
    tool = Path(sys.executable).parent / "zizmor"
    command = [str(tool), "--offline", "--no-progress", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_the_check_says_by_its_names_what_it_proves() -> None:
    found = jobs("check")
    names = [job["name"] for job in found.values()]
    names += [step["name"] for job in found.values() for step in job["steps"] if "uses" not in step]
    for word in ("site of all editions", "Lint", "types", "link", "pages", "secret", "paper",
                 "browser"):  # fmt: skip
        assert [name for name in names if word in name], word
    links = next(step["run"] for job in found.values() for step in job["steps"]
                 if "check links" in step.get("run", ""))  # fmt: skip
    assert '--summary "$GITHUB_STEP_SUMMARY"' in links


def test_the_check_leaves_out_nothing_that_the_one_command_proves() -> None:
    """`.ci/run` is `make test`: lint, content, unit, chromium; content is three goals, a verb each.

    `make check` is content and the guide's own tests.
    """
    run = " ".join(step.get("run", "") for job in jobs("check").values() for step in job["steps"])
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    goals = re.search(r"\$\(MAKE\) --no-print-directory (lint .*)", makefile)
    assert goals and goals[1].split() == ["lint", "content", "unit", "chromium"]
    goals_of = dict(
        re.findall(r"^(content|check): built.*\n\t@\$\(MAKE\) \$\(TOGETHER\) (.*)", makefile, re.M)
    )
    content = goals_of["content"].split()
    assert goals_of["check"].split() == [*content, "guide"]
    recipe = re.compile(r"^(check-\w+):.*\n\t\$\(TEBIKI\) (check \w+)(?: site)?$", re.MULTILINE)
    verbs = [dict(recipe.findall(makefile))[goal] for goal in content]
    assert verbs == ["check pages", "check links", "check secrets"]
    wanted = [f".ci/run {goal}" for goal in goals[1].split() if goal != "content"]
    for part in [*wanted, ".ci/run site", ".ci/run guide", *verbs]:
        assert part in run, part


@pytest.fixture
def fetched(tmp_path: Path) -> Store:
    """A checkout with the sensitive screen fetched, as the workflow's first step leaves it."""
    root = tmp_path / "checkout"
    root.mkdir()
    store = project(root)
    tool = root / ".venv/bin/tebiki"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -m tebiki "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    (root / ".gitignore").write_text(".venv\n.cache\nproposal\n", encoding="utf-8")
    git = ["git", "-C", str(root)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    subprocess.run([*git, *who, "commit", "-qm", "Begin"], check=True)
    screen = store.read(catalogue(store))["save-key"]
    data = picture("sk-secret")
    original, files, _ = originals.make_original("save-key", data, "2023-06", is_held=True)
    keep(store, catalogue(store), screen, "original", data, original, files)
    (root / "proposal").mkdir()
    return store


def step(name: str) -> str:
    [found] = [one["run"] for one in jobs("screens")["fetch"]["steps"] if one.get("name") == name]
    return str(found)


def play(store: Store, script: str, signed: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: by bash -e with pipefail."""
    environment = {
        **os.environ, "SIGNED": signed, "GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary",
        "PYTHONPATH": str(ROOT / "scripts"),
    }  # fmt: skip
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=store.project.root, env=environment, capture_output=True, encoding="utf-8",
    )  # fmt: skip


def proposed(store: Store, signed: str) -> str:
    done = play(store, step("Sign what was looked at"), signed)
    assert done.returncode == 0, done.stdout + done.stderr
    assert play(store, step("Gather what is proposed"), signed).returncode == 0
    return (store.project.root / "proposal/screens.patch").read_text(encoding="utf-8")


def text(store: Store, bars: list[list[int]]) -> str:
    original = store.read(catalogue(store))["save-key"].original
    assert original
    one = {"source_sha256": original.source_sha256, "redactions": bars}
    return json.dumps({"name": "山田", "pictures": {"guide/save-key/original": one}})


def test_started_with_nothing_it_hands_out_a_page_without_pictures(fetched: Store) -> None:
    done = play(fetched, step("Hand out the page on which to look at all of them"), "")
    assert done.returncode == 0, done.stderr
    page = (fetched.project.root / "look.html").read_text(encoding="utf-8")
    assert "https://i.example/save-key.png" in page and "data:image" not in page
    summary = (fetched.project.root / "summary").read_text(encoding="utf-8")
    assert "**look**" in summary and "look.html" in summary


def test_what_was_signed_is_proposed(fetched: Store) -> None:
    patch = proposed(fetched, text(fetched, [[10, 10, 100, 20]]))
    assert len(re.findall(r"^diff --git a/docs/assets/screens/save-key-", patch, re.M)) == 3
    assert '+signed_off = "' in patch


def test_what_could_not_be_signed_stays_out_and_is_reported(fetched: Store) -> None:
    patch = proposed(fetched, text(fetched, []))
    assert "docs/assets/screens" not in patch
    report = (fetched.project.root / "proposal/report.txt").read_text(encoding="utf-8")
    assert report.startswith("save-key: 見せてはいけないものがある画面です。")


def test_a_text_that_is_none_stops_it(fetched: Store) -> None:
    assert play(fetched, step("Sign what was looked at"), "nonsense").returncode != 0
