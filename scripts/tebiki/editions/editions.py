"""Knows the editions of a site: which there are, what each leaves out, what they are called."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tebiki.files.data_faults import Said, SaidError
from tebiki.markdown import front_matter
from tebiki.source import months

_EDITION = re.compile(r"\d{4}\.(?:0[1-9]|1[0-2])")


class EditionError(SaidError):
    """An edition that cannot be built; the message says which there are."""


def page_edition(text: str, path: str) -> str:
    """Return the edition in which the page first appeared, "" where it names none.

    Raises front_matter.FrontMatterError.
    """
    entry = front_matter.read(text, path).entries.get("edition")
    return entry.written or "" if entry else ""


def known(editions: Iterable[str]) -> tuple[str, ...]:
    """Return the editions that pages and notes name, the oldest first."""
    return tuple(sorted({edition for edition in editions if _EDITION.fullmatch(edition)}))


def choose(wanted: str, there_are: tuple[str, ...]) -> str:
    """Return the edition to build, the newest for "". Raises EditionError for an unknown one."""
    if wanted and not _EDITION.fullmatch(wanted):
        raise EditionError(
            Said(
                f"EDITION is {wanted}, which is no edition; write it like 2026.11",
                f"EDITION が {wanted} で、版の形ではありません。2026.11 のように書いてください。",
            )
        )
    if not there_are:
        return wanted
    if wanted and wanted not in there_are:
        raise EditionError(
            Said(
                f"EDITION is {wanted}, but no page or note has that edition; "
                f"use one of {', '.join(there_are)}",
                f"EDITION が {wanted} ですが、その版のページもノートもありません。"
                f"使えるのは {', '.join(there_are)} です。",
            )
        )
    return wanted or there_are[-1]


def is_later(edition: str, built: str) -> bool:
    """Tell whether what appeared in `edition` is left out of the edition `built`."""
    return bool(edition and built) and edition > built


def prune(nav: Any, left_out: frozenset[str]) -> Any:
    """Return MkDocs' `nav` without the files in `left_out` and the sections that this empties."""
    if isinstance(nav, str):
        return None if nav in left_out else nav
    if isinstance(nav, Mapping):
        kept = {title: prune(entry, left_out) for title, entry in nav.items()}
        return {title: entry for title, entry in kept.items() if entry} or None
    if isinstance(nav, list):
        return [entry for entry in (prune(item, left_out) for item in nav) if entry]
    return nav


def label(edition: str) -> str:
    """Return the name of an edition in the version menu, for readers of both languages."""
    return f"{months.in_words(edition, 'ja')}版 · {months.in_words(edition, 'en')}"
