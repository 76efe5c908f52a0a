"""Drafts what a guide does not say: a step's title from its sentence, a picture's text from both.

`<API_KEY>` を自分の鍵に置きかえます。次に…   ->  `<API_KEY>` を自分の鍵に置きかえます
the picture of that step                    ->  「<API_KEY> を自分の鍵に置きかえます」の画面。
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from tebiki.importing import predicates
from tebiki.importing.guide_tree import (
    Inline,
    Node,
    all_inlines,
    plain,
    trimmed,
    walk,
    without_images,
)
from tebiki.rules import alt_texts

LONGEST = 40
_SHORT = 8  # signs that are worth a part of some code
_ADDRESS = re.compile(r"https?://[!-~]+")
_POOR = re.compile(
    r"(?:image|img|picture|screenshot|screen ?shot|スクリーンショット|スクショ|画像|図|写真|"
    r"キャプチャ|alt|名称未設定|無題|untitled|image from gyazo|alt text|altテキスト|capture|"
    r"pasted image)[\s_\-.:()（）\d/]*(?:at)?[\d\s.:\-apmAPM]*(?:\.(?:png|jpe?g|gif|webp))?",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"[ \u3000]+[をがはにでへのとも]")
_NO_WORDS = "※→⇒・ \u3000\u00a0\n\t"


def title(nodes: Sequence[Node]) -> tuple[Inline, ...]:
    """Return the first sentence of blocks as a title, () where they say nothing."""
    for node in walk(nodes):
        if node.kind == "paragraph":
            found = _sentence(without_images(node.inlines))
            if found:
                return found
    titles = [node.title for node in walk(nodes) if node.title]
    shown = [one.text for one in all_inlines(nodes) if one.kind == "image"]
    said = next((text for text in (*titles, *shown) if not is_poor(text)), "")
    return _sentence((Inline("text", said, line=nodes[0].line),)) if said else ()


def is_poor(alt: str) -> bool:
    """Whether an alternative text says nothing of its picture."""
    return bool(not alt or _POOR.fullmatch(alt.strip()) or alt_texts.wrong_in(alt, set()))


def alternative(step: str, said: str, number: int) -> str:
    """Return a text for a step's picture, `number` from 1, made of the title or what `said` it."""
    said = " ".join((said or step).split()).strip("。")
    if len(said) > 60:
        said = said[:59] + "…"
    several = f"（{number} 枚目）" if number > 1 else ""
    return f"「{said}」の画面{several}。"


def _sentence(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """The first sentence as plain text and code, cut where it is too long."""
    found: list[Inline] = []
    room = LONGEST
    for one in _close_up(_flat(inlines)):
        if one.kind == "break":
            said = plain(found).strip(_NO_WORDS)
            if said and (one.text == "hard" or predicates.read(said).form != "other"):
                break
            continue
        text = one.text
        if one.kind == "text":  # of an address its host is enough
            text = _ADDRESS.sub(lambda found: urlsplit(found[0]).hostname or "", text)
        ended = False
        if one.kind == "text":
            if not plain(found).strip(_NO_WORDS):
                text = text.lstrip(_NO_WORDS + "。")
            head, sign, _ = text.partition("。")
            ended = bool(sign)
            text = head
        if len(text) > room:
            if one.kind == "code" and room < _SHORT:
                break
            text, ended = text[: room - 1].rstrip() + "…", True
        room -= len(text)
        if text:
            found.append(replace(one, text=text))
        if ended:
            break
    kept = trimmed(found)
    return kept if plain(kept).strip(_NO_WORDS + "「」（）()、") else ()


def _close_up(inlines: Sequence[Inline]) -> list[Inline]:
    """A particle behind a link or bold words stands with them: 公式 を -> 公式を."""
    found: list[Inline] = []
    for one in inlines:
        if found and found[-1].kind == one.kind == "text":
            last = found[-1].text
            if last[-1:] > "\u3000" and _PARTICLE.match(one.text):
                one = replace(one, text=one.text.lstrip())
        found.append(one)
    return found


def _flat(inlines: Sequence[Inline]) -> list[Inline]:
    found: list[Inline] = []
    for one in inlines:
        if one.children:
            found += _flat(one.children)
        elif one.kind in ("text", "code", "break"):
            found.append(one)
    return found
