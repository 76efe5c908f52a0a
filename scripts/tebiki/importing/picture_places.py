"""Decides whether a guide's picture belongs to the text before it or after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tebiki.files.data_faults import Said

_BELOW = re.compile(
    r"下記|(?<![0-9０-９歳円個人件字桁度分])以下|下(?:の(?:画面|図|画像|よう)|図)"
    r"|次の(?:ような|画面|図|画像)"
)
_ABOVE = re.compile(r"上記|上の(?:画面|図|画像)|上図|前の画面")
_HERE = re.compile(r"このよう[なに]|こんな")


ONLY = Said("the only text beside it", "隣の文はこれだけです")
_NO_TEXT = Said("no text beside it", "隣に文がありません")
_CUE_ABOVE = Said("cue {cue} above it", "上の文に「{cue}」とあります")
_CUE_BELOW = Said("cue {cue} below it", "下の文に「{cue}」とあります")
_NEXT = Said("{cue} below it means the next picture", "下の文の「{cue}」は次の画像のことです")
_LAST = Said("{cue} above it means the picture before", "上の文の「{cue}」は前の画像のことです")
_GUESS = Said(
    "guess: pictures go on standing {mode} their text", "推測です。画像は文の{mode}に続いています"
)
_MODES = {"before": Said("before", "前"), "after": Said("after", "後")}


@dataclass(frozen=True)
class Place:
    """Where a run of pictures belongs.

    `pictures` and `text` are indexes into the section, `text` None where no text stands
    beside them; `side` is where the pictures stand, before or after their text.
    """

    pictures: int
    text: int | None
    side: str
    why: Said


def places(
    sections: Sequence[Sequence[str | None]], side: str = "", *, is_steady: bool = False
) -> list[list[Place]]:
    """Return the place of each run of pictures, section by section.

    A section is what stands between two headings: a string is a text, None a run of pictures.
    Cues in the text, and having only one neighbour, come first. Else the side is that of most
    sections (where `is_steady`), or, where they do not agree, the last one, which goes on into
    the next section. Where most show pictures behind their texts, one that speaks of a picture
    above it takes none away. `side` is where the pictures of what came before stood.
    """
    mode, is_sure = _first_mode(sections, side)
    is_held = is_sure and is_steady
    found = []
    for section in sections:
        own: list[Place] = []
        for at, unit in enumerate(section):
            if unit is None:
                place = _place(section, at, mode, own, is_held=is_held and mode == "after")
                own.append(place)
                mode = place.side if place.text is not None and not is_held else mode
        found.append(own)
    return found


def points(text: str) -> bool:
    """Whether a text speaks of a picture near it."""
    return any(cue.search(text) for cue in (_BELOW, _ABOVE, _HERE))


def _first_mode(sections: Sequence[Sequence[str | None]], side: str) -> tuple[str, bool]:
    """A guide most of whose sections open with a picture shows pictures before their texts.

    Sure is what twice as many open with, two at least.
    """
    shown = [section for section in sections if None in section and len(section) > 1]
    opening = sum(section[0] is None for section in shown)
    closing = sum(section[-1] is None for section in shown)
    texts = len(shown) - opening
    is_sure = max(opening, texts) >= 2 and max(opening, texts) > 2 * min(opening, texts)
    mode = "before" if opening > closing else "after"
    is_sure = is_sure and (mode == "before") == (opening > texts)
    return (side or mode) if opening == closing and not is_sure else mode, is_sure


def _place(
    section: Sequence[str | None], at: int, mode: str, own: Sequence[Place], *, is_held: bool
) -> Place:
    above = section[at - 1] if at else None
    below = section[at + 1] if at + 1 < len(section) else None
    before = Place(at, at + 1, "before", Said(""))
    after = Place(at, at - 1, "after", Said(""))
    if above is None or below is None:
        if above is None and below is None:
            return Place(at, None, "", _NO_TEXT)
        side = before if above is None else after
        return Place(at, side.text, side.side, ONLY)
    last = at + 2 >= len(section) or section[at + 2] is not None  # no picture follows `below`
    taken = any(place.text == at - 1 for place in own)
    free = at < 2 or section[at - 2] is not None  # no picture stands before `above`
    if cue := _BELOW.search(above):
        return Place(at, at - 1, "after", _CUE_ABOVE.filled(cue=cue[0]))
    if is_held:
        return Place(at, at - 1, "after", _GUESS.filled(mode=_MODES[mode]))
    if cue := _ABOVE.search(below):
        return Place(at, at + 1, "before", _CUE_BELOW.filled(cue=cue[0]))
    if last and (cue := _HERE.search(below)):
        return Place(at, at + 1, "before", _CUE_BELOW.filled(cue=cue[0]))
    if not taken and free and (cue := _HERE.search(above)):
        return Place(at, at - 1, "after", _CUE_ABOVE.filled(cue=cue[0]))
    if not last and (cue := _BELOW.search(below)):
        return Place(at, at - 1, "after", _NEXT.filled(cue=cue[0]))
    if not free and (cue := _ABOVE.search(above)):
        return Place(at, at + 1, "before", _LAST.filled(cue=cue[0]))
    side = before if mode == "before" else after
    return Place(at, side.text, side.side, _GUESS.filled(mode=_MODES[mode]))
