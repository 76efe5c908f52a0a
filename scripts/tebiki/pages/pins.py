"""Sets the pins ①②③ of a step's text as the numbers that stand on its picture."""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_JAPANESE = "[ぁ-ヿ㐀-鿿]"
_WITH_SPACES = re.compile(rf"(?<={_JAPANESE}) [{CIRCLED}] (?={_JAPANESE})| ?[{CIRCLED}]")


def pin_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of the pins in a Markdown text, in order."""
    return tuple(CIRCLED.index(sign) + 1 for sign in text if sign in CIRCLED)


def without_pins(text: str) -> str:
    """Return `text` as it reads without its pins; a pin takes one space with it, between Japanese
    letters both: 名前 ① を becomes 名前を."""
    return _WITH_SPACES.sub("", text)


class PinProcessor(InlineProcessor):
    """① becomes `<span class="pin" data-pin="1">1</span>`."""

    def __init__(self) -> None:
        super().__init__(f"([{CIRCLED}])")

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        number = str(CIRCLED.index(m[1]) + 1)
        pin = Element("span", {"class": "pin", "data-pin": number})
        pin.text = number
        return pin, m.start(0), m.end(0)
