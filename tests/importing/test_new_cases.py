"""A guide in each dialect becomes pages: a case is a guide, and all of its pages as one text."""

from pathlib import Path

import pytest

from tebiki.importing import chapters, guide_pages, page_texts
from tebiki.importing.tree_reading import read_guide
from tebiki.markdown import page_reading
from tebiki.markdown.page import read_page
from tebiki.pages import page_checks

CASES = sorted((Path(__file__).parents[1] / "data" / "new").glob("*.md"))


def pages_of(text: str, name: str = "g") -> tuple[dict[str, str], list[str]]:
    """Return the pages of a guide in one file, and what was left out of them."""
    file = chapters.GuideFile("guide.md", "guide", read_guide(text))
    book = chapters.read_book([file])
    made = guide_pages.make_pages(book, [file], name)
    texts, links = page_texts.page_texts(made, ["guide.md"], "")
    left = [*file.guide.left_out, *(one for _, one in (*book.left_out, *links))]
    return texts, [f"{one.line}: {one.en}" for one in left]


def as_text(texts: dict[str, str], left: list[str]) -> str:
    parts = [f"==== {name}.md\n{text}" for name, text in texts.items()]
    return "".join([*parts, "==== left out\n", *(f"{line}\n" for line in left)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    found = as_text(*pages_of(case.read_text(encoding="utf-8")))
    assert found == case.with_suffix(".pages").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_its_pages_have_nothing_that_stops_a_build(case: Path) -> None:
    for name, text in pages_of(case.read_text(encoding="utf-8"))[0].items():
        page = read_page(text, f"{name}.md")
        assert page_checks.faults(page) == []
        assert page_reading.read(text, name, page.front_matter.lines).footnotes == ()
