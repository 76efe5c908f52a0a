"""Notes for instructors in every form leave the page; what only looks like one stops the build."""

from dataclasses import replace
from pathlib import Path

import pytest

from markdown import Markdown
from tebiki.building import page_content
from tebiki.markdown.page import read_page
from tebiki.pages import page_checks
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.source import event_fields
from tebiki.source.read_words import tool_words
from tebiki.workshop import instructor_notes

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()
EXTENSIONS = (
    *("admonition", "attr_list", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences"),
)

NOTES = {
    "plain": "!!! instructor\n    SECRET",
    "folded": "??? instructor\n    SECRET",
    "folded, open": "???+ instructor\n    SECRET",
    "inline end": "!!! instructor inline end\n    SECRET",
    "second class": "!!! note instructor\n    SECRET",
    "first class": "!!! instructor once\n    SECRET",
    "own classes": "!!! instructor wide x-y\n    SECRET\n\n    SECRET\n\n    - SECRET",
    "title": '!!! instructor "SECRET"\n    SECRET',
    "empty title": '!!! instructor ""\n    SECRET',
    "folded title": '??? note instructor "SECRET"\n    SECRET',
    "upper case": "!!! INSTRUCTOR\n    SECRET",
    "in a list": "- item\n\n    !!! instructor\n        SECRET\n\n- other",
    "in an admonition": "!!! note\n    text\n\n    !!! instructor\n        SECRET\n\n    text",
    "in a folded step": '??? note "x"\n    text\n\n    ??? instructor\n        SECRET',
    "in a quote": "> text\n>\n> !!! instructor\n>     SECRET\n>\n> text",
    "paragraph": "text\n\nSECRET\n{ .instructor }\n\ntext",
    "colon, case": "SECRET\n{: .Instructor }\n\ntext",
    "class in full": 'SECRET\n{ class="x instructor" }\n\ntext',
    "section": "## A\n\n### SECRET { .instructor }\n\nSECRET\n\n#### SECRET\n\n## B",
    "heading in it": "!!! instructor\n    ### SECRET\n\n    text",
    "words": "text **SECRET**{ .instructor } text",
    "list entry": "- a\n- SECRET\n  { .instructor }\n- b",
    "picture": "![SECRET](x.svg){ .instructor }",
    "cell": "| a | b |\n|---|---|\n| SECRET { .instructor } | x |",
    "HTML": '<div class="instructor">\n<p>SECRET</p>\n</div>\n\ntext',
    "code in it": "!!! instructor\n    ```\n    SECRET\n    ```\n\ntext",
}

_AS_MEANT = (
    "」 is not read as it seems to be meant; write !!! instructor as a block of its own, its text "
    "indented by four spaces, or { .instructor }; code has its own marks"
)
_NONE = '」 is no admonition; write !!! note or !!! note "title" on its own line'
_TYPES = "; use one of note, tip, warning, danger, once, instructor"
_EMPTY = "!!! instructor has no text; put it below, each line four blanks to the right"
_LOST = (
    "the admonition 「Instructor」 does not come out; "
    "begin its line with !!!, and put its text below it with four blanks"
)
_STAYS = "「:::」 would stand on the page; write it as Markdown or take it out"
STOPPED = {
    "no blank": ("!!!instructor\n    x", 1, "!!!instructor lacks a blank; write !!! instructor"),
    "plural": (
        "\n!!! Instructors\n    x",
        2,
        "no admonition is called instructors; write instructor",
    ),
    "typo": ("!!! note instuctor\n    x", 1, "no admonition is called instuctor; write instructor"),
    "Japanese": ("!!! 講師\n    x", 1, "no admonition is called 講師" + _TYPES),
    "colon": ("!!! instructor: x\n    x", 1, "「!!! instructor: x" + _NONE),
    "open title": ('!!! instructor "x\n    x', 1, '「!!! instructor "x' + _NONE),
    "tab": ("!!! instructor\tx", 1, "「!!! instructor\tx" + _NONE),
    "two blanks": ("- a\n  !!! instructor\n\n      x", 2, _LOST),
    "no blank line": ("1. a\n    !!! instructor\n        x", 2, _LOST),
    "behind text": ("- a !!! instructor\n        x", 1, "「!!! instructor" + _AS_MEANT),
    "bold": ("a\n\n!!! **instructor**\n    x", 3, "「!!! instructor" + _NONE),
    "not indented": ("!!! instructor\n\nx", 1, _EMPTY),
    "indented by two": ("!!! instructor\n\n  x", 1, _EMPTY),
    "only a comment": ("!!! instructor\n    <!-- x -->\n\nx", 1, _EMPTY),
    "half of it": (
        "!!! instructor\n    x\ny",
        3,
        "this line stands outside of the note for instructors above it; "
        "put it four blanks to the right, or a blank line above it",
    ),
    "indented code": ("text\n\n    !!! instructor\n        x", 3, "「!!! instructor" + _AS_MEANT),
    "far to the right": (
        "x\n\n\n\n        !!! instructor\n        x",
        5,
        "「!!! instructor" + _AS_MEANT,
    ),
    "full width": ("！！！ instructor\n    x", 1, "「！！！ instructor" + _AS_MEANT),
    "two marks": ("!! instructor\n    x", 1, "「!! instructor" + _AS_MEANT),
    "other signs": (
        "> [!INSTRUCTOR]\n> x",
        1,
        "「[!INSTRUCTOR]」 is no admonition; write !!! note, and its text below with four blanks",
    ),
    "colons": ("::: instructor\nx", 1, _STAYS),
    "list in the text": (
        "x { .instructor }",
        1,
        "「{ .instructor }」 takes no effect here; take it out",
    ),
    "no dot": ("x\n{ instructor }", 2, "「instructor" + _AS_MEANT),
    "other class": ("x\n{ .instructors }", 2, "「instructors" + _AS_MEANT),
}


def read(text: str) -> tuple[str, tuple[instructor_notes.Note, ...], list[tuple[int, str]]]:
    """Return page with its contents, notes and faults, its title left out of the lines."""
    text = f"# T\n\n{text}"
    page = read_page(text, "p.md")
    extension = GuideExtension()
    said = event_fields.Said.of(None, "en", WORDS["en"])
    extension.page = replace(PageSetting.bare(WORDS["en"], said), reading=page.reading)
    markdown = Markdown(extensions=[*EXTENSIONS, extension])
    html = page_content.without_comments(markdown.convert(text))
    own = [
        (int(fault.split(":")[1]), fault.split(": ", 1)[1]) for fault in page_checks.faults(page)
    ]
    faults = [
        *own,
        *page_checks.text_faults(text),
        *page_content.faults(html, extension.unread, extension.faults, text),
    ]
    shown, notes = instructor_notes.take_notes(html, "g/p/")
    contents: str = markdown.toc  # type: ignore[attr-defined]
    return shown + contents, notes, [(line - 2, message) for line, message in faults]


@pytest.mark.parametrize("form", NOTES)
def test_note_leaves_the_page_and_is_kept(form: str) -> None:
    shown, notes, faults = read(NOTES[form])
    assert faults == []
    assert "SECRET" not in shown and "instructor" not in shown.lower()
    said = "".join(note.html for note in notes)
    assert said.count("SECRET") == NOTES[form].count("SECRET")
    assert all(note.html.startswith('<div class="admonition instructor"') for note in notes)
    assert "<details" not in said and "<h" not in said


@pytest.mark.parametrize("form", STOPPED)
def test_what_only_looks_like_one_stops_the_build(form: str) -> None:
    text, line, message = STOPPED[form]
    assert read(text)[2] == [(line, message)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n!!! instructor\n    x\n```",
        "`!!! instructor` と `{ .instructor }`",
        "## 講師の方へ { #instructor }\n\nすごい!!! と ??? が出ます。",
        "![Done!](x.svg)",
        "!!! note\n    x\n\n!!! tip\n    y",
    ],
)
def test_code_and_other_text_is_no_note(text: str) -> None:
    _, notes, faults = read(text)
    assert (notes, faults) == ((), [])


def test_titles_that_markdown_made_up_are_in_the_pages_language() -> None:
    _, notes, _ = read("??? instructor inline end\n    x")
    assert '<p class="admonition-title">For the instructor</p>' in notes[0].html


def test_step_or_title_is_no_note() -> None:
    text = "---\nsteps: true\n---\n# T { .instructor }\n\n## S { #s .Instructor }\n\n## R { #r }\n"
    message = "a page's title or step is no note for instructors; write !!! instructor in it"
    found = [f for f in page_checks.faults(read_page(text, "p.md")) if "instructor" in f]
    assert found == [f"p.md:{line}: {message}" for line in (4, 6)]


def test_each_note_is_listed_and_a_change_notes_once() -> None:
    block = '<div class="admonition instructor">x</div>'
    notes = {
        "g/a/": [instructor_notes.Note("g/a/", "", "", "", block, of_change=True)],
        "g/b/": [instructor_notes.Note("g/b/", "", "", "", block)],
        "g/changes/": [instructor_notes.Note("g/changes/", "", "", "", block, of_change=True)],
    }
    pages = [("g/a/", "A"), ("g/b/", "B"), ("g/changes/", "C")]
    shown = instructor_notes.notes_html(notes, pages, "g/for/", WORDS["en"])
    assert shown == f"<h3>A</h3>\n{block}\n<h3>B</h3>\n{block}"


ENDS_NOTHING = "</{0}> ends nothing here; take it out, or write <{0}> above it, in the same block"
ENDS_TEXT = (
    "<{0}> ends the text in which it stands; put it on a line of its own between blank lines"
)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("!!! instructor\n    文\n\n    </div>\n\n    SECRET", 4, ENDS_NOTHING.format("div")),
        ("!!! instructor\n    文</div>SECRET", 2, ENDS_NOTHING.format("div")),
        ("<div>\n\n??? instructor\n    文</DIV>SECRET", 4, ENDS_NOTHING.format("div")),
        ("!!! instructor\n    <p>文</p></div>SECRET", 2, ENDS_NOTHING.format("div")),
        ("文</section>SECRET\n{ .instructor }", 1, ENDS_NOTHING.format("section")),
        ("文<div>SECRET</div>\n{ .instructor }", 1, ENDS_TEXT.format("div")),
        ("文\nx <p>SECRET</p>\n{ .instructor }", 2, ENDS_TEXT.format("p")),
        ("- 文 <li>SECRET</li>\n    { .instructor }\n- b", 1, ENDS_TEXT.format("li")),
        ("| a |\n|---|\n| 文<tr><td>SECRET</td></tr> { .instructor } |", 3, ENDS_TEXT.format("tr")),
    ],
)
def test_html_at_which_a_browser_would_end_a_note_is_refused(
    text: str, line: int, message: str
) -> None:
    found = page_checks.faults(read_page(f"# 題\n\n{text}\n", "p.md"))
    assert f"p.md:{line + 2}: {message}" in [str(fault).split("\n")[0] for fault in found]


@pytest.mark.parametrize(
    "text",
    [
        "!!! instructor\n    <div>文</div>\n\n    <p>い<br>う</p>\n    <hr>",
        "文 <kbd>Ctrl</kbd> と <ruby>漢<rt>かん</rt></ruby>",
        "| a |\n|---|\n| <ul><li>x</li></ul> |",
        "<details>\n<summary>題</summary>\n文\n</details>\n\n<!-- </div> --> `</div>`",
    ],
)
def test_html_that_ends_nothing_around_it_may_stand(text: str) -> None:
    assert page_checks.faults(read_page(f"# 題\n\n{text}\n", "p.md")) == []
