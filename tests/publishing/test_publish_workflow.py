"""The workflow that publishes a tag: with the least rights, and by the same verbs."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github/workflows/publish.yml"


def test_the_workflow_may_write_only_where_it_publishes() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "check": {"contents": "read"},
        "publish": {"contents": "write"},
    }
    assert yaml.safe_load(text)["permissions"] == {}
    assert jobs["publish"]["needs"] == "check"


def test_its_verbs_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"make ([a-z-]+)", WORKFLOW.read_text(encoding="utf-8")):
        assert re.search(rf"^{verb}:", makefile, re.MULTILINE), verb


def test_it_can_be_started_by_hand_for_any_edition() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    inputs = workflow[True]["workflow_dispatch"]["inputs"]  # YAML reads the key `on` as true
    assert {name: (one["type"], one["default"]) for name, one in inputs.items()} == {
        "edition": ("string", ""),
        "replace": ("boolean", False),
        "drafts": ("boolean", False),
    }
    environment = workflow["jobs"]["publish"]["env"]
    assert environment["EDITION"].endswith("|| inputs.edition }}")
    assert environment["SITE_URL"].startswith("${{ vars.SITE_URL || format(")
