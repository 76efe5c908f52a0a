"""Finishes the footnotes that Markdown's extension made: in order, below all steps, named."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from tebiki.pages import steps

NOTES, REF, BACK = "footnote", "footnote-ref", "footnote-backref"


def number(root: Element) -> None:
    """Number the notes as the text names them, in place: the extension does so as it defines them.

    Those that no text names stay last.
    """
    order: dict[str, int] = {}
    for ref in (one for one in root.iter("a") if one.get("class") == REF):
        ref.text = str(order.setdefault(ref.get("href", ""), len(order) + 1))
    for notes in (one for one in root.iter("div") if one.get("class") == NOTES):
        for entries in notes.iter("ol"):
            entries[:] = sorted(
                entries, key=lambda note: order.get(f"#{note.get('id')}", len(order) + 1)
            )
            break


def finish(root: Element, words: Mapping[str, str]) -> None:
    """Name the notes and the ways back, and let the notes end the page, in place."""
    for element in root.iter():
        kind = element.get("class")
        if kind == NOTES:
            element.set("class", f"{NOTES} {steps.PAGE_END}")
            element.set("role", "doc-endnotes")
            element.set("aria-label", words["footnotes"])
        elif kind == REF:
            element.set("role", "doc-noteref")
        elif kind == BACK:
            element.set("role", "doc-backlink")
            element.set("title", words["footnote_back"])
            element.set("aria-label", words["footnote_back"])
