"""A picture goes onto a page by the catalogue alone, and leaves its metadata behind."""

from pathlib import Path

import pytest
from PIL import Image

from tebiki.building import build_site
from tebiki.cli.main import main
from tebiki.source.project import Project

GUIDE = "library"


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_picture_of_a_pages_own_stops_it_by_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project / f"docs/ja/{GUIDE}/join.md"
    text = page.read_text(encoding="utf-8")
    picture = "![スマホの画面。「次へ」を押します。](IMG_0001.jpg)"
    page.write_text(text.replace("\n## ", f"\n{picture}\n\n## ", 2), encoding="utf-8")
    (page.parent / "IMG_0001.jpg").write_bytes(b"x")
    lines = [at for at, line in enumerate(page.read_text("utf-8").splitlines(), 1)
             if line == picture]  # fmt: skip
    english = project / f"docs/en/{GUIDE}/card.md"
    append(english, "\nText ![A phone. Press Next here.](../../assets/mark.svg)\n")
    last = english.read_text("utf-8").count("\n")
    notes = project / f"docs/_data/{GUIDE}/changes.toml"
    notes.write_text(
        notes.read_text("utf-8").replace(
            'ja = """\n', f'ja = """\n{picture.replace("0001", "0002")}\n\n', 1
        ),
        encoding="utf-8",
    )
    (page.parent / "IMG_0002.jpg").write_bytes(b"x")
    noted = [at for at, line in enumerate(notes.read_text("utf-8").splitlines(), 1)
             if "IMG_0002" in line]  # fmt: skip
    way = (
        "; give it a table there, put it in with tebiki screens add, which cleans it, and show "
        "assets/screens/<id>.svg here (CONTRIBUTING.md, A picture)"
    )
    before = "this picture is in no screens.toml: "
    expected = {
        *(f"docs/ja/{GUIDE}/join.md:{line}: {before}IMG_0001.jpg{way}" for line in lines),
        f"docs/en/{GUIDE}/card.md:{last}: {before}mark.svg{way}",
        f"docs/_data/{GUIDE}/changes.toml:{noted[0]}: {before}IMG_0002.jpg{way}",
    }
    assert len(lines) == 2
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", pages_only=True)
    assert expected <= set(str(error.value).splitlines())
    assert main(["check", "pages", "--root", str(project)]) == 1
    said = capsys.readouterr().out
    assert {line.replace(" <pictures>:", "") for line in said.splitlines()} >= expected


def test_a_picture_goes_in_by_the_catalogue_and_leaves_its_metadata_behind(
    project: Path, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Yamada, Shinjuku"
    photo = project / "IMG_0001.jpg"
    Image.radial_gradient("L").resize((400, 700)).convert("RGB").save(photo, exif=exif)
    append(
        project / f"docs/_data/{GUIDE}/screens.toml",
        '\n[phone]\npage = "troubleshooting"\nstep = "a-phone"\ncaptured = "2026-10"\n'
        "sensitive = []\n",
    )
    for language, title, alt in (
        ("ja", "スマホの画面", "スマホの画面。「次へ」を押します。"),
        ("en", "A phone", "A phone's screen. Press Next here."),
    ):
        append(
            project / f"docs/{language}/{GUIDE}/troubleshooting.md",
            f"\n## {title} {{ #a-phone }}\n\n![{alt}](../../assets/screens/phone.svg)\n",
        )
    wanted = [str(photo), "--step", "a-phone", "--month", "2026-10", "--root", str(project)]
    assert main(["screens", "add", *wanted]) == 0
    photo.unlink()
    site = project / "site"
    built = build_site.build_site(Project(project), site, site_url="", pages_only=True)
    assert built.held_back == ()
    [shown] = [path for path in (site / "assets/screens").glob("phone-*.png")][:1]
    page = (site / GUIDE / "troubleshooting/index.html").read_text(encoding="utf-8")
    assert shown.name.rpartition("-")[0] in page
    for path in (site / "assets/screens").glob("phone-*"):
        assert b"Shinjuku" not in path.read_bytes()
