"""Finds where the Markdown of change notes is not read, or does not come out, as it is meant."""

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig

from tebiki.editions.notes import Note
from tebiki.files.data_faults import Said, placed
from tebiki.markdown import page_reading
from tebiki.pages import page_checks
from tebiki.pages.extension import PageSetting, faults_of

_HEADING = Said(
    "a change note has no headings; write the words **bold**",
    "changes.toml の文に見出しは置けません。**太字** で書いてください。",
)


def faults(
    notes: Iterable[Note], file: tuple[str, str], setting: PageSetting, config: MkDocsConfig
) -> Iterator[Said]:
    """Yield a message for each such place in the `file` of notes, its path and its text."""
    path, written = file
    lines = written.split("\n")
    for note in notes:
        for text in note.text.values():
            for number, message in sorted(_of_text(text, setting, config)):
                wrong = text.split("\n")[number - 1].strip()
                below = range(note.line, len(lines))
                at = next((n for n in below if wrong in lines[n]), note.line - 1)
                yield placed(path, at + 1, message)


def _of_text(text: str, setting: PageSetting, config: MkDocsConfig) -> Iterator[tuple[int, str]]:
    reading = page_reading.read(text, "")
    found = [*page_checks.text_faults(text), *page_checks.admonition_faults(reading)]
    found += page_checks.html_faults(reading)
    found += [(heading.line, _HEADING) for heading in reading.headings]
    known = {line for line, _ in found}
    yield from found
    for line, message in faults_of(text, setting, config.markdown_extensions, config.mdx_configs):
        if line not in known:
            yield line, message
