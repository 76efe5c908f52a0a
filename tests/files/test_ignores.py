"""An ignore without reason or date is refused, with its line."""

import pytest

from support.messages import english
from tebiki.files.ignores import Ignore, IgnoresError, read_ignores

GOOD = '[[pages]]\nrule = "width"\npage = "ja/a.md"\nreason = "a name"\ndate = 2026-11-24\n'


def test_an_ignore_is_read_with_its_line() -> None:
    assert read_ignores(GOOD, "i.toml") == (
        Ignore("pages", "width", "ja/a.md", "", "a name", "2026-11-24", "i.toml", 1),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[site]\n", "i.toml:1: this is not valid TOML (Expected ']]' at the end of an array "
         "declaration); mend the line"),
        ("[[links]]\n",
         "i.toml:1: links is no check; use one of [[site]], [[preflight]], [[pages]]"),
        (GOOD.replace('reason = "a name"', ""), "i.toml:1: the ignore has no reason; write one"),
        (GOOD.replace('rule = "width"', ""), "i.toml:1: the ignore has no rule; write one"),
        (GOOD.replace("date = 2026-11-24", ""), "i.toml:1: the ignore has no date; write one"),
        (GOOD.replace("2026-11-24", '"soon"'), "i.toml:5: date is no day; write it as 2026-11-24"),
        (GOOD + "until = 2\n",
         "i.toml:6: an ignore has only address, date, page, reason, rule, text; take until out"),
    ],
)  # fmt: skip
def test_a_faulty_entry_is_named(text: str, message: str) -> None:
    with pytest.raises(IgnoresError) as error:
        read_ignores(text, "i.toml")
    assert english(error.value) == message
