"""The questions of a guide: what is read, the exact fault of each wrong file, where they lead."""

from pathlib import Path

import pytest

from support.messages import english
from tebiki.building import build_site
from tebiki.search import questions
from tebiki.source.project import Project

GOOD = """["card#name-card"]
ja = ["名前は何でもいいですか"]
en = ["Any name?", "Which one?"]

[card]
ja = ["カードの作り方"]
"""


def test_questions_are_found_by_page_and_language() -> None:
    found = questions.load(GOOD, "questions.toml", ["ja", "en"])
    assert questions.of_page(found, "card", "en") == {"name-card": ("Any name?", "Which one?")}
    assert questions.of_page(found, "card", "ja") == {
        "name-card": ("名前は何でもいいですか",),
        "": ("カードの作り方",),
    }
    assert questions.of_page(found, "join", "ja") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\njp = ["何"]', "q.toml:2: jp is no language of the site; use one of ja, en"),
        ('[a]\nja = "何"', 'q.toml:2: a.ja is \'何\'; write ["…?", "…?"]'),
        ('[a]\nja = ["何",\n"何？"]', "q.toml:3: '何？' stands here twice; take one out"),
        ('[a]\nja = ["？"]', "q.toml:2: '？' has no letters; take it out"),
        ("a = 1", "q.toml:1: a is 1, not a table; write [a] and its keys below it"),
        (
            '[a]\nen = ["**x**"]',
            "q.toml:2: a.en.0 holds **x**, but is plain text; take the marks out",
        ),
    ],
)
def test_each_fault_is_named(text: str, message: str) -> None:
    with pytest.raises(questions.QuestionsError) as error:
        questions.load(text, "q.toml", ["ja", "en"])
    assert english(error.value) == message


def test_a_section_that_is_not_there_stops_the_build(project: Path) -> None:
    path = project / "docs/_data/library/questions.toml"
    path.write_text(GOOD + '["card#lost"]\nja = ["何"]\n', encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert (
        "docs/_data/library/questions.toml:7: there is no card#lost in this guide; mend the "
        "table's name, or take the table out" in str(error.value)
    )
