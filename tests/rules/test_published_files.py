"""What lies in docs/ and overrides/ is published only where something uses it, and is named."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from support.messages import english_of
from tebiki.building import build_site
from tebiki.building.build_offline import build_offline
from tebiki.cli.main import main
from tebiki.source.project import Project

GUIDE = "library"
LIST = "docs/ja/library/参加者名簿.csv"
LEFT = (
    "docs/.hidden",
    "docs/assets/IMG_0003.jpg",
    "docs/assets/old/tebiki.css",
    "docs/assets/screens/stray.svg",
    "docs/en/memo 1.TXT",
    "docs/en/library/list.csv",
    "docs/ja/.env",
    "docs/ja/desktop.ini",
    "docs/ja/library/#join.md#",
    "docs/ja/library/.#join.md",
    "docs/ja/library/._join.md",
    "docs/ja/library/IMG_0001.jpg",
    "docs/ja/library/join.md~",
    "docs/ja/library/tool.html",
    "docs/ja/library/~$memo.docx",
    LIST,
    "docs/ja/library/カ\u3099.csv",  # ガ, as a Mac writes it
    "overrides/main.html~",
    "overrides/memo.docx",
)
SAID = "nothing in this edition uses this file, so it is not published; "
PICTURE = f"{SAID}put it in with tebiki screens add (CONTRIBUTING.md, A picture), or take it out"
SAID_JA = "このファイルはこの版のどこからも使われていないので、公開しません。"
PICTURE_JA = (
    f"{SAID_JA}使うなら tebiki screens add で入れ（CONTRIBUTING.md の A picture）、"
    "要らなければ外してください。"
)
USED = {
    "docs/ja/library/dl/資料 その1.zip": "library/dl/資料 その1.zip",
    "docs/ja/library/dl/Slides.PDF": "library/dl/Slides.PDF",
    "docs/ja/library/dl/for-instructors.txt": "library/dl/for-instructors.txt",
    "docs/ja/library/dl/lent.txt": "library/dl/lent.txt",  # only the English page links it
    "docs/en/library/own.txt": "en/library/own.txt",
    "docs/CNAME": "CNAME",
}
LINKS_JA = """
[資料](<dl/資料 その1.zip>)、[スライド][slides]

[slides]: dl/Slides.PDF#page=2 "題"

!!! instructor
    [講師の資料](dl/for-instructors.txt)
"""
LINKS_EN = "\n[Own](own.txt) and [lent](dl/lent.txt)\n"


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def littered(project: Path) -> Path:
    """The project with leftovers that nothing uses, and with files that a page links to."""
    for name in (*LEFT, *USED):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".#join.md"):
            path.symlink_to("somebody@host.1234:1")
        else:
            path.write_bytes(b"\x00\x05\x16\x07\xff Yamada")
    for name in ("docs/.gitignore", "docs/ja/.DS_Store", "overrides/assets/search/._box.js"):
        (project / name).write_bytes(b"\xff")
    append(project / f"docs/ja/{GUIDE}/troubleshooting.md", LINKS_JA)
    append(project / f"docs/en/{GUIDE}/troubleshooting.md", LINKS_EN)
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        settings.replace("\n  - tebiki\n", "\n  - tebiki:\n      publish: [CNAME]\n"),
        encoding="utf-8",
    )
    return project


def test_what_nothing_uses_is_left_out_and_named(littered: Path, library_site: Path) -> None:
    unnamed = os.fsencode(littered / "docs/ja") + b"/\x96\xbc\x95\xeb.csv"  # from a Windows zip
    Path(os.fsdecode(unnamed)).touch()
    site = littered / "site"
    built = build_site.build_site(Project(littered), site, site_url="", pages_only=True)
    said = dict(line.split(": ", 1) for line in built.held_back)
    assert sorted(said) == sorted((*LEFT, "docs/ja/" + os.fsdecode(b"\x96\xbc\x95\xeb.csv")))
    assert said[LIST].splitlines() == [
        f"{SAID}link to it from a page, name it below publish: of the plugin tebiki in mkdocs.yml, "
        "or take it out",
        f"{LIST}: {SAID_JA}使うならページからリンクするか、mkdocs.yml のプラグイン tebiki の "
        "publish: に書き、要らなければ外してください。",
    ]
    picture = "docs/ja/library/IMG_0001.jpg"
    assert said[picture].splitlines() == [PICTURE, f"{picture}: {PICTURE_JA}"]
    assert said["overrides/memo.docx"].splitlines() == [
        f"{SAID}name it in a template, or take it out",
        f"overrides/memo.docx: {SAID_JA}使うならテンプレートに書き、要らなければ外してください。",
    ]
    made_later = {
        name for name in files_of(library_site) if name.startswith(("handout/", "offline/"))
    }
    assert files_of(site) - files_of(library_site) == set(USED.values())
    assert files_of(library_site) - files_of(site) == made_later
    unused = (site / name for name in files_of(site) - set(USED.values()))
    assert not [path for path in unused if b"Yamada" in path.read_bytes()]


def test_the_copy_for_a_disk_has_none_of_it(littered: Path) -> None:
    copy = build_offline(Project(littered))
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
    assert set(USED.values()) <= names
    assert not [name for name in names if Path(name).name in {Path(left).name for left in LEFT}
                and not name.endswith("tebiki.css")]  # fmt: skip
    assert "assets/old/tebiki.css" not in names


def test_a_page_that_the_policy_would_not_hold_stops_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / f"docs/ja/{GUIDE}"
    for name in ("tool.HTML", "feed.xml", "list.txt"):
        (folder / name).write_text("<script>alert(1)</script>", encoding="utf-8")
    append(folder / "troubleshooting.md", "\n[a](tool.HTML) [b](feed.xml) [c](list.txt)\n")
    wrong = (
        "a browser would run this as a page of the site, without its policy; write it as "
        "Markdown, or pack it as a zip",
        "ブラウザーがこれをサイトのページとして実行してしまいます。"
        "Markdown で書くか、zip にしてください。",
    )
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", pages_only=True)
    assert str(error.value).splitlines() == [
        f"docs/ja/{GUIDE}/{name}:1: {said}" for name in ("feed.xml", "tool.HTML") for said in wrong
    ]
    assert main(["check", "pages", "--root", str(project)]) == 1
    assert f"docs/ja/{GUIDE}/tool.HTML:1: <files>: {wrong[0]}\n" in capsys.readouterr().out


def test_check_pages_names_them_too(littered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "pages", "--root", str(littered)]) == 1
    said = capsys.readouterr().out
    assert [line.partition(":")[0] for line in said.splitlines() if "<unused>" in line] == (
        sorted((*LEFT, *LEFT))  # in English and in Japanese
    )
    for picture in (PICTURE, PICTURE_JA):
        assert f"docs/ja/library/IMG_0001.jpg:1: <unused>: {picture}\n" in said


@pytest.mark.parametrize("how", ["build", "rules"])
def test_a_link_out_of_docs_stops_it(
    project: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.parent / "secret.txt").write_text("x", encoding="utf-8")
    (project / "docs/ja/library/list.csv").symlink_to(project.parent / "secret.txt")
    secret = project.parent.resolve() / "secret.txt"
    why = (
        f"this link leads out of docs/, to {secret}; put a copy there in its place, or take it out"
    )
    if how == "build":
        with pytest.raises(build_site.SiteError) as error:
            build_site.build_site(Project(project), project / "site", pages_only=True)
        assert str(error.value).splitlines()[0] == f"docs/ja/library/list.csv: {why}"
        assert not (project / "site").exists()
    else:
        assert main(["check", "pages", "--root", str(project)]) == 1
        said = capsys.readouterr().out
        assert english_of(said) == f"docs/ja/library/list.csv:1: <leaving-links>: {why}\n"
        assert "このリンクは docs/ の外の" in said
