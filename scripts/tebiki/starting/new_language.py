"""Adds a language to a project: its entry in mkdocs.yml, its pages to translate, its words.

docs/ja/plants/chapter-1.md   ->  docs/en/plants/chapter-1.md, marked `<!-- draft: translate -->`
mkdocs.yml, below languages:  ->  - locale: en
                                    name: English
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tebiki.files import text_files, toml_text, whole_files
from tebiki.files.data_faults import DataError, DataFault, Said
from tebiki.markdown import drafts
from tebiki.source import read_words
from tebiki.source.project import Project
from tebiki.source.site_settings import SETTINGS, plugin_settings, settings_in

_NAMES = {
    "en": "English", "zh": "中文", "ko": "한국어", "vi": "Tiếng Việt", "pt": "Português",
    "es": "Español", "fr": "Français", "de": "Deutsch", "id": "Bahasa Indonesia", "ne": "नेपाली",
    "th": "ไทย", "my": "မြန်မာ", "ja": "日本語",
}  # fmt: skip
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_NO_CODE = Said(
    "{language} is no code of a language; write two or three small letters, such as en",
    "{language} は言語のコードではありません。en のように、小文字 2〜3 字で書いてください。",
)
_HERE = Said(
    "the language {language} is here already; translate its pages",
    "言語 {language} はもうあります。そのページを訳してください。",
)
_NO_LIST = Said(
    "there is no list languages: of the plugin i18n here, an entry a line; write it so, "
    "with - locale: {language}",
    "i18n の languages: の下に、言語が一行ずつ並んでいません。"
    "そのように書き、- locale: {language} を足してください。",
)


class LanguageError(DataError):
    """No language was added; each message says why, and what to do."""

    says_japanese = True


@dataclass(frozen=True)
class NewLanguage:
    """What is written for a language; `words` where its own words are to be translated, too."""

    files: Mapping[Path, str | bytes]
    pages: tuple[Path, ...]
    line: int  # of its entry in mkdocs.yml
    words: Path | None


def read_new_language(project: Project, language: str) -> NewLanguage:
    """Return the files of a language that is added; nothing is written. Raises LanguageError."""
    whole_files.recover(project.root)
    if not _CODE.fullmatch(language):
        raise LanguageError([DataFault("--add", 0, _NO_CODE.filled(language=language))])
    folder = project.docs / language
    if language in project.languages or folder.exists():
        raise LanguageError([DataFault(project.shown(folder), 0, _HERE.filled(language=language))])
    text = text_files.read_exact(project.settings_file, SETTINGS)
    changed = with_language(text, language, _NAMES.get(language, language))
    if changed is None:
        raise LanguageError([DataFault(SETTINGS, 1, _NO_LIST.filled(language=language))])
    files: dict[Path, str | bytes] = {project.settings_file: changed}
    first = project.docs / project.default_language
    for page in project.pages(project.default_language):
        place = folder / page.path.relative_to(first)
        files[place] = to_translate(text_files.read_text(page.path, project.shown(page.path)))
    pages = tuple(path for path in files if path != project.settings_file)
    words = _words(project, language)
    line = changed[: changed.index(f"- locale: {language}\n")].count("\n") + 1
    return NewLanguage(files | words, pages, line, next(iter(words), None))


def to_translate(text: str) -> str:
    """Return a page with the mark that it is to be translated, in place of its drafts' marks."""

    def without(found: re.Match[str]) -> str:
        rules = [word for word in found[1].split() if word not in drafts.KINDS]
        blank = " " if found[0].startswith(" ") else ""
        return f"{blank}{drafts.mark(*rules)}" if rules else ""

    text = re.sub(r" ?<!-- draft: ([^<>]*?) -->", without, text)
    head, line, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    return f"{head}{line}{drafts.mark('translate')}\n\n{body.lstrip()}"


def with_language(settings: str, language: str, name: str) -> str | None:
    """Return the text of a `mkdocs.yml` with one more language; None where there is no list.

    Every other line stays as it is.
    """
    lines = settings.split("\n")
    plugin = _line(lines, 0, r"\s*- i18n:\s*(?:#.*)?")
    start = _line(lines, plugin + 1, r"\s*languages:\s*(?:#.*)?") if plugin is not None else None
    first = _line(lines, start + 1, r"\s*- .*\S.*") if start is not None else None
    if start is None or first is None or lines[first].lstrip().startswith("- {"):
        return None
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
    end = last = first
    while end < len(lines) and (not lines[end].strip() or _is_in(lines[end], indent)):
        last = end if lines[end].strip() else last
        end += 1
    entry = [f"- locale: {language}", f"  name: {name}"]
    if title := settings_in(settings, SETTINGS).get("site_name"):
        entry.append(f"  site_name: {json.dumps(str(title), ensure_ascii=False)} # to translate")
    lines[last + 1 : last + 1] = [f"{indent}{line}" for line in entry]
    changed = "\n".join(lines)
    return changed if language in _locales(changed) else None


def _is_in(line: str, indent: str) -> bool:
    """Whether a line of the list's entries: an entry, or below one."""
    depth = len(line) - len(line.lstrip())
    return depth > len(indent) or (depth == len(indent) and line.lstrip().startswith("- "))


def _line(lines: list[str], start: int, form: str) -> int | None:
    return next((n for n in range(start, len(lines)) if re.fullmatch(form, lines[n])), None)


def _locales(settings: str) -> list[str]:
    entries = plugin_settings(settings_in(settings, SETTINGS), "i18n").get("languages") or ()
    return [str(entry.get("locale")) for entry in entries if isinstance(entry, dict)]


def _words(project: Project, language: str) -> dict[Path, str | bytes]:
    """The words of our own parts, in English, for a language that we have none in."""
    ours = read_words.tool_words()
    path = project.root / read_words.NAME
    text = text_files.read_exact(path, read_words.NAME) if path.is_file() else ""
    if language in ours or re.search(rf"(?m)^\[{re.escape(language)}\]", text):
        return {}
    lines = [f"{key} = {toml_text.quoted(said)}" for key, said in ours["en"].items()]
    head = "# To translate: what the site's own buttons and lines say. {names} are filled in."
    before = [text.rstrip(), ""] if text.strip() else []
    return {path: "\n".join([*before, head, f"[{language}]", *lines, ""])}
