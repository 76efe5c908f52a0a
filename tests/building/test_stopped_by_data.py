"""How the strict build stops on faults of data, settings and navigation."""

from pathlib import Path

import pytest

from tebiki.building import build_site
from tebiki.source.project import Project

PAGE = "docs/ja/library/card.md"


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
