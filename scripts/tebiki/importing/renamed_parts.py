"""Gives the pages of a guide the names that a person has given them: pages, steps, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tebiki.importing import page_blocks

_PICTURE = re.compile(r"(?<=/screens/)(?P<id>[\w-]+)(?=\.svg\))")
_HEADING = re.compile(r"(?P<start>^## .*\{[^}]*#)(?P<id>[\w-]+)(?=[^}]*\})")
_LINK = re.compile(r"(?<=\]\()(?P<page>[\w-]+\.md)?(?:#(?P<id>[\w-]+))?(?=\))")


@dataclass(frozen=True)
class Names:
    """What is called otherwise: pages, steps by page and id, pictures."""

    pages: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)

    def step(self, page: str, name: str) -> tuple[str, str]:
        return self.steps.get((page, name), (self.pages.get(page, page), name))


def renamed(texts: Mapping[str, str], names: Names) -> dict[str, str]:
    """Return the pages with all names changed; code stays as it is."""
    return {names.pages.get(page, page): _page(text, page, names) for page, text in texts.items()}


def _page(text: str, page: str, names: Names) -> str:
    def link(found: re.Match[str]) -> str:
        if not found[0]:
            return ""
        target = (found["page"] or f"{page}.md").removesuffix(".md")
        to, name = names.step(target, found["id"] or "")
        own = names.pages.get(page, page)
        return f"#{name}" if name and to == own else f"{to}.md" + (f"#{name}" if name else "")

    def changed(block: str) -> str:
        if block.lstrip().startswith(("```", "~~~")):
            return block
        block = _HEADING.sub(lambda found: found["start"] + names.step(page, found["id"])[1], block)
        block = _PICTURE.sub(lambda found: names.pictures.get(found["id"], found["id"]), block)
        return _LINK.sub(link, block)

    head, mark, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    return head + mark + "\n\n".join(map(changed, page_blocks.blocks(body))) + "\n"
