"""Finds images whose alternative text tells a reader nothing."""

import re
from collections.abc import Collection

from tebiki.files.data_faults import Said, placed
from tebiki.markdown.page import Page
from tebiki.markdown.page_parts import Image

LONGEST = 150

_HASH = re.compile(r"[0-9a-f]{8,}|[0-9a-z+/_-]{20,}={0,2}", re.I)
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|heic|pdf)", re.I)
_WRONG = Said(
    "the picture {name} {wrong}; say what the screen shows and where to click",
    "画像 {name} {wrong}。何の画面で、どこを押すのかを […] に書いてください。",
)
_LONG = Said(
    f"the alternative text of {{name}} has {{count}} characters; say it in {LONGEST} at most and "
    "move the rest into the text",
    f"画像 {{name}} の代わりの文が {{count}} 文字あります。{LONGEST} 文字までにまとめ、"
    "残りは本文に書いてください。",
)
_NONE = Said("has no alternative text", "に代わりの文がありません")
_NAMES = Said("has a file's name as alternative text, {alt}", "の代わりの文がファイル名です: {alt}")
_HASHES = Said("has a hash as alternative text, {alt}", "の代わりの文が記号の列です: {alt}")
_TITLES = Said(
    "has the title as alternative text, {alt}", "の代わりの文がタイトルと同じです: {alt}"
)
_WORDS = Said("has one word as alternative text, {alt}", "の代わりの文が一語だけです: {alt}")


def faults(page: Page) -> list[Said]:
    """Return one message an image that needs another text, with file, line and remedy."""
    found = []
    for image in page.reading.images:
        titles = {plain(name) for name in (page.title, image.step_title, image.title) if name}
        if said := fault(_name(image), image.alt, titles):
            found.append(placed(page.path, image.line, said))
    return found


def fault(name: str, alt: str, titles: Collection[str] = ()) -> Said | None:
    """Return the message on the text of the picture called `name`, None for a good one.

    `titles` are those around it, in their plain form.
    """
    if wrong := wrong_in(alt, titles):
        return _WRONG.filled(name=name, wrong=wrong)
    return _LONG.filled(name=name, count=str(len(alt))) if len(alt) > LONGEST else None


def is_one_word(alt: str) -> bool:
    """True for a text without a space, a punctuation mark or, in Japanese, a particle.

    A Japanese phrase shows by mixing hiragana with other letters; 設定画面 and がめん do not.
    """
    if re.search(r"[\s、。・，．「」（）()!?！？:：,]", alt):
        return False
    hiragana = re.findall(r"[ぁ-ゖ]", alt)
    return len(hiragana) in (0, len(alt))


def wrong_in(alt: str, titles: Collection[str]) -> Said | None:
    """Return what is wrong with a text, None if nothing; `titles` in their plain form."""
    if not alt:
        return _NONE
    if _FILE.fullmatch(alt):
        return _NAMES.filled(alt=alt)
    if _HASH.fullmatch(alt) and re.search(r"\d", alt):
        return _HASHES.filled(alt=alt)
    if plain(alt) in titles:
        return _TITLES.filled(alt=alt)
    if is_one_word(alt):
        return _WORDS.filled(alt=alt)
    return None


def plain(text: str) -> str:
    """Return `text` without marks, spaces and case, to compare it with another."""
    return re.sub(r"[*_`\s。.①-⑳]", "", text).casefold()


def _name(image: Image) -> str:
    return image.address.rpartition("/")[2] or image.address or "without an address"
