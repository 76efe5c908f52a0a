"""Where a handout's links lead: to its own pages, to codes to scan, to the newest edition."""

import re
import shutil
from pathlib import Path

from support.paper import Paper, tight
from tebiki.paper import build_handout
from tebiki.source.project import Project

JOIN, CARD = "library/join/index.html", "library/card/index.html"


def test_codes_are_few_numbered_once_and_those_of_pages_among_them(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    many = "".join(f'<a href="https://{n}.example/">{n}</a> ' for n in range(20))
    for folder in (site, site / "en"):
        page = folder / JOIN
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


def test_links_inside_name_the_page_they_lead_to(
    library: Path, library_site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(library_site, tmp_path / "site")
    link = '<p>See <a href="../card/#save-number">the key</a> now.</p></article>'
    for folder in (site, site / "en"):
        page = folder / JOIN
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</article>", link, 1), encoding="utf-8")
        page = folder / CARD  # its last step stands on a later page
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
    page = site / "en" / JOIN
    text = page.read_text(encoding="utf-8")
    link = '<p>Back <a href="../">home</a> now.</p></article>'
    page.write_text(text.replace("</article>", link, 1), encoding="utf-8")
    made = build_handout.build_handouts(Project(library), site, edition="2024.04", newest="2024.04")
    assert made.faults == ()
    english = Paper(site / "handout/library-en.pdf")
    assert "Backhome(→page1)now." in tight("".join(english.pages))


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
