"""Makes the search index of one language: what its pages say, and how it is read aloud."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tebiki.search import readings
from tebiki.search.sections import Section
from tebiki.search.synonyms import Synonyms

FORMAT = 1  # the worker refuses an index of another format


@dataclass(frozen=True)
class SearchPage:
    """One page as the search knows it.

    `rank` says which of two equal hits is first: 2 for a page of the site's first guide, 1 for
    one of another guide, 0 for other pages. `translations` is section id ("" for the opening)
    -> what the other languages say there, so that a word in either language leads to the step.
    """

    url: str
    rank: int
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    translations: Mapping[str, str] = field(default_factory=dict)


def make_index(
    pages: Sequence[SearchPage],
    synonyms: Synonyms,
    words: Mapping[str, str],
    tokenize: Callable[[str], readings.Tokens],
) -> dict[str, object]:
    """Return the index as the worker reads it; `words` are those the box shows.

    A page is {url, rank, keywords, sections}; a section is {id, no, title, text, labels,
    pictures, other}, without what is empty.
    """
    table = readings.reading_table(_texts(pages, synonyms), tokenize, synonyms.readings)
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
        "sections": [
            _section(section, page.translations.get(section.id, "")) for section in page.sections
        ],
    }


def _section(section: Section, other: str) -> dict[str, object]:
    entry = {
        "id": section.id,
        "no": section.number,
        "title": section.title,
        "text": section.text,
        "labels": list(section.labels),
        "pictures": list(section.pictures),
        "other": other,
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
