"""The papers agree with the tool: verbs, options, files and settings that they name are there."""

import re
from pathlib import Path

import pytest

from tebiki.cli.main import parser_of
from tebiki.cli.verbs import AUDIENCES, VERBS, find_verb

ROOT = Path(__file__).resolve().parents[2]
PAPERS = [
    *("README.md", "README.ja.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("HOSTING.md", "HOSTING.ja.md"),
]
NAMING = [
    *PAPERS,
    "scripts/tebiki/source/words.toml",
    *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(".github/workflows/*.yml"))),
    *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/*/*/for-instructors.md"))),
]
SHOWN = ["site", "serve", "test", "check", "screens", "publish"]
# A verb stands between marks, behind a folder, begins a line of code, or follows a message's colon.
_NAMED = re.compile(r"(?:`|: |bin/|\v)tebiki ((?:[a-z]+ ?)+)([^`\n\"|]*)")
_FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def named_verbs(text: str) -> list[tuple[str, str]]:
    """The verbs that a text names, and what stands behind each."""
    marked = _FENCED.sub(lambda fence: re.sub(r"(?m)^ *tebiki ", "\vtebiki ", fence[0]), text)
    return [(match[1].strip(), match[2]) for match in _NAMED.finditer(marked)]


@pytest.mark.parametrize("paper", ["README.md", "README.ja.md"])
def test_a_readme_shows_a_handful_of_verbs_and_where_all_are(paper: str) -> None:
    assert re.findall(r"^\| `make ([a-z-]+)", read(paper), re.MULTILINE) == SHOWN
    assert "`.venv/bin/tebiki --help`" in read(paper)


def test_contributing_has_a_row_for_each_verb_by_who_types_it() -> None:
    rows = [line for line in read("CONTRIBUTING.md").splitlines() if line.startswith("| `tebiki ")]
    by_audience = [verb for one in AUDIENCES for verb in VERBS if verb.audience == one]
    heads = [f"| `tebiki {verb.words}` | {verb.audience} | {verb.help}: " for verb in by_audience]
    assert [row[: len(head)] for row, head in zip(rows, heads, strict=True)] == heads


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.words)
def test_a_row_names_options_that_its_verb_has(verb: object) -> None:
    words = getattr(verb, "words")  # noqa: B009
    row = next(line for line in read("CONTRIBUTING.md").splitlines()
               if line.startswith(f"| `tebiki {words}` |"))  # fmt: skip
    known = find_verb(words.split())
    assert known
    own, _, other = row.partition("what `tebiki ")
    options = set(re.findall(r"--[a-z-]+", own))
    assert options <= set(parser_of(known)._option_string_actions), other


@pytest.mark.parametrize("paper", NAMING)
def test_each_verb_that_a_paper_names_is_there_with_its_options(paper: str) -> None:
    for words, rest in named_verbs(read(paper)):
        known = find_verb(words.split())
        assert known, f"{paper}: tebiki {words}"
        options = set(re.findall(r"(?<![\w-])--[a-z-]+", f"{words} {rest}"))
        assert options <= set(parser_of(known)._option_string_actions), f"{paper}: {words} {rest}"


@pytest.mark.parametrize("paper", [*NAMING, ".ci/run"])
def test_each_goal_of_make_that_a_paper_names_is_there(paper: str) -> None:
    goals = set(re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE))
    code = re.findall(r"`([^`\n]*)`|(?:run:|exec|^) *(make [^\n]*)", read(paper), re.MULTILINE)
    named = {
        name for pair in code for name in re.findall(r"\bmake (?:--\S+ )?([a-z-]+)", " ".join(pair))
    }
    assert named <= goals


@pytest.mark.parametrize("paper", PAPERS)
def test_each_script_that_a_paper_names_is_there(paper: str) -> None:
    named = re.findall(r"`((?:scripts|tests|overrides)/[\w./-]+)`", read(paper))
    if not (ROOT / "tests/guide").is_dir():  # another guide is in this one's place
        named = [name for name in named if not name.startswith("tests/guide")]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_each_setting_that_is_listed_is_read() -> None:
    section = read("CONTRIBUTING.md").partition("\n## Settings\n")[2].partition("\n## ")[0]
    settings = re.findall(r"`([A-Z][A-Z_]+)`(?=[,` |])", section)
    assert {"SITE_URL", "EDITION", "EDIT_URI", "EVENT_FILE", "HANDOUT_FONT"} <= set(settings)
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in [*(ROOT / "scripts/tebiki").rglob("*.py"), ROOT / "mkdocs.yml"]
    )
    assert [name for name in settings if name not in sources] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_of_a_paper_leads_to_a_file(paper: str) -> None:
    prose = re.sub(r"(?s)```.*?```|`[^`\n]+`", "", read(paper))
    targets = re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", prose)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_hosting_is_told_with_the_same_figures_in_both_languages() -> None:
    english, japanese = (
        re.findall(r"(?<=\| )[\d,.]+(?= \|)", read(name))
        for name in ("HOSTING.md", "HOSTING.ja.md")
    )
    assert len(english) == 16
    assert english == japanese
