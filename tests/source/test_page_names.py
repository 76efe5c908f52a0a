"""Names of pages and folders: what works, what is refused with path and remedy."""

from pathlib import Path

import pytest

from tebiki.building import build_site
from tebiki.rules import check_page_names
from tebiki.source import page_names
from tebiki.source.project import Project

LANGUAGES = ("ja", "en")
GOOD = [
    *("step 1", "a;b", "a,b", "a#1", "100%", "a'b", "a&b", "a+b", "a=b", "a@b", "a(b", "手順", "é"),
    *("手順（仮）", "2.1", "console", "auxiliary", "ｱ", "index", "🙂"),
]


def said(*pages: str, guides: tuple[str, ...] = ("mini",)) -> list[str]:
    return [str(fault) for fault in page_names.faults(pages, guides, LANGUAGES)]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name(name: str) -> None:
    assert said(f"ja/mini/{name}.md", f"en/mini/{name}.md", f"ja/{name}/a.md") == []


REMEDY = "rename it, and what names it in mkdocs.yml and in links"
BAD = {
    "CON": f"“CON” is the name of a device on Windows; {REMEDY}",
    "aux": f"“aux” is the name of a device on Windows; {REMEDY}",
    "nul.1": f"“nul.1” is the name of a device on Windows; {REMEDY}",
    "LPT¹": f"“LPT¹” is the name of a device on Windows; {REMEDY}",
    "end.": f"“end.” begins or ends with a dot or a blank; {REMEDY}",
    "end ": f"“end ” begins or ends with a dot or a blank; {REMEDY}",
    ".start": f"“.start” begins or ends with a dot or a blank; {REMEDY}",
    "a:b": f"“a:b” holds :, which Windows has in no name; {REMEDY}",
    "a?": f"“a?” holds ?, which Windows has in no name; {REMEDY}",
    'a"b': f'“a"b” holds ", which Windows has in no name; {REMEDY}',
    "a\\b": f"“a\\b” holds \\, which Windows has in no name; {REMEDY}",
    "a%20b": f"“a%20b” looks like a part of an address, “a b”; {REMEDY}",
    "a\u200bb": f"“a�b” holds the invisible sign U+200B; {REMEDY}",
    "手\u3000順": f"“手�順” holds the invisible sign U+3000; {REMEDY}",
    "が"[:0]
    + "か\u3099": "“か\u3099” is written in decomposed Unicode (NFD), as some copies from a "
    "Mac are; rename it to the composed form (NFC) “が”, which looks alike",
    "あ" * 67: f"“{'あ' * 20}…” is longer than 200 bytes, which not every disk takes; {REMEDY}",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_name_of_a_page_a_folder_and_a_guide(name: str) -> None:
    assert said(f"ja/mini/{name}.md") == [f"docs/ja/mini/{name}.md:1: {BAD[name]}"]
    assert said(f"en/{name}/a.md", f"en/{name}/b.md") == [f"docs/en/{name}:1: {BAD[name]}"]
    assert said(guides=(name,)) == [f"docs/_data/{name}:1: {BAD[name]}"]


@pytest.mark.parametrize("name", ["assets", "Search", "en", "EN", "handout", "offline", "404"])
def test_what_the_site_needs_for_itself(name: str) -> None:
    message = f"the site needs the name “{name}” for itself; {REMEDY}"
    assert said(f"ja/{name}/a.md") == [f"docs/ja/{name}:1: {message}"]
    assert said(f"ja/{name}.md") == [f"docs/ja/{name}.md:1: {message}"]
    assert said(f"en/{name}/a.md", f"ja/mini/{name}.md") == []  # below a folder of its own


@pytest.mark.parametrize(
    ("pages", "second", "first"),
    [
        (("ja/mini/Step.md", "ja/mini/step.md"), "ja/mini/step.md", "ja/mini/Step.md"),
        (("ja/Mini2/a.md", "ja/mini2/b.md"), "ja/mini2", "ja/Mini2"),
        (("ja/mini/a.md", "ja/mini/a/index.md"), "ja/mini/a/index.md", "ja/mini/a.md"),
        (("ja/mini/index.md", "ja/mini/README.md"), "ja/mini/index.md", "ja/mini/README.md"),
    ],
)
def test_two_of_one_address(pages: tuple[str, ...], second: str, first: str) -> None:
    assert said(*pages) == [
        f"docs/{second}:1: this has the same address as docs/{first}, where letter case does not "
        f"count; {REMEDY}"
    ]


def test_a_guide_whose_data_are_called_otherwise() -> None:
    assert said("ja/Mini/a.md") == [
        "docs/ja/Mini:1: the folder of this guide's data is called docs/_data/mini; "
        "give both one name, letter by letter"
    ]


def test_nav_names_a_page_by_other_letters() -> None:
    source = "nav:\n  - mini/step.md\n  - mini/が.md\n  - mini/none.md\n"
    there = ["ja/mini/Step.md", "ja/mini/か\u3099.md"]
    named = ["mini/step.md", "mini/が.md", "mini/none.md"]
    found = page_names.nav_faults(named, there, "ja", source)
    assert [str(fault) for fault in found] == [
        "mkdocs.yml:2: nav names “mini/step.md”, and the file is called “mini/Step.md”; "
        "write it there as the file is called",
    ]


def test_the_build_refuses_them_all_at_once_and_in_japanese(project: Path) -> None:
    config = project / "mkdocs.yml"
    nav = config.read_text(encoding="utf-8")
    nav = nav.replace("nav:\n", "nav:\n  - library/.start.md\n", 1)
    config.write_text(nav, encoding="utf-8")
    for name in ("CON", "end.", ".start"):
        text = (project / "docs/ja/library/after.md").read_text(encoding="utf-8")
        (project / f"docs/ja/library/{name}.md").write_text(text, encoding="utf-8")
    (project / "docs/ja/search").mkdir()
    (project / "docs/ja/search/a.md").write_text(text, encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    lines = str(error.value).splitlines()
    at = lines.index(f"docs/ja/library/CON.md:1: {BAD['CON']}")
    assert lines[at + 1] == (
        "docs/ja/library/CON.md:1: 「CON」は、Windows では機器の名前です。"
        "名前を変えて、mkdocs.yml とリンクの中の名前も合わせてください。"
    )
    places = {line.partition(":")[0] for line in lines if line.startswith("docs")}
    assert places == {
        *(f"docs/ja/library/{name}.md" for name in ("CON", "end.", ".start")),
        "docs/ja/search",
    }


def test_the_names_of_this_guide_do(project: Path) -> None:
    check_page_names.check_page_names(Project(project), LANGUAGES, [])
