"""Comments in Markdown are gone, and code is kept, wherever they stand."""

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from markdown import Markdown
from tebiki.building import page_content
from tebiki.markdown import markdown_spans
from tebiki.markdown.page import read_page
from tebiki.pages import page_checks
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.source import event_fields
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[2]
WORDS = tool_words()
EXTENSIONS = (
    *("admonition", "attr_list", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences"),
)
_STEP = re.compile(r'<h2[^>]* id="([^"]*)"')

COMMENTS = {
    "block": "text\n\n<!-- SECRET\n\n## no { #no }\n\n```\nx\n-->\n\ntext",
    "in a line": "text <!-- SECRET --> text",
    "over lines": "text <!-- SECRET\n## no { #no }\n\nx --> text",
    "line of a paragraph": "text\n<!-- SECRET -->\ntext",
    "in an admonition": "!!! note\n    text\n    <!-- SECRET\n\n## no\n    -->\n    text",
    "in a folded step": '??? note "x"\n\n    <!-- SECRET\n## no { #no }\n    -->\n\n    text',
    "in a list": "- x\n\n    <!-- SECRET\n    x -->\n\n- y <!-- SECRET -->",
    "in a quote": "> x\n> <!-- SECRET -->\n> y",
    "in a table": "| a | b |\n|---|---|\n| x <!-- SECRET --> | y |",
    "two in a line": "<!-- SECRET --> <!-- SECRET -->",
    "around a fence": "<!-- SECRET\n```\n-->\n\ntext\n\n<!--\n```\nSECRET -->",
    "fence that begins in it": "<!-- SECRET ```\n\n## no\n-->\n\n```\n## CODE\n```",
    "empty ones": "<!--> text <!---> text",
    "other end": "<!-- SECRET --!> text",
    "instruction for a machine": "text <?SECRET x?>\n\n<?SECRET\n\nx?>",
    "behind backslashes": "\\`<!-- SECRET -->\\` x",
    "code": "`<!-- CODE -->` and `` <!-- CODE ``",
    "code over lines": "`x <!-- CODE\ny -->` z",
    "fenced code": "```html\n<!-- CODE\n## x { #x }\n-->\n```",
    "fenced code in an admonition": "!!! note\n\n    ~~~\n    <!-- CODE -->\n    ~~~",
    "indented code": "text\n\n    <!-- CODE -->\n    ## x",
    "indented code in a list": "- x\n\n        <!-- CODE -->",
}


def rendered(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return a page's HTML and what comes out otherwise than it is written."""
    extension = GuideExtension()
    said = event_fields.Said.of(None, "en", WORDS["en"])
    reading = read_page(text, "p.md").reading
    extension.page = replace(PageSetting.bare(WORDS["en"], said), reading=reading)
    html = Markdown(extensions=[*EXTENSIONS, extension]).convert(text)
    html = page_content.without_comments(html)
    found = page_content.faults(html, extension.unread, extension.faults, text)
    return html, [*page_checks.text_faults(text), *found]


@pytest.mark.parametrize("form", COMMENTS)
def test_comment_is_no_step_splits_none_and_is_not_published(form: str) -> None:
    text = f"# T\n\n## A {{ #a }}\n\n{COMMENTS[form]}\n\n## B {{ #b }}\n"
    html, faults = rendered(text)
    page = read_page(f"---\nsteps: true\n---\n{text}", "p.md")
    assert faults == []
    assert [(step.id, step.line) for step in page.steps] == [
        ("a", 6),
        ("b", 10 + COMMENTS[form].count("\n")),
    ]
    assert _STEP.findall(html) == ["a", "b"]
    assert "SECRET" not in html
    assert "<!--" not in html and "-->" not in re.sub(r"<code>.*?</code>", "", html, flags=re.S)
    assert html.count("CODE") == COMMENTS[form].count("CODE")


def test_heading_may_share_its_line_with_a_comment() -> None:
    text = "<!-- x -->## A { #a }\n\n## B { #b } <!-- y -->\n"
    assert _STEP.findall(rendered(text)[0]) == ["a", "b"]
    assert [heading.id for heading in read_page(text, "p.md").headings] == ["a", "b"]


def test_part_is_no_authors_comment() -> None:
    text = "<!-- event -->\n\n<!-- an event -->\n"
    assert markdown_spans.with_blank_comments(text) == "<!-- event -->\n\n\n"
    assert "<!-- event -->" in rendered(text)[0]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("text\n<!-- x\n\n## B\n", [2]),
        ("<!-- x\n\n## B\n\n<!-- event -->\n", [1]),
        ("<!-- x\n\n<!-- y -->\n\n<!-- z", [1, 5]),
        ("```\n<!-- x\n```\n\n`<!--`", []),
    ],
)
def test_comment_without_an_end_is_named(text: str, lines: list[int]) -> None:
    message = "the comment has no end; close it with -->, before the next one"
    assert list(page_checks.text_faults(text)) == [(line, message) for line in lines]


def test_comment_that_markdown_shows_is_named() -> None:
    text = "a\n\n\\<\\!-- x -->"
    assert rendered(text)[1] == [
        (
            3,
            "「<!--x-->」 comes out as 「\\<!--x-->」; "
            "take the \\ out; for a new line write a paragraph or a list",
        )
    ]


PIECES = (
    *("## S", "text", "`", "``", "```", "~~~", "<!--", "-->", "<!-- x -->", "`code`"),
    *("", "", "- item", "1. item", "!!! note", "> quote", "    text", "        deep"),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=2), max_size=14))
def test_no_comment_is_published_and_no_heading_lost_unsaid(lines: list[list[str]]) -> None:
    text = "\n".join(" ".join(line) if line[0].strip() else line[0] for line in lines)
    html, faults = rendered(text)
    if faults:
        return  # which stops the build
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    read = [heading for heading in read_page(text, "p.md").reading.headings]
    assert len(list(root.iter("h2"))) == len(read), (text, html)
    assert list(root.iter(etree.Comment)) == []
