"""A guide's list of words holds its own Japanese to one way of writing."""

from pathlib import Path

import pytest

from support.messages import english
from tebiki.files.ignores import Ignore
from tebiki.rules import one_word
from tebiki.rules.check_pages import check_pages
from tebiki.rules.one_word import WordingError
from tebiki.source.project import Project

LIST = """\
since = "2024.05"

[[word]]
not = ["窓", "まど"]
unless = ["検索窓"]
write = "ウィンドウ"

[[word]]
not = ["誰"]
write = "だれ"
"""


def test_a_word_that_is_written_otherwise_is_named_by_its_line() -> None:
    words = one_word.load(LIST, "w.toml")
    text = "検索窓です。\nまどを誰が開くか。\n窓口。"
    assert [(line, said, said.ja) for line, said in one_word.faults(words, text)] == [
        (2, "「まど」; write ウィンドウ", "「まど」は ウィンドウ と書いてください。"),
        (2, "「誰」; write だれ", "「誰」は だれ と書いてください。"),
        (3, "「窓」; write ウィンドウ", "「窓」は ウィンドウ と書いてください。"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            LIST.replace('not = ["誰"]\n', ""),
            'w.toml:8: word.not is missing; write not = ["誰"]',
        ),
        (
            LIST.replace("2024.05", "2024"),
            "w.toml:1: since is '2024'; write since = \"2026.11\"",
        ),
        (
            LIST + 'colour = "x"\n',
            "w.toml:11: word.colour is not known; mend its name or take it out",
        ),
    ],
)
def test_a_fault_of_the_list_names_line_and_remedy(text: str, message: str) -> None:
    with pytest.raises(WordingError) as caught:
        one_word.load(text, "w.toml")
    assert english(caught.value) == message


def test_pages_of_an_edition_before_are_not_looked_at(project: Path) -> None:
    (project / "docs/_data/library/wording.toml").write_text(
        LIST.replace('"窓", "まど"', '"手引き"').replace("検索窓", "この手引き"), encoding="utf-8"
    )
    for name in ("before", "join"):
        page = project / f"docs/ja/library/{name}.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n手引きです。\n", encoding="utf-8")
    none: list[Ignore] = []
    found, _ = check_pages(Project(project), none)
    said = {one.source for one in found if one.element == "wording"}
    assert "docs/ja/library/before.md" in said
    assert "docs/ja/library/join.md" not in said
