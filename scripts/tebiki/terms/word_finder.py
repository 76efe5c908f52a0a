"""Finds words in running text, whole: the longest wins, and no compound is cut.

    WordFinder({"カード": "card", "クレジットカード": ""}).find("クレジットカードとカード")
    → (0, 8, ""), (9, 12, "card")

Where a word ends, Latin letters go on with Latin letters and digits; behind and before Japanese,
kanji and katakana make a compound (プロジェクト名, 利用上限), hiragana does not (上限に).
"""

import re
from collections.abc import Iterator, Mapping

_LATIN = "A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u04ff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe"
_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ"
_HIRAGANA = "\u3041-\u309f"
_IS_LATIN = re.compile(f"[{_LATIN}]")
_IS_KATAKANA = re.compile(f"[{_KATAKANA}]")
_IS_HIRAGANA = re.compile(f"[{_HIRAGANA}]")


class WordFinder:
    """Knows words by what they stand for; "" stands for nothing, such as クレジットカード."""

    def __init__(self, words: Mapping[str, str]) -> None:
        longest = sorted(words, key=lambda word: (-len(word), word))
        self._meanings = [words[word] for word in longest]
        # The first letter is looked at before all else, by which Python passes over most places;
        # what holds for it is looked at behind it. The empty group tells which word it was.
        words_in_turn = "|".join(f"{_pattern(word)}()" for word in longest)
        first = "".join(re.escape(sign) for word in longest for sign in _first(word))
        self._pattern = re.compile(f"(?=[{first}])(?:{words_in_turn})" if longest else "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and meaning of each word in the text, in order; none overlap."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self._meanings[(match.lastindex or 1) - 1]


def _pattern(word: str) -> str:
    """A word with its ends: it may begin with a capital, and its spaces are any or, where a
    Latin letter meets a Japanese one, none."""
    signs = [re.escape(sign) for sign in word]
    if len(_first(word)) > 1:
        signs[0] = f"[{_first(word)}]"
    for place, sign in enumerate(word):
        if sign.isspace():
            is_mixed = bool(_IS_LATIN.match(word[place - 1])) != bool(
                _IS_LATIN.match(word[place + 1])
            )
            signs[place] = r"\s?" if is_mixed else r"\s+"
    first, *rest = signs
    before = "".join(f"(?<!{held}{first})" for held in _not_before(word[0]))
    return first + before + "".join(rest) + _after(word[-1])


def _first(word: str) -> str:
    sign = word[0]
    return sign + sign.upper() if sign.isascii() and sign.islower() else sign


def _not_before(sign: str) -> Iterator[str]:
    if _IS_LATIN.match(sign):
        yield from (f"[{_LATIN}]", f"[{_LATIN}][-.@]")
        return
    yield f"[{_KANJI}{_KATAKANA}]"
    if _IS_KATAKANA.match(sign):
        yield f"[{_KATAKANA}]・"
    if _IS_HIRAGANA.match(sign):
        yield f"[{_HIRAGANA}]"


def _after(sign: str) -> str:
    if _IS_LATIN.match(sign):
        return f"(?![{_LATIN}])(?![-.@][{_LATIN}])"
    held = f"(?![{_KANJI}{_KATAKANA}])"
    return held + f"(?!・[{_KATAKANA}])" if _IS_KATAKANA.match(sign) else held
