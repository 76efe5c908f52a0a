"""Makes the list before `<!-- self-check -->` one to tick, with a line to send back, as HTML."""

from collections.abc import Mapping
from html import escape

import lxml.html
from lxml.html import HtmlElement

from tebiki.files.data_faults import Refusal, Said
from tebiki.markdown.html_source import inner_html
from tebiki.source.event import Event

MARK = "self-check"
_NO_LIST = Said(
    f"<!-- {MARK} --> stands behind no list with bold names; "
    "write a list before it, each entry with a **name**",
    f"<!-- {MARK} --> の前に、太字の名前が付いたリストがありません。"
    "前にリストを置き、項目ごとに **名前** を書いてください。",
)


def with_boxes(html: str, event: Event | None, words: Mapping[str, str]) -> str:
    """Return the page with a box before each entry of the list, and the line of none ticked.

    An entry's name is its bold text. self-check.js keeps the line up to date.
    Raises ValueError where no list stands before the mark.
    """
    if f"<!-- {MARK} -->" not in html:
        return html
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for mark in root.xpath(f"comment()[normalize-space()='{MARK}']"):
        entries = mark.getprevious()
        if entries is None or entries.tag != "ul" or not entries.xpath("li//strong"):
            raise Refusal(_NO_LIST)
        entries.set("class", "self-check-list")
        names = [_add_box(entry) for entry in entries]
        line = lxml.html.fragment_fromstring(_line(names, event, words))
        line.tail = mark.tail
        root.replace(mark, line)
    return inner_html(root)


def _add_box(entry: HtmlElement) -> str:
    """Put a box before what stands in `entry`, in place; return the entry's name."""
    name: str = entry.xpath("string(.//strong)").rstrip(":：")
    label = lxml.html.fragment_fromstring(
        '<label><input type="checkbox" autocomplete="off"></label>'
    )
    text = lxml.html.Element("span")
    text.text = entry.text
    text.extend(list(entry))
    label.append(text)
    entry.text = None
    entry.append(label)
    entry.set("data-name", name)
    return name


def _line(names: list[str], event: Event | None, words: Mapping[str, str]) -> str:
    said = " ".join(
        f'data-{key}="{escape(words[f"check_{key}"])}"'
        for key in ("line", "item", "join", "copied", "uncopied")
    )
    marks = words["check_join"].join(
        words["check_item"].format(name=name, mark="×") for name in names
    )
    line = words["check_line"].format(done=0, total=len(names), items=marks)
    label, copy, mail = (escape(words[f"check_{key}"]) for key in ("label", "copy", "mail"))
    contact = event.contact if event and "@" in event.contact else ""
    return (
        f'<div class="self-check" data-paper="no" data-contact="{escape(contact)}" {said}>'
        f'<p>{label}</p><output class="self-check-line" aria-label="{label}">'
        f'{escape(line)}</output><p><button type="button" class="md-button">{copy}</button>'
        f'<a class="md-button">{mail}</a><span role="status"></span></p></div>'
    )
