"""`tebiki translations --add`: a language comes into a project, with what is to be translated."""

import tomllib
from pathlib import Path

import pytest
import yaml

from tebiki.cli.main import main
from tebiki.starting.new_language import to_translate, with_language

SETTINGS = """\
site_name: 本  # 題
plugins:
  - i18n:
      languages:
        - locale: ja
          name: 日本語
          default: true
          # ここまで

  - tebiki
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kite.md").write_text("# たこ\n\n## 組む\n\n骨を組みます。\n", encoding="utf-8")
    assert main(["new", str(tmp_path / "kite.md"), "--into", str(tmp_path / "p"), "--no-site"]) == 0
    return tmp_path / "p"


def add(root: Path, language: str) -> int:
    return main(["translations", "--add", language, "--root", str(root)])


def test_a_language_is_added_and_the_site_builds(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://workshop.example/")
    capsys.readouterr()
    assert add(root, "en") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        "docs/en/index.md:1: a copy to translate; then take its mark translate out",
        "docs/en/index.md:1: 写しです。訳してから、translate の印を消してください。",
    ]
    assert [line for line in said if line.startswith("mkdocs.yml:20: the language's entry")]
    text = (root / "docs/en/kite/chapter-1.md").read_text(encoding="utf-8")
    assert text.endswith(
        "---\n<!-- draft: translate -->\n\n"
        "# 組む\n\n## 骨を組みます { #step-1 }\n\n骨を組みます。\n"
    )
    assert not (root / "docs/_data/words.toml").exists()
    assert main(["build", "--root", str(root)]) == 0
    assert '<html lang="en"' in (root / "site/en/kite/chapter-1/index.html").read_text("utf-8")
    capsys.readouterr()
    assert main(["due", "--root", str(root), "--month", "2026-11"]) == 0
    assert (
        "docs/en/kite/chapter-1.md:7: this page is a copy that is to be translated"
        in capsys.readouterr().out
    )


def test_a_language_that_we_have_no_words_in_has_them_to_translate(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert add(root, "ko") == 0
    assert (
        "docs/_data/words.toml:1: tebiki has no words in ko: what stands here in English is to be "
        "translated\n" in capsys.readouterr().out
    )
    words = tomllib.loads((root / "docs/_data/words.toml").read_text(encoding="utf-8"))
    assert list(words) == ["ko"] and words["ko"]["scheme_dark"] == "Switch to dark colors"
    assert add(root, "de") == 0
    assert list(tomllib.loads((root / "docs/_data/words.toml").read_text("utf-8"))) == ["ko", "de"]
    assert main(["build", "--root", str(root), "--pages-only"]) == 0


def test_every_other_line_of_the_settings_stays() -> None:
    assert with_language(SETTINGS, "zh", "中文") == SETTINGS.replace(
        "          # ここまで\n",
        "          # ここまで\n        - locale: zh\n          name: 中文\n"
        '          site_name: "本" # to translate\n',
    )
    flow = SETTINGS.partition("        - locale")[0].replace(
        "languages:\n", "languages: [{locale: ja, name: 日本語}]\n"
    )
    assert yaml.safe_load(flow)
    assert with_language(flow, "zh", "中文") is None


def test_marks_of_rules_stay_and_those_of_drafts_do_not() -> None:
    head = "---\ntitle: 本\n---\n"
    text = f"{head}<!-- draft: minutes widths -->\n\n## 本 {{ #a }} <!-- draft: title -->\n"
    assert to_translate(text) == (
        f"{head}<!-- draft: translate -->\n\n<!-- draft: widths -->\n\n## 本 {{ #a }}\n"
    )


def test_what_is_here_or_no_language_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (root / "mkdocs.yml").read_bytes()
    capsys.readouterr()
    assert add(root, "ja") == 2
    assert add(root, "English") == 2
    assert capsys.readouterr().err.splitlines() == [
        "docs/ja: the language ja is here already; translate its pages",
        "docs/ja: 言語 ja はもうあります。そのページを訳してください。",
        "--add: English is no code of a language; write two or three small letters, such as en",
        "--add: English は言語のコードではありません。"
        "en のように、小文字 2〜3 字で書いてください。",
    ]
    assert (root / "mkdocs.yml").read_bytes() == before


def test_an_authors_colours_come_behind_ours(root: Path) -> None:
    (root / "docs/assets").mkdir(exist_ok=True)
    (root / "docs/assets/own.css").write_text(
        ":root, [data-md-color-scheme] { --ai: #2f6b4f }\n", encoding="utf-8"
    )
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "# extra_css: [assets/own.css]\n" in text
    settings.write_text(text.replace("# extra_css", "extra_css"), encoding="utf-8")
    assert main(["build", "--root", str(root), "--pages-only"]) == 0
    html = (root / "site/kite/chapter-1/index.html").read_text(encoding="utf-8")
    links = [part.partition('"')[0] for part in html.split('rel="stylesheet" href="')[1:]]
    assert links[-1] == "../../assets/own.css" and any("tebiki" in link for link in links[:-1])
    assert (root / "site/assets/own.css").is_file()
