"""The strict build: what it makes, and how it stops on each fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tebiki.building import build_site
from tebiki.source.project import Project

PAGE = "docs/ja/library/card.md"


def _line(path: Path, text: str) -> int:
    """The line, from 1, that holds `text`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def _replace(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


FAULTS = {
    "page without a title": (
        [_replace("\n# カードと貸出番号", "\n"), _replace("title: カードと貸出番号\n", "")],
        None,
        "docs/ja/library/card.md:1: the page has no title; begin its text with a line # Title",
    ),
    "step without an id": (
        [_replace(" { #name-card }", "")],
        "## カードに名前を付ける",
        "docs/ja/library/card.md:{line}: the step 「カードに名前を付ける」 has no id; "
        "end its heading with { #an-id }, the same in every language",
    ),
    "two equal ids": (
        [_replace("{ #name-card }", "{ #open-cards }")],
        "## カードに名前",
        "docs/ja/library/card.md:{line}: the id #open-cards stands already in line "
        "{first}; give this heading another",
    ),
    "wrong image path": (
        [_replace("assets/screens/cards.svg", "assets/screens/card.svg")],
        "screens/card.svg",
        "docs/ja/library/card.md:{line}: ../../assets/screens/card.svg: "
        "there is no such file; mend the address or add it",
    ),
    "broken anchor": (
        [_replace("\n## カードに", "\n[支払い](join.md#no-such-step)\n\n## カードに")],
        "no-such-step",
        "docs/ja/library/card.md:{line}: join.md#no-such-step: "
        "there is no such anchor; write the target heading's { #id }",
    ),
    "link to a missing page": (
        [_replace("\n## カードに", "\n[支払い](bill.md)\n\n## カードに")],
        "bill.md",
        "docs/ja/library/card.md:{line}: bill.md: "
        "there is no such file; mend the address or add it",
    ),
    "unknown admonition": (
        [_replace("!!! once", "!!! onec")],
        "!!! onec",
        "docs/ja/library/card.md:{line}: no admonition is called onec; "
        "use one of note, tip, warning, danger, once, instructor",
    ),
    "key that nobody reads": (
        [_replace("steps: true", "step: true")],
        "step: true",
        "docs/ja/library/card.md:{line}: no key of the front matter is called step; write steps",
    ),
    "minutes that YAML reads otherwise": (
        [_replace("minutes: 4", "minutes: 010")],
        "minutes: 010",
        "docs/ja/library/card.md:{line}: minutes is 010; "
        "write a number of minutes like 5, without a zero before it",
    ),
    "list right behind its sentence": (
        [_replace("\n## カードに", "\n文の直後\n- 一つめ\n- 二つめ\n\n## カードに")],
        "- 一つめ",
        "docs/ja/library/card.md:{line}: the list item 「一つめ」 comes out otherwise; leave "
        "a blank line above it, begin an item with - or 1., and put what is below it four blanks "
        "to the right",
    ),
    "list in a step that is folded below a note": (
        [_replace("\n## 名前を", "\n- 親\n  - 子\n\n## 名前を")],
        "  - 子",
        "docs/ja/library/join.md:{line}: the list item 「子」 is on level 2 and comes out on "
        "level 1; put it four blanks to the right for each level, with a blank line above the list",
    ),
    "label that is on no screen": (
        [_replace("**Create card** ①", "**Create cadr** ①")],
        "**Create cadr**",
        "docs/ja/library/card.md:{line}: **Create cadr** is on no screen of the step "
        "name-card or the one before; write it as on the screen, or not bold",
    ),
    "front matter that is no YAML": (
        [_replace("minutes: ", "minutes: [")],
        None,
        "docs/ja/library/card.md:5: the front matter is not valid YAML "
        "(expected ',' or ']', but got ':'); mend the line",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_stops_the_build(project: Path, name: str) -> None:
    changes, sign, message = FAULTS[name]
    page = project / message.partition(":")[0]
    for change in changes:
        change(page)
    line = _line(page, sign) if sign else 0
    first = _line(page, "#open-cards") if "{first}" in message else 0
    expected = message.replace("{line}", str(line)).replace("{first}", str(first))
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert expected in str(error.value).splitlines()
    assert not list(project.glob("site*")) and not list(project.glob(".site*"))


def test_everything_that_is_wrong_with_the_data_is_said_at_once(project: Path) -> None:
    data = project / "docs/_data"
    for page in ("docs/ja/library/after.md", "docs/en/library/after.md"):
        (project / page).write_bytes("---\ntitle: 後\n---\n# 会議の後\n".encode("cp932"))
    with (data / "library/changes.toml").open("a", encoding="utf-8") as file:
        file.write('[[ note ]]  # a comment\nplace = "end"\n')
    (data / "library/synonyms.toml").write_bytes('groups = [["会議"]]\n'.encode("utf-16"))
    (data / "library/errata.toml").write_text("[[erratum]]\n", encoding="utf-8")
    (data / "library/ignores.toml").write_text("a = 1\na = 1\n", encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    found = [line for line in str(error.value).splitlines() if line.startswith("docs/")]
    count = (data / "library/changes.toml").read_text(encoding="utf-8").count("\n") - 1
    assert [line for line in found if "changes.toml" not in line and "ください" not in line] == [
        "docs/en/library/after.md:2: this is not UTF-8 (it looks like Shift_JIS); save it as UTF-8",
        "docs/ja/library/after.md:2: this is not UTF-8 (it looks like Shift_JIS); save it as UTF-8",
        "docs/_data/library/errata.toml:1: erratum is not known; write errata, or take it out",
        "docs/_data/library/ignores.toml:2: a stands in line 1 already; keep one of them",
        "docs/_data/library/synonyms.toml:1: this is not UTF-8 (it looks like UTF-16); save it "
        "as UTF-8",
    ]
    assert (
        f"docs/_data/library/changes.toml:{count}: the note lacks a target; "
        'write target = "page#step" or "page"'
    ) in found


@pytest.mark.parametrize("kind", ["cp932", "utf-16", "folder"])
def test_settings_that_cannot_be_read_are_named(project: Path, kind: str) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    if kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(text.encode(kind, "replace"))
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    line = str(error.value).splitlines()[0]
    assert line.startswith("mkdocs.yml:") and ("UTF-8" in line or "this is a folder" in line)


def test_missing_page_names_the_nav(project: Path) -> None:
    (project / PAGE).unlink()
    (project / PAGE.replace("/ja/", "/en/")).unlink()
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert (
        "mkdocs.yml: nav names library/card.md, which is not below docs/; "
        "add the page or take it out"
    ) in str(error.value).splitlines()


def test_page_outside_the_nav_is_named(project: Path) -> None:
    (project / "docs/ja/library/extra.md").write_text("# 余分\n", encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert ("mkdocs.yml: nav lacks ja/library/extra.md; add it there, or remove the file") in str(
        error.value
    ).splitlines()


def test_failed_build_keeps_the_old_site(project: Path) -> None:
    old = project / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    _replace("!!! once", "!!! onec")(project / PAGE)
    with pytest.raises(build_site.SiteError):
        build_site.build_site(Project(project), project / "site", site_url="")
    assert old.read_text(encoding="utf-8") == "old"


def test_without_an_address_there_is_no_sitemap_nor_canonical(library_site: Path) -> None:
    assert not (library_site / "sitemap.xml").exists()
    assert "canonical" not in (library_site / "index.html").read_text(encoding="utf-8")


def test_with_an_address_canonical_and_sitemap_hold_it(library: Path, tmp_path: Path) -> None:
    built = build_site.build_site(
        Project(library), tmp_path / "site", site_url="https://workshop.example/guide"
    )
    page = (built.folder / "en/library/join/index.html").read_text(encoding="utf-8")
    address = "https://workshop.example/guide/en/library/join/"
    assert f'<link rel="canonical" href="{address}">' in page
    sitemap = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{address}</loc>" in sitemap
    assert f'hreflang="ja" href="{address.replace("/en/", "/")}"' in sitemap
    assert f'hreflang="en" href="{address}"' in sitemap
    assert "<loc>https://workshop.example/guide/en/</loc>" in sitemap
    assert "lastmod" not in sitemap


def test_edit_link_stands_where_the_repository_is_known(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library_site: Path
) -> None:
    place = "library/join/index.html"
    assert "page-edit" not in (library_site / place).read_text(encoding="utf-8")
    monkeypatch.setenv("EDIT_URI", "https://git.example/guide/edit/main/docs/")
    built = build_site.build_site(Project(library), tmp_path / "site", site_url="")
    page = (built.folder / place).read_text(encoding="utf-8")
    assert 'href="https://git.example/guide/edit/main/docs/ja/library/join.md"' in page
    assert ">このページを直す</a>" in page


def test_a_sign_that_nobody_sees_in_data_stops_the_build_with_its_line(project: Path) -> None:
    path = sorted(project.glob("docs/_data/*/screens.toml"))[0]
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n# A\u200bPI\n", encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    assert error.value.faults == (
        f"{path.relative_to(project).as_posix()}:{text.count(chr(10)) + 2}: "
        "U+200B (ZERO WIDTH SPACE) in 「# A▯PI」 cannot be seen and breaks the word; take it out",
    )
    assert "「# A▯PI」 に、目に見えない文字 U+200B (ZERO WIDTH SPACE) が入っています。" in str(
        error.value
    )


def test_front_matter_is_said_before_what_follows_from_it_and_in_japanese(project: Path) -> None:
    path = next(
        page
        for page in sorted(project.glob("docs/ja/*/*.md"))
        if "\nsteps: true\n" in page.read_text(encoding="utf-8")
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nsteps: true\n", "\nstep: true\n", 1), encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    line = text[: text.index("steps: true")].count("\n") + 1
    place = f"{path.relative_to(project).as_posix()}:{line}"
    assert str(error.value).splitlines() == [
        f"{place}: no key of the front matter is called step; write steps",
        f"{place}: front matter に step という項目はありません。steps と書いてください。",
    ]
