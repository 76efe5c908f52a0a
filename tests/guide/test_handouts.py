"""The guide's handouts: small, short, accessible, broken into lines as Japanese is."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.paper import Paper


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pdf_is_small_short_and_names_every_step(built_site: Path, language: str) -> None:
    paper = Paper(built_site / "handout" / f"openai-api-{language}.pdf")
    assert len(paper.bytes) < 1_500_000
    assert len(paper.pages) <= 16
    assert len([mark for mark in paper.bookmarks() if mark[2] > 2 and mark[0] < 2]) >= 26


def test_no_line_begins_or_ends_where_japanese_may_not(built_site: Path) -> None:
    paper = Paper(built_site / "handout" / "openai-api-ja.pdf")
    lines = [line.strip() for page in paper.lines for line in page if line.strip()]
    begins = "、。，．）」』】ー々ゃゅょっァィゥェォッャュョ！？"
    assert [line for line in lines if line[0] in begins or line[-1] in "（「『【"] == []


def test_outloud_finds_no_error(built_site: Path) -> None:
    papers = sorted(str(path) for path in built_site.glob("handout/*.pdf"))
    command = [str(Path(sys.executable).with_name("outloud")), "-q", *papers]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
