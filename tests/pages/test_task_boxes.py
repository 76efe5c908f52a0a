"""Lists of boxes to tick: each is named by its words, and stays where it is written."""

import lxml.html

from markdown import Markdown
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.source import event_fields
from tebiki.source.read_words import tool_words

WORDS = tool_words()["ja"]


def html_of(text: str) -> str:
    extension = GuideExtension()
    extension.page = PageSetting.bare(WORDS, event_fields.Said.of(None, "ja", WORDS))
    return Markdown(extensions=["sane_lists", extension]).convert(text)


def test_an_item_with_a_mark_is_a_box_named_by_its_words() -> None:
    first, second, third = lxml.html.fromstring(
        html_of("- [ ] 水を **二本**\n- [x] 地図\n- 帽子")
    ).findall("li")
    for item, words, ticked in ((first, "水を 二本", None), (second, "地図", "checked")):
        assert item.get("class") == "task"
        (box,) = item.xpath("label/input[@type='checkbox'][@autocomplete='off']")
        assert box.get("checked") == ticked
        assert item.text_content().strip() == words
        assert item.xpath("string(label/span)") == words
    assert first.xpath("string(label/span/strong)") == "二本"
    assert third.xpath("count(.//input)") == 0


def test_what_belongs_to_an_item_stands_below_its_box() -> None:
    found = html_of("- [ ] 水\n\n    二本です。\n\n- [ ]地図")
    assert "<span>水</span></label></p>\n<p>二本です。</p>" in found
    assert "[ ]地図" in found
