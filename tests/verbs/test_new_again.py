"""`tebiki new --again`: a guide that has changed comes into its project, and decisions stay."""

import tomllib
from pathlib import Path

import pytest

from support import shots
from support.brought_again import GUIDE, PAGE, SCREENS, again, bring_in, change, contents


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return bring_in(tmp_path)


def test_the_same_guide_changes_nothing(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide.parent / "p"
    change(root / PAGE, ("minutes: 2", "minutes: 8"))
    before = contents(root)
    capsys.readouterr()
    assert again(guide) == 0
    assert capsys.readouterr().out.startswith(
        "The guide has not changed; nothing was written.\n"
        "手引きは変わっていません。何も書いていません。\n"
    )
    assert contents(root) == before


def test_a_changed_guide_comes_in_and_its_site_builds(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide.parent / "p"
    monkeypatch.setenv("SITE_URL", "https://workshop.example/")
    change(
        root / PAGE,
        ("## 板を切ります { #step-1 } <!-- draft: title -->", "## 板を寸法に切る { #cut }"),
        ("![「釘を打ちます」の画面。](../../assets/screens/nest-2.svg) <!-- draft: alt -->",
         "![釘が八本打ってあります。](../../assets/screens/nest-2.svg)"),
    )  # fmt: skip
    change(root / SCREENS, ('step = "step-1"', 'step = "cut"'))
    change(
        guide,
        ("## 作る\n", "## 選ぶ\n\n木の板を選びます。\n\n## 作る\n"),
        ("板を切ります。", "板をのこぎりで切ります。"),
    )
    old = (root / PAGE).read_bytes()
    capsys.readouterr()
    assert again(guide, "--tool", "") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        f"{PAGE}:11: your own words stay; the guide now has: 板をのこぎりで切ります",
        f"{PAGE}:11: 書き直したものを残しました。手引きではいま: 板をのこぎりで切ります",
        "docs/ja/nest/chapter-3.md:7: a new page: 選ぶ",
        "docs/ja/nest/chapter-3.md:7: 新しいページ: 選ぶ",
    ]
    assert said[4].endswith(f"stands as it was in {root}/before/nest-1; delete it once you have looked.")  # fmt: skip  # noqa: E501
    assert said[-2].startswith("Nothing is lost: ")
    assert (root / "before/nest-1" / PAGE).read_bytes() == old
    text = (root / PAGE).read_text(encoding="utf-8")
    assert "## 板を寸法に切る { #cut }\n\n板をのこぎりで切ります。\n" in text
    assert "![釘が八本打ってあります。](../../assets/screens/nest-2.svg)\n" in text
    nav = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  - nest/index.md\n  - nest/chapter-3.md\n  - nest/chapter-1.md\n" in nav
    report = (root / "docs/_data/nest/import-report.md").read_text(encoding="utf-8")
    assert f"- {said[3]}\n" in report and f"- {said[2]}\n" in report
    html = (root / "site/nest/chapter-1/index.html").read_text(encoding="utf-8")
    assert 'id="cut"' in html and "板をのこぎりで切ります" in html


def test_chapters_in_another_order_are_so_in_the_navigation(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide.parent / "p"
    change(root / "mkdocs.yml", ("  - nest/chapter-2.md", "  - つるす: nest/chapter-2.md"))
    hang = "## かける\n\n木の枝に巣箱をつるします。\n"
    change(guide, (f"\n{hang}", ""), ("## 作る", f"{hang}\n## 作る"))
    assert again(guide) == 0
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    order = "  - nest/index.md\n  - つるす: nest/chapter-2.md\n  - nest/chapter-1.md\n"
    assert order in settings
    guide.write_text(GUIDE, encoding="utf-8")
    change(root / "mkdocs.yml", (order, f"  - nest/chapter-2.md\n{order[:19]}  - nest/chapter-1.md\n"))  # fmt: skip  # noqa: E501
    mine = (root / "mkdocs.yml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert again(guide) == 0
    line = mine.splitlines().index("  - nest/chapter-2.md") + 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"mkdocs.yml:{line}: the guide has its pages in another order now; yours stays",
        f"mkdocs.yml:{line}: 手引きではページの順番が変わりましたが、ここの順番を残しました。",
    ]
    assert (root / "mkdocs.yml").read_text(encoding="utf-8") == mine


def test_what_nothing_was_kept_of_is_not_said_to_stand_elsewhere(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide.parent / "p"
    change(root / PAGE, ("{ #step-2 }", "{ #nail }"))
    change(root / SCREENS, ('step = "step-2"', 'step = "nail"'))
    (root / "docs/_data/nest/import-report.md").unlink()
    capsys.readouterr()
    assert again(guide) == 0  # only what is remembered of the guide changes
    assert "stands as it was" not in capsys.readouterr().out
    assert not (root / "before").exists()


def test_pictures_come_go_and_change(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide.parent / "p"
    change(guide, ("![](https://photos.example/kugi.png)\n", "![釘の箱](https://photos.example/hako.png)\n"))  # fmt: skip  # noqa: E501
    (guide.parent / "板.png").write_bytes(shots.picture("plank"))
    old = tomllib.loads((root / SCREENS).read_text(encoding="utf-8"))["nest-1"]["original"]
    capsys.readouterr()
    assert again(guide) == 0
    said = capsys.readouterr().out
    assert f"before/nest-1/{SCREENS}:16: the guide has this picture no longer: nest-2\n" in said
    assert f"{SCREENS}:3: the picture nest-1 is another now; see what must be blacked out, and its text\n" in said  # fmt: skip  # noqa: E501
    tables = tomllib.loads((root / SCREENS).read_text(encoding="utf-8"))
    assert list(tables) == ["nest-1", "nest-3"]
    assert tables["nest-3"]["source"] == "https://photos.example/hako.png"
    assert (tables["nest-3"]["page"], tables["nest-3"]["step"]) == ("chapter-1", "step-2")
    assert tables["nest-1"]["original"]["source_sha256"] != old["source_sha256"]
    folder = root / "docs/assets/screens"
    for name in old["made_sha256"]:
        assert not (folder / name).exists()
        assert (root / "before/nest-1/docs/assets/screens" / name).is_file()
    assert all((folder / name).is_file() for name in tables["nest-1"]["original"]["made_sha256"])


def test_a_step_that_a_note_is_on_stays(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = guide.parent / "p"
    (root / "docs/_data/nest/changes.toml").write_text(
        '[[note]]\ntarget = "chapter-2#step-1"\n', encoding="utf-8"
    )
    (root / "docs/ja/more.md").write_text("[釘](nest/chapter-1.md#step-2)\n", encoding="utf-8")
    change(guide, ("\n## かける\n\n木の枝に巣箱をつるします。\n", ""), ("釘を打ちます。\n\n", ""))
    assert again(guide) == 0
    assert "<!-- draft: gone -->" in (root / "docs/ja/nest/chapter-2.md").read_text("utf-8")
    assert "{ #step-2 } <!-- draft: title -->\n\n<!-- draft: gone -->\n\n釘を打ちます。" in (
        root / PAGE
    ).read_text("utf-8")
    assert "docs/ja/nest/chapter-2.md:7: the guide has this no longer; it stays, marked" in (
        capsys.readouterr().out
    )


def test_one_word_in_the_guide_changes_what_a_step_is(guide: Path) -> None:
    root = guide.parent / "p"
    assert (root / PAGE).read_text("utf-8").count("\n## ") == 2
    guide.write_text(f"---\nsteps: none\n---\n{GUIDE}", encoding="utf-8")
    assert again(guide) == 0
    text = (root / PAGE).read_text("utf-8")
    assert "steps: false\n" in text and "\n## " not in text and "釘を打ちます。" in text
    guide.write_text(GUIDE, encoding="utf-8")
    assert again(guide) == 0
    assert (root / PAGE).read_text("utf-8").count("\n## ") == 2
    assert again(guide, "--steps", "none", "--no-site") == 0
    assert again(guide) == 0  # what was said on the command line is remembered
    assert "steps: false\n" in (root / PAGE).read_text("utf-8")


def test_line_ends_and_month_stay(guide: Path) -> None:
    root = guide.parent / "p"
    again(guide, "--month", "2026-11", "--no-site")
    page = root / PAGE
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    change(guide, ("板を切ります。", "板をまっすぐ切ります。"))
    assert again(guide) == 0
    data = page.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 10
    assert "verified: 2026-11\r\n" in data.decode() and "板をまっすぐ切ります。" in data.decode()


def test_nothing_is_written_where_the_navigation_cannot_be(guide: Path) -> None:
    root = guide.parent / "p"
    change(root / "mkdocs.yml", ("nav:\n", "nav:  # 並び\n"), ("  - nest/chapter-2.md", "  - {かける: nest/chapter-2.md}"))  # fmt: skip  # noqa: E501
    before = contents(root)
    change(guide, ("# 巣箱をかける\n", "# 巣箱をかける\n\n## 片づける\n\nくずを掃きます。\n"), ("## かける", "## つるす"))  # fmt: skip  # noqa: E501
    (root / "mkdocs.yml").write_text("nav: []\nsite_name: x\nplugins: [i18n]\n", encoding="utf-8")
    before["mkdocs.yml"] = (root / "mkdocs.yml").read_bytes()
    assert again(guide) == 1
    assert contents(root) == before
