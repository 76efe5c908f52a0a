"""Sets a guide's words that stand on paper as a short list: of its page of words, those marked so.

    <h2 data-paper="list">貸出</h2><p class="term-reading">かしだし</p><p>本を借りることです。</p>

becomes the item *貸出*（かしだし）: 本を借りることです。
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from tebiki.paper import blocks as paper
from tebiki.paper import typst_markup as typ
from tebiki.paper.chapter import Chapter
from tebiki.paper.inline import inline
from tebiki.paper.parts import classes
from tebiki.terms.terms_page import ON_PAPER, READING

_MARKED = f".//h2[@data-paper='{ON_PAPER}']"


def has_words(article: HtmlElement) -> bool:
    """Whether a page has words that stand on paper."""
    return bool(article.xpath(_MARKED))


def word_list(article: HtmlElement, title: HtmlElement, chapter: Chapter) -> list[str]:
    """Return the title and the list as Typst calls."""
    items = [typ.code("para", "".join(_item(heading, chapter))) for heading in _marked(article)]
    return [
        f"#{paper.heading(title, chapter)}",
        f"#{typ.code('bullets', items=typ.array([f'{{ {item} }}' for item in items]))}",
    ]


def _marked(article: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = article.xpath(_MARKED)
    return found


def _item(heading: HtmlElement, chapter: Chapter) -> Iterator[str]:
    """The word, its reading if it has one, and what it means: the first paragraph that is text."""
    yield typ.call("strong", inline(heading, chapter))
    for element in heading.itersiblings():
        if READING not in classes(element):
            yield typ.text(": ") + inline(element, chapter)
            return
        yield typ.text("（") + inline(element, chapter) + typ.text("）")
