"""Tells which translated steps are behind the Japanese steps that they were made from."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import tomlkit
from tomlkit.items import Table

from tebiki.files import toml_text
from tebiki.files.data_faults import DataError, Said
from tebiki.files.table_wording import Wording
from tebiki.files.tables import Document
from tebiki.markdown.page import Heading, Page

_NO_TABLE = Said(
    '{key} is no table of hashes; write ["en/<page>"] and step = "<hash>"',
    '{key} がハッシュの表ではありません。["en/<page>"] と step = "<hash>" の形で書いてください。',
)
_WORDING = Wording(no_table=_NO_TABLE)


class TranslationsError(DataError):
    """The file of hashes cannot be used; each line names file, line and remedy."""


@dataclass(frozen=True)
class Stale:
    """A translated section whose source has changed since, or was never noted."""

    page: str
    section: str
    source: Heading
    translation: Heading | None  # None: the section is not translated
    is_noted: bool


def section_name(heading: Heading) -> str:
    """Return the name under which a section is noted: its id, `top` for the page's title."""
    return "top" if heading.level == 1 else heading.id or heading.title


def section_hash(heading: Heading, page: Page) -> str:
    """Return the hash of a section's title and text; the top ends where the first step begins."""
    body = heading.body
    if heading.level == 1:
        body = re.split(r"^## ", body, maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line.rstrip() for line in f"{heading.title}\n{body}".strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def sections(page: Page) -> tuple[Heading, ...]:
    """Return the page's title and its `##` sections, in order."""
    return tuple(heading for heading in page.headings if heading.level <= 2)


def load(text: str, path: str) -> dict[str, dict[str, str]]:
    """Return `<language>/<page>` -> section -> hash. Raises TranslationsError."""
    document = Document(text, path, TranslationsError, _WORDING)
    found: dict[str, dict[str, str]] = {}
    for name in document.root.keys:
        if table := document.root.table(name):
            found[name] = {key: table.text(key, f'{key} = "<hash>"') for key in table.keys}
    document.stop()
    return found


def behind(source: Page, translation: Page, noted: Mapping[str, str]) -> tuple[Stale, ...]:
    """Return the sections of `source` whose translation is missing or of another text."""
    translated = {section_name(heading): heading for heading in sections(translation)}
    name = source.path.rpartition("/")[2].removesuffix(".md")
    found = []
    for heading in sections(source):
        section = section_name(heading)
        if section not in translated or noted.get(section) != section_hash(heading, source):
            found.append(Stale(name, section, heading, translated.get(section), section in noted))
    return tuple(found)


def with_hashes(text: str, noted: Mapping[str, Mapping[str, str]]) -> str:
    """Return the file's text with the hashes of `noted`, sections in its order; comments stay.

    Raises toml_text.LayoutError.
    """

    def edit(document: tomlkit.TOMLDocument) -> None:
        for name, table in noted.items():
            lines = [f"{_key(key)} = {toml_text.quoted(value)}" for key, value in table.items()]
            known = document.get(name)
            if known is None:
                head = "\n" if document.body else ""
                document.body.extend(toml_text.entries([f"{head}[{_key(name)}]", *lines]))
            elif isinstance(known, Table):
                is_last = document.body[-1][1] is known
                tail = toml_text.take_tail(known.value.body, is_last=is_last)
                toml_text.set_entries(known.value.body, toml_text.entries(lines))
                known.value.body.extend(tail)
            else:
                raise toml_text.LayoutError(
                    Said(
                        f"write [{_key(name)}] and its hashes below it",
                        f"[{_key(name)}] と書き、その下にハッシュを並べてください。",
                    )
                )

    return toml_text.edited(text, edit)


def with_noted(
    noted: Mapping[str, Mapping[str, str]], name: str, source: Page, only: Iterable[str] | None
) -> dict[str, dict[str, str]]:
    """Return `noted` with the hashes of today's `source` for `only` these sections (None: all)."""
    chosen = None if only is None else set(only)
    old = noted.get(name, {})
    table = {}
    for heading in sections(source):
        section = section_name(heading)
        if chosen is None or section in chosen:
            table[section] = section_hash(heading, source)
        elif section in old:
            table[section] = old[section]
    return {**{key: dict(value) for key, value in noted.items()}, name: table}


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else toml_text.quoted(name)
