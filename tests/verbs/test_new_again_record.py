"""What is remembered of a guide that was brought in, and what happens where nothing is."""

import json
import shutil
from pathlib import Path

import pytest

from support.brought_again import PAGE, SCREENS, again, bring_in, change, contents


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return bring_in(tmp_path)


def test_a_guide_without_a_record_is_refused(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide.parent / "p"
    before = contents(root)
    capsys.readouterr()
    assert again(guide, "--name", "other", "--no-site") == 1
    assert capsys.readouterr().err.splitlines()[2:] == [
        "docs/_data/other: nothing tells what this guide was made of; tebiki new without --again "
        "makes one, with --name where the name is taken",
        "docs/_data/other: 元の手引きの記録がありません。--again を付けずに tebiki new を"
        "使ってください。名前があるときは --name で別の名前を付けます。",
    ]
    assert contents(root) == before


def test_pages_without_a_record_stay_and_later_changes_come_in(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = guide.parent / "p"
    shutil.rmtree(root / "docs/_data/nest/made")
    (root / PAGE).rename(root / "docs/ja/nest/build.md")
    page = root / "docs/ja/nest/build.md"
    change(page, ("## 板を切ります { #step-1 } <!-- draft: title -->", "## 板を切る { #cut }"))
    change(root / "mkdocs.yml", ("nest/chapter-1.md", "nest/build.md"))
    change(root / "docs/ja/nest/index.md", ("chapter-1.md", "build.md"))
    change(root / SCREENS, ('page = "chapter-1"\nstep = "step-1"', 'page = "build"\nstep = "cut"'), ('page = "chapter-1"', 'page = "build"'))  # fmt: skip  # noqa: E501
    before = contents(root)
    capsys.readouterr()
    assert again(guide) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "docs/_data/nest: nothing told what this guide was made of, so the text given is taken "
        "for it, and all pages stay as they are; what changes in it from now on comes in by "
        "--again",
        "docs/_data/nest: 元の手引きの記録がなかったので、いまの手引きを元として記録しました。"
        "ページは変えていません。これからの変更は、もう一度 --again を付けると入ります。",
    ]
    after = contents(root)
    report = "docs/_data/nest/import-report.md"
    assert {name for name in after if after[name] != before.get(name)} - {report} == {
        f"docs/_data/nest/made/{name}"
        for name in ("build.md", "chapter-2.md", "index.md", "made.json")
    }
    change(guide, ("板を切ります。", "板をのこぎりで切ります。"))
    assert again(guide) == 0
    assert "## 板を切る { #cut }\n\n板をのこぎりで切ります。\n" in page.read_text("utf-8")


def test_the_record_names_pictures_by_todays_ids(guide: Path) -> None:
    root = guide.parent / "p"
    change(root / PAGE, ("nest-2.svg", "nail.svg"))
    change(root / SCREENS, ("[nest-2]", "[nail]"))
    change(guide, ("釘を打ちます。", "釘をていねいに打ちます。"))
    assert again(guide) == 0
    assert "/screens/nail.svg)" in (root / PAGE).read_text("utf-8")
    record = json.loads((root / "docs/_data/nest/made/made.json").read_text("utf-8"))
    assert sorted(record["pictures"]) == ["nail", "nest-1"]
