"""The words on the participants' handout: those marked so, each with its reading and meaning."""

from pathlib import Path

import pytest

from support.paper import Paper


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("library-ja", "貸出番号（かしだしばんごう）: カードを使う人を見分けるための番号です。"),
        ("library-en", "loan number: The number that tells whose card it is."),
    ],
)
def test_the_words_marked_for_it(library_site: Path, name: str, said: str) -> None:
    page = "".join(Paper(library_site / f"handout/{name}.pdf").lines[1])
    assert said in page
    assert "することを選ぶ一覧です。" not in page and "A list of things" not in page


def test_instructors_have_them_on_the_participants_paper(library_site: Path) -> None:
    pages = Paper(library_site / "handout/library-instructor-ja.pdf").lines
    assert "見分けるための番号" not in "".join(line for page in pages for line in page)
