"""Tells whether a page was changed in nothing but what its text says."""

from tebiki.markdown.page import Page


def only_text_differs(before: Page, after: Page) -> bool:
    """Whether all that other pages or files may depend on is the same on both pages.

    That is the front matter, headings, pictures, addresses, boxes, comments and raw HTML; the
    lines they stand on do not count.

    So `# A`, a blank line and `One.` differ from the same with `Two.` in nothing but text.
    """
    return before.meta == after.meta and _frame(before) == _frame(after)


def _frame(page: Page) -> tuple[object, ...]:
    read = page.reading
    return (
        [(h.level, h.title, h.id, dict(h.attributes), h.inside) for h in read.headings],
        [(i.address, i.alt, i.title, i.step, i.is_alone, i.is_raw, i.inside) for i in read.images],
        [link.address for link in read.links],
        [(a.mark, a.classes, a.title, a.inside) for a in read.admonitions],
        [(comment.text, comment.is_closed) for comment in read.comments],
        [(html.text, html.is_block) for html in read.html],
        [label for label, _ in read.footnotes],
        [address for address, _ in read.unused],
    )
