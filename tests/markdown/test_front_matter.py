"""Front matter: each key's form, its line in the message; written back without another change."""

import pytest

from support.messages import english
from tebiki.markdown import front_matter
from tebiki.markdown.front_matter import FrontMatterError

KEYS = (
    "title, steps, minutes, verified, edition, description, keywords, money, needs, "
    "gallery, timetable, search, "
    "hide, icon, status, subtitle, template"
)
MINUTES = "write a number of minutes like 5, without a zero before it"
MONTH = "write a month like 2023-06"
TEXT = "write a text, in quotes where it looks like a number"
CUT = (
    "which YAML takes for a comment; put the whole text in quotes, or the comment on a line of "
    "its own"
)


def faults(yaml: str) -> list[tuple[int, str]]:
    return list(front_matter.read(f"---\n{yaml}\n---\n# 題\n", "p.md").faults)


@pytest.mark.parametrize(
    ("yaml", "line", "message"),
    [
        ("step: true", 2, "no key of the front matter is called step; write steps"),
        ("title: 題\nSteps: true", 3, "no key of the front matter is called Steps; write steps"),
        ("verifed: 2023-06", 2, "no key of the front matter is called verifed; write verified"),
        ("x: 1", 2, f"no key of the front matter is called x; use one of {KEYS}"),
        ("minutes: 010", 2, f"minutes is 010; {MINUTES}"),
        ("minutes: 1:30", 2, f"minutes is 1:30; {MINUTES}"),
        ("minutes: -5", 2, f"minutes is -5; {MINUTES}"),
        ("minutes: 0", 2, f"minutes is 0; {MINUTES}"),
        ("minutes: 5.0", 2, f"minutes is 5.0; {MINUTES}"),
        ("minutes: true", 2, f"minutes is true; {MINUTES}"),
        ("minutes: ５", 2, f"minutes is ５; {MINUTES}"),
        ('minutes: "5"', 2, f'minutes is "5"; {MINUTES}'),
        ("minutes:", 2, f"minutes is empty; {MINUTES}"),
        ("verified: 2023-6", 2, f"verified is 2023-6; {MONTH}"),
        ("verified: 2023-13", 2, f"verified is 2023-13; {MONTH}"),
        ("verified: 2023-06-15", 2, f"verified is 2023-06-15; {MONTH}"),
        ("edition: 2023.10", 2, 'edition is 2023.10; write a month like "2023.06", in quotes'),
        ("steps: yes", 2, "steps is yes; write true or false"),
        ('gallery: "true"', 2, 'gallery is "true"; write true or false'),
        ("title: 2023", 2, f"title is 2023; {TEXT}"),
        ("title:", 2, f"title is empty; {TEXT}"),
        ("title: [a]", 2, f"title is a list; {TEXT}"),
        ("title: 第1回 #2 の手順", 2, f"title ends before #2 の手順, {CUT}"),
        ("keywords:\n  - 鍵\n  - C #", 4, f"keywords ends before #, {CUT}"),
        ("keywords: 鍵", 2, "keywords is 鍵; write a list of texts, each on a line behind -"),
        ("search: {exlude: true}", 2,
         "search is a table; write exclude: true below it, or leave it out"),
        ("timetable:\n  opening: 1:30", 2, "timetable is a table; write opening: and closing: "
         "with minutes, and breaks: with a page and minutes on each line"),
        ("title: a\ntitle: b", 3, "title stands already in line 2; leave one"),
    ],
)  # fmt: skip
def test_a_key_that_takes_no_effect_is_named(yaml: str, line: int, message: str) -> None:
    assert faults(yaml) == [(line, message)]


@pytest.mark.parametrize(
    "yaml",
    [
        '"steps" : true\n"minutes" :  5',
        "{steps: true, minutes: 5}",
        "steps: true   # each ## is a step\nminutes: 5",
        "steps:\ttrue\nminutes: 5\ntitle: '第1回 #2'\nhide:\n  - toc",
    ],
)
def test_every_form_of_yaml_says_the_same(yaml: str) -> None:
    front = front_matter.read(f"---\n{yaml}\n---\n", "p.md")
    assert front.faults == ()
    assert (front.meta["steps"], front.meta["minutes"]) == (True, 5)


def test_a_blank_line_above_is_named_and_no_reason_to_read_nothing() -> None:
    front = front_matter.read("\n---\ntitle: 題\n---\n# 題\n", "p.md")
    message = "a blank line stands above the front matter; begin the file with ---"
    assert front.faults == ((1, message),)
    assert (dict(front.meta), front.lines, front.line("title")) == ({"title": "題"}, 4, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: x\n\tsteps: true\n---\n",
         "p.md:3: the front matter is not valid YAML (found character '\\t' that cannot start any "
         "token; a tab, where blanks belong); mend the line"),
        ("---\ntitle: !!python/name:os.system x\n---\n",
         "p.md:2: the front matter is not valid YAML (could not determine a constructor for the "
         "tag 'tag:yaml.org,2002:python/name:os.system'); mend the line"),
        ("---\nx: " + "a" * 20_000 + "\n---\n",
         "p.md:1: the front matter has more than 20000 characters; close it with a line of --- "
         "above the text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str, message: str) -> None:
    with pytest.raises(FrontMatterError) as error:
        front_matter.read(text, "p.md")
    assert error.value.faults == (message,)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("---\ntitle: 題\nverified: 2023-06\n---\n# 題\r\n\nverified: x\n",
         "---\ntitle: 題\nverified: 2026-12\n---\n# 題\r\n\nverified: x\n"),
        ('\ufeff---\r\n"verified" :   2023-06  # A\r\nsteps: true\r\n---\r\nverified: 2023-06',
         '\ufeff---\r\n"verified" :   2026-12  # A\r\nsteps: true\r\n---\r\nverified: 2023-06'),
        ("---\n{verified: '2023-06', steps: true}\n---\n",
         "---\n{verified: 2026-12, steps: true}\n---\n"),
        ("---\nverified:\nsteps: true\n---\n", "---\nverified: 2026-12\nsteps: true\n---\n"),
        ("---\nsteps: true\n---\n", "---\nsteps: true\nverified: 2026-12\n---\n"),
    ],
)  # fmt: skip
def test_a_value_is_written_and_every_other_character_stays(text: str, written: str) -> None:
    assert front_matter.with_value(text, "p.md", "verified", "2026-12") == written


def test_a_value_without_a_place_is_refused() -> None:
    with pytest.raises(FrontMatterError) as error:
        front_matter.with_value("# 題\n", "p.md", "verified", "2026-12")
    assert english(error.value) == "p.md:1: there is no place for verified; write verified: 2026-12"
