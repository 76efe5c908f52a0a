"""Judges a page's HTML before it is shown, and takes out of it what nobody is to read."""

import re
from collections.abc import Iterator, Sequence

import lxml.html

from tebiki.files.data_faults import Said, before, placed
from tebiki.markdown.html_source import inner_html
from tebiki.markdown.markdown_spans import PARTS
from tebiki.markdown.page import Page
from tebiki.pages import page_checks
from tebiki.pages.note_forms import KIND
from tebiki.rules import alt_texts
from tebiki.source import event_fields

_UNREAD = Said(
    f"「{{written}}」 is not read as it seems to be meant; write !!! {KIND} as a block of its own, "
    f"its text indented by four spaces, or {{{{ .{KIND} }}}}; code has its own marks",
    f"「{{written}}」が講師向けの注になっていません。!!! {KIND} を前後に空行のある行に書き、"
    f"文を空白 4 つ下げるか、{{{{ .{KIND} }}}} と書いてください。"
    "コードなら、コードの印を付けてください。",
)
_COMMENT_SHOWN = Said(
    "a comment would stand on the page; close it with -->, or write it as code",
    "コメントがページに見えてしまいます。--> で閉じるか、コードとして書いてください。",
)
_FIELD_SHOWN = Said(
    "「{written}」 would stand on the page; write the field in one piece, as {{event.title}}",
    "「{written}」がそのままページに見えてしまいます。"
    "{{event.title}} のように、続けて書いてください。",
)
_COMMENT = re.compile(rf"<!--(?! (?:{'|'.join(PARTS)}) -->)|<[?!](?!--)|</(?![a-zA-Z])")
_MARKED = re.compile(r"[{<]|!!!|\?\?\?")
_OPAQUE = {"code", "pre", "script", "style", "textarea"}


def without_comments(html: str) -> str:
    """Return the page without comments and the like, but for the marks of parts."""
    if not _COMMENT.search(html):
        return html
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for node in [node for node in root.iter() if not isinstance(node.tag, str)]:
        if (node.text or "").strip() not in PARTS:
            node.drop_tree()
    return inner_html(root)


def source_faults(page: Page, text: str, *, is_own: bool) -> list[Said]:
    """Return what is wrong with a page's source, `text`, before anything is made of it.

    `is_own` is False for a page that stands in for a translation, of which all was said already.
    """
    own = [*page_checks.faults(page), *alt_texts.faults(page)] if is_own else []
    found = page_checks.text_faults(text, page.front_matter.lines)
    return [before("docs/", fault) for fault in own] + [
        placed(f"docs/{page.path}", line, message) for line, message in found
    ]


def faults(
    html: str, unread: Sequence[str], otherwise: Sequence[tuple[int, str]], source: str
) -> Iterator[tuple[int, str]]:
    """Yield line of `source`, from 1, and message of what would stand on the page by mistake.

    `unread` are marks that Markdown has left as text, `otherwise` what came out otherwise than
    written. A line is named once, and not where its source has a fault already.
    """
    left = list(_left(html, unread, source))
    if not (otherwise or left):
        return
    known = {line for line, _ in page_checks.text_faults(source)}
    own = [fault for fault in otherwise if fault[0] not in known]
    yield from own
    known |= {line for line, _ in own}
    for line, message in left:
        if line not in known:
            known.add(line)
            yield line, message


def _left(html: str, unread: Sequence[str], source: str) -> Iterator[tuple[int, str]]:
    for written in unread:
        begun = written.split("\n")[0][:60]
        yield (
            _line(source, begun if begun.casefold() in source.casefold() else KIND[:8]),
            _UNREAD.filled(written=begun),
        )
    if "&lt;!--" in html and (written := _comment_as_text(html)):
        yield _line(source, written), _COMMENT_SHOWN
    if written := event_fields.left(html):
        line = _line(source, written if written in source else "event")
        yield line, _FIELD_SHOWN.filled(written=written)


def _comment_as_text(html: str) -> str:
    """How the first comment that is text and no code begins, behind its `<!`; else ""."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        opaque = element.tag in _OPAQUE or any(e.tag in _OPAQUE for e in element.iterancestors())
        outside = any(e.tag in _OPAQUE for e in element.iterancestors())
        for text in ("" if opaque else element.text, "" if outside else element.tail):
            if text and "<!--" in text:
                return str(text[text.index("<!--") + 2 :]).split("\n")[0][:40]
    return ""


def _line(source: str, wanted: str) -> int:
    """The line, from 1, that has `wanted`, one with a mark before others; 1 where none has it."""
    lines = source.casefold().split("\n")
    there = [n for n, line in enumerate(lines, start=1) if wanted and wanted.casefold() in line]
    marked = [n for n in there if _MARKED.search(lines[n - 1])]
    return next(iter([*marked, *there]), 1)
