"""The paper says what the pages say, and nothing else, but for what has its reason."""

import tomllib
from pathlib import Path

import pytest

from support import two_media
from support.paper import Paper
from tebiki.source.read_words import read_words

PAGES = ("", "join/", "card/", "after/", "troubleshooting/")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_paper_and_pages_say_the_same(library: Path, library_site: Path, language: str) -> None:
    base = "" if language == "ja" else f"{language}/"
    paper = Paper(library_site / f"handout/library-{language}.pdf")
    paths = [f"{base}index.html", *(f"{base}library/{page}index.html" for page in PAGES)]
    door, *pages = two_media.articles_of(library_site, paths)
    data = tomllib.loads((library / "docs/_data/library/handout.toml").read_text(encoding="utf-8"))
    own = [
        *(data[language]["device_note"], *data[language]["undone"]),
        *two_media.labels(library_site),
        *two_media.list_of_words(library_site, f"{base}library/words/index.html"),
        *two_media.legend(door),
    ]
    next(door.iter("h1")).drop_tree()  # the cover has the title of the guide, whose own page it is
    words = read_words(library, (language,))[language]
    ours = {key: said for key, said in words.items() if key.startswith("paper_")}
    assert two_media.only_on_screen(paper, [door, *pages], ours) == []
    assert two_media.only_on_paper(paper, [door, *pages], ours, own) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_text_and_notes_have_10_pt_and_nothing_less_than_7(
    library: Path, library_site: Path, language: str
) -> None:
    base = "" if language == "ja" else f"{language}/"
    paths = [f"{base}library/{page}index.html" for page in PAGES]
    words = read_words(library, (language,))[language]
    paper = Paper(library_site / f"handout/library-{language}.pdf")
    assert two_media.small_text(paper, two_media.articles_of(library_site, paths), words, 10) == []
    assert [sign for sign in paper.signs() if sign.size < 7] == []


def test_no_page_but_the_last_is_half_empty(library_site: Path) -> None:
    for path in library_site.glob("handout/*.pdf"):
        paper = Paper(path)
        assert [
            (path.name, page) for page in range(1, len(paper.pages)) if paper.filled(page) < 0.5
        ] == []
