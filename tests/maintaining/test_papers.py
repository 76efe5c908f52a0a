"""The papers agree: each verb of the Makefile stands in both READMEs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", ["README.md", "README.ja.md"])
def test_every_verb_has_its_line(paper: str) -> None:
    verbs = set(re.findall(r"^([a-z][a-z-]*):.*## ", read("Makefile"), re.MULTILINE)) - {"help"}
    listed = set(re.findall(r"^\| `make ([a-z-]+)", read(paper), re.MULTILINE))
    assert (sorted(verbs - listed), sorted(listed - verbs)) == ([], [])


def test_both_readmes_list_the_same_settings() -> None:
    settings = [
        re.findall(r"^\| `([A-Z_]+)`", read(p), re.M) for p in ("README.md", "README.ja.md")
    ]
    assert settings[0] == settings[1]


@pytest.mark.parametrize("paper", ["README.md", "README.ja.md", "CONTRIBUTING.md"])
def test_every_link_of_a_paper_leads_to_a_file(paper: str) -> None:
    prose = re.sub(r"(?s)```.*?```|`[^`\n]+`", "", read(paper))
    targets = re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", prose)
    assert [target for target in targets if not (ROOT / target).exists()] == []
