"""Makes the Typst source of a handout from the built pages of a guide."""

from collections.abc import Callable, Mapping, Sequence

from lxml.html import HtmlElement

from tebiki.paper import blocks as paper
from tebiki.paper import card, said_faults, units, word_list
from tebiki.paper import typst_markup as typ
from tebiki.paper.built_guide import (
    INSTRUCTORS,
    LAST_PAGES,
    OPENING,
    BuiltPage,
    ReadPage,
    hosted,
    in_order,
    plain,
    read_page,
)
from tebiki.paper.chapter import Chapter, PaperError, PaperFault, Place, UnsetError
from tebiki.paper.cover import Occasion, set_up
from tebiki.paper.inline import marked, titled
from tebiki.paper.parts import classes, on_paper, plain_text
from tebiki.paper.qr_codes import qr_svg


class _Guide:
    """The pages of one handout, and what their links lead to."""

    def __init__(
        self,
        read: Sequence[ReadPage],
        words: Mapping[str, str],
        occasion: Occasion,
        has_picture: Callable[[str], bool],
    ) -> None:
        self.words = words
        self.occasion = occasion
        self._has_picture = has_picture
        self.faults: list[PaperFault] = []
        self._names = {plain(item.page.path): item.page.name for item in read}
        self._anchors = {item.page.name: set(item.article.xpath(".//@id")) for item in read}

    def resolve(self, target: str) -> Place | str | None:
        """Return the place in the handout, else the address on the web, else nothing."""
        path, _, anchor = target.partition("#")
        name = self._names.get(plain(path))
        if name is not None:
            known = self._anchors[name]
            heading = anchor.removeprefix("step-")  # a card's id is its heading's, behind step-
            return Place(name, heading if heading in known else anchor if anchor in known else "")
        if not self.occasion.site_url:
            return None
        return self.occasion.site_url + hosted(path) + (f"#{anchor}" if anchor else "")

    def chapter(self, page: BuiltPage, rank: int) -> Chapter:
        """Return a converter for `page`, below a heading of level `rank`."""
        url = self.occasion.site_url
        return Chapter(
            name=page.name,
            path=page.path,
            audience=self.occasion.audience,
            words=self.words,
            resolve=self.resolve,
            has_picture=self._has_picture,
            own_address=url + hosted(page.path) if url else None,
            rank=rank,
            faults=self.faults,
        )


def typst_source(
    door: BuiltPage,
    pages: Sequence[BuiltPage],
    words: Mapping[str, str],
    occasion: Occasion,
    has_picture: Callable[[str], bool],
    layout: str,
    *,
    is_only: bool = False,
) -> str:
    """Return the Typst source of a handout: words, `layout`, and the pages as its calls.

    `door` is the site's first page; its title and address stand on the cover of a guide that has
    no first page of its own, and its sections behind the steps if the guide `is_only` there.
    Raises UnsetError for HTML that cannot be set, PaperError where there is no chapter.
    """
    every = [read_page(page) for page in pages]
    read = in_order(every, occasion.audience)
    chapters = [item for item in read if item.page.name not in (OPENING, *LAST_PAGES, INSTRUCTORS)]
    if not chapters:
        raise PaperError(said_faults.NO_CHAPTER)
    guide = _Guide(read, words, occasion, has_picture)
    own = next((item for item in read if item.page.name == OPENING), None)
    opening = own or read_page(door)
    used = {key: text for key, text in words.items() if key.startswith("paper_")}
    parts = [f"#let words = {typ.dictionary(used)}", layout]
    promise, of_door, aside = _promise(door, guide)
    intro, sections = "none", of_door if is_only else []
    if own:
        aside = guide.chapter(own.page, rank=1)
        intro, sections = _opening(own, aside)
    has_badges = any(item.article.find_class("step-badge") for item in read)
    parts.append(set_up(opening, promise, intro, words, occasion, has_badges=has_badges))
    last = chapters[-1]
    for item in read:
        if item is not opening:
            parts.append(_chapter(item, guide))
        if item is last:
            parts += [*sections, _marks(aside, occasion) if sections else ""]
        if item.first:
            parts.append("#notes()")
    for item in every if occasion.audience == "participant" else ():
        if word_list.has_words(item.article):
            chapter = guide.chapter(item.page, rank=1)
            parts += word_list.word_list(item.article, item.title, chapter)
    if guide.faults:
        raise UnsetError(guide.faults)
    return "\n".join(parts) + "\n"


def _promise(door: BuiltPage, guide: _Guide) -> tuple[str, list[str], Chapter]:
    """What the door says above its first section (what one will have, what one needs), its
    sections, and their converter."""
    chapter = guide.chapter(door, rank=1)
    said, sections = _opening(read_page(door), chapter)
    guide.faults += (
        PaperFault(door.path, 1, "", said_faults.COVER_LINK, (("address", mark.address),))
        for mark in chapter.marks
        if marked(mark) in said
    )
    return said, sections, chapter


def _opening(item: ReadPage, chapter: Chapter) -> tuple[str, list[str]]:
    """The opening page's text above its first section, and its sections, a level higher."""
    children = on_paper(item.article, chapter.audience)
    content = [
        child for child in children if child is not item.title and "freshness" not in classes(child)
    ]
    start = next((n for n, child in enumerate(content) if child.tag == "h2"), len(content))
    intro = paper.blocks(content[:start], chapter)
    chapter.raised = 1
    return intro, [line for child in content[start:] for line in _placed(child, chapter)]


def _chapter(item: ReadPage, guide: _Guide) -> str:
    chapter = guide.chapter(item.page, rank=1)
    meta = next(iter(item.article.find_class("page-meta")), None)
    parts = [
        f"// at {chapter.path}:{item.title.sourceline}: <h1>",
        typ.call(
            "chapter",
            titled(item.title, chapter),
            id=typ.string(chapter.name),
            meta=typ.string("" if meta is None else plain_text(meta)),
        ),
    ]
    content = [
        element for element in on_paper(item.article, chapter.audience) if element is not item.title
    ]
    is_list = item.page.name in LAST_PAGES
    start = next((n for n, child in enumerate(content) if child.tag == "h2"), len(content))
    for element in content[:start] if is_list else content:
        parts += _placed(element, chapter)
    if is_list:
        parts.append(units.units(content[start:], chapter))
    return "\n".join([*parts, _marks(chapter, guide.occasion)])


def _placed(element: HtmlElement, chapter: Chapter) -> list[str]:
    """A block or a step card, below a comment that says where it comes from."""
    is_card = element.tag == "section" and bool({"step", "step-skipped"} & classes(element))
    make = card.card if is_card else paper.block
    made = make(element, chapter)
    return [chapter.comment(element), f"#{made}"] if made else []


def _marks(chapter: Chapter, occasion: Occasion) -> str:
    """The chapter's outside links with their QR codes, or nothing."""
    entries = []
    for mark in chapter.marks:
        step = chapter.words["paper_step"].format(step=mark.step) if mark.step else ""
        said = chapter.words["paper_qr"].format(label=f"{mark.label} {step}".strip())
        entries.append(
            typ.record(
                number=str(mark.number),
                label=typ.string(mark.label),
                step=typ.string(step),
                address=typ.string(mark.address),
                parts=typ.array([typ.string(part) for part in typ.address_parts(mark.address)]),
                qr=typ.string(qr_svg(mark.address)),
                alt=typ.string(said),
            )
        )
    if not entries:
        return ""
    note = occasion.device_note if any(mark.step for mark in chapter.marks) else ""
    title = chapter.words["paper_links" if chapter.raised == 0 else "paper_links_cover"]
    return typ.call(
        "marks", entries=typ.array(entries), title=typ.string(title), note=typ.string(note)
    )
