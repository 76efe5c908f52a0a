"""What the guide's list of words says holds for the tool's own Japanese, too."""

from pathlib import Path

from tebiki.rules import one_word
from tebiki.source.read_words import read_words

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "docs/_data/openai-api/wording.toml"


def test_the_tools_own_japanese_is_written_in_one_way() -> None:
    words = one_word.load(LIST.read_text(encoding="utf-8"), LIST.name)
    texts = {
        "README.ja.md": (ROOT / "README.ja.md").read_text(encoding="utf-8"),
        "words.toml": "\n".join(read_words(ROOT, ["ja"])["ja"].values()),
    }
    found = [
        (name, fault) for name, text in texts.items() for fault in one_word.faults(words, text)
    ]
    assert found == []
