"""How lines end: what counts as short, and what must not begin a line."""

import pytest

from measuring.line_ends import LineEnds, judge, table


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["手順を確認", "認"], LineEnds(("p: 認",), (), ())),
        (["手順を確認しま", "す。"], LineEnds((), ("p: す。",), ())),
        (["手順を確認し", "ます。"], LineEnds((), (), ())),
        (["認"], LineEnds((), (), ())),  # a paragraph of one line ends where it ends
        (["これは", "、そして", "次です"], LineEnds((), (), ("p: 、そして",))),
        (["「なぜ", "っている"], LineEnds((), (), ("p: っている",))),
        (["を書きませ", "んでした"], LineEnds((), (), ())),  # ん may begin a line
        (["open the", "a b"], LineEnds((), ("p: a b",), ())),
    ],
)
def test_judge(lines: list[str], found: LineEnds) -> None:
    assert judge([("p", lines)]) == found


def test_table_names_each_and_sums_each_width() -> None:
    ends = LineEnds(("p: 認",), (), ("li: 、次",))
    nothing = LineEnds((), (), ())
    said = table([("a.html", 390, ends), ("b.html", 390, nothing), ("a.html", 1280, nothing)])
    assert said.splitlines() == [
        "  390 one   a.html                                   p: 認",
        "  390 start a.html                                   li: 、次",
        "width pages  one  two start",
        "  390     2    1    0     1",
        " 1280     1    0    0     0",
    ]
