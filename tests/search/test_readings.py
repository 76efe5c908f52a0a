"""Readings: what the table holds, and that a text is read by it as its words are."""

import sys

import pytest

from support.messages import english
from tebiki.search import readings

TOKENS = {
    "電話番号": [("電話", "でんわ"), ("番号", "ばんごう")],
    "今日は一日": [("今日", "きょう"), ("は", "は"), ("一日", "いちにち")],
    "月一日": [("月", "がつ"), ("一日", "ついたち")],
    "一日中": [("一日", "いちにち"), ("中", "じゅう")],
    "Sign up": [("sign", "sign"), ("up", "あっぷ")],
    "値 X": [("値", "値"), ("x", "えっくす")],
}


def read_aloud(form: str, table: dict[str, str]) -> str:
    """The form with the table's words replaced, the longest first, as the worker does it."""
    if not form:
        return ""
    size = next((size for size in range(len(form), 0, -1) if form[:size] in table), 1)
    return table.get(form[:size], form[:size]) + read_aloud(form[size:], table)


def test_words_with_kanji_and_loanwords_stand_in_the_table_once() -> None:
    table = readings.reading_table(["電話番号", "Sign up", "電話番号"], TOKENS.__getitem__, {})
    assert table == {"up": "あっぷ", "番号": "ばんごう", "電話": "でんわ"}


def test_a_rarer_reading_stands_with_its_neighbour() -> None:
    texts = ["今日は一日", "一日中", "月一日"]
    table = readings.reading_table(texts, TOKENS.__getitem__, {})
    assert table["一日"] == "いちにち"
    assert read_aloud("月一日", table) == "がつついたち"
    assert read_aloud("今日は一日", table) == "きょうはいちにち"


def test_corrections_win_and_those_of_other_texts_are_left_out() -> None:
    table = readings.reading_table(["値 X"], TOKENS.__getitem__, {"値": "アタイ", "鍵": "かぎ"})
    assert table == {"値": "あたい"}


def test_the_real_dictionary_reads_the_guide() -> None:
    tokenize = readings.open_tokenizer()
    assert tokenize("支払い情報の登録") == [
        *(("支払い", "しはらい"), ("情報", "じょうほう"), ("の", "の"), ("登録", "とうろく")),
    ]


def test_a_missing_dictionary_stops_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    with pytest.raises(readings.DictionaryError) as error:
        readings.open_tokenizer()
    assert english(error.value) == (
        "the search's Japanese readings need sudachipy and sudachidict_small (import of sudachipy "
        "halted; None in sys.modules); install tebiki again with all it asks for (make site does "
        "in its checkout)"
    )
