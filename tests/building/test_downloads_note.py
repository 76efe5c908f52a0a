"""What a page says of the files to take along."""

import pytest

from tebiki.building import downloads_note
from tebiki.building.downloads_note import FOOT_MARKER, MARKER, Download

WORDS = {
    "separator": "／",
    "downloads": "Take it along",
    "downloads_pdf": "PDF",
    "downloads_pdf_facts": "({pages} pages, {sheets} sheets, {size})",
    "downloads_zip": "Copy",
    "downloads_zip_facts": "({size})",
}
FILES = [
    Download("handout/g-ja.pdf", 647_000, "ja", 13),
    Download("handout/g-en.pdf", 84_400, "en", 12),
    Download("offline/g.zip", 1_940_000),
]


def test_a_page_offers_the_handout_of_its_language_and_the_copy() -> None:
    made = downloads_note.fill(MARKER, "en/g/a/index.html", "en", FILES, WORDS)
    assert made == (
        '<nav class="downloads" aria-label="Take it along"><ul>'
        '<li><a href="../../../handout/g-en.pdf" type="application/pdf">PDF</a> '
        "<span>(12 pages, 6 sheets, 84 kB)</span></li>"
        '<li><a href="../../../offline/g.zip" type="application/zip">Copy</a> '
        "<span>(1.9 MB)</span></li></ul></nav>"
    )


def test_the_foot_says_it_in_one_line() -> None:
    made = downloads_note.fill(FOOT_MARKER, "index.html", "ja", FILES[:1], WORDS)
    assert made == (
        '<div class="downloads-foot"><a href="handout/g-ja.pdf" type="application/pdf">PDF</a> '
        "<span>(13 pages, 7 sheets, 0.6 MB)</span></div>"
    )


def test_several_guides_are_told_apart_and_a_guides_page_offers_its_own() -> None:
    files = [
        Download("handout/a-ja.pdf", 84_400, "ja", 2, "a", "鉢 <1>"),
        Download("handout/b-ja.pdf", 84_400, "ja", 4, "b", "凧"),
        Download("offline/a.zip", 400, "", 0),
    ]
    door = downloads_note.fill(FOOT_MARKER, "index.html", "ja", files, WORDS)
    assert '<a href="handout/a-ja.pdf" type="application/pdf">鉢 &lt;1&gt;: PDF</a>' in door
    assert '<a href="handout/b-ja.pdf" type="application/pdf">凧: PDF</a>' in door
    assert '<a href="offline/a.zip" type="application/zip">Copy</a>' in door
    for page in ("b/index.html", "b/kite/index.html"):
        made = downloads_note.fill(FOOT_MARKER, page, "ja", files, WORDS)
        assert "a-ja.pdf" not in made
        assert 'handout/b-ja.pdf" type="application/pdf">PDF</a>' in made
        assert 'offline/a.zip" type="application/zip">Copy</a>' in made


def test_without_files_nothing_is_said() -> None:
    assert downloads_note.fill(f"a{MARKER}b{FOOT_MARKER}", "index.html", "ja", [], WORDS) == "ab"


@pytest.mark.parametrize(("size", "said"), [(400, "1 kB"), (99_500, "100 kB"), (250_000, "0.2 MB")])
def test_sizes_are_said_as_people_compare_them(size: int, said: str) -> None:
    assert downloads_note.size_in_words(size) == said
