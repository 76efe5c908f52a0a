"""Says of a place in a page what is written there, what came out, and what to do."""

from collections.abc import Sequence

from tebiki.markdown.page_parts import Block

Fault = tuple[int, str]  # line from 1, message

_KINDS = ("heading", "item", "row", "code", "admonition", "quote", "html", "rule", "text")
_SHORT = 24  # characters of a text that a message quotes


def block_fault(ours: Sequence[Block], theirs: Sequence[Block], before: int) -> Fault:
    """Say of one place what is written and what came out, by the block that says most."""
    came = {block.kind for block in theirs}
    block = _telling(ours, theirs)
    heading = next((other for other in theirs if other.kind == "heading"), None)
    if heading and (block is None or all(one.kind != "heading" for one in ours)):
        line = next((one.line for one in ours if heading.text in one.text), before)
        return line, (
            f"「{short(heading.text)}」 becomes a heading that is not written as one; "
            "write a blank behind the #, or \\# for a sign"
        )
    if block is None:
        said = short(theirs[0].text) or theirs[0].kind
        return before, f"below this, 「{said}」 comes out that is not written; leave blank lines"
    other = next((one for one in theirs if one.kind == block.kind), None)
    if block.kind == "item":
        return block.line, _item_fault(block, theirs)
    name = short(block.text) or block.kind
    if block.kind == "row":
        if other is None:
            return block.line, (
                f"the table row 「{name}」 is in no table; leave a blank line above the table"
            )
        return block.line, (
            f"the table row 「{name}」 comes out as 「{short(other.text)}」; "
            "write as many cells as there are heads, and \\| for a sign"
        )
    if block.kind == "code":
        return block.line, (
            f"the code 「{name}」 comes out otherwise; leave a blank line above it, and in a list "
            "put each of its lines, ``` too, four blanks to the right for each level"
        )
    if block.kind == "heading" and other is None:
        return block.line, (
            f"the heading 「{name}」 comes out as text; begin its line with # and leave blank "
            "lines around it"
        )
    if block.kind == "admonition" and other is None:
        return block.line, (
            f"the admonition 「{name}」 does not come out; begin its line with !!!, and put its "
            "text below it with four blanks"
        )
    if block.kind in ("quote", "rule") and block.kind not in came:
        sign = ">" if block.kind == "quote" else "---"
        return block.line, f"{sign} takes no effect here; leave a blank line above it"
    if block.kind == "html":
        return block.line, f"the HTML 「{name}」 comes out otherwise; write it as Markdown"
    if other is None:
        other = theirs[0] if theirs else None
    if other is None:
        return block.line, f"「{name}」 does not come out; leave blank lines around it"
    if other.text == block.text:
        return block.line, (
            f"「{name}」 comes out in another place; leave blank lines around it, and put what "
            "belongs to a list or an admonition four blanks to the right"
        )
    return block.line, _text_fault(block.text, other.text)


def _telling(ours: Sequence[Block], theirs: Sequence[Block]) -> Block | None:
    """The block whose line helps most: what is lost, else what moved, else what is cut short."""
    came = {block.kind for block in theirs}
    if lost := [block for block in ours if block.kind not in came]:
        return min(lost, key=lambda one: _KINDS.index(one.kind))
    begun = tuple(other.text for other in theirs)
    for block in ours:
        if block.kind == "text" and any(
            other.text == block.text and other.inside != block.inside for other in theirs
        ) and not any(one.kind == "item" and one.text == block.text for one in ours):  # fmt: skip
            return block
        if not any(text.startswith(block.text) and text != block.text for text in begun):
            return block
    return ours[0] if ours else None


def _item_fault(item: Block, theirs: Sequence[Block]) -> str:
    name = short(item.text)
    same = [one for one in theirs if one.kind == "item" and one.text == item.text]
    if not same:
        return (
            f"the list item 「{name}」 comes out otherwise; leave a blank line above it, begin "
            "an item with - or 1., and put what is below it four blanks to the right"
        )
    other = same[0]
    if other.detail != item.detail:
        return (
            f"the list item 「{name}」 is meant to be {item.detail} and comes out as "
            f"{other.detail}; leave a blank line between lists of two kinds"
        )
    deep, shown = item.inside.count("item") + 1, other.inside.count("item") + 1
    return (
        f"the list item 「{name}」 is on level {deep} and comes out on level {shown}; "
        "put it four blanks to the right for each level, with a blank line above the list"
    )


def _text_fault(ours: str, theirs: str) -> str:
    at = next(
        (n for n, (x, y) in enumerate(zip(ours, theirs, strict=False)) if x != y),
        min(len(ours), len(theirs)),
    )
    at = max(0, at - 6)
    said, shown = short(ours[at:]), short(theirs[at:])
    remedy = "leave blank lines around it, or put signs in `backticks`"
    if "\\" in shown and "\\" not in said:
        remedy = "take the \\ out; for a new line write a paragraph or a list"
    return f"「{said}」 comes out as 「{shown}」; {remedy}"


def short(text: str) -> str:
    """Return as much of a text as a message quotes."""
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
