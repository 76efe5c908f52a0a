"""Reads Markdown with what guide pages add to it: tables, notes, admonitions, attributes."""

import itertools
import re
from collections.abc import Callable

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tebiki.markdown.emphasis import emphasis_plugin

MOST_NESTED = 20  # lists in lists in admonitions …; far above what a page can show
_ADMONITION = re.compile(
    r"(?P<mark>!!!|\?\?\?\+?) ?(?P<classes>[\w-]+(?: +[\w-]+)*)?(?: +\"(?P<title>.*?)\")? *$"
)
# As Python-Markdown's attr_list has them: at a heading's or a cell's end, on a paragraph's last
# line, right behind an inline mark.
_ATTRIBUTES = r"\{:?[ ]*([^}\n ][^\n]*)\}"
_AT_END = re.compile(rf"[ \t]*{_ATTRIBUTES}[ \t]*$")
_LAST_LINE = re.compile(rf"^[ ]*{_ATTRIBUTES}[ ]*$")
_BEHIND = re.compile(rf"^{_ATTRIBUTES}")
_MARKED = ("image", "code_inline", "link_close", "strong_close", "em_close")


def make_parser() -> MarkdownIt:
    """Return the parser.

    Its tokens have more than CommonMark's: `admonition_open` with `meta` classes, title (None
    where none is written) and mark; headings' attributes in `meta["attributes"]`; of each inline
    mark, `meta["end"]` is where it ends in its block's content. No address is refused and none
    is encoded: what may be linked to is another rule's work.
    """
    md = MarkdownIt("commonmark", {"maxNesting": 5 * MOST_NESTED}).enable("table")
    md.use(emphasis_plugin)
    md.use(footnote_plugin, inline=False)
    md.disable("text_join")  # which would hide what was escaped
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.block.ruler.before(
        "fence",
        "admonition",
        _admonition,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    for name, rule in (
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("backticks", backtick),
        ("html_inline", html_inline),
    ):
        md.inline.ruler.at(name, _with_end(rule))
    md.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    md.core.ruler.push("attributes", _attributes)
    return md


def read_attributes(text: str) -> tuple[dict[str, str], str]:
    """Return what an attribute list like `#name-key .a data-done="…"` holds, and its rest.

    The id is `id`, classes are joined in `class`, a key without a value has "".
    The rest is text behind a `}` that was taken for a part of the list.
    """
    found, rest = get_attrs_and_remainder(text)
    attributes: dict[str, str] = {}
    for key, value in found:
        if key == ".":
            attributes["class"] = f"{attributes.get('class', '')} {value}".strip()
        else:
            attributes[key] = value or ""
    return attributes, rest


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = _ADMONITION.match(line) if line.startswith(("!!!", "???")) else None
    if match is None or (match["classes"] is None and match["title"] is None):
        return False
    if silent:
        return True
    indent = state.sCount[start] + 4
    after, last = start + 1, start
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent):
        last = last if state.isEmpty(after) else after
        after += 1
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "admonition", last + 1, indent
    opening = state.push("admonition_open", "div", 1)
    opening.map = [start, last + 1]
    opening.meta = {
        "mark": match["mark"],
        "classes": tuple((match["classes"] or "").lower().split()),
        "title": match["title"],
    }
    if match["title"]:
        title = state.push("inline", "", 0)
        title.content, title.map, title.children = match["title"], [start, start + 1], []
    state.md.block.tokenize(state, start + 1, last + 1)
    state.push("admonition_close", "div", -1)
    state.parentType, state.lineMax, state.blkIndent = before
    state.line = last + 1
    return True


def _with_end(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    def run(state: StateInline, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        for token in () if silent else state.tokens[count:]:
            if token.type != "text":
                token.meta = {**token.meta, "end": state.pos}
                break
        return True

    return run


def _heading_attributes(state: StateCore) -> None:
    for number, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        inline = state.tokens[number + 1]
        match = _AT_END.search(inline.content)
        if match is None:
            continue
        attributes, rest = read_attributes(match[1])
        if not rest:
            inline.content = inline.content[: match.start()].rstrip("#").rstrip()
            token.meta = {**token.meta, "attributes": attributes}


def _attributes(state: StateCore) -> None:
    """Take the attribute lists out of the text; nobody asks what they say but of headings."""
    opening = ""
    for token in state.tokens:
        children = token.children or []
        if token.type == "inline" and children:
            _behind_marks(children)
            last = children[-1]
            if opening in ("td_open", "th_open") and last.type == "text":
                last.content = _stripped(last.content, _AT_END)
            elif (
                len(children) > 1 and children[-2].type == "softbreak" and last.type == "text"
                and _stripped(last.content, _LAST_LINE) == ""
            ):  # fmt: skip
                last.content = ""
        opening = token.type


def _behind_marks(children: list[Token]) -> None:
    for mark, text in itertools.pairwise(children):
        if mark.type in _MARKED and text.type == "text" and (match := _BEHIND.match(text.content)):
            _, rest = read_attributes(match[1])
            text.content = text.content[match.end() :] + rest


def _stripped(text: str, pattern: re.Pattern[str]) -> str:
    match = pattern.search(text)
    return text[: match.start()] if match and not read_attributes(match[1])[1] else text
