"""Tells markdown-it which runs of * and _ open and close emphasis, as Japanese authors mean it.

CommonMark 0.31.2, section 6.2, asks for a blank or a punctuation mark outside `**「次へ」**`, and
Japanese has no blanks. The rule here is that of the CommonMark CJK-friendly Amendments
(https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md): punctuation as wide
as a kanji is as good as a letter, and beside a wide sign narrow punctuation is, too. It goes two
steps beyond it, because they are wide in Japanese text: marks of ambiguous width (… “ ” — → ※),
but for currency, and emoji.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_MARKS = "*_"


def flanking(before: str, after: str, mark: str) -> tuple[bool, bool]:
    """Return whether a run of `mark` can open emphasis, and whether it can close it.

    `before` is the text before the run, of which two signs are read, `after` the sign behind it;
    both are "" at an end of the text.
    """
    last, following = _last(before), after[:1] or " "
    blank_before, blank_after = isWhiteSpace(ord(last)), isWhiteSpace(ord(following))
    left = not blank_after and (not _is_narrow(following) or blank_before or _is_mark(last))
    right = not blank_before and (not _is_narrow(last) or blank_after or _is_mark(following))
    if mark != "_":
        return left, right
    return left and (not right or isPunctChar(last)), right and (not left or isPunctChar(following))


def emphasis_plugin(md: MarkdownIt) -> None:
    """Let `md` read emphasis by `flanking`; it must have the rule `emphasis`."""
    md.inline.ruler.at("emphasis", _tokenize)
    md.inline.ruler2.after("emphasis", "stray_marks", _note_strays)


def regions(token: Token) -> Iterator[tuple[int, int]]:
    """Yield where emphasis begins and ends in an inline token's content, its marks included."""
    opened: list[int] = []
    for child in token.children or ():
        if child.type in ("em_open", "strong_open"):
            opened.append(child.meta["at"] + 1 - len(child.markup))
        elif child.type in ("em_close", "strong_close"):
            yield opened.pop(), child.meta["at"] + len(child.markup)


def strays(md: MarkdownIt, token: Token, env: dict[str, object]) -> list[tuple[int, str]]:
    """Return the runs of two or more marks that mean nothing, and where in the token's content.

    Escaped marks and those in code are none; `env` has the link definitions of the document.
    """
    found: list[tuple[str, int, int]] = []
    md.inline.parse(token.content, md, {**env, "stray_marks": found}, [])
    runs = sorted((start, size) for src, start, size in found if src is token.content)
    return [(start, token.content[start : start + size]) for start, size in runs if size > 1]


def _tokenize(state: StateInline, silent: bool) -> bool:
    """markdown-it's own rule with another way of judging the run; each sign knows its place."""
    mark, start = state.src[state.pos], state.pos
    if silent or mark not in _MARKS:
        return False
    end = start
    while end < state.posMax and state.src[end] == mark:
        end += 1
    after = state.src[end] if end < state.posMax else ""
    opens, closes = flanking(state.src[max(0, start - 2) : start], after, mark)
    for at in range(start, end):
        token = state.push("text", "", 0)
        token.content = mark
        token.meta["at"] = at
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(mark), end - start, place, -1, opens, closes))
    state.pos = end
    return True


def _note_strays(state: StateInline) -> None:
    """Tell the environment, where it asks, which runs of marks were left as text."""
    found = state.env.get("stray_marks")
    if found is None:
        return
    for token in state.tokens:
        # markdown-it leaves the outer signs of `**` as empty text.
        if token.type != "text" or "at" not in token.meta or not token.content:
            continue
        at = token.meta["at"]
        if found and found[-1][0] is state.src and sum(found[-1][1:]) == at:
            found[-1] = (state.src, found[-1][1], found[-1][2] + 1)
        else:
            found.append((state.src, at, 1))


def _last(before: str) -> str:
    """The sign before a run; a variation selector counts as the sign that it varies."""
    if len(before) > 1 and (
        "\ufe00" <= before[-1] < "\ufe0f" or "\U000e0100" <= before[-1] <= "\U000e01ef"
    ):
        return before[-2]
    return before[-1:] or " "


def _is_mark(sign: str) -> bool:
    """Whether narrow punctuation may stand on a run's other side."""
    return isPunctChar(sign) or _is_wide(sign)


def _is_narrow(sign: str) -> bool:
    """Whether a sign is punctuation that is not as wide as a kanji."""
    return isPunctChar(sign) and not _is_wide(sign)


@cache
def _is_wide(sign: str) -> bool:
    width, category = unicodedata.east_asian_width(sign), unicodedata.category(sign)
    if width == "A":
        return category.startswith(("P", "S")) and category != "Sc"
    return width in ("W", "F", "H") or unicodedata.name(sign, "").startswith("HANGUL ")
