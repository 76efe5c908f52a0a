"""The handouts of a built site: whole, in order, true, accessible, small, the same twice."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from PIL import Image

from support.paper import Paper, tight
from tebiki.paper import build_handout
from tebiki.paper.parts import plain_text
from tebiki.source.project import Project

PAGES = ("join", "card")
HTML = "library/{page}/index.html"


@pytest.fixture(scope="module", params=["ja", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def paper(library_site: Path, language: str) -> Paper:
    return Paper(library_site / "handout" / f"library-{language}.pdf")


def article(site: Path, language: str, page: str) -> HtmlElement:
    folder = site if language == "ja" else site / language
    path = folder / HTML.format(page=page) if page else folder / "library/index.html"
    return lxml.html.parse(str(path)).getroot().xpath("//article")[0]


def sentences(step: HtmlElement) -> Iterator[str]:
    """The step's title, then what stands open in it."""
    yield plain_text(next(step.iter("h2")))
    for element in step.iter("p", "li"):
        if not element.xpath("ancestor::details|ancestor::figure|.//ul|.//ol"):
            yield plain_text(element)


def test_every_step_stands_in_it_in_order(library_site: Path, paper: Paper, language: str) -> None:
    text, place = paper.text, 0
    place = text.index(
        tight(plain_text(next(article(library_site, language, PAGES[0]).iter("h1"))))
    )
    missing = []
    for page in PAGES:
        for step in article(library_site, language, page).xpath(".//section[@data-step]"):
            for sentence in sentences(step):
                found = text.find(tight(sentence), place)
                if found < 0:
                    missing.append((page, step.get("data-step"), sentence))
                else:
                    place = found
    assert missing == []


OPENED = (
    ".//section[@data-step]//a[starts-with(@href, 'http')][not(ancestor::figcaption)]"
    "[not(ancestor::details[@class='old-step' or @class='change-origin'])]/@href"
)


def test_what_steps_open_has_a_code_and_every_other_address_a_line(
    library_site: Path, paper: Paper, language: str
) -> None:
    pages = [article(library_site, language, page) for page in PAGES]
    assert paper.qr_codes() == {link for page in pages for link in page.xpath(OPENED)}
    sources = {
        link.get("href") for page in pages for link in page.xpath(".//*[@class='change-origin']//a")
    }
    assert len(sources) == 2
    ends = tight(paper.pages[-1])
    for number, address in enumerate(sorted(sources), start=1):
        assert f"[{number}]LibraryHelp{number}{address.removeprefix('https://')}" in ends


def test_page_numbers_of_the_contents_are_true(paper: Paper) -> None:
    contents = tight(paper.pages[1]).replace(".", "")
    marks = [mark for mark in paper.bookmarks() if mark[2] > 2 and mark[0] < 2]
    assert len(marks) >= 12
    for _, title, page in marks:
        assert f"{tight(title)}{page}".replace(".", "") in contents
        assert tight(title) in tight(paper.pages[page - 1])


LONG = "sk-proj-" + "abcdefghijklmnopqrstuvwxyz" * 4  # no figures: numbers of pages move


@pytest.mark.parametrize("columns", [1, 2, 5])
@pytest.mark.parametrize("place", ["head", "first", "last"])
def test_long_code_in_a_table_stays_on_the_paper(
    library: Path, library_site: Path, tmp_path: Path, columns: int, place: str
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    build_handout.build_handouts(Project(library), site, edition="2024.04", newest="2024.04")
    before = tmp_path / "before.pdf"
    shutil.copy(site / "handout" / "library-ja.pdf", before)
    page = site / HTML.format(page="card")
    code = f"<code>{LONG}</code>"
    words = ["短い語"] * columns
    head = [code, *words[1:]] if place == "head" else words
    body = {"head": words, "first": [code, *words[1:]], "last": [*words[1:], code]}[place]
    table = (
        f"<table><thead><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead>"
        f"<tbody><tr>{''.join(f'<td>{cell}</td>' for cell in body)}</tr></tbody></table>"
    )
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</article>", f"{table}</article>", 1), encoding="utf-8")
    build_handout.build_handouts(Project(library), site, edition="2024.04", newest="2024.04")
    made = Paper(site / "handout" / "library-ja.pdf")
    # What runs off the paper is not among its signs; cells of a row are read line by line.
    signs = Counter("".join(made.pages)) - Counter("".join(Paper(before).pages))
    assert Counter(LONG) <= signs
    assert made.widest_line() < 0.93


def test_the_pdf_is_small_short_and_has_its_fonts(paper: Paper) -> None:
    assert len(paper.bytes) < 400_000
    assert len(paper.pages) <= 8
    descriptors = len(re.findall(rb"/Type\s*/FontDescriptor", paper.bytes))
    assert descriptors >= 2
    assert descriptors == len(re.findall(rb"/FontFile\d?\s+\d+ 0 R", paper.bytes))


def test_each_page_says_which_it_is(paper: Paper) -> None:
    count = len(paper.pages)
    for number, page in enumerate(paper.pages[1:], start=2):
        assert f"{number}/{count}" in tight(page)


def test_it_says_what_it_is(paper: Paper, language: str) -> None:
    facts = paper.metadata()
    titles = {
        "ja": "図書館カードの作り方",
        "en": "Getting a library card",
    }
    assert facts["Title"] == titles[language]
    assert facts["Author"]
    assert facts["CreationDate"].startswith("D:20")
    assert f"/Lang({language}".encode() in paper.bytes


def test_outloud_finds_no_error(library_site: Path) -> None:
    papers = sorted(str(path) for path in library_site.glob("handout/*.pdf"))
    command = [str(Path(sys.executable).with_name("outloud")), "-q", *papers]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_site_gives_the_same_bytes(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "elsewhere")
    shutil.rmtree(site / "handout")
    newest = build_handout.newest_edition(Project(library))
    for handout in build_handout.build_handouts(
        Project(library), site, edition=newest, newest=newest
    ).handouts:
        assert (site / handout.path).read_bytes() == (library_site / handout.path).read_bytes()


def test_once_is_dark_on_grey_paper(library_site: Path) -> None:
    made = Paper(library_site / "handout" / "library-ja.pdf")
    page = next(page for _, title, page in made.bookmarks() if "番号をメモして" in title)
    band = [
        row
        for row in _rows(made.picture(page, grey=True))
        if sum(value < 110 for value in row) > len(row) / 4
    ]
    assert len(band) > 40  # 216 dpi: a band of 5 mm


def _rows(picture: Image.Image) -> Iterator[bytes]:
    width, height = picture.size
    data = picture.convert("L").tobytes()
    return (data[row * width : (row + 1) * width] for row in range(height))
