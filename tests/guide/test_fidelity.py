"""The guide of 2023 stands whole on the built Japanese pages; every fault is told."""

import tomllib
from pathlib import Path

import pytest

from support import built_pages
from support.messages import english
from tebiki.importing import fidelity
from tebiki.importing.fidelity import Erratum, Item

ROOT = Path(__file__).resolve().parents[2]
GUIDE = "guide-2023-06.md"
DATA = ROOT / "docs" / "_data" / "openai-api"

# The guide's lines that make up each step; "" is what stands above a page's first step.
STEPS = (
    ("index", "", 3, 3),
    ("account", "open-top-page", 5, 7),
    ("account", "enter-email", 9, 13),
    ("account", "receive-email", 15, 17),
    ("account", "verify-email", 19, 21),
    ("account", "log-in", 23, 23),
    ("account", "enter-profile", 25, 27),
    ("account", "enter-phone", 29, 31),
    ("account", "send-code", 33, 37),
    ("account", "enter-code", 39, 41),
    ("account", "chatgpt-opens", 43, 45),
    ("account", "choose-app", 47, 47),
    ("account", "open-platform", 49, 51),
    ("api-key", "open-user-menu", 57, 59),
    ("api-key", "open-api-keys", 61, 63),
    ("api-key", "name-key", 65, 67),
    ("api-key", "save-key", 69, 73),
    ("billing", "", 77, 79),
    ("billing", "open-billing", 81, 83),
    ("billing", "billing-overview", 85, 87),
    ("billing", "set-up-paid-account", 89, 91),
    ("billing", "enter-card", 93, 95),
    ("limits", "", 99, 99),
    ("limits", "open-usage-limits", 101, 103),
    ("limits", "set-limits", 105, 118),
    ("index", "references", 120, 122),
)
PAGES = {
    page: f"openai-api/{page}/index.html" if page != "index" else "index.html" for page, *_ in STEPS
}


@pytest.fixture(scope="module")
def first_edition(hosted_guide: Path) -> Path:
    """The guide's site as of 2023.06."""
    return hosted_guide / "2023.06"


def read_items() -> tuple[Item, ...]:
    guide = (ROOT / "tests" / "data" / "import" / GUIDE).read_text(encoding="utf-8")
    errata = fidelity.read_errata((DATA / "errata.toml").read_text(encoding="utf-8"))
    return fidelity.read_guide(fidelity.correct(guide, errata, GUIDE))


def test_every_sentence_address_and_picture_stands_in_its_step(first_edition: Path) -> None:
    screens = tomllib.loads((DATA / "screens.toml").read_text(encoding="utf-8"))
    pages = {page: built_pages.read_parts(first_edition / path) for page, path in PAGES.items()}
    faults: list[str] = []
    for page, step, first, last in STEPS:
        found = pages[page][step]
        found["picture"] = [screens[screen]["source"] for screen in found["picture"]]
        items = [item for item in read_items() if first <= item.line <= last]
        faults += fidelity.missing(items, found, GUIDE, f"{page}#{step}")
        pictures = [item.text for item in items if item.kind == "picture"]
        assert found["picture"] == pictures, (page, step)
    assert faults == []


def test_the_steps_take_up_every_line_of_the_guide() -> None:
    covered = {line for _, _, first, last in STEPS for line in range(first, last + 1)}
    assert [
        item for item in read_items() if item.kind != "heading" and item.line not in covered
    ] == []
    assert sum(bool(step) and step != "references" for _, step, *_ in STEPS) == 22


def test_the_steps_stand_in_the_guides_order(first_edition: Path) -> None:
    for page, path in PAGES.items():
        steps = [
            step
            for _, step in sorted((first, step) for name, step, first, _ in STEPS if name == page)
        ]
        built = [step for step in built_pages.read_parts(first_edition / path) if step in steps]
        assert built == steps


def test_the_guides_headings_are_titles_and_sections(first_edition: Path) -> None:
    account = first_edition / PAGES["account"]
    sections = built_pages.navigation(account)
    titles = [
        title
        for path in PAGES.values()
        for title in built_pages.read_parts(first_edition / path)[""]["heading"]
    ]
    headings = [item for item in read_items() if item.kind == "heading"]
    found = {"heading": [fidelity.normal(text) for text in (*sections, *titles)]}
    assert [
        fault for item in headings for fault in fidelity.missing([item], found, GUIDE, "nav")
    ] == []


def test_the_source_is_read_with_lines() -> None:
    text = "# 題\n\n一つ目。[二](https://a.test/x)つ\n目\n\n![](p.png)\n\n- https://b.test/y。次\n"
    assert fidelity.read_guide(text) == (
        Item("heading", "題", 1),
        Item("address", "https://a.test/x", 3),
        Item("sentence", "一つ目。", 3),
        Item("sentence", "二つ 目", 3),
        Item("picture", "p.png", 6),
        Item("address", "https://b.test/y", 8),
        Item("sentence", "https://b.test/y。", 8),
        Item("sentence", "次", 8),
    )


def test_a_missing_a_changed_and_a_moved_sentence_are_named() -> None:
    items = fidelity.read_guide("はい。\nSign up ボタンを押す。\n\nおわり。\n\nhttps://a.test/\n")
    found = {"sentence": ["おわり。", "Sign up  ボタンを押します。 はい。"], "address": []}
    assert fidelity.missing(items, found, "g.md", "p") == (
        "g.md:2: sentence missing in p: Sign up ボタンを押す。; "
        "write it as the guide has it, or give an erratum with its reason",
        "g.md:4: sentence out of order in p: おわり。; "
        "write it as the guide has it, or give an erratum with its reason",
        "g.md:6: address missing in p: https://a.test/; "
        "write it as the guide has it, or give an erratum with its reason",
        "g.md:6: sentence missing in p: https://a.test/; "
        "write it as the guide has it, or give an erratum with its reason",
    )


@pytest.mark.parametrize(
    ("erratum", "message"),
    [
        (
            Erratum("Secd", "Send", "誤字"),
            "g.md: 「Secd」 stands there 0 times; "
            "an erratum names exactly one place: lengthen it or take it out",
        ),
        (
            Erratum("押す", "押す", "誤字"),
            "g.md: the erratum 「押す」 corrects nothing or gives no reason; "
            "complete it or take it out",
        ),
        (
            Erratum("押す", "押します", " "),
            "g.md: the erratum 「押す」 corrects nothing or gives no reason; "
            "complete it or take it out",
        ),
    ],
)
def test_an_erratum_that_is_not_needed_is_refused(erratum: Erratum, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        fidelity.correct("Send を押す。", [erratum], "g.md")
    assert english(caught.value) == message
