"""The normal form in Python; test_search_normal_form.py holds the worker's to the same cases."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tebiki.search.normal_form import _sign_by_sign, normal_form

CASES = Path(__file__).parents[1] / "data/search/normal_form.tsv"
ROWS = [
    line.split("\t") for line in CASES.read_text(encoding="utf-8").split("\n")[1:] if line.strip()
]


@pytest.mark.parametrize(("text", "form"), [row[:2] for row in ROWS])
def test_shared_cases(text: str, form: str) -> None:
    assert normal_form(text) == form


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    form = normal_form(text)
    assert normal_form(form) == form


@given(st.text(alphabet="ァヴヵヶぁゔゕゖー々㐀鿿azAZ09がハ゛ \u3099"))
def test_a_plain_text_has_the_form_that_it_gets_sign_by_sign(text: str) -> None:
    assert normal_form(text) == _sign_by_sign(text)
