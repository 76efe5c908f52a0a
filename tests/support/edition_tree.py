"""What a test knows of the tree of all editions of the small project: address, folders, pages."""

import json
from pathlib import Path

SITE_URL = "https://guide.test/tebiki/"
EDITIONS = ("2024.04", "2026.10")
FOLDERS = (*EDITIONS, "latest")


def pages(tree: Path, edition: str) -> list[str]:
    """The addresses of the edition's pages, from its own root."""
    return [str(page) for page in json.loads((tree / edition / "pages.json").read_text("utf-8"))]
