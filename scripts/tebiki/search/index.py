"""Makes the search index of one language: what its pages say, and how it is read aloud."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tebiki.search import readings
from tebiki.search.sections import Section
from tebiki.search.synonyms import Synonyms

FORMAT = 3  # the worker refuses an index of another format


@dataclass(frozen=True)
class SearchPage:
    """One page as the search knows it.

    `rank` says which of two equal hits is first: 3 for a page of the site's first guide, 2 for
    one of another guide, 1 for other pages, 0 for those of instructors. By section id ("" for the
    opening): `translations` are what the other languages say there, so that a word in either
    language leads to the step, `names` what it is also called, `questions` what it answers.
    """

    url: str
    rank: int
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    translations: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, Sequence[str]] = field(default_factory=dict)


def make_index(
    pages: Sequence[SearchPage],
    synonyms: Synonyms,
    words: Mapping[str, str],
    tokenize: Callable[[str], readings.Tokens],
    language: str,
) -> dict[str, object]:
    """Return the index of a language as the worker reads it; `words` are those the box shows.

    A page is {url, rank, keywords, sections}; a section is {id, no, title, text, labels,
    pictures, other, name, questions}, without what is empty.
    """
    latin = _shown(pages) if language == readings.LANGUAGE else ()
    table = readings.reading_table(_texts(pages, synonyms), tokenize, synonyms.readings, latin)
    return {
        "format": FORMAT,
        "words": dict(sorted(words.items())),
        "synonyms": [list(group) for group in synonyms.groups],
        "ignored": list(dict.fromkeys(synonyms.ignored)),
        "readings": table,
        "pages": [_page(page) for page in pages],
    }


def to_json(index: Mapping[str, object]) -> str:
    """Return the index as compact JSON, the same bytes for the same index."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _page(page: SearchPage) -> dict[str, object]:
    return {
        "url": page.url,
        "rank": page.rank,
        "keywords": list(page.keywords),
        "sections": [_section(section, page) for section in page.sections],
    }


def _section(section: Section, page: SearchPage) -> dict[str, object]:
    entry = {
        "id": section.id,
        "no": section.number,
        "title": section.title,
        "text": section.text,
        "labels": list(section.labels),
        "pictures": list(section.pictures),
        "other": page.translations.get(section.id, ""),
        "name": page.names.get(section.id, ""),
        "questions": list(page.questions.get(section.id, ())),
    }
    return {key: value for key, value in entry.items() if value}


def _texts(pages: Sequence[SearchPage], synonyms: Synonyms) -> Iterable[str]:
    for group in synonyms.groups:
        yield from group
    for page in pages:
        yield from page.keywords
        for section in page.sections:
            yield section.title
            yield section.text
            yield from section.pictures
        yield from page.translations.values()
        yield from page.names.values()
        for questions in page.questions.values():
            yield from questions


def _shown(pages: Sequence[SearchPage]) -> Iterable[str]:
    """What people see on screens and as headings, and look for."""
    for page in pages:
        yield from page.keywords
        for section in page.sections:
            yield section.title
            yield from section.labels
