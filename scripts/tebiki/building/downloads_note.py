"""Says on a finished page what can be taken along: handout and copy for a disk, with sizes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

# The templates leave these where the note belongs.
MARKER = "<!-- downloads -->"
FOOT_MARKER = "<!-- downloads: foot -->"


@dataclass(frozen=True)
class Download:
    """A file to take along: its path below the site, its size, what a handout is printed on.

    A handout has the language that it is in, its `pages`, its guide and that one's title; a copy
    for a disk has none of them.
    """

    path: str
    size: int  # bytes
    language: str = ""
    pages: int = 0
    guide: str = ""
    title: str = ""

    @property
    def sheets(self) -> int:
        return (self.pages + 1) // 2


def fill(
    html: str, page: str, language: str, downloads: Sequence[Download], words: Mapping[str, str]
) -> str:
    """Return the page with the note in place of the markers.

    `page` is its path below the site, from which the addresses start; `language` is its own.
    A page of a guide offers the handout of that guide; any other page all, each by its title.
    """
    up = "../" * page.count("/")
    own = [item for item in downloads if item.language in ("", language)]
    here = {item.guide for item in own} & set(page.split("/")[:-1][:2]) - {""}
    own = [item for item in own if not here or item.guide in ("", *here)]
    is_only = len({item.guide for item in own if item.pages}) == 1
    links = [_link(item, up, words, "" if is_only else item.title) for item in own]
    if not links:
        return html.replace(MARKER, "").replace(FOOT_MARKER, "")
    label = escape(words["downloads"])
    items = "".join(f"<li>{link}</li>" for link in links)
    note = f'<nav class="downloads" aria-label="{label}"><ul>{items}</ul></nav>'
    foot = f'<div class="downloads-foot">{escape(words["separator"]).join(links)}</div>'
    return html.replace(MARKER, note).replace(FOOT_MARKER, foot)


def size_in_words(size: int) -> str:
    """Return a size in bytes as people compare them: 0.6 MB, 84 kB."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1e3))} kB"


def _link(item: Download, up: str, words: Mapping[str, str], title: str) -> str:
    facts = {"size": size_in_words(item.size), "pages": item.pages, "sheets": item.sheets}
    kind = "pdf" if item.pages else "zip"
    said = escape(f"{title}: " if title else "") + escape(words[f"downloads_{kind}"])
    more = escape(words[f"downloads_{kind}_facts"].format(**facts))
    address = escape(up + item.path)
    return f'<a href="{address}" type="application/{kind}">{said}</a> <span>{more}</span>'
