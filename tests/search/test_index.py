"""The search index: a golden one, and the real site's."""

import json
from pathlib import Path

import pytest

from tebiki.building import build_site
from tebiki.search import index as search_index
from tebiki.search.index import SearchPage
from tebiki.search.sections import Section
from tebiki.search.synonyms import Synonyms
from tebiki.source.project import Project


def test_golden_index() -> None:
    opening = Section("", 0, "支払い", "", (), ())
    step = Section("card", 4, "カードを入力", "番号です。", ("Done",), ("画面",))
    page = SearchPage(
        "g/billing/", 3, ("請求",), (opening, step), {"card": "Enter your card"},
        {"card": "番号"}, {"card": ("払えますか",)},
    )  # fmt: skip
    words = {"支払い": "しはらい", "番号": "ばんごう", "入力": "にゅうりょく"}

    def tokenize(text: str) -> list[tuple[str, str]]:
        return [(word, reading) for word, reading in words.items() if word in text]

    index = search_index.make_index(
        [page],
        Synonyms((("支払い", "pay"),), {}, ("か",)),
        {"nearest": "近いもの"},
        tokenize,
        "ja",
    )
    assert search_index.to_json(index) == (
        '{"format":3,"words":{"nearest":"近いもの"},"synonyms":[["支払い","pay"]],'
        '"ignored":["か"],"readings":{"入力":"にゅうりょく","支払い":"しはらい","番号":"ばんごう"},'
        '"pages":[{"url":"g/billing/","rank":3,"keywords":["請求"],"sections":[{"title":"支払い"},'
        '{"id":"card","no":4,"title":"カードを入力","text":"番号です。","labels":["Done"],'
        '"pictures":["画面"],"other":"Enter your card","name":"番号",'
        '"questions":["払えますか"]}]}]}'
    )


@pytest.mark.parametrize(("language", "prefix"), [("ja", ""), ("en", "en/")])
def test_each_language_has_its_own_pages_once(
    library_site: Path, language: str, prefix: str
) -> None:
    index = json.loads((library_site / f"search/{language}.json").read_text(encoding="utf-8"))
    addresses = [page["url"] for page in index["pages"]]
    assert len(addresses) == len(set(addresses))
    assert all(address.startswith("en/") == (language == "en") for address in addresses)
    steps = [
        f"{page['url'].removeprefix(prefix)}#{section['id']}"
        for page in index["pages"]
        for section in page["sections"]
        if section.get("no")
    ]
    assert len(steps) == 6 and "library/card/#save-number" in steps


def test_fields_of_an_event_stand_in_no_index(library_site: Path) -> None:
    for language in ("ja", "en"):
        assert "{event" not in (library_site / f"search/{language}.json").read_text("utf-8")


def test_pages_for_instructors_are_known(library_site: Path) -> None:
    index = json.loads((library_site / "search/ja.json").read_text(encoding="utf-8"))
    ranks = {page["url"]: page["rank"] for page in index["pages"]}
    assert ranks["library/for-instructors/"] == 0
    assert ranks["library/words/"] == 1
    assert (ranks["./"], ranks["library/card/"]) == (3, 3)


def test_the_themes_own_index_is_a_stub(library_site: Path) -> None:
    stub = (library_site / "search/search_index.json").read_bytes()
    assert json.loads(stub)["docs"] == []
    assert len(stub) < 1000


def test_a_page_that_is_not_translated_is_found_once_in_english(project: Path) -> None:
    (project / "docs/en/library/card.md").unlink()
    build_site.build_site(Project(project), project / "site", site_url="")
    index = json.loads((project / "site/search/en.json").read_text(encoding="utf-8"))
    found = [page for page in index["pages"] if page["url"].endswith("card/")]
    assert [page["url"] for page in found] == ["en/library/card/"]
    assert found[0]["sections"][2]["title"] == "カードに名前を付ける"


def test_wrong_synonyms_stop_the_build(project: Path) -> None:
    path = project / "docs/_data/library/synonyms.toml"
    path.write_text('groups = [["電話"]]\n', encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert str(error.value).splitlines()[0] == (
        "docs/_data/library/synonyms.toml:1: a group needs two words or more; add one"
    )
