"""Gives admonitions their words in the page's language, and knows which types there are."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

TYPES = ("note", "tip", "warning", "danger", "once", "instructor")
CHANGES = ("changed", "still-true")  # made from change notes, with titles of their own


def set_titles(root: Element, words: Mapping[str, str]) -> None:
    """Replace the titles that Python-Markdown made up from the type, in place."""
    for element in root.iter("div"):
        classes = element.get("class", "").split()
        if classes[:1] != ["admonition"] or len(classes) < 2 or classes[1] not in TYPES + CHANGES:
            continue
        kind = classes[1]
        element.set("role", "note")
        for title in element.findall("p"):
            if title.get("class") == "admonition-title" and title.text == kind.capitalize():
                title.text = words[kind]
