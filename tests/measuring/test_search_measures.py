"""Which results count as right, and what they come to; the queries are well-formed."""

from pathlib import Path

import pytest

from measuring import search_corpus, search_measures
from measuring.search_measures import Answer, Query

DATA = Path(__file__).parents[1] / "data/search"


@pytest.mark.parametrize(
    ("entries", "expected", "place", "exact"),
    [
        (["a#x", "b#y"], ["b#y"], 2, 2),
        (["a#x", "b"], ["a"], 1, 0),
        (["a", "b"], ["a", "c"], 1, 1),
        (["a"], ["a#x"], 0, 0),
        ([], ["a"], 0, 0),
    ],
)
def test_place(entries: list[str], expected: list[str], place: int, exact: int) -> None:
    assert search_measures.place(entries, expected) == place
    assert search_measures.place(entries, expected, exact=True) == exact


def test_measures_by_class() -> None:
    kana, typo = Query("か", "kana", ("a",)), Query("x", "typo", ("b#c",))
    answers = [
        Answer(kana, ("a",), 1.0),
        Answer(kana, ("z", "a#b"), 3.0),
        Answer(typo, (), 2.0),
        Answer(typo, ("1", "2", "3", "b#c"), 9.0),
    ]
    found = search_measures.by_class(answers)
    assert list(found) == ["kana", "typo", "all"]
    assert (found["kana"].first, found["kana"].three, found["kana"].exact) == (0.5, 1.0, 0.5)
    assert (found["typo"].nothing, found["typo"].three, found["typo"].reciprocal) == (0.5, 0, 0.125)
    assert (found["all"].count, found["all"].median, found["all"].p95) == (4, 3.0, 9.0)
    assert search_measures.table(found).splitlines()[1] == (
        "kana          2 0.500 1.000 0.500 0.750 0.000   3.0   3.0"
    )


def test_faults_of_a_file_of_queries() -> None:
    with pytest.raises(search_measures.QueriesError) as error:
        search_measures.read_queries("query\tkind\n", "q.tsv")
    assert str(error.value) == ("q.tsv:1: the columns are not query, class, expected; name them so")
    with pytest.raises(search_measures.QueriesError) as error:
        search_measures.read_queries("query\tclass\texpected\na\tb\n", "q.tsv")
    assert str(error.value) == "q.tsv:2: not three cells with tabs between; mend the line"


def test_our_queries_are_many_of_every_class_and_apart() -> None:
    sets = {
        name: search_measures.read_queries(
            (DATA / f"queries-{name}.tsv").read_text(encoding="utf-8"), name
        )
        for name in ("dev", "more", "unseen", "en")
    }
    kinds = {query.kind for query in sets["dev"]}
    for name in ("more", "unseen"):
        assert len(sets[name]) >= 60
        assert {query.kind for query in sets[name]} == kinds
    texts = [query.text for name in ("dev", "more", "unseen") for query in sets[name]]
    assert len(texts) == len(set(texts))


def test_the_corpus_gives_as_many_different_pages_as_asked() -> None:
    corpus = (DATA / "corpus.toml").read_text(encoding="utf-8")
    for language in ("ja", "en"):
        pages = dict(search_corpus.pages(corpus, 120, language))
        assert len(pages) == 120
        assert len(set(pages.values())) == 120
        assert not any("{name}" in text or "{use}" in text for text in pages.values())


def test_a_set_of_both_languages_is_parted_by_them() -> None:
    one, other = Query("何", "ja student", ("a",)), Query("what", "en office", ("b",))
    plain = Query("x", "english", ("c",))
    assert list(search_measures.by_language({"q": [one, other], "unseen": [plain]})) == [
        ("q-ja", (one,)),
        ("q-en", (other,)),
        ("unseen", (plain,)),
    ]


def test_the_table_of_parts_has_a_line_for_what_is_done_without() -> None:
    right, wrong = (Answer(Query("x", "k", ("a",)), (found,), 0) for found in "ab")
    table = search_measures.parts_table({"all": {"dev": [right]}, "romaji": {"dev": [wrong]}})
    assert table.splitlines() == [
        "without                      dev",
        "–                    1.000 1.000",
        "romaji               0.000 0.000",
    ]


def test_an_address_is_named_as_in_the_sets() -> None:
    base = "http://127.0.0.1:1/"
    address = f"{base}en/{search_measures.GUIDE}/account/?h=x#log-in"
    assert search_measures.entry(address, base) == "account#log-in"
    assert search_measures.entry(f"{base}#references", base) == "index#references"
