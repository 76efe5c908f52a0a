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

    A handout has the language that it is in and its `pages`; a copy for a disk has neither.
    """

    path: str
    size: int  # bytes
    language: str = ""
    pages: int = 0

    @property
    def sheets(self) -> int:
        return (self.pages + 1) // 2


def fill(
    html: str, page: str, language: str, downloads: Sequence[Download], words: Mapping[str, str]
) -> str:
    """Return the page with the note in place of the markers.

    `page` is its path below the site, from which the addresses start; `language` is its own.
    """
    up = "../" * page.count("/")
    links = [_link(item, up, words) for item in downloads if item.language in ("", language)]
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


def _link(item: Download, up: str, words: Mapping[str, str]) -> str:
    facts = {"size": size_in_words(item.size), "pages": item.pages, "sheets": item.sheets}
    kind = "pdf" if item.pages else "zip"
    said = escape(words[f"downloads_{kind}"])
    more = escape(words[f"downloads_{kind}_facts"].format(**facts))
    address = escape(up + item.path)
    return f'<a href="{address}" type="application/{kind}">{said}</a> <span>{more}</span>'
