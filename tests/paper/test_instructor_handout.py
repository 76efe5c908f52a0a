"""The instructors' handout, with a page of its own; the cover with an event's data."""

import shutil
from pathlib import Path

import pytest

from support.paper import Paper, tight
from tebiki.paper import build_handout
from tebiki.source.project import Project


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ja",
            (
                "講師用",
                "講師の方へ",
                "手順ごとの講師メモ",
                "画面共有を止めてから、番号を表示します。",
            ),
        ),
        (
            "en",
            (
                *("For instructors", "Notes step by step"),
                "Stop sharing your screen before the number is shown.",
            ),
        ),
    ],
)
def test_instructors_have_their_page_and_notes_and_participants_do_not(
    library_site: Path, language: str, said: tuple[str, ...]
) -> None:
    theirs = Paper(library_site / f"handout/library-instructor-{language}.pdf")
    ours = Paper(library_site / f"handout/library-{language}.pdf")
    assert [words for words in said if tight(words) not in theirs.text] == []
    assert [words for words in said if tight(words) in ours.text] == []
    steps = [title for level, title, _ in ours.bookmarks() if level == 1]
    assert set(steps) <= {title for level, title, _ in theirs.bookmarks() if level == 1}
    assert len(theirs.bytes) < 1_500_000


def test_cover_has_the_events_data(library_event_site: Path, library_site: Path) -> None:
    cover = tight(Paper(library_event_site / "handout/library-ja.pdf").pages[0])
    blank = tight(Paper(library_site / "handout/library-ja.pdf").pages[0])
    for said in (
        *(
            "ChatGPT API ハンズオン",
            "2026 年 12 月 5 日（土） 13:30〜15:00",
            "host@workshop.example",
        ),
        *("市民センター 3 階 第 2 会議室", "workshop-guest / tegami-to-hato"),
    ):
        assert tight(said) in cover
        assert tight(said) not in blank


def test_times_are_filled_by_an_event_and_by_hand_without_one(
    library_event_site: Path, library_site: Path
) -> None:
    known = Paper(library_event_site / "handout/library-instructor-ja.pdf").text
    blank = Paper(library_site / "handout/library-instructor-ja.pdf").text
    assert "13:30–13:40" in known
    assert "時刻は、書き込んで使います。" not in known
    assert "時刻は、書き込んで使います。" in blank
    assert "13:00" not in blank


SHEET = (
    '<h2 id="helpers" data-paper="sheet">手伝う人の早見表</h2><p>切り取ります。</p>'
    '<h2 id="notes">手順'
)


def test_a_sheet_to_cut_is_the_last_page_with_nothing_of_use_on_its_back(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    page = site / "library/for-instructors/index.html"
    text = page.read_text(encoding="utf-8")
    assert text.count('<h2 id="notes">手順') == 1
    page.write_text(text.replace('<h2 id="notes">手順', SHEET), encoding="utf-8")
    build_handout.build_handouts(Project(library), site, edition="2026.10", newest="2026.10")
    paper = Paper(site / "handout/library-instructor-ja.pdf")
    assert len(paper.pages) % 2 == 1
    assert "切り取ります。" in paper.pages[-1]
    assert "切り取ります。" not in "".join(paper.pages[:-1])
    assert paper.bookmarks()[-1][1:] == ("手伝う人の早見表", len(paper.pages))
    assert "手順ごとの講師メモ" in "".join(paper.pages[:-1])
