"""Asks a site's search for each of its headings, as it stands and by its first two words."""

import json
import re
from pathlib import Path

import lxml.html
from playwright.sync_api import Page
from sudachipy import Dictionary

_TITLES = """([index, queries]) => {
  const engine = new SearchEngine(index);
  return queries.map((query) => engine.search(query).hits.slice(0, 1)
    .map(({ entry: { section } }) => [section.title, section.name || ""]));
}"""


def headings(site: Path, language: str) -> list[str]:
    """Return the headings of a language's pages as readers see them."""
    found: dict[str, None] = {}
    for path in sorted(site.rglob("index.html")):
        if path.relative_to(site).parts[0] == "en" and language != "en":
            continue
        if path.relative_to(site).parts[0] != "en" and language == "en":
            continue
        for heading in (
            lxml.html.parse(str(path))
            .getroot()
            .xpath("//article//*[self::h1 or self::h2 or self::h3]")
        ):
            for link in heading.find_class("headerlink"):
                link.drop_tree()
            found[re.sub(r"\s+", " ", heading.text_content()).strip()] = None
    return list(found)


def first_words(heading: str) -> str:
    """Return its first two words; with the dictionary where no space parts them."""
    if heading.isascii():
        return " ".join(heading.split(" ")[:2])
    start, words = "", 0
    for token in Dictionary(dict="small").tokenizer().tokenize(heading):
        start += token.surface()
        words += token.surface() != "お" and any(map(str.isalnum, token.surface()))
        if words == 2:
            break
    return start.strip()


def not_first(page: Page, server: str, site: Path) -> list[tuple[str, list[list[str]]]]:
    """Return the queries that have another heading first, each with what is first."""
    page.goto(server)
    page.add_script_tag(url="/assets/search/engine.js")
    wrong = []
    for language in ("ja", "en"):
        index = json.loads((site / f"search/{language}.json").read_text(encoding="utf-8"))
        titles = headings(site, language)
        assert len(titles) > 20
        queries = [(title, True) for title in titles]
        queries += [(first_words(title), False) for title in titles]
        found = page.evaluate(_TITLES, [index, [query for query, _ in queries]])
        for (query, is_whole), first in zip(queries, found, strict=True):
            names = first[0] if first else []
            if not any(
                name == query if is_whole else name.lower().startswith(query.lower())
                for name in names
            ):
                wrong.append((query, first))
    return wrong
