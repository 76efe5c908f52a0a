"""What a person has made of a guide's pages, and what the guide has made of them since."""

from itertools import product

import pytest

from tebiki.importing import merge_blocks
from tebiki.importing.known_again import Unit, known_again
from tebiki.importing.merge_guide import Merged, merged

HEAD = "---\ntitle: お茶\nsteps: true\nminutes: 2\n---\n<!-- draft: minutes -->\n\n# お茶\n\n"
BOIL = "## 湯を沸かします { #step-1 } <!-- draft: title -->\n\n湯を沸かします。\n\n"
POUR = "## 湯を注ぎます { #step-2 } <!-- draft: title -->\n\n急須に湯を注ぎます。\n"
WAIT = "## 一分待ちます { #step-3 } <!-- draft: title -->\n\nふたをして一分待ちます。\n"
CUPS = "# 茶碗\n\n茶碗を温めておくと、冷めにくくなります。\n"
MADE = {"tea": HEAD + BOIL + POUR}


def again(mine: dict[str, str], new: dict[str, str], wanted: tuple[str, str] = ("", "")) -> Merged:
    mine = {page: f"{text.rstrip()}\n" for page, text in mine.items()}
    return merged(
        MADE, mine, new, pictures=({}, {}), is_wanted=lambda page, step: (page, step) == wanted
    )


def told(found: Merged) -> list[str]:
    return [f"{one.page}:{one.line}: {one.said}" for one in found.told]


def test_where_nobody_has_decided_anything_the_guide_stands_as_it_is() -> None:
    guides = [MADE, {"tea": HEAD + POUR.replace("-2", "-1")}, {"tea": HEAD + WAIT, "cups": CUPS}]
    for made, new in product(guides, guides):
        found = merged(made, made, new, pictures=({}, {}), is_wanted=lambda *_: False)
        assert found.texts == found.made
        assert [text.partition("## ")[0] for text in found.texts.values()] == [
            text.partition("## ")[0] for text in new.values()
        ]


def test_what_is_decided_stays_where_the_guide_goes_on() -> None:
    mine = MADE["tea"].replace("湯を沸かします { #step-1 } <!-- draft: title -->",
                               '水をわかす { #boil data-done="わきました" }')  # fmt: skip
    mine = mine.replace("<!-- draft: minutes -->\n\n", "").replace("minutes: 2", "minutes: 9")
    new = HEAD + "## 水をくみます { #step-1 } <!-- draft: title -->\n\nやかんに水をくみます。\n\n"
    new += BOIL.replace("-1", "-2") + POUR.replace("-2", "-3").replace("急須に", "急須へ静かに")
    found = again({"tea": mine}, {"tea": new.replace("minutes: 2", "minutes: 3")})
    assert found.texts["tea"] == (
        "---\ntitle: お茶\nsteps: true\nminutes: 9\n---\n# お茶\n\n"
        "## 水をくみます { #step-3 } <!-- draft: title -->\n\nやかんに水をくみます。\n\n"
        '## 水をわかす { #boil data-done="わきました" }\n\n湯を沸かします。\n\n'
        "## 湯を注ぎます { #step-2 } <!-- draft: title -->\n\n急須へ静かに湯を注ぎます。\n"
    )
    assert told(found) == ["tea:8: a new step: 水をくみます"]


def test_a_step_that_is_gone_goes_or_stays_marked() -> None:
    new = {"tea": (HEAD + BOIL).rstrip() + "\n"}
    found = again(MADE, new)
    assert found.texts == new
    assert told(found) == [
        "tea:14: the guide has this no longer, and nothing leads here, so it is taken out: "
        "湯を注ぎます"
    ]
    assert found.told[0].is_old
    for found in (
        again(MADE, new, ("tea", "step-2")),
        again({"tea": MADE["tea"].replace("急須に", "温めた急須に")}, new),
    ):
        text = found.texts["tea"]
        assert "{ #step-2 } <!-- draft: title -->\n\n<!-- draft: gone -->\n\n" in text
        assert told(found) == [
            "tea:16: the guide has this no longer; it stays, marked, as you have changed it or "
            "something leads here: 湯を注ぎます"
        ]


def test_a_page_that_is_gone_goes_with_its_steps_or_stays() -> None:
    made = {**MADE, "cups": CUPS}
    pages = {"pictures": ({}, {}), "is_wanted": lambda *_: False}
    found = merged(made, made, MADE, **pages)  # type: ignore[arg-type]
    assert (found.gone, list(found.texts)) == (("cups",), ["tea"])
    mine = {**made, "cups": CUPS.replace("温めて", "よく温めて")}
    found = merged(made, mine, MADE, **pages)  # type: ignore[arg-type]
    assert found.texts["cups"] == f"<!-- draft: gone -->\n\n{mine['cups']}"


def test_a_step_that_moves_to_another_page_takes_what_is_decided_with_it() -> None:
    mine = {"tea": MADE["tea"].replace("湯を注ぎます { #step-2 } <!-- draft: title -->",
                                       "そそぐ { #step-2 }")}  # fmt: skip
    new = {"tea": HEAD + BOIL, "cups": f"{CUPS}\n{POUR.replace('-2', '-1')}"}
    found = again(mine, new)
    assert "## そそぐ { #step-2 }\n\n急須に湯を注ぎます。\n" in found.texts["cups"]
    assert "そそぐ" not in found.texts["tea"]
    assert found.moved == {("tea", "step-2"): ("cups", "step-2")}


def test_a_step_that_moves_to_a_page_that_is_taken_out_stays_with_what_is_decided() -> None:
    new = {"tea": HEAD + BOIL, "cups": f"{CUPS}\n{POUR.replace('-2', '-1')}"}
    mine = MADE["tea"].replace("急須に", "<!-- draft: gone -->\n\n温めた急須に")
    found = merged(
        MADE | {"cups": CUPS}, {"tea": MADE["tea"].replace("急須に", "温めた急須に")}, new,
        pictures=({}, {}), is_wanted=lambda *_: False,
    )  # fmt: skip
    assert found.texts == {"tea": mine}
    assert told(found) == [
        "tea:16: the guide has this no longer; it stays, marked, as you have changed it or "
        "something leads here: 湯を注ぎます",
        "cups:1: you had taken this out, and it stays out; the guide has changed it: 茶碗",
    ]
    assert merged(
        found.made, found.texts, new, pictures=({}, {}), is_wanted=lambda *_: False
    ).texts == {"tea": mine}


def test_a_step_that_a_person_has_taken_out_stays_out() -> None:
    mine = {"tea": (HEAD + BOIL).rstrip() + "\n"}
    assert again(mine, MADE).texts == mine
    found = again(mine, {"tea": MADE["tea"].replace("急須に", "急須へ")})
    assert found.texts == mine
    assert told(found) == [
        "tea:14: you had taken this out, and it stays out; the guide has changed it: 湯を注ぎます"
    ]


def test_a_step_whose_id_a_person_has_given_twice_stays_too() -> None:
    mine = f"{HEAD}{BOIL}{POUR}\n## 湯を冷まします {{ #step-1 }}\n\n茶碗で冷まします。\n"
    found = again({"tea": mine}, {"tea": HEAD + BOIL + POUR.replace("急須に", "急須へ")})
    assert found.texts == {"tea": mine.replace("急須に", "急須へ")}


def test_a_step_that_a_person_has_added_stays_in_its_place() -> None:
    mine = {"tea": HEAD + BOIL + WAIT.replace("-3", "-mine") + "\n" + POUR}
    found = again(
        mine, {"tea": HEAD + BOIL.replace("湯を沸かします。", "湯を強火で沸かします。") + POUR}
    )
    assert found.texts["tea"] == mine["tea"].replace(
        "\n湯を沸かします。", "\n湯を強火で沸かします。"
    )


@pytest.mark.parametrize(
    ("mine", "new", "expected"),
    [
        ("右上 ① を押します。", "右上を押します。", ["右上 ① を押します。"]),
        ("右上 ① を押します。", "右上を静かに押します。",
         ["<!-- draft: text -->", "右上 ① を静かに押します。"]),
        ("左上を押します。", "中央を押します。",
         ["<!-- draft: both -->", "左上を押します。",
          '!!! note "手引きの新しい文"\n    中央を押します。']),
        ("左上を押します。", "左上を押します。", ["左上を押します。"]),
        ("右上を押します。", "中央を押します。", ["中央を押します。"]),
    ],
)  # fmt: skip
def test_a_sentence_of_both(mine: str, new: str, expected: list[str]) -> None:
    found = merge_blocks.merged(["右上を押します。"], [mine], [new])
    assert [block.text for block in found] == expected


def test_what_has_changed_a_little_is_known_again_and_what_is_other_is_not() -> None:
    old = [Unit("鉢を持ちます"), Unit("棚に置きます"), Unit("土を見る", frozenset("p"))]
    new = [
        Unit("水を足します"),
        Unit("鉢を両手で持ちます"),
        Unit("土の湿り気を見る", frozenset("p")),
    ]
    assert {at: was for at, (was, _) in known_again(old, new).items()} == {1: 0, 2: 2}


def test_keys_of_the_front_matter_stand_where_the_guide_has_them() -> None:
    found = merge_blocks.merged_front(
        ["title: 湯", "steps: false", "description: 湯。"],
        ["title: お湯", "steps: false", "description: 湯。", "keywords: [湯]"],
        ["title: 湯", "steps: true", "minutes: 3", "description: 湯です。"],
    )
    assert found == [
        "title: お湯", "steps: true", "minutes: 3", "description: 湯です。", "keywords: [湯]",
    ]  # fmt: skip
    assert merge_blocks.merged_front(["a: 1", "b: 1"], ["b: 1"], ["a: 2", "b: 1"]) == ["b: 1"]
