"""A page's reading: a case is a page and what stands on it, in words; too much is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.messages import english
from tebiki.markdown import front_matter, page_reading
from tebiki.markdown.page_parts import NOTHING, PageError, Reading

CASES = sorted((Path(__file__).parents[1] / "data/pages/readings").glob("*.md"))


def lines(reading: Reading) -> Iterator[str]:
    for one in reading.headings:
        keys = {"id": one.id, **dict(sorted(one.attributes.items()))}
        said = "".join(f" {key}={value}" for key, value in keys.items() if value)
        yield f"heading {one.line} {'#' * one.level} 「{one.title}」{said}{within(one.inside)}"
    for image in reading.images:
        title = f" 「{image.title}」" if image.title else ""
        kind = (" raw" if image.is_raw else "") + ("" if image.is_alone else " beside text")
        step = f" of {image.step}" if image.step else ""
        yield (
            f"image {image.line} 「{image.alt}」 {image.address}{title}{kind}{step}"
            f"{within(image.inside)}"
        )
    for link in reading.links:
        yield f"link {link.line} 「{link.text}」 {link.address}"
    for note in reading.admonitions:
        title = "" if note.title is None else f" 「{note.title}」"
        names = " ".join(note.classes)
        yield f"admonition {note.line}-{note.end} {note.mark} {names}{title}{within(note.inside)}"
    for comment in reading.comments:
        state = "closed" if comment.is_closed else "open"
        yield f"comment {comment.line}-{comment.end} {state}"
    for html in reading.html:
        yield f"html {html.line} {' '.join(html.tags)}"
    for code in sorted(reading.code, key=lambda one: one.line):
        span = f"{code.line}" if code.kind == "inline" else f"{code.line}-{code.end}"
        kind = f"{code.kind} {code.language}".rstrip()
        yield f"code {span} {kind} 「{code.text.strip()}」{'' if code.is_closed else ' open'}"
    for item in reading.items:
        shown = f" as {item.number}." if item.number and item.mark != f"{item.number}." else ""
        yield f"item {item.line} {item.mark}{shown} level {item.depth} 「{item.text}」"
    for row in reading.rows:
        yield f"row {row.line} {' | '.join(row.cells)}"


def within(inside: tuple[str, ...]) -> str:
    return f" in {', '.join(inside)}" if inside else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    head = front_matter.read(text, case.name).lines
    found = sorted(lines(page_reading.read(text, case.name, head)), key=by_kind_and_line)
    expected = case.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert found == sorted(expected, key=by_kind_and_line)


def by_kind_and_line(line: str) -> tuple[str, int]:
    kind, place = line.split()[:2]
    return kind, int(place.partition("-")[0])


def test_line_ends_and_a_byte_order_mark_move_no_line() -> None:
    text = "---\ntitle: a\n---\n# 題\n\n## 節\u2028の { #a }\n"
    for ends in ("\n", "\r\n", "\r"):
        written = "\ufeff" + text.replace("\n", ends)
        head = front_matter.read(written, "p.md").lines
        headings = page_reading.read(written, "p.md", head).headings
        assert [(one.line, one.id) for one in headings] == [(4, None), (6, "a")]


def test_an_empty_page_has_nothing_on_it() -> None:
    assert page_reading.read("", "p.md") == NOTHING


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("あ\n" * 100_001, "p.md:1: the page has 200,002 characters, more than 200,000; "
         "make several pages of it"),
        ("# 題\n\n" + "[" * 20_000, "p.md:3: the paragraph has more than 20,000 characters or "
         "more than 300 brackets; part it by blank lines"),
        ("あ" * 20_001, "p.md:1: the paragraph has more than 20,000 characters or more than "
         "300 brackets; part it by blank lines"),
        (
            "# a\n" * 1_001,
            "p.md:1001: the page has more than 1,000 headings; make several pages of it",
        ),
        ("> " * 400 + "x", "p.md:1: this is nested more than 20 deep; write it flatter"),
        ("".join("    " * n + "- a\n" for n in range(60)),
         "p.md:21: this is nested more than 20 deep; write it flatter"),
    ],
)  # fmt: skip
def test_what_is_too_much_for_a_page_is_refused(text: str, message: str) -> None:
    with pytest.raises(PageError) as error:
        page_reading.read(text, "p.md")
    assert english(error.value) == message
