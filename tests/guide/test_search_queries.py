"""What readers of this guide type: the step that they look for comes first, in both languages."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from measuring import search_measures
from support import search_headings
from support.search_box import SearchBox

QUERIES = Path(__file__).parents[1] / "data/search"


@pytest.fixture
def search(laptop: Page, site_server: str) -> SearchBox:
    return SearchBox(laptop, site_server, "openai-api/billing/")


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("でんわばんごう", "openai-api/account/#enter-phone"),
        ("ｸﾚｼﾞｯﾄｶｰﾄﾞ", "openai-api/billing/#enter-card"),
        ("kurejitto", "openai-api/billing/#enter-card"),
        ("クレカ", "openai-api/billing/#enter-card"),
        ("hard limt", "openai-api/limits/#set-limits"),
        ("キーをメモ", "openai-api/api-key/#save-key"),
        ("支払情報", "openai-api/billing/#billing-overview"),
    ],
)
def test_the_first_entry(search: SearchBox, query: str, entry: str) -> None:
    assert search.find(query)[0] == entry


def test_english_readers_get_english_pages_also_for_japanese_words(search: SearchBox) -> None:
    for query in ("phone number", "電話番号", "denwabangou", "pone number"):
        entries = search.find(query, "en/openai-api/billing/")
        assert entries[0] == "en/openai-api/account/#enter-phone", query
        assert all(entry.startswith("en/") for entry in entries)


def test_queries_find_their_step(laptop: Page, site_server: str, built_site: Path) -> None:
    """The ranking on the real pages, by the worker's own code; `measuring search` measures all."""
    laptop.goto(site_server)
    laptop.add_script_tag(url="/assets/search/engine.js")
    rows = [
        line.split("\t")
        for name in ("dev", "more", "unseen")
        for line in (QUERIES / f"queries-{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    index = json.loads((built_site / "search/ja.json").read_text(encoding="utf-8"))
    lists = laptop.evaluate(
        """([index, queries]) => {
          const engine = new SearchEngine(index);
          return queries.map(q => renderResults(q, engine).items.flatMap(docs =>
            docs.filter(doc => doc.score > 0 && doc.score >= docs[0].score) // not folded
              .map(doc => doc.location)));
        }""",
        [index, [row[0] for row in rows]],
    )
    assert [row[0] for row, entries in zip(rows, lists, strict=True) if not entries] == []
    hits = 0
    for (_, _, expected), entries in zip(rows, lists, strict=True):
        places = [
            entry.removeprefix("openai-api/").replace("/#", "#").rstrip("/") or "index"
            for entry in (re.sub(r"^(?:\./)?#", "index#", found) for found in entries[:3])
        ]
        hits += any(
            place in expected.split("|") or place.split("#")[0] in expected.split("|")
            for place in places
        )
    assert hits / len(rows) >= 0.97


def test_every_heading_is_first_as_it_stands_and_by_its_first_words(
    laptop: Page, site_server: str, built_site: Path
) -> None:
    assert search_headings.not_first(laptop, site_server, built_site) == []


def test_questions_find_the_section_that_answers(
    laptop: Page, site_server: str, built_site: Path
) -> None:
    laptop.goto(site_server)
    laptop.add_script_tag(url="/assets/search/engine.js")
    text = (QUERIES / "queries-questions.tsv").read_text(encoding="utf-8")
    places: list[int] = []
    for language in ("ja", "en"):
        rows = [line.split("\t") for line in text.splitlines() if f"\t{language} " in line]
        index = json.loads((built_site / f"search/{language}.json").read_text(encoding="utf-8"))
        lists = laptop.evaluate(
            """([index, queries]) => {
              const engine = new SearchEngine(index);
              const address = ({ entry: { page, section } }) =>
                page.url + (section.id ? `#${section.id}` : "");
              return queries.map(q => engine.search(q).hits.slice(0, 3).map(address));
            }""",
            [index, [row[0] for row in rows]],
        )
        assert all(lists)
        for (_, _, expected), entries in zip(rows, lists, strict=True):
            found = [search_measures.entry(entry, "") for entry in entries]
            places.append(search_measures.place(found, expected.split("|")))
    assert len(places) == 180
    assert sum(place > 0 for place in places) / 180 >= 0.93
    assert sum(place == 1 for place in places) / 180 >= 0.75
