"""Gives the one form in which text and queries are compared; `normal-form.js` gives the same.

The shared cases in tests/data/search/normal_form.tsv hold the two together.
"""

import re
import unicodedata
from functools import cache, lru_cache

from tebiki.safety.invisible_signs import visible

# Signs that stand for a long vowel behind kana; elsewhere they part words.
_LONG = frozenset("ー―‐‑–—−-~")
_VOICED = {"\u3099", "\u309a"}  # が as か and a mark of its own
_SPACING_MARKS = {"゛": "\u3099", "゜": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a"}
_SMALL_KE = {"ゕ": "か", "ゖ": "か"}  # 1ヶ月 is 1か月
_DROPPED = frozenset("'’")  # I'm is im
# Most words: only their katakana becomes hiragana.
_PLAIN = re.compile("(?:[a-z0-9々\u3400-\u9fff]|[ぁ-ゔァ-ヴ]ー?)*")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヴ") + 1)}


def normal_form(text: str) -> str:
    """Return `text` in one width, kana, case and sign for long vowels, without punctuation.

    Words of Latin letters and digits are parted by single spaces; nothing else is, and nothing
    by signs that cannot be seen.
    """
    return text.translate(_HIRAGANA) if _PLAIN.fullmatch(text) else _sign_by_sign(text)


@lru_cache(maxsize=4096)  # the parts of a build ask for the same questions and words
def _sign_by_sign(text: str) -> str:
    form: list[str] = []
    gap = False
    for character in visible(text):
        mark = _SPACING_MARKS.get(character, character)
        if mark in _VOICED:
            if form and not gap:
                composed = unicodedata.normalize("NFC", form[-1] + mark)
                form[-1] = composed if len(composed) == 1 else form[-1]
            continue
        for part in _compatible(character):
            if part in _DROPPED:
                continue
            if part in _LONG and form and not gap and (is_kana(form[-1]) or form[-1] == "ー"):
                if form[-1] != "ー":
                    form.append("ー")
                continue
            folded = fold_character(part)
            if not folded:
                gap = True
                continue
            if gap and form and is_latin(form[-1]) and is_latin(folded):
                form.append(" ")
            form.append(folded)
            gap = False
    return "".join(form)


@cache
def _compatible(character: str) -> str:
    """One character in the width and case of the normal form; it may become several."""
    return unicodedata.normalize("NFKC", character).lower()


@cache
def fold_character(character: str) -> str:
    """Return one NFKC character as hiragana or without its accent; empty for punctuation."""
    if "ァ" <= character <= "ヶ":
        character = chr(ord(character) - 0x60)
    character = _SMALL_KE.get(character, character)
    if character in _LONG:
        return ""
    if is_kana(character) or "\u3400" <= character <= "\u9fff" or character == "々":
        return character
    base = unicodedata.normalize("NFD", character)[0]
    if is_latin(base):
        return base
    return character if character.isalnum() and ord(character) > 0x2FF else ""


def is_kana(character: str) -> bool:
    """True for hiragana, which is all the kana of the normal form."""
    return "ぁ" <= character <= "ゖ"


def is_all_kana(form: str) -> bool:
    """True for a normal form that is a reading: kana, and what makes a vowel long."""
    return bool(form) and all(is_kana(character) or character == "ー" for character in form)


def is_latin(character: str) -> bool:
    """True for what words of Latin letters and digits are made of."""
    return "a" <= character <= "z" or "0" <= character <= "9"
