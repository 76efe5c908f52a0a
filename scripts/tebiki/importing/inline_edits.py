"""Rewrites the marks in a guide's text: bare addresses, references, pictures of screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from tebiki.importing import markdown_reader
from tebiki.importing.markdown_reader import Span


@dataclass(frozen=True)
class Edit:
    """What stands in place of `content[start:end]`."""

    start: int
    end: int
    text: str


def edits(token: Token, picture_path: Callable[[Token], str]) -> tuple[Edit, ...]:
    """Return what changes in an inline token's content, in its order, nothing overlapping.

    A bare address becomes `<…>`, a link by reference carries its address, and an image
    is shown from `picture_path`.
    """
    found = []
    for span in markdown_reader.spans(token):
        if span.kind == "bare":
            address = token.content[span.start : span.end].replace("&amp;", "&")
            found.append(Edit(span.start, span.end, f"<{address}>"))
        elif span.kind == "image":
            tail = _target(picture_path(span.token), span.token)
            found.append(Edit(span.label + 1, span.end, tail))
        elif span.kind == "link" and not _is_inline(token.content, span):
            tail = _target(str(span.token.attrs["href"]), span.token)
            found.append(Edit(span.label + 1, span.end, tail))
    return tuple(sorted(found, key=lambda edit: edit.start))


def apply(content: str, changes: Sequence[Edit]) -> str:
    """Return `content` with `changes` made."""
    for edit in reversed(changes):
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content


def apply_in_lines(
    lines: list[str], content: str, first: int, changes: Sequence[Edit], cursor: dict[int, int]
) -> bool:
    """Make `changes` to `content` where it stands in `lines`, from line `first`; False if it can't.

    Quote marks, list indents and cell bars stand between the lines of a nested text, so each
    line of `content` is looked for in its own; `cursor` says how far each line is done.
    """
    offset = 0
    places = []
    for number, line in enumerate(content.split("\n"), start=first):
        if number >= len(lines):
            return False
        at = lines[number].find(line.strip(), cursor.get(number, 0))
        if at < 0:
            return False
        at -= len(line) - len(line.lstrip())  # a tab may have become spaces
        places.append((offset, offset + len(line), number, at))
        offset += len(line) + 1
    for edit in reversed(changes):
        place = next((p for p in places if p[0] <= edit.start and edit.end <= p[1]), None)
        if place is None:
            return False
        start, _, number, at = place
        line = lines[number]
        left, right = at + edit.start - start, at + edit.end - start
        lines[number] = line[:left] + edit.text + line[right:]
        grown = len(edit.text) - (edit.end - edit.start)
        cursor[number] = max(cursor.get(number, 0), right + grown)
    for start, end, number, at in places:
        grown = sum(
            len(edit.text) - (edit.end - edit.start)
            for edit in changes
            if start <= edit.start and edit.end <= end
        )
        cursor[number] = at + (end - start) + grown
    return True


def _is_inline(content: str, span: Span) -> bool:
    """Whether the link carries its address itself: `[a](b)`."""
    return content[span.label + 1 : span.label + 2] == "(" and content[span.end - 1] == ")"


def _target(address: str, token: Token) -> str:
    if not address or any(sign in address for sign in "() <>"):
        address = f"<{address}>"
    title = str(token.attrs.get("title", ""))
    if not title:
        return f"({address})"
    escaped = title.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'({address} "{escaped}")'
