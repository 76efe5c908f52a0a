"""Reads what a site hands to the browser itself: web manifests, our lists of what to keep."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from tebiki.files.json_source import read_json
from tebiki.links.documents import Document, Link


def read_manifest(text: str) -> Document:
    """Return the addresses of a web manifest: its icons, where it starts."""
    tree = _tree(text)
    if tree is None:
        return Document([Link("web manifest", "", 1, "broken")])
    found = [Link("manifest icon", address, 1, "image") for address in _sources(tree.get("icons"))]
    start = tree.get("start_url")
    if isinstance(start, str):
        found.append(Link("manifest start_url", start, 1))
    return Document(found)


def read_kept_list(text: str) -> Document:
    """Return the files that one of our lists names, from the root of its edition.

    A file of that name that is no such list has none.
    """
    parts = (_tree(text) or {}).get("parts")
    names = [name for part in parts.values() for name in part] if isinstance(parts, dict) else []
    return Document([Link("kept file", quote(name) or "./", 1, "load") for name in names])


def _tree(text: str) -> dict[str, Any] | None:
    try:
        tree = read_json(text)
    except ValueError:
        return None
    return tree if isinstance(tree, dict) else None


def _sources(icons: object) -> Iterator[str]:
    for icon in icons if isinstance(icons, list) else ():
        if isinstance(icon, dict) and isinstance(icon.get("src"), str):
            yield icon["src"]
