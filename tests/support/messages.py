"""What an error says in English, and which messages of a test nobody has said in Japanese."""

import re
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tebiki.files.data_faults import DataError, Said, SaidError
from tebiki.files.findings import Finding

_KANA = re.compile("[ぁ-ゖ]")
_QUOTED = re.compile("「[^」]*」")


def english(error: BaseException) -> str:
    """Return what an error of ours says, a line a fault, without the Japanese below it."""
    if isinstance(error, DataError):
        return "\n".join(error.faults)
    assert isinstance(error, SaidError)
    return str(error.said)


def english_of(printed: str) -> str:
    """Return what was printed without the lines that say in Japanese what stands above them.

    A line is one of these by its hiragana, which an English one has only in 「」 or in a name.
    """
    lines = printed.splitlines(keepends=True)
    return "".join(line for line in lines if not _KANA.search(_QUOTED.sub("", line)))


def note_english_only(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that every message without its Japanese comes into, as our code makes it.

    Looked at are refusals, faults of data, findings, and all that names file and line; what a test
    makes itself is not.
    """
    alone: list[str] = []

    def after(kind: type, messages: Callable[[Any], tuple[str, ...]]) -> None:
        made = kind.__init__

        def init(self: Any, *args: Any, **named: Any) -> None:
            made(self, *args, **named)
            frame = sys._getframe(1)
            if str(frame.f_globals.get("__name__")).startswith("tebiki."):
                alone.extend(m for m in messages(self) if not getattr(m, "ja", "") and m)

        monkeypatch.setattr(kind, "__init__", init)

    make = Said.__new__

    def new(kind: type[Said], en: str, ja: str = "") -> Said:
        if sys._getframe(1).f_code.co_name == "placed" and not ja:
            alone.append(en)
        return make(kind, en, ja)

    monkeypatch.setattr(Said, "__new__", new)
    after(SaidError, lambda error: (error.said,))
    after(DataError, lambda error: error.messages)
    after(Finding, lambda finding: (finding.reason,))
    return alone
