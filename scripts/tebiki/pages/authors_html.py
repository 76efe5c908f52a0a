"""Judges what authors wrote once it is HTML, before ours is added; finds its faults' lines."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from markdown import Markdown
from tebiki.files.data_faults import Said, placed
from tebiki.safety.allowed_html import HtmlFault, html_faults
from tebiki.source import page_sources

# After attribute lists (8) and the table of contents (5), before the parts of a page (4).
PRIORITY = 4.5
_ESCAPED = re.compile("\x02([0-9]+)\x03")  # a sign behind a backslash, until the very end


class AuthorsHtml(Treeprocessor):
    """Leaves the tree as it is; `found` is then what may not stand on the page."""

    def __init__(self, md: Markdown, found: list[HtmlFault]) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: Element) -> None:
        self.found.extend(html_faults(_as_html(self.md, root)))


def messages(faults: Iterable[HtmlFault], sources: Sequence[tuple[str, str]]) -> list[Said]:
    """Return `file:line: what is wrong; what to do` for each fault.

    `sources` are paths and texts in which it may stand, the page's own first: it is the place of
    what stands in none.
    """
    found = []
    for fault in faults:
        places = (
            (path, line)
            for path, text in sources
            if (line := page_sources.find_sign(text, fault.kind, fault.sign))
        )
        path, line = next(places, (sources[0][0], 1))
        found.append(placed(path, line, fault.message))
    return found


def _as_html(md: Markdown, root: Element) -> str:
    """The HTML that Python-Markdown makes of the tree, authors' raw HTML included."""
    html = _ESCAPED.sub(lambda sign: escape(chr(int(sign[1]))), md.serializer(root))
    for name in ("raw_html", "amp_substitute"):
        if name in md.postprocessors:
            html = md.postprocessors[name].run(html)
    return html
