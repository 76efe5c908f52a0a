"""Finishes the footnotes that Markdown's extension made: below all steps, with names to hear."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from tebiki.pages import steps

NOTES, REF, BACK = "footnote", "footnote-ref", "footnote-backref"


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
