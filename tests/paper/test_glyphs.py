"""Signs as readers take them, and what Typst says of those that no font has."""

import pytest

from tebiki.paper import glyphs, typst_markup
from tebiki.paper.glyphs import Missing


@pytest.mark.parametrize(
    "signs",
    [
        ["1️⃣", "0"],
        ["👨‍👩‍👧", "👩🏽‍💻", "🏳️‍🌈", "❤️‍🔥", "⚠️"],
        ["🇯🇵", "🇫🇷", "🇯"],
        ["🏴\U000e0067\U000e0062\U000e007f", "a"],
        ["葛\U000e0100", "か\u3099", "が"],
        ["ที่", "นำ", "กำ", " ้", "มَ"],
        ["\u1112\u1161\u11ab", "글"],
        ["\x07", "\u0301", "\n", "é"],
    ],
)
def test_clusters(signs: list[str]) -> None:
    assert glyphs.clusters("".join(signs)) == signs


def test_a_string_with_control_characters_is_one_line_and_comes_back() -> None:
    text = 'a\x07\x0b\x85\u2028"\\1️⃣'
    line = typst_markup.string(text)
    assert line.splitlines() == [line]
    assert glyphs.suspects(f"#{line}", ["1", "\ufe0f", "\x07"]) == ["\x07", "1️⃣"]


def test_typsts_errors_are_read_all_with_their_lines() -> None:
    said = (
        'error: PDF/UA-1 error: the text `"\\u{20e3}"` could not be displayed with font `"A"`\n'
        '  ┌─ ../x.typ:4:1\n  │\n4 │ #"…"\n\n'
        "error: PDF/UA-1 error: the first heading must be of level 1\n  ┌─ x.typ:9:2\n\n"
        'error: PDF/UA-1 error: the text `"\\""` could not be displayed with font `"A"`\n'
    )
    assert glyphs.reported(said) == (
        [(4, "\u20e3"), (0, '"')],
        [(9, "PDF/UA-1 error: the first heading must be of level 1")],
    )


def test_a_sign_is_named_where_it_is_printed_and_else_where_it_was_built() -> None:
    page = "---\ntitle: 📝\n---\n<!-- 📝 -->\n![📝](x.png)\n10 1 📝\n"
    texts = {"a.html": [[("docs/ja/a.md", page)], [("docs/_data/x.toml", 'a = "📝 🐻"')]]}
    missing = [
        Missing("📝", "a.html:9: <p>"),
        Missing("🐻", "a.html:9: <p>"),
        Missing("1️⃣", "handout"),
    ]
    assert [
        message.partition(" has no glyph")[0]
        for message in glyphs.messages(missing, lambda page: texts.get(page, []))
    ] == [
        "docs/ja/a.md:6: “📝” (U+1F4DD)",
        "docs/_data/x.toml:1: “🐻” (U+1F43B)",
        "handout: “1️⃣” (U+0031 U+FE0F U+20E3)",
    ]
