"""`tebiki build`: says where the site is, and what is missing from it."""

from pathlib import Path

import pytest
import yaml

from tebiki.cli.main import main
from tebiki.files import made_folders


def test_it_says_where_the_site_is_and_how_to_look(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    command = ["build", "--root", str(library), "--out", "site", "--pages-only"]
    assert main(command) == 0
    said = capsys.readouterr()
    assert f"The site is in {tmp_path / 'site'}, with its editions 2024.04, 2026.10 (" in said.out
    assert (tmp_path / "site/2024.04/library/join/index.html").is_file()
    assert main([*command, "--edition", "2024.04"]) == 0
    said = capsys.readouterr()
    assert f"The site is in {tmp_path / 'site'} (" in said.out
    assert (tmp_path / "site/library/join/index.html").is_file()
    assert not (tmp_path / "site/versions.json").exists()
    look = f"To look at it: tebiki serve, or python3 -m http.server --directory {tmp_path / 'site'}"
    assert look in said.out
    assert (
        "SITE_URL is not set: no canonical addresses, no sitemap, no QR codes of own pages."
        in said.err
    )


def test_it_is_for_the_project_that_one_is_in(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/ja/index.md").write_text("no title\n", encoding="utf-8")
    monkeypatch.chdir(project / "docs/ja")
    assert main(["build"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert "docs/ja/index.md:1: the page has no title; begin its text with a line # Title" in said
    assert said[-2:] == [
        f"The site was not built; {project / 'site'} is as it was before.",
        f"サイトを作れませんでした。{project / 'site'} は前のままです。"
        "上に出た所を直して、もう一度作ってください。",
    ]
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: [x\nnav: y\n", "2: this is not valid YAML ("),
        (
            "extra:\n  day: 2026-02-30\n",
            "1: this is not valid YAML (day is out of range for month)",
        ),
        ("site_name: x\a\n", "1: this is not valid YAML (unacceptable character #x0007"),
    ],
)
def test_settings_that_are_no_yaml_are_named_with_their_line(
    project: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(text, encoding="utf-8")
    assert main(["build", "--root", str(project)]) == 1
    assert capsys.readouterr().err.splitlines()[2].startswith(f"mkdocs.yml:{said}")


LACKING = {
    "tebiki": (
        "plugins lacks tebiki, which makes the guide; write - tebiki there",
        "plugins に、手引きを作る tebiki がありません。- tebiki と書き足してください。",
    ),
    "i18n": (
        "plugins lacks i18n, which builds each language; write - i18n: there, and below it "
        "languages: with - {locale: ja, name: 日本語, default: true}",
        "plugins に、言語ごとに作る i18n がありません。- i18n: と書き足し、その下に languages: と "
        "- {locale: ja, name: 日本語, default: true} を書いてください。",
    ),
    "search": (
        "plugins lacks search, whose box readers type into; write - search there",
        "plugins に、検索の入力欄になる search がありません。- search と書き足してください。",
    ),
}


@pytest.mark.parametrize("verb", [["build"], ["check", "pages"]])
@pytest.mark.parametrize("name", LACKING)
def test_a_plugin_that_every_guide_needs_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, verb: list[str]
) -> None:
    settings = project / "mkdocs.yml"
    found = yaml.safe_load(settings.read_text(encoding="utf-8"))
    found["plugins"] = [
        entry for entry in found["plugins"] if name not in ([entry] if entry == name else entry)
    ]
    settings.write_text(yaml.safe_dump(found, sort_keys=False), encoding="utf-8")
    lines = settings.read_text(encoding="utf-8").splitlines()
    assert main([*verb, "--root", str(project)]) in (1, 2)
    place = f"mkdocs.yml:{lines.index('plugins:') + 1}: "
    said = capsys.readouterr().err.splitlines()
    at = said.index(f"{place}{LACKING[name][0]}")
    assert said[at + 1] == f"{place}{LACKING[name][1]}"


def test_the_site_stands_without_its_handout_and_it_says_so_loudly(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = project / "site"
    (site / "2026.10/handout").mkdir(parents=True)
    (site / "2026.10/handout/library-ja.pdf").write_bytes(b"of before")
    (site / "versions.json").touch()
    made_folders.mark(site)
    monkeypatch.setenv("HANDOUT_FONT", "No Such Gothic")
    assert main(["build", "--root", str(project)]) == 1
    said = capsys.readouterr().err
    assert "\nNO HANDOUT WAS MADE:\n配布資料を作れませんでした。\nhandout: no font “No Such" in said
    assert said.endswith("\nThe site is whole but for it.\nそのほかは、すべてできています。\n")
    assert made_folders.made_from(site) == ""  # the next build --if-needed tries again
    assert (site / "latest/index.html").is_file()
    assert (site / "latest/handout/library-ja.pdf").read_bytes() == b"of before"
    assert "library-ja.pdf" not in (site / "latest/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", ["build", "offline"])
def test_a_folder_of_the_project_is_not_replaced(
    verb: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = project / "docs"
    before = sorted(docs.rglob("*"))
    assert main([verb, "--root", str(project), "--out", str(docs)]) != 0
    assert (
        f"{docs}: it is in the project's docs/; give an empty folder, or one that is not there yet"
        in capsys.readouterr().err
    )
    assert sorted(docs.rglob("*")) == before
