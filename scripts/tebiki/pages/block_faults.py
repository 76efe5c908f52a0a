"""Says of a place in a page what is written there, what came out, and what to do."""

from collections.abc import Sequence

from tebiki.files.data_faults import Said
from tebiki.markdown.page_parts import Block
from tebiki.pages import said_blocks as said

Fault = tuple[int, Said]  # line from 1, message

_KINDS = ("heading", "item", "row", "code", "admonition", "quote", "html", "rule", "text")
_SHORT = 24  # characters of a text that a message quotes


def block_fault(ours: Sequence[Block], theirs: Sequence[Block], before: int) -> Fault:
    """Say of one place what is written and what came out, by the block that says most."""
    came = {block.kind for block in theirs}
    block = _telling(ours, theirs)
    heading = next((other for other in theirs if other.kind == "heading"), None)
    if heading and (block is None or all(one.kind != "heading" for one in ours)):
        line = next((one.line for one in ours if heading.text in one.text), before)
        return line, said.MADE_HEADING.filled(text=short(heading.text))
    if block is None:
        text = short(theirs[0].text) or theirs[0].kind
        return before, said.NOT_WRITTEN.filled(text=text)
    other = next((one for one in theirs if one.kind == block.kind), None)
    if block.kind == "item":
        return block.line, _item_fault(block, theirs)
    name = short(block.text) or block.kind
    if block.kind == "row":
        if other is None:
            return block.line, said.NO_TABLE.filled(name=name)
        return block.line, said.OTHER_ROW.filled(name=name, other=short(other.text))
    if block.kind == "code":
        return block.line, said.CODE.filled(name=name)
    if block.kind == "heading" and other is None:
        return block.line, said.NO_HEADING.filled(name=name)
    if block.kind == "admonition" and other is None:
        return block.line, said.NO_ADMONITION.filled(name=name)
    if block.kind in ("quote", "rule") and block.kind not in came:
        sign = ">" if block.kind == "quote" else "---"
        return block.line, said.NO_EFFECT.filled(sign=sign)
    if block.kind == "html":
        return block.line, said.HTML.filled(name=name)
    if other is None:
        other = theirs[0] if theirs else None
    if other is None:
        return block.line, said.NOT_OUT.filled(name=name)
    if other.text == block.text:
        return block.line, said.ELSEWHERE.filled(name=name)
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


def _item_fault(item: Block, theirs: Sequence[Block]) -> Said:
    name = short(item.text)
    same = [one for one in theirs if one.kind == "item" and one.text == item.text]
    if not same:
        return said.OTHER_ITEM.filled(name=name)
    other = same[0]
    if other.detail != item.detail:
        return said.OTHER_MARK.filled(name=name, meant=item.detail, shown=other.detail)
    deep, shown = item.inside.count("item") + 1, other.inside.count("item") + 1
    return said.OTHER_LEVEL.filled(name=name, deep=str(deep), shown=str(shown))


def _text_fault(ours: str, theirs: str) -> Said:
    at = next(
        (n for n, (x, y) in enumerate(zip(ours, theirs, strict=False)) if x != y),
        min(len(ours), len(theirs)),
    )
    at = max(0, at - 6)
    written, shown = short(ours[at:]), short(theirs[at:])
    is_line_end = "\\" in shown and "\\" not in written
    remedy = said.NO_LINE_END if is_line_end else said.SIGNS
    return said.OTHER_TEXT.filled(written=written, shown=shown, remedy=remedy)


def short(text: str) -> str:
    """Return as much of a text as a message quotes."""
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
