"""Takes typed values out of the tables of a TOML text, and notes all that is wrong, with lines."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tebiki.files import forms
from tebiki.files.data_faults import DataError, DataFault, Said, code, same
from tebiki.files.table_wording import Wording
from tebiki.files.toml import TomlError, read_with_lines
from tebiki.files.toml_lines import Path

_WRITE = Said("; write {form}", "。{form}書いてください。")


class Document:
    """A TOML text and what is wrong with it; `stop` raises the faults, in the text's order."""

    def __init__(
        self, text: str, path: str, error: type[DataError], wording: Wording | None = None
    ) -> None:
        """Raise `error` where the text is no TOML."""
        try:
            data, found = read_with_lines(text, path)
        except TomlError as fault:
            raise error(fault.found) from fault
        self.path = path
        self.lines = found.lines
        self.wording = wording or Wording()
        self.faults: list[DataFault] = []
        self.data = data
        self.root = Table(self, data, ())
        self._error = error

    def stop(self) -> None:
        """Raise the error with every fault that was noted, if any was."""
        if self.faults:
            raise self._error(_in_order(self.faults))


def _in_order(faults: list[DataFault]) -> list[DataFault]:
    return sorted(faults, key=lambda fault: fault.line)


class Table:
    """One table: what is taken out is known, `end` notes what is left."""

    def __init__(self, document: Document, values: dict[str, object], place: Path) -> None:
        self.document = document
        self.place = place
        self._rest = dict(values)
        self._known: list[str] = []

    @property
    def line(self) -> int:
        return self.document.lines.get(self.place, 1)

    @property
    def name(self) -> str:
        return ".".join(key for key in self.place if isinstance(key, str))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that nobody has taken yet."""
        return tuple(self._rest)

    def line_of(self, *place: str | int) -> int:
        """Return the line of what stands there, or of the nearest table around it."""
        whole = (*self.place, *place)
        while whole and whole not in self.document.lines:
            whole = whole[:-1]
        return self.document.lines.get(whole, 1)

    def fault(self, key: str | Path, said: Said | str) -> None:
        """Note a fault of a key, or of the table itself for ""."""
        place: Path = key if isinstance(key, tuple) else (key,) if key else ()
        told = said if isinstance(said, Said) else Said(said)
        self.document.faults.append(DataFault(self.document.path, self.line_of(*place), told))

    def take(self, key: str) -> object:
        """Return what stands there, None for nothing; the key is known from now on."""
        self._known.append(key)
        return self._rest.pop(key, None)

    def text(
        self,
        key: str,
        form: Said | str,
        pattern: re.Pattern[str] | None = None,
        *,
        needed: bool = True,
        several_lines: bool = False,
        wrong: Said | None = None,
    ) -> str:
        """Return the string, stripped; "" for one that may be or is missing, or has a fault."""
        value = self.take(key)
        if value is None and not needed:
            return ""
        good = isinstance(value, str) and value.strip() and (several_lines or "\n" not in value)
        if good and (pattern is None or pattern.fullmatch(str(value))):
            return str(value).strip()
        self.wrong(key, value, form, wrong)
        return ""

    def choice(self, key: str, options: Sequence[str]) -> str:
        """Return the string that is one of `options`."""
        value = self.take(key)
        if isinstance(value, str) and value in options:
            return value
        names = ", ".join(options)
        self.wrong(key, value, Said(f"one of {names}", f"{names} のどれかを"))
        return ""

    def flag(
        self, key: str, form: Said | str, *, needed: bool = True, wrong: Said | None = None
    ) -> bool:
        """Return true or false."""
        value = self.take(key)
        if isinstance(value, bool) or (value is None and not needed):
            return bool(value)
        self.wrong(key, value, form, wrong)
        return False

    def day(self, key: str, form: Said | str, *, needed: bool = True) -> datetime.date | None:
        """Return the day."""
        value = self.take(key)
        if type(value) is datetime.date:
            return value
        if value is not None or needed:
            self.wrong(key, value, form)
        return None

    def texts(self, key: str, form: Said | str, *, wrong: Said | None = None) -> tuple[str, ...]:
        """Return the strings of a list that has one or more."""
        value = self.take(key)
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return tuple(value)
        self.wrong(key, value, form, wrong)
        return ()

    def listed(
        self,
        key: str,
        form: Said | str,
        is_good: Callable[[Any], bool],
        *,
        at_least: int = 0,
        needed: bool = True,
    ) -> list[Any]:
        """Return the list that has so many items, all of them good; [] for none or a fault."""
        value = self.take(key)
        if isinstance(value, list) and len(value) >= at_least and all(map(is_good, value)):
            return value
        if value is not None or needed:
            self.wrong(key, value, form)
        return []

    def by_language(self, key: str, form: Said | str, *, needed: bool = True) -> dict[str, str]:
        """Return the texts of a table by language, Japanese among them."""
        if needed and key not in self._rest:
            self.wrong(key, None, form)
        texts = self.table(key, form)
        if texts is None:
            return {}
        languages = dict.fromkeys(["ja", *filter(forms.LANGUAGE.fullmatch, texts.keys)])
        found = {language: texts.text(language, f'{language} = "…"') for language in languages}
        texts.end()
        return found

    def table(self, key: str, form: Said | str = "") -> "Table | None":
        """Return the table, None for none."""
        value = self.take(key)
        if isinstance(value, dict):
            return Table(self.document, value, (*self.place, key))
        if value is not None:
            self.wrong(key, value, form) if form else self._say("no_table", key, value)
        return None

    def tables(self, key: str, form: Said | str = "") -> tuple["Table", ...]:
        """Return the tables of a list, none for none."""
        value = self.take(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return tuple(
                Table(self.document, one, (*self.place, key, number))
                for number, one in enumerate(value)
            )
        self.wrong(key, value, form) if form else self._say("no_array", key, value)
        return ()

    def wrong(self, key: str, value: object, form: Said | str, instead: Said | None = None) -> None:
        """Note that a key lacks its value or has a wrong one; `instead` says so in other words."""
        if instead:
            self.fault(key, instead.then(_WRITE.filled(form=_form(form))))
        else:
            self._say("missing" if value is None else "wrong", key, value, form)

    def end(self, known: Iterable[str] = ()) -> None:
        """Note every key that is neither taken nor `known`, with the nearest of those that are."""
        known = [*self._known, *known]
        for key in sorted(self._rest.keys() - set(known)):
            near = difflib.get_close_matches(key, known, 1)
            self._say("near" if near else "unknown", key, near=same(near[0] if near else ""))

    def _say(
        self, template: str, key: str, value: object = None, form: Said | str = "",
        near: Said | str = "",
    ) -> None:  # fmt: skip
        text: Said = getattr(self.document.wording, template)
        self.fault(
            key,
            text.filled(
                key=same(key),
                name=same(f"{self.name}.{key}" if self.name else key),
                table=same(self.name),
                value=same(shown(value)),
                form=_form(form),
                near=near,
            ),
        )


def _form(form: Said | str) -> Said:
    return form if isinstance(form, Said) else code(form)


def shown(value: object) -> str:
    """Return a value as messages show it."""
    if isinstance(value, datetime.date | datetime.time):
        return str(value)
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
