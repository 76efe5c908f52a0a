"""Leads a guide's links to the pages that were made of what they led to.

#設定                ->  chapter-1.md
second.md#名前       ->  second.md#step-2, where that file came in too
http://localhost:80  ->  `http://localhost:80`, which is no link for readers
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from tebiki.importing.guide_tree import LeftOut
from tebiki.safety import addresses, allowed_html

Target = tuple[str, str]  # a page's name, and the id of a step or ""


@dataclass
class GuideLinks:
    """`pages` has each file's first page by its path, `anchors` its headings by file and slug."""

    pages: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[str, str], Target] = field(default_factory=dict)

    def add(self, file: str, heading: str, target: Target) -> None:
        self.anchors.setdefault((file, slug(heading)), target)

    def resolver(
        self, file: str, page: str, left_out: Callable[[LeftOut], None], line: int
    ) -> Callable[[str], str]:
        """Return what gives the address of a link on `page`, made of `file`; "" for nowhere."""

        def resolve(address: str) -> str:
            found = self._resolved(file, page, address)
            if found is None:
                shown = unquote(address)
                left_out(LeftOut(
                    line, f"the way of the link to {shown}, which is not in this guide",
                    f"リンク {shown} の行き先（この手引きにないので、文だけを残しました）",
                ))  # fmt: skip
            return found or ""

        return resolve

    def _resolved(self, file: str, page: str, address: str) -> str | None:
        parts = urlsplit(address)
        if parts.scheme or address.startswith("//"):
            if allowed_html.address_fault(address) is None:
                return address
            return f"`{unquote(address)}`" if addresses.split(address).is_web else None
        path = unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
        for known in (target, f"{target}.md", posixpath.join(target, "README.md"),
                      posixpath.join(target, "index.md")):  # fmt: skip
            if known in self.pages and (path or parts.fragment):
                return self._place(known, page, unquote(parts.fragment))
        return None

    def _place(self, file: str, page: str, anchor: str) -> str | None:
        place = self.anchors.get((file, slug(anchor))) if anchor else None
        if place is None:
            name, step = self.pages[file], ""
        else:
            name, step = place
        if name == page:
            return f"#{step}" if step else f"{name}.md"
        return f"{name}.md" + (f"#{step}" if step else "")


def slug(heading: str) -> str:
    """Return what an anchor of any service is made of: letters and figures alone, folded."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    return re.sub(r"[\W_]+", "", text)


def unique(name: str, taken: Mapping[str, object]) -> str:
    """Return `name`, numbered where it is taken."""
    if name not in taken:
        return name
    return next(f"{name}-{n}" for n in range(2, 10_000) if f"{name}-{n}" not in taken)
