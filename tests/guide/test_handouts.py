"""The guide's handouts: short, legible, accessible, and the same as its pages."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from support import two_media
from support.paper import Paper
from support.served import CHECKOUT
from tebiki.source.read_words import read_words

PAGES = ("account", "api-key", "billing", "limits", "after", "troubleshooting")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_paper_and_pages_say_the_same_in_a_size_that_is_read(
    hosted_site: Path, language: str
) -> None:
    base = "" if language == "ja" else f"{language}/"
    paper = Paper(hosted_site / f"handout/openai-api-{language}.pdf")
    paths = [f"{base}index.html", *(f"{base}openai-api/{page}/index.html" for page in PAGES)]
    pages = two_media.articles_of(hosted_site, paths)
    data = CHECKOUT.data_file("openai-api", "handout.toml").read_text(encoding="utf-8")
    said = tomllib.loads(data)[language]
    own = [
        *(said["device_note"], *said["undone"]),
        *two_media.labels(hosted_site),
        *two_media.list_of_words(hosted_site, f"{base}openai-api/words/index.html"),
        *two_media.legend(pages[0]),
    ]
    words = read_words(CHECKOUT.root, (language,))[language]
    ours = {key: text for key, text in words.items() if key.startswith("paper_")}
    assert two_media.only_on_screen(paper, pages, ours) == []
    assert two_media.only_on_paper(paper, pages, ours, own) == []
    assert two_media.small_text(paper, pages, ours, 10) == []
    assert [sign for sign in paper.signs() if sign.size < 7] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_page_but_the_last_is_half_empty(hosted_site: Path, language: str) -> None:
    paper = Paper(hosted_site / f"handout/openai-api-{language}.pdf")
    pages = range(1, len(paper.pages))
    assert [page for page in pages if paper.filled(page) < 0.5] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_codes_are_those_of_what_is_opened(hosted_site: Path, language: str) -> None:
    opened = {
        *("https://platform.openai.com", "https://chatgpt.com"),
        "https://platform.openai.com/settings/organization/api-keys",
        "https://platform.openai.com/api-keys",
        "https://platform.openai.com/settings/profile/api-keys",
        "https://platform.openai.com/settings/organization/limits",
    }
    assert Paper(hosted_site / f"handout/openai-api-{language}.pdf").qr_codes() == opened


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_pdf_is_small_short_and_names_every_step(hosted_site: Path, language: str) -> None:
    paper = Paper(hosted_site / "handout" / f"openai-api-{language}.pdf")
    assert len(paper.bytes) < 1_500_000
    assert len(paper.pages) <= 16
    assert len([mark for mark in paper.bookmarks() if mark[2] > 2 and mark[0] < 2]) >= 26


def test_no_line_begins_or_ends_where_japanese_may_not(hosted_site: Path) -> None:
    paper = Paper(hosted_site / "handout" / "openai-api-ja.pdf")
    lines = [line.strip() for page in paper.lines for line in page if line.strip()]
    begins = "、。，．）」』】ー々ゃゅょっァィゥェォッャュョ！？"
    assert [line for line in lines if line[0] in begins or line[-1] in "（「『【"] == []


def test_outloud_finds_no_error(hosted_site: Path) -> None:
    papers = sorted(str(path) for path in hosted_site.glob("handout/*.pdf"))
    command = [str(Path(sys.executable).with_name("outloud")), "-q", *papers]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
