"""Text, calls and addresses as Typst source."""

import pytest

from tebiki.paper import typst_markup as typ


def test_text_is_never_markup() -> None:
    assert typ.text('*a* #b "c" \\d $e$') == '#"*a* #b \\"c\\" \\\\d $e$"'
    assert typ.text("") == ""


def test_a_call_has_named_arguments_and_contents() -> None:
    assert typ.call("f", "#x", page_no="1") == "#f(page-no: 1)[#x]"
    assert typ.array(["1"]) == "(1, )"
    assert typ.array([]) == "()"
    assert typ.dictionary({}) == "(:)"
    assert typ.dictionary({"a": "b"}) == '("a": "b")'


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://library.example/", ["https://library.example/"]),
        (
            "https://gyazo.com/bd9dcdba593b.png",
            ["https://gyazo.com/", "bd9dcdba593b", ".png"],
        ),
        (
            "https://a.example/b-c_d?e=f&g#h",
            ["https://a.example/", "b-", "c_", "d?", "e=", "f&", "g#", "h"],
        ),
    ],
)
def test_an_address_breaks_only_at_its_own_separators(address: str, parts: list[str]) -> None:
    assert typ.address_parts(address) == parts
