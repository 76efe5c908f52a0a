"""Puts together the pages of a guide as they had been made, as they are now, and as it has them.

`made` are the texts that were written the last time, `mine` those of today's files, `new` what
the guide gives now; each by page. What was a step is known again by its words and pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tebiki.files.data_faults import Said
from tebiki.importing import merge_blocks, names_again, page_blocks
from tebiki.importing.known_again import SURE
from tebiki.importing.merge_blocks import Block
from tebiki.importing.names_again import Found, Guide, Place
from tebiki.importing.page_blocks import Parts, Section
from tebiki.importing.renamed_parts import Names, renamed
from tebiki.markdown import drafts

_NEW_PAGE = Said("a new page: {title}", "新しいページ: {title}")
_NEW = Said("a new step: {title}", "新しい手順: {title}")
_GONE = Said(
    "the guide has this no longer, and nothing leads here, so it is taken out: {title}",
    "手引きからなくなり、ここを指すものもないので外しました: {title}",
)
_STAYS = Said(
    "the guide has this no longer; it stays, marked, as you have changed it or something leads "
    "here: {title}",
    "手引きからなくなりました。書き直してあるか、ここを指すものがあるので、"
    "印を付けて残しました: {title}",
)
_UNSURE = Said(
    "taken for the step that was “{was}”; see that it is the same",
    "「{was}」だった手順とみなしました。同じ手順か確かめてください。",
)
_MOVED = Said("moved from {page}: {title}", "{page} から移りました: {title}")
_TAKEN_OUT = Said(
    "you had taken this out, and it stays out; the guide has changed it: {title}",
    "外してあるので、載せていません。手引きでは変わりました: {title}",
)


@dataclass(frozen=True)
class Told:
    """What is to be told, at a line of a page; `is_old` where that is the page as it was."""

    page: str
    line: int
    said: Said
    is_old: bool = False


@dataclass(frozen=True)
class Merged:
    """The pages' texts, those that are gone, what is told, where steps have gone to.

    `made` is what the guide gives now, by today's names: the next time this is what had been made.
    `names_of_made` and `names_of_new` are today's names of what was made and of what the guide has.
    """

    texts: Mapping[str, str]
    gone: tuple[str, ...]
    told: tuple[Told, ...]
    moved: Mapping[Place, Place]
    made: Mapping[str, str]
    names_of_made: Names
    names_of_new: Names


def merged(
    made: Mapping[str, str],
    mine: Mapping[str, str],
    new: Mapping[str, str],
    *,
    pictures: tuple[Mapping[str, str], Mapping[str, str]],
    is_wanted: Callable[[str, str], bool],
) -> Merged:
    """Return the pages that come of it.

    `pictures` are the names today of those of `made` and of `new`; `is_wanted` says whether
    something else leads to a page, or to a step of it.
    """
    of_made = names_again.names_today(_parts(made), _parts(mine), pictures[0])
    old = _parts(renamed(made, of_made))
    shown = _parts(renamed(new, Names(pictures=pictures[1])))
    found = names_again.names_of_new(old, shown, _parts(mine), of_made)
    of_new = Names(found.names.pages, found.names.steps, pictures[1])
    now = renamed(new, of_new)
    uids = {to: (of_made.pages.get(page, page), to[1])
            for (page, _), to in of_made.steps.items()}  # fmt: skip
    work = _Work(old, mine, _parts(now), uids, found, is_wanted)
    texts, gone = {}, []
    for page in [*mine, *(page for page in now if page not in mine)]:
        text = work.page(page)
        if text is not None:
            same = page in mine and page_blocks.parts(text) == work.mine[page]
            texts[page] = mine[page] if same else text
        elif page in mine:
            gone.append(page)
    return Merged(texts, tuple(gone), tuple(work.told), work.moved, now, of_made, of_new)


def _parts(texts: Mapping[str, str]) -> dict[str, Parts]:
    return {page: page_blocks.parts(text) for page, text in texts.items()}


@dataclass
class _Work:
    """`uids` are the places in `old` of steps that a person has put elsewhere."""

    old: Guide
    texts: Mapping[str, str]  # of today's files
    new: Guide
    uids: Mapping[Place, Place]
    found: Found
    is_wanted: Callable[[str, str], bool]
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mine = _parts(self.texts)
        self.was = {place: (place, one) for place, one in _by_place(self.old).items()}
        self.ours = {self.uids.get(place, place): (place, one)
                     for place, one in _by_place(self.mine).items()}  # fmt: skip
        self.then = {  # but for what the guide has put onto a page that a person has taken out
            uid: (place, one) for place, one in _by_place(self.new).items()
            if (uid := self._was(place))[0] == place[0] or not self._is_out(place[0])
        }  # fmt: skip
        self.moved = {
            uid: place for uid, (place, _) in self.then.items()
            if uid in self.was and uid[0] != place[0]
        }  # fmt: skip

    def _was(self, place: Place) -> Place:
        if not place[1]:
            return place
        return (
            self.found.was[place][0] if place in self.found.was else (f"new {place[0]}", place[1])
        )

    def _is_out(self, page: str) -> bool:
        """Whether a person has taken a page out."""
        return page in self.old and page not in self.mine

    def page(self, page: str) -> str | None:
        """Return the text of a page, None for one that is no more."""
        if self._is_out(page):
            if self.new[page] != self.old[page]:
                title = _title(self.new[page])
                self.told.append(Told(page, 1, _TAKEN_OUT.filled(title=title), is_old=True))
            return None
        start = len(self.told)
        uids = merge_blocks.woven(
            self._on(page, self.was),
            [one for one in self._on(page, self.ours) if one not in self.moved],
            [one for one in self._on(page, self.then)
             if one in self.moved or one not in self.ours or self.ours[one][0][0] == page],
        )  # fmt: skip
        is_gone = page in self.old and page not in self.new
        sections = {uid: self._section(uid, page) for uid in uids if uid[1]}
        opening = self._opening(page, is_gone=is_gone, has_more=any(sections.values()))
        if opening is None:
            del self.told[start:]
            gone = _GONE.filled(title=_title(self.mine[page]))
            self.told.append(Told(page, 1, gone, is_old=True))
            return None
        blocks = [*opening, *(block for uid in uids if uid[1] for block in sections[uid])]
        return self._text(page, blocks)

    def _on(self, page: str, of: Mapping[Place, tuple[Place, Section]]) -> list[Place]:
        return [uid for uid, (place, _) in of.items() if place[0] == page]

    def _opening(self, page: str, *, is_gone: bool, has_more: bool) -> list[Block] | None:
        old, mine, new = (_blocks(of.get((page, ""))) for of in (self.was, self.ours, self.then))
        if not is_gone:
            found = merge_blocks.merged(old, mine, new)
            if page not in self.mine:
                said = _NEW_PAGE.filled(title=_title(self.new[page]))
                return [replace(found[0], told=(said,)), *found[1:]] if found else []
            return found
        if not has_more and old == mine and not self.is_wanted(page, ""):
            return None
        said = _STAYS.filled(title=_title(self.mine[page]))
        return [Block(drafts.mark("gone"), (said,)), *map(Block, mine)]

    def _section(self, uid: Place, page: str) -> list[Block]:
        was, ours, then = (of.get(uid) for of in (self.was, self.ours, self.then))
        old, mine, new = _blocks(was), _blocks(ours), _blocks(then)
        if was is None:
            if ours is not None:
                return [Block(block) for block in mine]
            assert then is not None
            news = (_NEW.filled(title=then[1].title),) if page in self.mine else ()
            return [Block(new[0], news), *map(Block, new[1:])]
        if then is None:
            return self._gone(was, ours) if ours else []
        place, now = then
        if ours is None:
            if old[1:] != new[1:]:
                said = _TAKEN_OUT.filled(title=now.title)
                return [Block("", (said,))]
            return []
        if uid in self.moved:
            old, mine = (_with_id(blocks, uid[1], place[1]) for blocks in (old, mine))
        found = merge_blocks.merged(old, mine, new)
        told = list(found[0].told)
        if uid in self.moved:
            told.append(_MOVED.filled(page=uid[0], title=ours[1].title))
        if self.found.was[place][1] < SURE:
            told.append(_UNSURE.filled(was=ours[1].title))
        return [replace(found[0], told=tuple(told)), *found[1:]]

    def _gone(self, was: tuple[Place, Section], ours: tuple[Place, Section]) -> list[Block]:
        (page, name), mine = ours
        title = mine.title
        if mine.body == was[1].body and not self.is_wanted(page, name):
            line = page_blocks.line_of(self.texts[page], name)
            self.told.append(Told(page, line, _GONE.filled(title=title), is_old=True))
            return []
        mark = Block(drafts.mark("gone"), (_STAYS.filled(title=title),))
        return [Block(mine.blocks[0]), mark, *map(Block, mine.blocks[1:])]

    def _text(self, page: str, blocks: Sequence[Block]) -> str:
        fronts = [of[page].front if page in of else () for of in (self.old, self.mine, self.new)]
        front = merge_blocks.merged_front(*fronts) if page in self.new else list(fronts[1])
        text = "\n".join(["---", *front, "---", ""]) if front else ""
        for number, block in enumerate(blocks):
            line = text.count("\n") + 1
            self.told += [Told(page, line, said) for said in block.told]
            if block.text:
                text += block.text + ("\n" if number == len(blocks) - 1 else "\n\n")
        return text.rstrip("\n") + "\n"


def _by_place(guide: Guide) -> dict[Place, Section]:
    return {(page, one.id): one for page, found in guide.items() for one in found.sections}


def _blocks(found: tuple[Place, Section] | None) -> tuple[str, ...]:
    return found[1].blocks if found else ()


def _with_id(blocks: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    return (blocks[0].replace(f"#{old} ", f"#{new} ", 1), *blocks[1:])


def _title(found: Parts) -> str:
    blocks = (block for one in found.sections for block in one.blocks)
    return merge_blocks.shown(next((b for b in blocks if b.startswith("# ")), "")).lstrip("# ")
