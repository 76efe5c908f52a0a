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
                "章の終わりの確認",
                "画面共有と録画を止めてから、キーを作ります。",
            ),
        ),
        (
            "en",
            (
                *("For instructors", "A check after each chapter"),
                "Stop sharing and recording your screen before you create the key.",
            ),
        ),
    ],
)
def test_instructors_have_their_page_and_notes_and_participants_do_not(
    built_site: Path, language: str, said: tuple[str, ...]
) -> None:
    theirs = Paper(built_site / f"handout/openai-api-instructor-{language}.pdf")
    ours = Paper(built_site / f"handout/openai-api-{language}.pdf")
    assert [words for words in said if tight(words) not in theirs.text] == []
    assert [words for words in said if tight(words) in ours.text] == []
    steps = [title for level, title, _ in ours.bookmarks() if level == 1]
    assert set(steps) <= {title for level, title, _ in theirs.bookmarks() if level == 1}
    assert len(theirs.bytes) < 1_500_000


def test_cover_has_the_events_data(event_site: Path, built_site: Path) -> None:
    cover = tight(Paper(event_site / "handout/openai-api-ja.pdf").pages[0])
    blank = tight(Paper(built_site / "handout/openai-api-ja.pdf").pages[0])
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
