"""Finds images whose alternative text tells a reader nothing."""

import re

from tebiki.markdown.page import Page
from tebiki.markdown.page_parts import Image

LONGEST = 150

_HASH = re.compile(r"[0-9a-f]{8,}|[0-9a-z+/_-]{20,}={0,2}", re.I)
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|heic|pdf)", re.I)
_SAY = "say what the screen shows and where to click"


def faults(page: Page) -> list[str]:
    """Return one message an image that needs another text, with file, line and remedy."""
    found = []
    for image in page.reading.images:
        titles = {_plain(name) for name in (page.title, image.step_title, image.title) if name}
        wrong = wrong_in(image.alt, titles)
        if wrong:
            found.append(f"{page.path}:{image.line}: the picture {_name(image)} {wrong}; {_SAY}")
        elif len(image.alt) > LONGEST:
            found.append(
                f"{page.path}:{image.line}: the alternative text of {_name(image)} has "
                f"{len(image.alt)} characters; say it in {LONGEST} at most and move the rest into "
                f"the text"
            )
    return found


def is_one_word(alt: str) -> bool:
    """True for a text without a space, a punctuation mark or, in Japanese, a particle.

    A Japanese phrase shows by mixing hiragana with other letters; 設定画面 and がめん do not.
    """
    if re.search(r"[\s、。・，．「」（）()!?！？:：,]", alt):
        return False
    hiragana = re.findall(r"[ぁ-ゖ]", alt)
    return len(hiragana) in (0, len(alt))


def wrong_in(alt: str, titles: set[str]) -> str | None:
    """Return what is wrong with a text, None if nothing; `titles` in their plain form."""
    if not alt:
        return "has no alternative text"
    if _FILE.fullmatch(alt):
        return f"has a file's name as alternative text, {alt}"
    if _HASH.fullmatch(alt) and re.search(r"\d", alt):
        return f"has a hash as alternative text, {alt}"
    if _plain(alt) in titles:
        return f"has the title as alternative text, {alt}"
    if is_one_word(alt):
        return f"has one word as alternative text, {alt}"
    return None


def _name(image: Image) -> str:
    return image.address.rpartition("/")[2] or image.address or "without an address"


def _plain(text: str) -> str:
    """`text` without marks, spaces and case, to compare it with another."""
    return re.sub(r"[*_`\s。.①-⑳]", "", text).casefold()
