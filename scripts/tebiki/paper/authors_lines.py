"""Finds the line of an author's file that a part of a built page comes from, by what it says."""

import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from urllib.parse import unquote

from tebiki.files.data_faults import Said, before, placed
from tebiki.markdown import markdown_spans
from tebiki.markdown.page import PageError, read_page
from tebiki.paper.chapter import PaperFault

Text = tuple[str, str]  # a file's path, as messages show it, and what stands in it

_MARKS = re.compile(r"[\s*_`\\#>①-⑳]|\{[^}]*\}|\]\([^)]*\)|[\[\]]|<[^>]*>")
_LONGEST = 12  # signs of a text that stand on one line, most likely


def messages(
    faults: Iterable[PaperFault], texts_of: Callable[[str], Iterable[Sequence[Text]]]
) -> list[Said]:
    """Return a message a fault, by its author's file and line.

    `texts_of` gives for a built page the files that it may come from, the likeliest first. A
    fault that stands in none of them is placed at its step's heading, or the page's first line;
    one of a page that no file is known of, in the built page.
    """
    turns: dict[object, int] = {}
    found = []
    for fault in faults:
        groups = list(texts_of(fault.page))
        key = (fault.page, fault.step, fault.said, fault.signs)
        places = next(
            (
                [(path, line) for path, text in group for line in lines]
                for group in groups
                for path, text in group
                if (lines := _lines(path, text, fault))
            ),
            [],
        )
        turn = turns.get(key, 0)
        turns[key] = turn + 1
        if places:
            found.append(placed(*places[min(turn, len(places) - 1)], fault.said))
        elif groups and groups[0]:
            path, text = groups[0][0]
            found.append(placed(path, _step(path, text, fault.step)[0], fault.said))
        else:
            found.append(before(f"{fault.place}: ", fault.said))
    return list(dict.fromkeys(found))


def _lines(path: str, text: str, fault: PaperFault) -> list[int]:
    """The lines, from 1, that have most of the fault's signs, in its step where that has any."""
    known = markdown_spans.without_code(text) if path.endswith(".md") else text
    lines = known.split("\n")
    found: list[int] = []
    for kind, sign in fault.signs:
        hits = [number for number, line in enumerate(lines, start=1) if _holds(line, kind, sign)]
        found = [number for number in hits if number in found] or found or hits
    start, end = _step(path, text, fault.step)
    return [number for number in found if start <= number <= end] or found


def _step(path: str, text: str, step: str) -> tuple[int, int]:
    """The first and the last line of a step; 1 and the file's end without one."""
    last = text.count("\n") + 1
    if not step or not path.endswith(".md"):
        return 1, last
    try:
        steps = read_page(text, path).steps
    except PageError:
        return 1, last
    starts = [*(heading.line for heading in steps), last + 1]
    at = next((n for n, heading in enumerate(steps) if heading.id == step), None)
    return (1, last) if at is None else (starts[at], starts[at + 1] - 1)


def _holds(line: str, kind: str, sign: str) -> bool:
    if kind == "tag":
        return re.search(rf"<\s*{re.escape(sign)}(?![\w-])", line, re.IGNORECASE) is not None
    if kind == "address":
        path = unquote(sign)
        name = path.rpartition("/")[2] if "://" not in path else path
        return bool(name) and name in unquote(unescape(line))
    wanted = _plain(sign)[:_LONGEST]
    return bool(wanted) and wanted in _plain(line)


def _plain(text: str) -> str:
    return _MARKS.sub("", unescape(text))
