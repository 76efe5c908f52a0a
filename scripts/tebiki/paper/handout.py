"""Makes the Typst source of a handout from the built pages of a guide."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from lxml.html import HtmlElement

from tebiki.paper import blocks as paper
from tebiki.paper import card, end_matter, said_faults, units, word_list
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
from tebiki.paper.cover import Occasion, addresses, set_up
from tebiki.paper.inline import titled
from tebiki.paper.links import MOST_CODES, Links
from tebiki.paper.parts import SHEET, classes, on_paper, plain_text, sections
from tebiki.paper.qr_codes import qr_svg

_NO_CHAPTERS = (OPENING, *LAST_PAGES, INSTRUCTORS)


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
        own = len(addresses(read[0].page.path, occasion)) if occasion.site_url else 0
        chapters = sum(item.page.name not in _NO_CHAPTERS for item in read)
        self._page_codes = MOST_CODES - own if occasion.site_url else 0
        self.links = Links(MOST_CODES - own - min(chapters, self._page_codes))
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

    def address_of(self, page: BuiltPage) -> str:
        """Return where a page is on the web, as long as there is room for its code, else ""."""
        if self._page_codes <= (0 if page.name not in _NO_CHAPTERS else len(self.links.codes)):
            return ""
        self._page_codes -= 1
        return self.occasion.site_url + hosted(page.path)

    def chapter(self, page: BuiltPage, rank: int) -> Chapter:
        """Return a converter for `page`, below a heading of level `rank`."""
        return Chapter(
            name=page.name,
            path=page.path,
            audience=self.occasion.audience,
            words=self.words,
            resolve=self.resolve,
            has_picture=self._has_picture,
            links=self.links,
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
    if all(item.page.name in _NO_CHAPTERS for item in read):
        raise PaperError(said_faults.NO_CHAPTER)
    guide = _Guide(read, words, occasion, has_picture)
    own = next((item for item in read if item.page.name == OPENING), None)
    opening = own or read_page(door)
    used = {key: text for key, text in words.items() if key.startswith("paper_")}
    parts = [f"#let words = {typ.dictionary(used)}", layout]
    aside = guide.chapter(door, rank=1)
    promise, of_door = _opening(read_page(door), aside)
    intro, references = "none", of_door if is_only else []
    if own:
        aside = guide.chapter(own.page, rank=1)
        intro, references = _opening(own, aside)
    has_badges = any(item.article.find_class("step-badge") for item in read)
    checked = next(iter(read_page(door).article.find_class("door-checked")), None)
    parts.append(
        set_up(
            opening, promise, intro, words, occasion, has_badges=has_badges,
            checked="" if checked is None else plain_text(checked),
        )
    )  # fmt: skip
    for item in every if occasion.audience == "participant" else ():
        if word_list.has_words(item.article):
            chapter = guide.chapter(item.page, rank=1)
            parts += word_list.word_list(item.article, item.title, chapter)
    sheets: list[str] = []
    for item in read:
        if item is not opening:
            parts += _chapter(item, guide, sheets)
    parts += [*references, *end_matter.lines(guide.links, words), "#notes()", *sheets]
    if guide.faults:
        raise UnsetError(guide.faults)
    return "\n".join(parts) + "\n"


def _opening(item: ReadPage, chapter: Chapter) -> tuple[str, list[str]]:
    """The opening page's text above its first section, and its sections, a level higher."""
    children = on_paper(item.article, chapter.audience)
    content = [child for child in children if child is not item.title]
    start = next((n for n, child in enumerate(content) if child.tag == "h2"), len(content))
    intro = paper.blocks(content[:start], chapter)
    chapter.raised = 1
    return intro, _placed(content[start:], chapter)


def _chapter(item: ReadPage, guide: _Guide, sheets: list[str]) -> list[str]:
    """A page as a chapter; its sections that are sheets of their own are added to `sheets`."""
    chapter = guide.chapter(item.page, rank=1)
    chapter.opens = item.page.name not in _NO_CHAPTERS
    meta = [plain_text(line) for name in _META for line in item.article.find_class(name)[:1]]
    address = guide.address_of(item.page)
    parts = [
        f"// at {chapter.path}:{item.title.sourceline}: <h1>",
        typ.call(
            "chapter",
            titled(item.title, chapter),
            id=typ.string(chapter.name),
            meta=typ.string(guide.words["separator"].join(meta)),
            address=typ.string(address),
            address_text=typ.string(address.removeprefix("https://")),
            qr=typ.string(qr_svg(address) if address else ""),
        ),
    ]
    children = on_paper(item.article, chapter.audience)
    intro, *rest = sections([element for element in children if element is not item.title])
    parts += _placed(intro, chapter)
    for section in rest:
        if section[0].get("data-paper") == SHEET:
            sheet = guide.chapter(item.page, rank=1)
            sheet.raised = 1
            sheets.append(
                typ.call(
                    "sheet",
                    body="{ "
                    + "\n".join(part.removeprefix("#") for part in _placed(section, sheet))
                    + "\n}",
                )
            )
        elif item.page.name in LAST_PAGES:
            parts.append(units.units(section, chapter))
        else:
            parts += _placed(section, chapter)
    note = guide.occasion.own.device_note
    return [*parts, *end_matter.codes(guide.links, chapter.name, guide.words, note)]


_META = ("page-meta", "freshness")


def _placed(elements: Sequence[HtmlElement], chapter: Chapter) -> list[str]:
    """Blocks and cards, each below a comment that says where it comes from."""
    parts: list[str] = []
    skipped: list[HtmlElement] = []
    for element, following in zip_longest(elements, elements[1:]):
        if card.is_skipped(element):
            skipped.append(element)
            continue
        parts += _called(skipped, chapter)
        skipped = []
        is_card = element.tag == "section" and "step" in classes(element)
        made = (
            card.card(element, chapter) if is_card else paper.leading(element, following, chapter)
        )
        parts += [chapter.comment(element), f"#{made}"] if made else []
    return parts + _called(skipped, chapter)


def _called(skipped: list[HtmlElement], chapter: Chapter) -> list[str]:
    return [chapter.comment(skipped[0]), f"#{card.skipped(skipped, chapter)}"] if skipped else []
