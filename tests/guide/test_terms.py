"""One word for one thing: our own Japanese writes each of these words in one way."""

import re
import tomllib
from pathlib import Path

import pytest

from tebiki.markdown.page import read_page
from tebiki.source.read_words import read_words

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

# What is not written: a pattern, and the word to write. The guide's own sentences of 2023 stand in
# pages of edition 2023.06, which are not looked at.
TERMS = {
    r"書きかえ": "書き換え",
    r"切りかえ": "切り替え",
    r"置きかえ": "置き換え",
    r"入れかえ": "入れ替え",
    r"読みこ": "読み込",
    r"わか[らりるれっ]": "分か",
    r"誰": "だれ",
    r"まちがい": "間違い",
    r"詳しく": "くわしく",
    r"コンピューター": "パソコン",
    r"(?<![ぁ-ん])今(?=[はもの、])": "いま",
    r"(?<!検索)窓": "ウィンドウ",
    r"原画面": "画面写真",
    r"配付": "配布",
    r"催し": "ワークショップ",
    r"会の(?:名前|内容)": "ワークショップの",
    r"(?<=で)はじま": "始ま",
    r"スイッチを入れ|自動チャージを切": "オンにする or オフにする",
    r"。 ": "。 without a space behind it",
}


def own_texts() -> dict[str, str]:
    """Every text of our own in Japanese, by the name of its file."""
    texts = {"README.ja.md": (ROOT / "README.ja.md").read_text(encoding="utf-8")}
    for path in sorted((DOCS / "ja").rglob("*.md")):
        page = read_page(path.read_text(encoding="utf-8"), path.name)
        if page.meta["edition"] != "2023.06":
            texts[path.name] = path.read_text(encoding="utf-8")
    texts["words.toml"] = "\n".join(read_words(ROOT, ["ja"])["ja"].values())
    for path in sorted(DOCS.glob("_data/*/changes.toml")):
        notes = tomllib.loads(path.read_text(encoding="utf-8"))["note"]
        texts[path.name] = "\n".join(note["ja"] for note in notes)
    for path in sorted(DOCS.glob("_data/*/terms.toml")):
        terms = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
        texts[path.name] = "\n".join(term["text"]["ja"] for term in terms)
    return texts


@pytest.mark.parametrize("term", TERMS)
def test_a_word_is_written_in_one_way(term: str) -> None:
    found = [
        f"{name}: 「{match[0]}」; write {TERMS[term]}"
        for name, text in own_texts().items()
        for match in re.finditer(term, text)
    ]
    assert found == []
