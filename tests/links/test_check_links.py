"""The gate: every fault of a faulty site by its exact message, and nothing else."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from measuring.link_faults import seeded_lines
from support.link_sites import reasons, write_site
from tebiki.files.findings import Finding
from tebiki.links.check_links import check_site
from tebiki.links.read_site import read_site
from tebiki.source.project import Project

ROOT = Path(__file__).parents[2]
SITE = ROOT / "tests/data/links/site"


def expected(path: Path) -> list[tuple[int, str]]:
    """(line, message) of every fault that the file says it holds."""
    return seeded_lines(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return check_site(read_site(SITE), None)


PAGES = sorted(
    path.relative_to(SITE).as_posix()
    for path in SITE.rglob("*")
    if path.suffix in (".html", ".css", ".svg", ".xml")
)


@pytest.mark.parametrize("page", PAGES)
def test_each_fault_has_its_message_and_no_good_link_has_one(
    page: str, found: list[Finding]
) -> None:
    assert [(one.line, one.reason) for one in found if one.page == page] == expected(SITE / page)


def test_the_faulty_site_holds_enough_faults() -> None:
    assert sum(len(expected(SITE / page)) for page in PAGES) >= 60


def test_the_search_index_is_judged_from_the_root(found: list[Finding]) -> None:
    assert [(one.url, one.reason) for one in found if one.page.endswith(".json")] == [
        ("guide/#lost-key", "the page has no such anchor; the nearest is #save-key"),
        ("gude/", "there is no such file; the nearest is guide/"),
    ]


def test_unicode_forms_of_files_and_anchors_are_told_apart(tmp_path: Path) -> None:
    nfc = unicodedata.normalize("NFC", "ガイド")
    nfd = unicodedata.normalize("NFD", nfc)
    folder = write_site(
        tmp_path,
        {
            "index.html": f'<a href="{nfd}.html">x</a><a href="{nfc}.html#{nfd}">x</a>'
            f'<a href="{nfc}.html#{nfc}">good</a>',
            f"{nfc}.html": f'<p id="{nfc}">',
        },
    )
    assert reasons(folder) == [
        (
            f"{nfd}.html",
            f"the Unicode form (NFC or NFD) is not that of the file; the nearest is {nfc}.html",
        ),
        (
            f"{nfc}.html#{nfd}",
            f"the Unicode form (NFC or NFD) is not that of the anchor; the nearest is #{nfc}",
        ),
    ]


def test_an_anchor_is_looked_for_on_the_page_that_links_to_it(tmp_path: Path) -> None:
    folder = write_site(
        tmp_path,
        {
            "a.html": '<p id="one"><a href="#one">good</a><a href="?x#one">good</a>',
            "b.html": '<p id="two"><a href="#one">x</a><a href="?x#one">x</a><a href="#two">good',
            "deep/a.html": '<p id="one"><a href="../#two">x</a><a href="../a.html#one">good</a>',
            "index.html": '<a href="#two">x</a><p id="three">',
        },
    )
    assert [(one.page, one.url, one.reason) for one in check_site(read_site(folder), None)] == [
        ("b.html", "#one", "the page has no such anchor"),
        ("b.html", "?x#one", "the page has no such anchor"),
        ("deep/a.html", "../#two", "the page has no such anchor"),
        ("index.html", "#two", "the page has no such anchor"),
    ]


def test_pages_in_an_old_encoding_and_empty_ones_are_read(tmp_path: Path) -> None:
    old = '<meta charset="shift_jis"><p id="名前"><a href="#名前">x</a><a href="#無い">x</a>'
    folder = write_site(tmp_path, {"index.html": "", "old.html": old.encode("shift_jis")})
    assert reasons(folder) == [("#無い", "the page has no such anchor")]


DOCS = {
    "ja/index.md": "# 手引き\n",
    "ja/guide/key.md": "# キー\n\n## 一 { #one }\n\n"
    "[x](other.md#gone) と\n[y](../../assets/no.zip)\n",
    "en/index.md": "# Guide\n",
}
BUILT = {
    "guide/key/index.html": '<p id="one"></p><p id="one"></p>\n\n'
    '<a href="../other/#gone">x</a><a href="../../assets/no.zip">y</a><a href="../theme/">z</a>',
}


def test_a_finding_names_the_markdown_line_where_it_is_known(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "site", dict(BUILT))
    write_site(tmp_path / "docs", dict(DOCS))
    found = check_site(read_site(folder), Project(tmp_path, "docs"))
    assert [(one.source, one.line, one.url) for one in found] == [
        ("docs/ja/guide/key.md", 3, "#one"),
        ("docs/ja/guide/key.md", 5, "../other/#gone"),
        ("docs/ja/guide/key.md", 6, "../../assets/no.zip"),
        (None, 3, "../theme/"),
    ]


IGNORES = """\
[[site]]
address = "../theme/"
reason = "the theme's own"
date = "2026-11-24"

[[site]]
address = "../mended/"
page = "guide/key/index.html"
reason = "known"
date = 2026-11-24
"""


def test_an_ignore_leaves_out_and_fails_once_it_is_not_needed(tmp_path: Path) -> None:
    folder = write_site(tmp_path / "site", {"guide/key/index.html": '<a href="../theme/">'})
    write_site(tmp_path / "docs", DOCS | {"_data/guide/ignores.toml": IGNORES})
    reason = "the ignore of 2026-11-24 is not needed any more; take it out (known)"
    assert check_site(read_site(folder), Project(tmp_path, "docs")) == [
        Finding("", "docs/_data/guide/ignores.toml", 6, "ignore", "../mended/", reason)
    ]


def test_the_real_site_has_no_finding(library_site: Path) -> None:
    assert check_site(read_site(library_site), Project(ROOT)) == []


def test_the_real_site_passes_lychee_too(library_site: Path) -> None:
    lychee = Path(sys.executable).parent / "lychee"
    run = subprocess.run(
        [lychee, "--offline", "--no-progress", "--root-dir", library_site, library_site],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout if run.returncode else "") == (0, "")
