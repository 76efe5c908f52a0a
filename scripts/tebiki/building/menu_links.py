"""Tells which entries of the menu are a name and an address and nothing more."""

from collections.abc import Iterable
from typing import Any

# What a page's front matter, or a plugin, may have the theme show beside the name.
_IN_META = ("icon", "status", "subtitle")
_OF_PLUGINS = ("encrypted", "pages", "typeset")


def mark_plain_links(entries: Iterable[Any]) -> None:
    """Set `is_plain_link` on each of the navigation's entries, once all pages are read."""
    for entry in entries:
        children = getattr(entry, "children", None) or ()
        meta = getattr(entry, "meta", None) or {}
        entry.is_plain_link = not (
            children
            or any(meta.get(name) for name in _IN_META)
            or any(getattr(entry, name, None) for name in _OF_PLUGINS)
        )
        mark_plain_links(children)
