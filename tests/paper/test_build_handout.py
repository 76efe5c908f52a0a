"""The handouts of a built site: whole, in order, true, accessible, small, the same twice."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from PIL import Image

from support.messages import english
from support.paper import Paper, tight
from tebiki.building import build_site
from tebiki.files import made_folders
from tebiki.paper import build_handout
from tebiki.paper.chapter import PaperError
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


def test_codes_are_few_numbered_once_and_those_of_pages_among_them(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    many = "".join(f'<a href="https://{n}.example/">{n}</a> ' for n in range(20))
    for folder in (site, site / "en"):
        page = folder / HTML.format(page="join")
        text = page.read_text(encoding="utf-8").replace("</h2></div>", f"</h2></div><p>{many}</p>")
        text, count = re.subn(
            r"(</h2>.*?</div>)", rf"\1<p>{many}</p>", text, count=1, flags=re.DOTALL
        )
        assert count == 1
        page.write_text(text, encoding="utf-8")
    build_handout.build_handouts(
        Project(library), site, edition="2026.10", newest="2026.10", site_url="https://w.example/"
    )
    made = Paper(site / "handout/library-ja.pdf")
    codes = made.qr_codes()
    of_pages = {f"https://w.example/library/{page}" for page in ("", "join/", "card/")}
    assert len(codes) == 12  # none is left for pages without steps
    assert of_pages < codes
    assert codes - of_pages == {f"https://{number}.example/" for number in range(9)}
    marks = re.findall(r"↗(\d+)", "".join(made.pages))
    assert sorted(set(map(int, marks))) == [*range(1, 10)]
    assert "w.example/library/" in made.pages[0]


def test_pages_have_codes_as_long_as_there_is_room(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    build_handout.build_handouts(
        Project(library), site, edition="2026.10", newest="2026.10", site_url="https://w.example/"
    )
    assert Paper(site / "handout/library-en.pdf").qr_codes() == {
        f"https://w.example/en/library/{page}"
        for page in ("", "join/", "card/", "after/", "troubleshooting/")
    }


def test_without_its_address_no_paper_speaks_of_a_site(library_site: Path) -> None:
    for path in library_site.glob("handout/*.pdf"):
        assert re.findall("サイト|on the site|on screen", "".join(Paper(path).pages)) == []


def test_page_numbers_of_the_contents_are_true(paper: Paper) -> None:
    contents = tight(paper.pages[1]).replace(".", "")
    marks = [mark for mark in paper.bookmarks() if mark[2] > 2 and mark[0] < 2]
    assert len(marks) >= 12
    for _, title, page in marks:
        assert f"{tight(title)}{page}".replace(".", "") in contents
        assert tight(title) in tight(paper.pages[page - 1])


def test_links_inside_name_the_page_they_lead_to(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    link = '<p>See <a href="../card/#save-number">the key</a> now.</p></article>'
    for folder in (site, site / "en"):
        page = folder / HTML.format(page="join")
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</article>", link, 1), encoding="utf-8")
        page = folder / HTML.format(page="card")  # its last step stands on a later page
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</h1>", "</h1>" + "<p>A line.</p>" * 60, 1), encoding="utf-8")
    build_handout.build_handouts(Project(library), site, edition="2024.04", newest="2024.04")
    japanese, english = (Paper(site / f"handout/library-{name}.pdf") for name in ("ja", "en"))
    place = {title: page for _, title, page in english.bookmarks()}
    target = place["3 Note the number, then close the window"]
    assert target > place["Card and loan number"]  # the step's page, not its chapter's
    assert f"Seethekey(→page{target})now." in tight("".join(english.pages))
    target = next(page for _, title, page in japanese.bookmarks() if "番号をメモして" in title)
    assert f"Seethekey(→{target}ページ)now." in tight("".join(japanese.pages))


def test_links_to_the_first_page_lead_to_the_cover(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    page = site / "en" / HTML.format(page="join")
    text = page.read_text(encoding="utf-8")
    link = '<p>Back <a href="../">home</a> now.</p></article>'
    page.write_text(text.replace("</article>", link, 1), encoding="utf-8")
    made = build_handout.build_handouts(Project(library), site, edition="2024.04", newest="2024.04")
    assert made.faults == ()
    english = Paper(site / "handout/library-en.pdf")
    assert "Backhome(→page1)now." in tight("".join(english.pages))


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


def test_an_old_edition_says_so_and_an_address_is_there_to_scan(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    build_handout.build_handouts(
        Project(library),
        site,
        edition="2024.04",
        newest="2026.11",
        site_url="https://workshop.example/2024.04/",
    )
    made = Paper(site / "handout" / "library-en.pdf")
    cover = tight(made.pages[0])
    assert "Thisisedition2024.04,anoldone.Edition2026.11isnewer" in cover
    assert "Whatcannotbeundone" not in cover  # its data are of a later edition
    for address in ("2024.04/en/library/", "latest/en/library/"):
        assert f"workshop.example/{address}" in cover
        assert f"https://workshop.example/{address}" in made.qr_codes()


def edit(old: str, new: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        page = site / HTML.format(page="card")
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).unlink()


UNKNOWN = (
    "the handout cannot show {}; write it otherwise, or leave it off the paper: "
    'data-paper="no" in its tag, or {{ data-paper="no" }} behind the heading of its section'
)
# What breaks the built page, what is said of the step's Markdown, what stands on its line.
FAULTS = {
    "unknown element": (
        edit("<p>メモができたら", "<video></video><p>メモができたら"),
        UNKNOWN.format("<video>"),
        "{ #save-number",
    ),
    "unknown element with the step's text": (
        edit(
            "<p>メモができたら", '<p class="x"><video>メモができたら</video></p><p>メモができたら'
        ),
        UNKNOWN.format("<video>"),
        "メモができたら",
    ),
    "heading skip": (
        edit("<p>メモができたら", "<h5>Deep</h5><p>メモができたら"),
        "the heading 「Deep」 has level 5 after level 2; write ###, so that no level of the "
        "contents is skipped",
        "{ #save-number",
    ),
    "missing glyph": (
        edit("メモができたら", "ก็ メモができたら"),
        "<p>: “ก็” (U+0E01 U+0E47) has no glyph; "
        "write it in other words, or name a font that has it with HANDOUT_FONT",
        None,
    ),
    "missing picture": (
        remove("assets/screens/number-shown-once.svg"),
        "the built site has no picture assets/screens/number-shown-once.svg; build the site again, "
        "or mend the picture's address",
        "assets/screens/number-shown-once.svg",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_only_its_handout_with_the_authors_line_and_the_old_pdf_stays(
    fault: str, library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    before = {path.name: path.read_bytes() for path in site.glob("handout/*")}
    newest = build_handout.newest_edition(Project(library))
    breaks, message, sign = FAULTS[fault]
    breaks(site)
    made = build_handout.build_handouts(Project(library), site, edition=newest, newest=newest)
    # A picture that is missing, both languages show.
    languages = ("ja", "en") if fault == "missing picture" else ("ja",)
    expected = []
    for language in languages:
        # A sign that stands in no file of an author is placed in the built page.
        name = f"docs/{language}/library/card.md" if sign else HTML.format(page="card")
        base = library if sign else site
        lines = (base / name).read_text(encoding="utf-8").splitlines()
        line = next(n for n, text in enumerate(lines, start=1) if (sign or "ก็") in text)
        expected.append(f"{name}:{line}: {message}")
    assert made.faults == tuple(expected)
    ours = [f"handout/library{kind}-{{}}.pdf" for kind in ("", "-instructor")]
    assert made.missing == tuple(path.format(name) for name in languages for path in ours)
    assert {path.name: path.read_bytes() for path in site.glob("handout/*")} == before


def test_what_no_handout_shows_is_named_by_page_note_and_first_page_all_at_once(
    project: Path,
) -> None:
    page = project / "docs/ja/library/join.md"
    html = "<dl><dt>語</dt><dd>説明</dd></dl>"
    other = html.replace("語", "別の語")
    text, above = page.read_text(encoding="utf-8"), "下記のようなメールが届きます。\n"
    lines = text[: text.index(above)].count("\n") + 1
    added = f"{above}\n{html}\n\n{other}\n\n<aside>余談です。</aside>\n"
    page.write_text(text.replace(above, added, 1), encoding="utf-8")
    notes = project / "docs/_data/library/changes.toml"
    said = notes.read_text(encoding="utf-8")
    said = said.replace('ja = """\n', 'ja = """\n<figure>図です。</figure>\n\n', 1)
    notes.write_text(said, encoding="utf-8")
    noted = said[: said.index("<figure>")].count("\n") + 1
    with (project / "docs/_data/library/ignores.toml").open("a", encoding="utf-8") as ignores:
        ignores.write(
            '\n[[pages]]\nrule = "leftovers"\npage = "ja/library/join.md"\ntext = "<"\n'
            'reason = "Markdown has no list of words"\ndate = 2026-11-24\n'
        )
    built = build_site.build_site(Project(project), project / "site")
    told = "\n".join(built.faults).splitlines()
    assert told[0] == "NOT MADE: handout/library-ja.pdf, handout/library-instructor-ja.pdf"
    assert told[1] == told[0].replace("NOT MADE", "作れなかった配布資料")
    assert sorted(line for line in told[2:] if line.isascii()) == sorted(
        [
            f"docs/_data/library/changes.toml:{noted}: {UNKNOWN.format('<figure>')}",
            f"docs/ja/library/join.md:{lines + 2}: {UNKNOWN.format('<dl>')}",
            f"docs/ja/library/join.md:{lines + 4}: {UNKNOWN.format('<dl>')}",
            f"docs/ja/library/join.md:{lines + 6}: {UNKNOWN.format('<aside>')}",
        ]
    )
    assert sorted(path.name for path in (project / "site/handout").iterdir()) == [
        "library-en.pdf", "library-instructor-en.pdf",
    ]  # fmt: skip


SIGNS = """

## 数字の見本 { #keycap }

手順 1️⃣ を 10 回行います。📝 と 👨‍👩‍👧 と 🇯🇵。ก็ と ที่。⚠️ と 葛\U000e0100城。

- 手順 &#x1F4DD; です。

```
$ 1️⃣ 📋
```
"""


def test_signs_without_a_glyph_are_named_whole_by_the_authors_line_but_emoji_left_out(
    project: Path,
) -> None:
    page = project / "docs/ja/library/troubleshooting.md"
    lines = len(page.read_text(encoding="utf-8").splitlines()) + 1
    page.write_text(page.read_text(encoding="utf-8") + SIGNS, encoding="utf-8")
    notes = project / "docs/_data/library/changes.toml"
    said = notes.read_text(encoding="utf-8").replace(
        'ja = """\n', 'ja = """\n変更 🐻 ꙮ です。\n', 1
    )
    notes.write_text(said, encoding="utf-8")
    noted = said[: said.index("ꙮ")].count("\n") + 1
    (project / "site/handout").mkdir(parents=True)
    (project / "site/handout/library-ja.pdf").write_bytes(b"of before")
    made_folders.mark(project / "site")
    built = build_site.build_site(Project(project), project / "site")
    other = "write it in other words, or name a font that has it with HANDOUT_FONT"
    file = "docs/ja/library/troubleshooting.md"
    told = "\n".join(built.faults).splitlines()
    english = [line for line in told if "の字形がありません" not in line]
    assert len(told) - len(english) == 3
    assert english == [
        "NOT MADE: handout/library-ja.pdf, handout/library-instructor-ja.pdf",
        "作れなかった配布資料: handout/library-ja.pdf, handout/library-instructor-ja.pdf",
        f"docs/_data/library/changes.toml:{noted}: “ꙮ” (U+A66E) has no glyph; {other}",
        f"{file}:{lines + 4}: “ก็” (U+0E01 U+0E47) has no glyph; {other}",
        f"{file}:{lines + 4}: “ที่” (U+0E17 U+0E35 U+0E48) has no glyph; {other}",
    ]
    papers = {path.name: path.stat().st_size for path in (project / "site/handout").iterdir()}
    assert papers.pop("library-ja.pdf") == len(b"of before")
    assert sorted(papers) == ["library-en.pdf", "library-instructor-en.pdf"]
    assert min(papers.values()) > 100_000
    door = (project / "site/index.html").read_text(encoding="utf-8")
    assert "library-ja.pdf" not in door
    assert "library-en.pdf" in (project / "site/en/index.html").read_text(encoding="utf-8")


def test_a_missing_font_is_named(
    library: Path, library_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDOUT_FONT", "No Such Gothic")
    monkeypatch.setenv("HANDOUT_FONT_FOLDER", str(tmp_path))
    with pytest.raises(PaperError) as error:
        build_handout.build_handouts(
            Project(library), library_site, edition="2024.04", newest="2024.04"
        )
    assert english(error.value) == (
        f"handout: no font “No Such Gothic” of weight 400 in {tmp_path}; install tebiki "
        "again with all it asks for, or name another with HANDOUT_FONT and HANDOUT_FONT_FOLDER"
    )
