"""What stands between a new guide and its readers: a secret, drafts, a month."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from tebiki.cli.main import main


def test_a_secret_in_the_guide_is_said_by_its_own_file_and_line_and_not_published(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "sk-" + "proj-Ab3dEf6hIj9kLm2nOp5q"
    root, remote = tmp_path / "project", tmp_path / "remote"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(f"{text}3. {key} と 090-3344-5566 を書きます。\n", encoding="utf-8")
    assert main(["new", str(guide), "--into", str(root), "--no-site"]) == 0
    said = capsys.readouterr().out
    assert key not in said
    assert said.splitlines()[-6:] == [
        f"{guide}:19: 「sk-pro…」 looks like a real key; mask it: sk-••••",
        f"{guide}:19: 「sk-pro…」は本物のキーのようです。sk-•••• のように伏せてください。",
        f"{guide}:19: 「090-3344-5566」 may be somebody's phone; write 090-0000-0000",
        f"{guide}:19: 「090-3344-5566」はだれかの電話番号かもしれません。"
        "090-0000-0000 と書いてください。",
        "This guide may hold a secret: take it out of the guide, make a real key invalid at its "
        "service, bring the guide in again with tebiki new --again, and delete the old pages that "
        "it has put aside. Until then it is not published. What is no secret, or is to be told, "
        "stands in docs/_data/<guide>/ignores.toml, as the text of a [[pages]] of the rule "
        "secrets.",
        "手引きに秘密の文字列があるかもしれません。手引きから消して、本物のキーは発行元のサービスで"
        "無効にしてから、tebiki new --again で取り込み直し、よけてある元のページも消してください。"
        "それまでは公開できません。秘密でないものや、載せてよいものは、"
        "docs/_data/<手引き>/ignores.toml の、rule が secrets の [[pages]] の text に"
        "書いてください。",
    ]
    assert main(["check", "secrets", "--root", str(root)]) == 1
    assert "/plants/made/chapter-2.md:5: 「sk-pro…」" in capsys.readouterr().out
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    monkeypatch.setenv("SITE_URL", "https://workshop.example/")
    publish = ["editions", "publish", "--root", str(root), "--remote", str(remote), "--drafts"]
    assert main(publish) == 1
    said = capsys.readouterr().err
    assert "What is built may tell " in said and "「sk-pro…」 looks like a real key" in said
    guide.write_text(text, encoding="utf-8")
    assert main(["new", str(guide), "--into", str(root), "--again", "--no-site"]) == 0
    assert "hold a secret" not in capsys.readouterr().out
    assert main(publish) == 0


def test_drafts_stop_publishing_and_nothing_else(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, remote = tmp_path / "project", tmp_path / "remote"
    assert main(["new", str(guide), "--into", str(root), "--month", "2026-11", "--no-site"]) == 0
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    monkeypatch.setenv("SITE_URL", "https://workshop.example/")
    capsys.readouterr()
    publish = ["editions", "publish", "--root", str(root), "--remote", str(remote)]
    assert main(publish) == 1
    said = capsys.readouterr().err
    page = "docs/ja/plants/chapter-1.md"
    assert f"{page}:9: かかる分数は、1 手順 1 分とした仮の値です。" in said
    assert said.startswith("7 drafts stand on the pages; look at them")
    assert f"{page}:9: the minutes are a guess" in said
    assert f"{page}:19: this step's title is made of its sentence" in said
    assert main([*publish, "--drafts"]) == 0
    assert main(["due", "--root", str(root), "--month", "2026-11"]) == 0
    said = capsys.readouterr().out
    assert f"{page}:19: this step's title" in said
    assert f"\n{page}:19: 手順のタイトルを、文から作りました。" in said


def test_a_guide_without_a_month_is_published_and_released_as_of_this_one(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = tmp_path / "project", tmp_path / "release"
    assert main(["new", str(guide), "--into", str(root), "--no-site"]) == 0
    monkeypatch.setenv("SITE_URL", "https://workshop.example/")
    monkeypatch.setenv("EDITION", "")
    capsys.readouterr()
    assert main(["editions", "name", "--root", str(root)]) == 0
    month = capsys.readouterr().out.strip()
    assert re.fullmatch(r"20\d\d\.\d\d", month)
    assert main(["editions", "release", "--root", str(root), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.glob("[!.]*")) == [
        "SHA256SUMS",
        f"plants-{month}.zip",
        f"plants-ja-{month}.pdf",
    ]
    with zipfile.ZipFile(out / f"plants-{month}.zip") as copy:
        door = copy.read(f"plants-{month}/index.html").decode()
    assert f"https://workshop.example/{month}/" in door
