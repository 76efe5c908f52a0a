"""`tebiki new`: a guide in, a site out, without one edit."""

import errno
import zipfile
from pathlib import Path

import pytest
import yaml

from tebiki.cli.main import main
from tebiki.files import whole_files


def files(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not {".cache", "site"} & set(path.relative_to(root).parts)
    )


def test_a_guide_in_a_site_out(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    monkeypatch.setenv("SITE_URL", "https://workshop.example/")
    assert main(["new", str(guide), "--into", str(root)]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("Reading the guide …\n手引きを読んでいます …\n")
    assert said.out.splitlines()[-2:] == [
        "Nothing is lost: 8 sentences, 2 pictures, 2 numbered items of the guide stand on the "
        "pages, and on the paper.",
        "手引きの 文 8、画像 2、番号の項目 2 は、すべてページと紙に載っています。",
    ]
    assert said.out.splitlines()[1:9] == [
        f"ページ 3、手順 4、画像 2（{said.out.partition('（')[2].partition(' ')[0]} 秒）。"
        f"手順の分け方は {root}/docs/_data/plants/import-report.md にあります。",
        f"Pictures still on the web: 1; tebiki screens fetch --root {root} brings them.",
        f"画像 1 枚は、まだネットにあります。tebiki screens fetch --root {root} で取り込めます。",
        f"Places to look at before publishing: 8; tebiki due --root {root} lists them.",
        f"公開する前に確かめる所が 8 か所あります。tebiki due --root {root} で一覧になります。",
        "The project's Makefile takes tebiki from this machine. For another one, or GitHub, write "
        "a wheel's address and hash into its TOOL.",
        "プロジェクトの Makefile は、このパソコンにある tebiki を使います。"
        "ほかの人や GitHub で使うときは、その TOOL に wheel のアドレスとハッシュを書いてください。",
        f"The site: {root}/site/index.html",
    ]
    names = files(root)
    made = [name for name in names if name.startswith("docs/assets/")]
    assert [name for name in names if name not in made] == [
        ".github/workflows/publish.yml",
        ".gitignore",
        "Makefile",
        "docs/_data/plants/import-report.md",
        "docs/_data/plants/made/chapter-1.md",
        "docs/_data/plants/made/chapter-2.md",
        "docs/_data/plants/made/index.md",
        "docs/_data/plants/made/made.json",
        "docs/_data/plants/screens.toml",
        "docs/ja/index.md",
        "docs/ja/plants/chapter-1.md",
        "docs/ja/plants/chapter-2.md",
        "docs/ja/plants/index.md",
        "event.example.toml",
        "mkdocs.yml",
    ]
    assert {Path(name).suffix for name in made} == {".avif", ".webp", ".png"}
    html = (root / "site/plants/chapter-1/index.html").read_text(encoding="utf-8")
    assert html.count('<section aria-labelledby="') == 2
    assert '<span class="screen-name">「棚に置きます」の画面。</span>' in html
    assert '<img alt="鉢の写真。両手で底を持ちます。"' in html
    assert "photos.example/tana.png" in html and 'src="https://photos' not in html
    assert (root / "site/handout/plants-ja.pdf").is_file()
    assert not (root / "site/en").exists()
    capsys.readouterr()
    assert main(["check", "pages", "--root", str(root)]) == 0
    assert "8 drafts on 3 pages" in capsys.readouterr().err


def test_a_book_of_zenn_in_a_zip_is_one_guide(tmp_path: Path) -> None:
    packed = tmp_path / "book.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        said = "title: お茶の本\ndate: 2026-02-30\nchapters:\n  - steep\n  - boil\n"
        archive.writestr("tea/config.yaml", said)
        archive.writestr("tea/boil.md", "---\ntitle: 沸かす\n---\n\nお湯を沸かします。\n")
        archive.writestr(
            "tea/steep.md", "---\ntitle: 淹れる\n---\n\n[沸かす](boil) を読み、葉を入れます。\n"
        )
    root = tmp_path / "project"
    assert main(["new", str(packed), "--into", str(root), "--no-site"]) == 0
    settings = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == "お茶の本"
    assert settings["nav"][1:] == ["book/index.md", "book/steep.md", "book/boil.md"]
    steep = (root / "docs/ja/book/steep.md").read_text(encoding="utf-8")
    assert "[沸かす](boil.md) を読み、葉を入れます。" in steep


def test_what_titles_show_of_html_and_markdown_is_no_mark_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "tags.md").write_text(
        "# `<script>` の章\n\n## 読む\n\n本を開きます。\n\n## 書く\n\n紙を置きます。\n\n"
        "# `[文字](URL)` と `**太字**`\n\n## 消す\n\n字を消します。\n\n## 直す\n\n字を直します。\n",
        encoding="utf-8",
    )
    root = tmp_path / "project"
    assert main(["new", str(tmp_path / "tags.md"), "--into", str(root), "--no-site"]) == 0
    nav = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert [name for entry in nav[1:] if isinstance(entry, dict) for name in entry] == [
        "script の章",
        "文字 と 太字",
    ]
    assert main(["build", "--root", str(root), "--pages-only"]) == 0


@pytest.mark.parametrize("name", ["ja", "en", "search"])
def test_a_folder_called_as_the_site_needs_it_names_no_guide(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "tea.md").write_text("# お茶\n\n葉を入れます。\n", encoding="utf-8")
    root = tmp_path / "project"
    assert main(["new", str(tmp_path / name), "--into", str(root), "--no-site"]) == 0
    assert (root / "docs/ja/guide/index.md").is_file()
    assert not (root / "docs/ja" / name).exists()


def test_a_second_guide_comes_into_the_navigation(guide: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    assert main(["new", str(guide), "--into", str(root), "--no-site"]) == 0
    before = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert main(["new", str(guide), "--into", str(root), "--name", "second", "--no-site"]) == 0
    after = (root / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [line for line in after.splitlines() if line not in before.splitlines()]
    assert lines == ["  - second/index.md", "  - second/chapter-1.md", "  - second/chapter-2.md"]
    door = root / "docs/ja/index.md"
    listed = (
        "\n## 手引きの一覧 { #guides }\n\n"
        "- [植木鉢の引っこし](plants/index.md)\n- [植木鉢の引っこし](second/index.md)\n"
    )
    assert door.read_text(encoding="utf-8").endswith(f"# 植木鉢の引っこし\n{listed}")
    door.write_text(f"{door.read_text(encoding='utf-8')}\n## 道順\n\n駅から三分です。\n", "utf-8")
    assert main(["new", str(guide), "--into", str(root), "--name", "third", "--no-site"]) == 0
    assert door.read_text(encoding="utf-8").endswith(
        f"{listed}- [植木鉢の引っこし](third/index.md)\n\n## 道順\n\n駅から三分です。\n"
    )
    assert main(["build", "--root", str(root), "--pages-only"]) == 0
    assert 'href="third/"' in (root / "site/index.html").read_text(encoding="utf-8")


def test_what_stands_is_never_overwritten(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    assert main(["new", str(guide), "--into", str(root), "--no-site"]) == 0
    capsys.readouterr()
    assert main(["new", str(guide), "--into", str(root)]) == 1
    assert capsys.readouterr().err.splitlines()[2:] == [
        "docs/ja/plants: a guide of that name is here already; give another with --name",
        "docs/ja/plants: この名前の手引きはもうあります。--name で別の名前を付けてください。",
    ]
    other = tmp_path / "other"
    other.mkdir()
    (other / "memo.txt").write_text("x", encoding="utf-8")
    assert main(["new", str(guide), "--into", str(other)]) == 1
    assert files(other) == ["memo.txt"]


def test_a_disk_that_was_full_is_no_reason_to_refuse_the_folder(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "from", None, "to")

    root = tmp_path / "project"
    with monkeypatch.context() as patch:
        patch.setattr(whole_files, "_stage", full)
        assert main(["new", str(guide), "--into", str(root), "--no-site"]) == 1
    said = "to: the disk is full; make room on it and run this again. Nothing is half-written."
    assert said in capsys.readouterr().err.splitlines()
    assert files(root) == [] and (root / ".cache").is_dir()
    assert main(["new", str(guide), "--into", str(root), "--no-site"]) == 0


def test_what_pictures_and_links_lose_is_in_the_report(tmp_path: Path) -> None:
    long = "糸巻きを床に置きます。" * 14
    text = (
        "# 凧\n\n## 揚げる\n\n糸を持ちます。\n\n"
        '[![糸巻きの写真](https://photos.example/ito.png "赤い糸")](https://shop.example/ito)\n\n'
        '[凧の店](https://shop.example/ "駅の前")で風を待ちます。\n\n'
        '[![](https://photos.example/hata.png "旗が右になびいています。")](https://photos.example/hata.png)\n\n'
        f"![{long}](https://photos.example/oku.png)\n"
    )
    (tmp_path / "kite.md").write_text(text, encoding="utf-8")
    root = tmp_path / "p"
    assert main(["new", str(tmp_path / "kite.md"), "--into", str(root), "--no-site"]) == 0
    report = (root / "docs/_data/kite/import-report.md").read_text(encoding="utf-8")
    file = tmp_path / "kite.md"
    assert report.partition("## Left out of the pages\n\n")[2].splitlines() == [
        f"- {file}:7: the title of a picture: 赤い糸",
        f"- {file}:9: the title of a link: 駅の前",
        f"- {file}:13: a picture's text is cut, which was: {long}",
    ]
    assert f"- {file}:7: 画像の題: 赤い糸\n" in report
    page = (root / "docs/ja/kite/chapter-1.md").read_text(encoding="utf-8")
    assert "<https://shop.example/ito>" in page
    assert (
        f"![{'糸巻きを床に置きます。' * 13}](../../assets/screens/kite-3.svg) <!-- draft: alt -->"
        in page
    )
    assert main(["build", "--root", str(root), "--pages-only"]) == 0
