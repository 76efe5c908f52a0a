"""Reads a page's Markdown once: headings, images, lists, code and all else that it holds."""

import functools

from tebiki.files.data_faults import Said
from tebiki.markdown import markdown_spans
from tebiki.markdown.line_reading import TooMuch
from tebiki.markdown.page_lines import lines_of
from tebiki.markdown.page_parts import PageError, Reading
from tebiki.markdown.token_reading import TokenReader

# Python-Markdown takes minutes for more; pages of a guide are twenty times smaller.
LONGEST = 200_000  # characters of a page
_REMEMBERED = 4_096  # pages; one build reads each several times


def read(text: str, path: str, front_matter: int = 0) -> Reading:
    """Return what stands in a page's `text` below its `front_matter` lines.

    Raises PageError for what is too long or too deeply nested to be a page.
    """
    try:
        return _read(text, front_matter)
    except TooMuch as error:
        line, message = error.args
        raise PageError(path, line, message) from None


@functools.lru_cache(_REMEMBERED)
def _read(text: str, front_matter: int) -> Reading:
    if len(text) > LONGEST:
        raise TooMuch(
            1,
            Said(
                f"the page has {len(text):,} characters, more than {LONGEST:,}; "
                "make several pages of it",
                f"ページが {len(text):,} 文字あり、上限の {LONGEST:,} 文字を超えています。"
                "いくつかのページに分けてください。",
            ),
        )
    lines = lines_of(text)
    lines[:front_matter] = [""] * min(front_matter, len(lines))
    lines = markdown_spans.with_blank_comments("\n".join(lines)).split("\n")
    return TokenReader(lines).read()
