"""The search in Firefox and WebKit: what readers type leads to its step, in either language."""

import json
from pathlib import Path

import pytest

from readers import Reader
from sites import Site

OPEN = "label.md-header__button[for=__search]"
META = ".md-search-result__meta"
RESULT = "a.md-search-result__link[href]"
QUERIES = Path(__file__).parents[1] / "data/search/queries-dev.tsv"


def steps(site: Site, language: str, query: str) -> list[str]:
    """Return where readers who type `query` want to be, as the table for measuring has it."""
    rows = [line.split("\t") for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    (places,) = (row[2] for row in rows if row[0] == query)
    named = [place.partition("#") for place in places.split("|")]
    return [
        site.address(f"{language}openai-api/{page}/", mark + step) for page, mark, step in named
    ]


def search(reader: Reader, query: str) -> None:
    reader.click(OPEN)
    reader.wait("document.activeElement.matches('.md-search__input')")
    reader.type(query)


@pytest.mark.parametrize(
    ("language", "queries"),
    [
        ("", ["電話番号認証", "くれじっとかーど", "kurejitto"]),
        ("en/", ["Hard limit", "denwabangou"]),
    ],
    ids=["ja", "en"],
)
def test_what_is_typed_leads_to_its_step(
    reader: Reader, site: Site, language: str, queries: list[str]
) -> None:
    for query in queries:
        reader.open(site.address(language))
        search(reader, query)
        hrefs = f"[...document.querySelectorAll('{RESULT}')].map(one => one.href)"
        first = f"{hrefs}.slice(0, 3).map(address => address.replace(/[?][^#]*/, ''))"
        places = json.dumps(steps(site, language, query))
        wanted = f"{first}.find(address => {places}.includes(address))"
        reader.wait(f"{wanted} !== undefined", first)
        address = reader.evaluate(wanted)
        anchor = address.rpartition("#")[2]
        reader.click(f"{RESULT}[href$='#{anchor}']")
        reader.wait_address(address)
        step = f"document.getElementById('{anchor}').getBoundingClientRect()"
        reader.wait(
            f"{step}.top >= 0 && {step}.bottom <= innerHeight", f"[{step}.top, {step}.bottom]"
        )


def test_of_what_the_guide_does_not_have_the_nearest_is_shown_and_said_to_be_that(
    reader: Reader, site: Site
) -> None:
    reader.open(site.address("openai-api/billing/"))
    search(reader, "東京タワー")
    reader.wait_text(META, "ぴったりの手順は見つかりません。近いものを示します。")
    assert reader.evaluate(f"document.querySelectorAll('{RESULT}').length") > 0
