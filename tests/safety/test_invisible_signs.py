"""Signs that cannot be seen: each is found, and what emoji, names and scripts need is left."""

import unicodedata

import pytest

from tebiki.safety import invisible_signs
from tebiki.search.normal_form import normal_form

PASTED = (
    *("\u200b", "\u2060", "\ufeff", "\u00ad", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a"),
    *("\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufe0f"),
    *("\ufe00", "\U000e0100", "\u034f", "\u061c", "\u3164", "\uffa0", "\u180e", "\u2063", "\x07"),
    *("\x7f", "\x9f", "\U000e0041"),
)
USED = (
    *(
        "⚠️ 1️⃣ #️⃣ ❤︎ ©️ ™️ ‼️ 〰️ ㊗️",
        "👨‍👩‍👧 👩🏽‍💻 🏳️‍🌈 ❤️‍🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ),
    *("葛\U000e0100城市、辻\U000e0101さん", "﨑\ufe00 、\ufe01", "می\u200cخواهم", "क्\u200dष"),
    *("あ\tい", "\ufeff# BOM", "か\u3099 ゛", "A B\u3000C"),
)


@pytest.mark.parametrize("sign", PASTED, ids=lambda sign: f"U+{ord(sign):04X}")
def test_each_is_named_and_the_search_does_not_mind_it(sign: str) -> None:
    name = unicodedata.name(sign, "control character")
    assert list(invisible_signs.faults(f"一\nこのA{sign}PIを")) == [
        (2, f"U+{ord(sign):04X} ({name}) in 「このA▯PIを」 cannot be seen and breaks the word; "
            "take it out")
    ]  # fmt: skip
    assert normal_form(f"このA{sign}PI キ{sign}ー") == normal_form("このAPI キー")


@pytest.mark.parametrize("text", USED)
def test_what_changes_its_neighbours_is_of_use(text: str) -> None:
    assert list(invisible_signs.faults(text)) == []


@pytest.mark.parametrize(
    "text", ["あ\ufe0f", "1\ufe0f", "👨\u200d", "\u200d👨", "あ\U000e0100", "a\u200cb"]
)
def test_a_sign_of_an_emoji_or_name_elsewhere_is_none(text: str) -> None:
    assert len(list(invisible_signs.faults(text))) == 1


def test_a_line_full_of_them_is_one_finding_and_soon_read() -> None:
    line = "あ" + "\u200d\ufe0f\u200b\U000e0067" * 50_000
    assert [message[:6] for _, message in invisible_signs.faults(line)] == [
        "U+200D", "U+FE0F", "U+200B", "U+E006"
    ]  # fmt: skip
