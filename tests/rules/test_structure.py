"""English has the same pages, steps, admonitions, pictures and links as Japanese, step by step."""

from pathlib import Path

from support import structure
from tebiki.markdown import page

DOCS = Path(__file__).resolve().parents[2] / "docs"

SOURCE = """\
---
steps: true
---
# 題

## 開く { #open data-done="開いた" }

**Open** ① を[ここ](https://a.test/)で押す。

!!! once
    **一度だけ** `key` が出る。

## 見る { #look }

見る。

![窓](../../assets/screens/window.svg)
"""


def compare(translation: str) -> tuple[str, ...]:
    return structure.differences(
        page.read_page(SOURCE, "ja/p.md"), page.read_page(translation, "en/p.md")
    )


def test_every_translated_page_is_built_as_in_japanese() -> None:
    faults: list[str] = []
    for source in sorted((DOCS / "ja").rglob("*.md")):
        for translation in sorted(DOCS.glob(f"*/{source.relative_to(DOCS / 'ja')}")):
            faults += structure.differences(
                page.read_page(source.read_text(encoding="utf-8"), str(source)),
                page.read_page(translation.read_text(encoding="utf-8"), str(translation)),
            )
    assert faults == []


def test_english_has_the_pages_of_japanese() -> None:
    japanese, english = (
        sorted(path.relative_to(DOCS / name) for path in (DOCS / name).rglob("*.md"))
        for name in ("ja", "en")
    )
    assert japanese == english


def test_a_faithful_translation_has_no_differences() -> None:
    assert (
        compare(
            SOURCE.replace("題", "Title")
            .replace(
                "**Open** ① を[ここ](https://a.test/)で押す。",
                "[Here](https://a.test/), **Open** ①.",
            )
            .replace("**一度だけ** `key` が出る。", "`key` is shown **once**.")
        )
        == ()
    )


def test_each_difference_is_named_with_its_line() -> None:
    translation = (
        SOURCE.replace("steps: true", "steps: true\nminutes: 5")
        .replace(' data-done="開いた"', "")
        .replace("**Open** ①", "**Close** ① ②")
        .replace("!!! once", "!!! note")
        .replace("a.test", "b.test")
        .replace("`key`", "key")
        .replace("window.svg", "door.svg")
    )
    same = "; make them the same"
    assert compare(translation) == (
        "en/p.md:1: minutes is 5, in ja/p.md None; write the same",
        "en/p.md:7: #open: blocks are [p, admonition note, p], "
        f"in ja/p.md:6 [p, admonition once, p]{same}",
        f"en/p.md:7: #open: links are [https://b.test/], in ja/p.md:6 [https://a.test/]{same}",
        f"en/p.md:7: #open: pins are [1, 2], in ja/p.md:6 [1]{same}",
        f"en/p.md:7: #open: labels are […, …], in ja/p.md:6 [Open, …]{same}",
        f"en/p.md:7: #open: code are [], in ja/p.md:6 [key]{same}",
        f"en/p.md:7: #open: attributes are [], in ja/p.md:6 [data-done]{same}",
        f"en/p.md:14: #look: blocks are [p, screen door], in ja/p.md:13 [p, screen window]{same}",
    )


def test_a_step_left_out_is_named() -> None:
    assert compare(SOURCE[: SOURCE.index("## 見る")]) == (
        "en/p.md:1: the sections are [the page's top, #open], in ja/p.md "
        "[the page's top, #open, #look]; have the same ids in the same order",
    )
