"""The instructors' handout, with a page of its own; the cover with an event's data."""

from pathlib import Path

import pytest

from support.paper import Paper, tight


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
