"""Translation state: one changed Japanese step is one marked English step, and listed with both."""

from pathlib import Path

import lxml.html
import pytest

from support.messages import english
from tebiki.building import build_site
from tebiki.cli.main import main
from tebiki.editions import translations
from tebiki.markdown.page import Page, read_page
from tebiki.source.project import Project

SOURCE = """\
# 題

前書き。

## 開く { #open }

開きます。

## 閉じる { #close }

閉じます。
"""
TRANSLATION = """\
# Title

## Open { #open }

Open it.

## Close { #close }

Close it.
"""


def pages(source: str = SOURCE) -> tuple[Page, Page]:
    return read_page(source, "ja/g/p.md"), read_page(TRANSLATION, "en/g/p.md")


def behind(source: str) -> list[str]:
    noted = translations.with_noted({}, "en/p", pages()[0], None)["en/p"]
    return [entry.section for entry in translations.behind(*pages(source), noted)]


@pytest.mark.parametrize(
    ("old", "new", "sections"),
    [
        ("開きます", "開きましょう", ["open"]),
        ("## 閉じる", "## とじる", ["close"]),
        ("前書き", "まえがき", ["top"]),
        ("閉じます。\n", "閉じます。   \n\n", []),
        ("## 閉じる", "## 待つ { #wait }\n\n待ちます。\n\n## 閉じる", ["wait"]),
    ],
)
def test_only_the_changed_section_is_behind(old: str, new: str, sections: list[str]) -> None:
    assert behind(SOURCE.replace(old, new)) == sections


def test_hashes_are_written_and_read_back() -> None:
    noted = translations.with_noted({}, "en/p", pages()[0], None)
    text = translations.with_hashes("# head\n", noted)
    assert text.startswith('# head\n\n["en/p"]\ntop = "')
    assert translations.load(text, "t.toml") == noted
    with pytest.raises(translations.TranslationsError) as error:
        translations.load("a = 1\n", "t.toml")
    assert english(error.value) == (
        't.toml:1: a is no table of hashes; write ["en/<page>"] and step = "<hash>"'
    )


WRITTEN = """\
# A head.

["en/o"]  # another page
top = "1"  # by hand

# The page.
["en/p"]
# asked Yamada
close = "2"
gone = "3"
open = "old"  # a note
# the last
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_hashes_are_written_and_all_else_stays(end: str, mark: str) -> None:
    text = mark + WRITTEN.replace("\n", end)
    noted = {
        "en/o": {"top": "1"},
        "en/p": {"top": "0", "open": "4", "close": "2"},
        "en/q": {"a b": "5"},
    }
    expected = """\
# A head.

["en/o"]  # another page
top = "1"  # by hand

# The page.
["en/p"]
top = "0"
open = "4"  # a note
# asked Yamada
close = "2"
# the last

["en/q"]
"a b" = "5"
"""
    done = translations.with_hashes(text, noted)
    assert done == mark + expected.replace("\n", end)
    assert translations.with_hashes(done, noted) == done


def test_a_change_to_one_japanese_step_marks_one_english_step(project: Path) -> None:
    assert main(["translations", "--root", str(project), "--update", "all"]) == 0
    page = project / "docs/ja/library/card.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("をクリックします。\n\n!", "を押します。\n\n!", 1), encoding="utf-8"
    )
    build_site.build_site(Project(project), project / "site", site_url="")
    marks = {}
    for path in sorted((project / "site").rglob("*.html")):
        for mark in lxml.html.parse(str(path)).getroot().xpath("//p[@class='stale']"):
            place = mark.xpath("ancestor::section/@data-step")
            marks[str(path.relative_to(project / "site"))] = (place, mark.xpath("a/@href"))
    assert marks == {
        "en/library/card/index.html": (
            ["open-cards"],
            ["../../../library/card/#open-cards"],
        )
    }
