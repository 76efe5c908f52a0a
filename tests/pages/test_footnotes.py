"""Footnotes: numbered where they are named, below all steps, and with ways that one can hear."""

import lxml.html

from markdown import Markdown
from tebiki.markdown import page_reading
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.pages.steps import StepPage
from tebiki.source import event_fields
from tebiki.source.read_words import tool_words
from tebiki.source.site_defaults import FOOTNOTES

WORDS = tool_words()["ja"]
PAGE = """\
# 竿

## 出す

竿[^木]を出します[^糸]。竿[^木]です。

[^糸]: 赤い糸です。
[^木]: 竹です。

    1. 二段目です。
    2. 三段目です。

## 振る

振ります。
"""


def html_of(text: str, *, has_steps: bool = True) -> tuple[lxml.html.HtmlElement, list[str]]:
    extension = GuideExtension()
    setting = PageSetting.bare(WORDS, event_fields.Said.of(None, "ja", WORDS))
    steps = StepPage("g", "p", 1, 2, "", "", WORDS) if has_steps else None
    extension.page = PageSetting(**{
        **vars(setting), "step_page": steps, "reading": page_reading.read(text, ""),
    })  # fmt: skip
    html = Markdown(
        extensions=["attr_list", "footnotes", extension],
        extension_configs={"footnotes": dict(FOOTNOTES)},
    ).convert(text)
    return lxml.html.fragment_fromstring(html, create_parent="div"), [
        str(message) for _, message in extension.faults
    ]


def test_notes_end_the_page_in_the_order_of_the_text() -> None:
    root, faults = html_of(PAGE.replace("## 出す", "## 出す { #a }").replace("振る", "振る { #b }"))
    assert faults == []
    (notes,) = root.xpath("./div[contains(@class, 'footnote')]")
    assert notes.getprevious().tag == "section"
    assert notes.get("role") == "doc-endnotes"
    assert notes.get("aria-label") == "脚注"
    assert [note.get("id") for note in notes.find("ol")] == ["fn-木", "fn-糸"]
    refs = root.xpath("//a[@class='footnote-ref']")
    assert [(ref.text, ref.get("href")) for ref in refs] == [
        ("1", "#fn-木"), ("2", "#fn-糸"), ("1", "#fn-木"),
    ]  # fmt: skip
    back = root.xpath("//a[@class='footnote-backref']")
    assert {(one.text_content(), one.get("aria-label")) for one in back} == {("↩", "本文に戻る")}
    for one in back:
        assert root.xpath("//*[@id=$id]", id=one.get("href")[1:])


def test_a_note_without_a_text_and_a_number_without_a_note_are_named() -> None:
    _, faults = html_of("# 竿\n\n竿[^a]です。\n\n[^b]: 糸です。\n", has_steps=False)
    assert faults == [
        "「[^a]」 names no footnote; write its text on a line of its own, [^1]: text",
        "「[^b]」 is a footnote that no text names; name it there, or take it out",
    ]
