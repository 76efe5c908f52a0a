"""An event's fields in a page: filled wherever they stand, escaped for it, or refused by name."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as parser

from markdown import Markdown
from tebiki.building import page_content
from tebiki.pages import page_checks
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.source import event, event_fields
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()
EXTENSIONS = (
    *("admonition", "attr_list", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences"),
)
TITLE = "<script>alert(1)</script> & *x* _y_ `z` ]( &lt; &amp;copy;"
LEAST = """
title = "x"
date = 2026-12-05
start = "13:30"
end = "15:00"
place = "x"
contact = "x"
"""
CONTACT = '"><img src=x onerror=alert(1)>&a b@x'
PLACE = "A B, C; D\\\\E F"
MAIL = "mailto:%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%26a%20b@x"
# What its file may not hold is escaped all the same.
EVENT = replace(
    event.load(LEAST, "event.toml", ("ja",)),
    title={"ja": TITLE},
    place={"ja": "A\nB, C; D\\\\E\u2028F"},
    contact=CONTACT,
    address='https://w.example/"><b>?a=1&b=2&copy;#x',
)


def read(text: str, known: event.Event | None) -> tuple[str, list[tuple[int, str]]]:
    """Return a page's HTML and its faults."""
    said = event_fields.Said.of(known, "ja", WORDS["ja"])
    extension = GuideExtension()
    extension.page = PageSetting.bare(WORDS["ja"], said)
    html = Markdown(extensions=[*EXTENSIONS, extension]).convert(text)
    html = page_content.without_comments(event_fields.fill_html(html, said))
    found = page_content.faults(html, extension.unread, (), text)
    return html, [*page_checks.text_faults(text), *found]


# What is written, and where in the page what is said by it: an XPath and its value.
FILLED = {
    "text": ("会は {event.title} です", "string(//p)", f"会は {TITLE} です"),
    "heading": ("## 会 {event.title}", "string(//h2)", f"会 {TITLE}"),
    "heading's end": ("## 会 {event.title} { #x }", "string(//h2[@id='x'])", f"会 {TITLE}"),
    "beside bold": ("**連絡先:** {event.contact}", "string(//p)", f"連絡先: {CONTACT}"),
    "behind bold": ("**A**{event.place}", "string(//p)", f"A{PLACE}"),
    "a line": ("x\n{event.place}", "normalize-space(//p)", f"x {PLACE}"),
    "code": ("`{event.title}`", "string(//code)", TITLE),
    "block": ("```text\n{event.title}\n```", "string(//code)", f"{TITLE}\n"),
    "highlighted": ("```json\n{event.place}\n```", "string(//code)", f"{PLACE}\n"),
    "indented": ("x\n\n    {event.title}", "string(//code)", f"{TITLE}\n"),
    "mail": ("[x](mailto:{event.contact})", "string(//a/@href)", MAIL),
    "definition": ("[x][m]\n\n[m]: mailto:{event.contact}", "string(//a/@href)", MAIL),
    "link's text": ("[{event.contact}](mailto:x@y.test)", "string(//a)", CONTACT),
    "link's title": ('[x](a.md "{event.title}")', "string(//a/@title)", TITLE),
    "address": (
        "[x]({event.address})",
        "string(//a/@href)",
        "https://w.example/%22%3E%3Cb%3E?a=1&b=2&copy;#x",
    ),
    "query": (
        "[x](https://a.test/?q={event.place})",
        "string(//a/@href)",
        "https://a.test/?q=A%20B%2C%20C%3B%20D%5C%5CE%20F",
    ),
    "alt": ("![絵 {event.place}](x.svg)", "string(//img/@alt)", f"絵 {PLACE}"),
    "attribute": ('x\n{ data-done="{event.title}" }', "string(//p/@data-done)", TITLE),
    "cell": ("| a |\n|---|\n| {event.title} |", "string(//td)", TITLE),
    "title": ('!!! note "{event.title}"\n    x', "string(//div/p[1])", TITLE),
    "summary": ('??? note "{event.title}"\n    x', "string(//summary)", TITLE),
}


@pytest.mark.parametrize("place", FILLED)
def test_field_is_filled_and_escaped(place: str) -> None:
    text, path, expected = FILLED[place]
    html, faults = read(text, EVENT)
    root = parser.fragment_fromstring(html, create_parent="main")
    assert faults == []
    assert root.xpath(path) == expected
    assert root.xpath("//script|//img[@onerror]|//*[@onerror]|//b") == []


@pytest.mark.parametrize("place", FILLED)
def test_blank_stands_where_no_event_is_and_no_link_leads_to_it(place: str) -> None:
    html, faults = read(FILLED[place][0], None)
    assert faults == []
    assert "{event" not in html and event_fields.left(html) == ""
    assert not any("〔" in href for href in parser.fromstring(html).xpath("//@href"))
    if place == "mail":
        assert html == "<p><span>x</span></p>"


_ALL = ", ".join(event_fields.FIELDS)
_NO_FIELD = f" is no field; write {{event.title}} in one piece, or another of {_ALL}"
_ANGLES = "a field does not stand in < >; write [text](mailto:{event.contact})"
_BEGIN = "only {event.address} can begin an address; write mailto:{event.contact}, or the address"
_SPLIT = "「{event.title}」 would stand on the page; write the field in one piece, as {event.title}"
_PICTURE = "a picture's address is none for a field; write the address itself"
REFUSED = {
    "{event.when}": f"an event has no 'when'; use one of {_ALL}",
    "`{event.when}`": f"an event has no 'when'; use one of {_ALL}",
    "{ event.title }": "{ event.title }" + _NO_FIELD,
    "{event.title です": "{event.title です" + _NO_FIELD,
    "{Event.title}": "{Event.title}" + _NO_FIELD,
    "{events.title}": "{events.title}" + _NO_FIELD,
    "{event_title}": "{event_title}" + _NO_FIELD,
    "｛event.title｝": "｛event.title｝" + _NO_FIELD,
    "{event.title.ja}": "{event.title.ja}" + _NO_FIELD,
    "\\{event.title\\}": "{event.title\\}" + _NO_FIELD,
    "{event.**title**}": "{event.**title**}" + _NO_FIELD,
    "&#123;event.title}": _SPLIT,
    "**{event**.title}": _SPLIT,
    "<{event.contact}>": _ANGLES,
    "<mailto:{event.contact}>": _ANGLES,
    '<a href="{event.address}">x</a>': _ANGLES,
    "[x]({event.contact})": _BEGIN,
    "[x]: {event.contact}": _BEGIN,
    "![x]({event.address}a.png)": _PICTURE,
}  # fmt: skip


@pytest.mark.parametrize("written", REFUSED)
@pytest.mark.parametrize("known", [EVENT, None], ids=["event", "no event"])
def test_what_cannot_be_filled_is_named(written: str, known: event.Event | None) -> None:
    assert read(f"x\n\n{written}\n", known)[1][:1] == [(3, REFUSED[written])]


def test_front_matter_is_not_filled() -> None:
    text = "---\ntitle: x\ndescription: '{event.title} です。'\n---\n# x {event.title}\n"
    assert list(page_checks.text_faults(text, 4)) == [
        (3, "{event.title} is not filled in front matter; write it in the text")
    ]


def test_field_where_none_is_filled_is_named() -> None:
    assert list(event_fields.stray("a: 1\nsite_name: '{event.title}'\n")) == [
        (2, "{event.title} is not filled here; write it in the text of a page")
    ]


def test_a_field_behind_a_backslash_is_code_as_it_is() -> None:
    written = "`\\{event.title}`\n\n```js\nf(`$\\{event.title}`, \\{ event });\n```\n"
    html, faults = read(written, EVENT)
    assert faults == []
    shown = str(parser.fromstring(html).text_content())
    assert shown.split() == ["{event.title}", "f(`${event.title}`,", "{", "event", "});"]


def test_code_that_has_a_field_is_escaped() -> None:
    assert event_fields.escaped("g({event.title}, { event })") == "g(\\{event.title}, \\{ event })"
    assert event_fields.has_field("g({event.title})")
    assert not event_fields.has_field("g({ event }) => event.target")
