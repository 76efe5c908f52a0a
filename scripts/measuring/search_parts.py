"""Measures what each part of our search adds: it asks the worker's code without the part."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from measuring import chromium_flags
from measuring.search_measures import Answer, Query, entry
from measuring.serve_folder import serve

# What a part of ours adds is seen without it: a change of the index, or of the code.
PARTS = {
    "readings": "(index) => { index.readings = {}; }",
    "romaji": "() => { readRomaji = () => ''; }",
    "typos": "() => { SearchEngine.prototype.guess = () => []; searchQuery.SURE.mistyped = 0; }",
    "synonyms": "(index) => { index.synonyms = []; }",
    "questions": "(index) => index.pages.forEach((page) => page.sections.forEach("
    "(section) => { delete section.questions; }))",
    "other language": "(index) => index.pages.forEach((page) => page.sections.forEach("
    "(section) => { delete section.other; }))",
}
_ASK_ENGINE = """([index, change, queries]) => {
  eval(change)(index);
  const engine = new SearchEngine(index);
  return queries.map((query) => engine.search(query).hits.map(({ entry: { page, section } }) =>
    new URL(`/${page.url}${section.id ? `#${section.id}` : ""}`, location).href));
}"""


def measure_parts(
    site: Path, sets: Mapping[str, tuple[Query, ...]]
) -> dict[str, dict[str, tuple[Answer, ...]]]:
    """Return, for all of ours and for each part that it does without, set -> answers."""
    found: dict[str, dict[str, tuple[Answer, ...]]] = {}
    with sync_playwright() as playwright, serve(site) as base:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(chromium_flags.FOR_PLAYWRIGHT)
        )
        for part, change in {"all": "() => {}", **PARTS}.items():
            page = browser.new_page(bypass_csp=True)
            page.goto(base)
            page.add_script_tag(url="/assets/search/engine.js")
            for name, queries in sets.items():
                path = site / f"search/{'en' if name.split('-')[-1] == 'en' else 'ja'}.json"
                index = json.loads(path.read_text(encoding="utf-8"))
                asked = [query.text for query in queries]
                lists = page.evaluate(_ASK_ENGINE, [index, change, asked])
                found.setdefault(part, {})[name] = tuple(
                    Answer(query, tuple(entry(address, base) for address in addresses), 0)
                    for query, addresses in zip(queries, lists, strict=True)
                )
            page.close()
        browser.close()
    return found
