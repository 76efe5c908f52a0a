"""Judges what mkdocs.yml puts onto pages: names, descriptions, the navigation, addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from tebiki.files.data_faults import Said, before, placed
from tebiki.safety import site_address
from tebiki.safety.allowed_html import address_fault, html_faults, shown, text_fault
from tebiki.source import page_sources
from tebiki.source.site_settings import SETTINGS

_PLAIN = ("site_name", "site_description", "site_author", "name")


def faults(
    config: MkDocsConfig, languages: Sequence[Mapping[str, Any]], report_to: str
) -> list[Said]:
    """Return a message for each setting that may not stand on a page.

    `languages` are the i18n plugin's. The copyright may hold HTML, as a page may; all else is
    plain text.
    """
    text = Path(config.config_file_path).read_text(encoding="utf-8")
    found = [*_navigation(config.get("nav") or [], text)]
    for settings in (config, *languages):
        for key in _PLAIN:
            if wrong := text_fault(str(settings.get(key) or "")):
                found.append(placed(SETTINGS, _line(text, key), before(f"{key} ", wrong)))
        for fault in html_faults(str(settings.get("copyright") or "")):
            found.append(placed(SETTINGS, _line(text, "copyright"), fault.message))
        for title in (settings.get("nav_translations") or {}).values():
            if wrong := text_fault(str(title)):
                found.append(_of_title(text, str(title), wrong))
    edit = site_address.edit_uri_fault(config.get("edit_uri") or "", config.get("repo_url") or "")
    report = site_address.report_to_fault(report_to)
    found += [placed(SETTINGS, _line(text, "edit_uri"), edit)] if edit else []
    found += [placed(SETTINGS, _line(text, "report_to"), report)] if report else []
    return list(dict.fromkeys(found))


def _of_title(text: str, title: str, wrong: Said) -> Said:
    return placed(SETTINGS, _holding(text, title), before(f"{shown(title)!r} ", wrong))


def _navigation(entries: object, text: str) -> Iterator[Said]:
    if isinstance(entries, Mapping):
        for title, inner in entries.items():
            if wrong := text_fault(str(title)):
                yield _of_title(text, str(title), wrong)
            yield from _navigation(inner, text)
    elif isinstance(entries, list):
        for entry in entries:
            yield from _navigation(entry, text)
    elif isinstance(entries, str) and (wrong := address_fault(entries)):
        yield placed(SETTINGS, _holding(text, entries), before(f"{shown(entries)}: ", wrong))


def _line(text: str, key: str) -> int:
    match = re.search(rf"^[^#\n]*?\b{key}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _holding(text: str, value: str) -> int:
    place = text.find(value)
    return text.count("\n", 0, place) + 1 if place >= 0 else page_sources.find_line(text, "", value)
