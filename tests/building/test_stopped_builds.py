"""How the strict build stops on each fault of a page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tebiki.building import build_site
from tebiki.source.project import Project


def _line(path: Path, text: str) -> int:
    """The line, from 1, that holds `text`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def _replace(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


FAULTS = {
    "page without a title": (
        [_replace("\n# カードと貸出番号", "\n"), _replace("title: カードと貸出番号\n", "")],
        None,
        "docs/ja/library/card.md:1: the page has no title; begin its text with a line # Title",
    ),
    "step without an id": (
        [_replace(" { #name-card }", "")],
        "## カードに名前を付ける",
        "docs/ja/library/card.md:{line}: the step 「カードに名前を付ける」 has no id; "
        "end its heading with { #an-id }, the same in every language",
    ),
    "two equal ids": (
        [_replace("{ #name-card }", "{ #open-cards }")],
        "## カードに名前",
        "docs/ja/library/card.md:{line}: the id #open-cards stands already in line "
        "{first}; give this heading another",
    ),
    "wrong image path": (
        [_replace("assets/screens/cards.svg", "assets/screens/card.svg")],
        "screens/card.svg",
        "docs/ja/library/card.md:{line}: ../../assets/screens/card.svg: "
        "there is no such file; mend the address or add it",
    ),
    "broken anchor": (
        [_replace("\n## カードに", "\n[支払い](join.md#no-such-step)\n\n## カードに")],
        "no-such-step",
        "docs/ja/library/card.md:{line}: join.md#no-such-step: "
        "there is no such anchor; write the target heading's { #id }",
    ),
    "link to a missing page": (
        [_replace("\n## カードに", "\n[支払い](bill.md)\n\n## カードに")],
        "bill.md",
        "docs/ja/library/card.md:{line}: bill.md: "
        "there is no such file; mend the address or add it",
    ),
    "unknown admonition": (
        [_replace("!!! once", "!!! onec")],
        "!!! onec",
        "docs/ja/library/card.md:{line}: no admonition is called onec; "
        "use one of note, tip, warning, danger, once, instructor",
    ),
    "key that nobody reads": (
        [_replace("steps: true", "step: true")],
        "step: true",
        "docs/ja/library/card.md:{line}: no key of the front matter is called step; write steps",
    ),
    "minutes that YAML reads otherwise": (
        [_replace("minutes: 4", "minutes: 010")],
        "minutes: 010",
        "docs/ja/library/card.md:{line}: minutes is 010; "
        "write a number of minutes like 5, without a zero before it",
    ),
    "list right behind its sentence": (
        [_replace("\n## カードに", "\n文の直後\n- 一つめ\n- 二つめ\n\n## カードに")],
        "- 一つめ",
        "docs/ja/library/card.md:{line}: the list item 「一つめ」 comes out otherwise; leave "
        "a blank line above it, begin an item with - or 1., and put what is below it four blanks "
        "to the right",
    ),
    "list in a step that is folded below a note": (
        [_replace("\n## 名前を", "\n- 親\n  - 子\n\n## 名前を")],
        "  - 子",
        "docs/ja/library/join.md:{line}: the list item 「子」 is on level 2 and comes out on "
        "level 1; put it four blanks to the right for each level, with a blank line above the list",
    ),
    "label that is on no screen": (
        [_replace("**Create card** ①", "**Create cadr** ①")],
        "**Create cadr**",
        "docs/ja/library/card.md:{line}: **Create cadr** is on no screen of the step "
        "name-card or the one before; write it as on the screen, or not bold",
    ),
    "front matter that is no YAML": (
        [_replace("minutes: ", "minutes: [")],
        None,
        "docs/ja/library/card.md:5: the front matter is not valid YAML "
        "(expected ',' or ']', but got ':'); mend the line",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_stops_the_build(project: Path, name: str) -> None:
    changes, sign, message = FAULTS[name]
    page = project / message.partition(":")[0]
    for change in changes:
        change(page)
    line = _line(page, sign) if sign else 0
    first = _line(page, "#open-cards") if "{first}" in message else 0
    expected = message.replace("{line}", str(line)).replace("{first}", str(first))
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert expected in str(error.value).splitlines()
    assert not list(project.glob("site*")) and not list(project.glob(".site*"))


def test_front_matter_is_said_before_what_follows_from_it_and_in_japanese(project: Path) -> None:
    path = next(
        page
        for page in sorted(project.glob("docs/ja/*/*.md"))
        if "\nsteps: true\n" in page.read_text(encoding="utf-8")
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nsteps: true\n", "\nstep: true\n", 1), encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    line = text[: text.index("steps: true")].count("\n") + 1
    place = f"{path.relative_to(project).as_posix()}:{line}"
    assert str(error.value).splitlines() == [
        f"{place}: no key of the front matter is called step; write steps",
        f"{place}: front matter に step という項目はありません。steps と書いてください。",
    ]
