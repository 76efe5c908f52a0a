"""Reads the sources of a statement about the service: pages, each with the month of reading."""

import re
from dataclasses import dataclass

from tebiki.files import forms
from tebiki.files.data_faults import Said
from tebiki.files.tables import Table

_DATED = re.compile(rf"[0-9]{{4}}|{forms.MONTH.pattern}")
_LINE = re.compile(r".*\S.*")
_NEEDED = ("title", "url", "month", "official")
_SOURCE = '{ title = "…", url = "https://…", month = "2026-11", official = true }'
_NO_SOURCE = Said(
    "the note has no source; add the page that was read, or take the note out",
    "ノートに出典がありません。読んだページを書き足すか、ノートを消してください。",
)
_PART_OF_SOURCE = Said(
    f"a source is not whole; write {_SOURCE}",
    f"出典の項目が足りません。{_SOURCE} と書いてください。",
)


@dataclass(frozen=True)
class Source:
    """Where a note's statement was read, in `month`; `dated` is its own month or year, or ""."""

    title: str
    url: str
    month: str
    official: bool
    dated: str


def read_sources(table: Table) -> tuple[Source, ...]:
    """Take the sources of a note, or of what else states something about the service."""
    sources = table.take("sources")
    if not isinstance(sources, list) or not sources:
        table.fault("sources", _NO_SOURCE)
        return ()
    found = []
    for number, source in enumerate(sources):
        if _is_source(source):
            found.append(Source(**{"dated": "", **source}))
        else:
            table.fault(("sources", number), _PART_OF_SOURCE)
    return tuple(found)


def _is_source(source: object) -> bool:
    return (
        isinstance(source, dict)
        and set(_NEEDED) <= set(source) <= {*_NEEDED, "dated"}
        and forms.has(_LINE, source["title"])
        and forms.has(forms.ADDRESS, source["url"])
        and forms.has(forms.MONTH, source["month"])
        and isinstance(source["official"], bool)
        and forms.has(_DATED, source.get("dated", "2026"))
    )
