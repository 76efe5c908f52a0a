"""Gives admonitions their words in the page's language, and knows which types there are."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from tebiki.pages.note_forms import KIND

TYPES = ("note", "tip", "warning", "danger", "once", "instructor")
CHANGES = ("changed", "still-true")  # made from change notes, with titles of their own


def set_titles(root: Element, words: Mapping[str, str]) -> None:
    """Replace the titles that Python-Markdown made up from the type, in place."""
    for element in root.iter():
        names = element.get("class", "").split()
        folded = element.tag == "details"
        kinds = [name for name in names if name in TYPES + CHANGES]
        if not kinds or not (folded or names[0] == "admonition"):
            continue
        kind = KIND if KIND in kinds else kinds[0]
        if not folded:
            element.set("role", "note")
        made_up = {name.capitalize() for name in names}
        for title in element:
            is_title = title.tag == "summary" or title.get("class") == "admonition-title"
            if is_title and len(title) == 0 and title.text in made_up:
                title.text = words[kind]
