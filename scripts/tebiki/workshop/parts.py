"""Fills a workshop's parts into the HTML of written pages: `<!-- name -->`."""

import re
from collections.abc import Callable, Mapping
from html import escape

import lxml.html
from lxml.html import HtmlElement

from tebiki.markdown.html_source import inner_html
from tebiki.markdown.markdown_spans import PARTS
from tebiki.source import event_words
from tebiki.source.event import Event, Rate

_PART = re.compile(rf"<!-- (?:{'|'.join(PARTS)}) -->")
_AMOUNT = re.compile(r"\$(\d{1,4}(?:\.\d{1,2})?)(?![\d.])")
_UNTOUCHED = {"code", "pre", "script", "style", "textarea"}


def fill_parts(html: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """Put each part at its mark, a comment such as `<!-- timetable -->`."""
    for name, part in parts.items():
        mark = f"<!-- {name} -->"
        if mark in html:
            html = html.replace(mark, part())
    return html


def without_marks(html: str) -> str:
    """Take out the marks of parts that no page fills."""
    return _PART.sub("", html)


def add_yen(html: str, rate: Rate, words: Mapping[str, str]) -> str:
    """Put yen behind each amount in dollars, and the rate with its day at the page's end."""
    if not _AMOUNT.search(html):
        return html
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    found = False
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _UNTOUCHED:
            found = _with_yen(element, "tail", rate, words) or found
            continue
        found = _with_yen(element, "text", rate, words) or found
        found = _with_yen(element, "tail", rate, words) or found
    if not found:
        return html
    note = lxml.html.fragment_fromstring(
        f'<p class="event-rate">{escape(event_words.rate(rate, words))}</p>'
    )
    root.append(note)
    return inner_html(root)


def event_box(event: Event | None, fields: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return what participants need to know of the event, or nothing without one."""
    if event is None:
        return ""
    lines = [
        f"{words['event_line_title']}: {fields['title']}",
        f"{words['event_line_when']}: {fields['date']} {fields['time']}",
        f"{words['event_line_where']}: {fields['place']}",
    ]
    if event.at_home:
        lines.append(words["event_line_at_home"].format(text=fields["at_home"]))
    if event.home_by:
        lines.append(words["event_line_home_by"].format(text=fields["home_by"]))
    lines.append(words["event_line_contact"].format(text=event.contact))
    items = "".join(f"<li>{escape(line, quote=False)}</li>" for line in lines)
    return f"<ul>{items}</ul>"


def calendar_link(event: Event | None, address: str, words: Mapping[str, str]) -> str:
    """Return the link to the event's calendar file, or nothing without an event."""
    if event is None:
        return ""
    return (
        f'<p><a class="md-button" href="{escape(address)}" download>'
        f"{escape(words['event_calendar'])}</a></p>"
    )


def _with_yen(element: HtmlElement, place: str, rate: Rate, words: Mapping[str, str]) -> bool:
    text = getattr(element, place) or ""
    said = _AMOUNT.sub(lambda match: match[0] + event_words.yen(match[1], rate, words), text)
    if said == text:
        return False
    setattr(element, place, said)
    return True
