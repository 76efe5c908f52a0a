"""Finds signs that cannot be seen, such as Word, Slack and PDFs leave between letters."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from tebiki.files.data_faults import Said, same

# Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt, and control characters that
# are no blanks. overrides/assets/search/parts/normal-form.js has the same.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})))")
_TIMES = Said("「{around}」, {times} times in the line,", "「{around}」（この行に {times} 個）")
_UNSEEN = Said(
    "{code} in {where} cannot be seen and breaks the word; take it out",
    "{where} に、目に見えない文字 {code} が入っています。"
    "語が途切れて検索できないので、消してください。",
)
_AROUND = 6  # signs of the text that a message shows on each side
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
_LONGEST_FLAG = 7
_KEYCAP = "\u20e3"
_JOINER, _NON_JOINER = "\u200d", "\u200c"
# Signs that have a coloured form and are no symbols, as emoji-variation-sequences.txt lists them.
_TWO_FORMS = frozenset("‼⁉ℹ〰〽")


def visible(text: str) -> str:
    """Return `text` without the signs that cannot be seen, those of emoji and names too."""
    return _INVISIBLE.sub("", text)


def faults(text: str) -> Iterator[tuple[int, Said]]:
    """Yield (line, message) for each kind of sign on a line that cannot be seen and has no use.

    What emoji, variants of kanji and the scripts that join letters need is in use, and a BOM
    before the first line.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        found = [match for match in _INVISIBLE.finditer(line) if not _is_used(line, match.start())]
        for sign in dict.fromkeys(match[0] for match in found):
            yield number, _message(line, [match for match in found if match[0] == sign])


def in_entities(written: str, shown: str) -> Iterator[str]:
    """Yield the same for signs that a line of Markdown has as entities: `&shy;`, `&#8203;`.

    `shown` is what comes of the line, so that code is left out.
    """
    for match in _ENTITY.finditer(written):
        sign = html.unescape(match[0])
        if _INVISIBLE.fullmatch(sign) and sign in shown:
            yield _named(match[0], sign)


def in_escapes(text: str) -> Iterator[tuple[int, Said]]:
    r"""Yield the same for signs that TOML writes as escapes: `\u200b`."""
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _ESCAPE.finditer(line):
            code = int(match[2] or match[3], 16)
            if code <= 0x10FFFF and _INVISIBLE.fullmatch(chr(code)):
                yield number, _named(match[1], chr(code))


def _message(line: str, found: list[re.Match[str]]) -> Said:
    at, sign = found[0].start(), found[0][0]
    around = line[max(0, at - _AROUND) : at + 1 + _AROUND].replace(sign, "▯").strip()
    times = str(len(found))
    place = _TIMES.filled(around=around, times=times) if len(found) > 1 else same(f"「{around}」")
    return _named(place, sign)


def _named(where: str, sign: str) -> Said:
    name = unicodedata.name(sign, "control character")
    place = where if isinstance(where, Said) else same(where)
    return _UNSEEN.filled(code=f"U+{ord(sign):04X} ({name})", where=place)


def _is_used(line: str, at: int) -> bool:
    """Whether the sign at `at` changes how its neighbours look, as it should."""
    sign, after = line[at], line[at + 1 : at + 2]
    before = line[at - 1] if at else ""
    if not before:
        return False
    if "\ufe00" <= sign <= "\ufe0f":
        if before in "#*0123456789":
            return after == _KEYCAP
        return (
            _is_symbol(before) or _is_ideograph(before) or before in _TWO_FORMS or _is_wide(before)
        )
    if "\U000e0100" <= sign <= "\U000e01ef":
        return _is_ideograph(before)
    if "\U000e0020" <= sign <= "\U000e007f":  # the flags of parts of a country
        return line[max(0, at - _LONGEST_FLAG) : at].rstrip(_TAGS).endswith("\U0001f3f4")
    if sign in (_JOINER, _NON_JOINER):
        shown = line[at - 2 : at - 1] if before == "\ufe0f" and at > 1 else before
        is_emoji = sign == _JOINER and _is_symbol(shown) and _is_symbol(after)
        return is_emoji or _joins_letters(before)
    return "\u180b" <= sign <= "\u180f" and "\u1800" <= before <= "\u18af"


@cache
def _is_symbol(sign: str) -> bool:
    return bool(sign) and unicodedata.category(sign).startswith("S")


@cache
def _is_ideograph(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK ") and unicodedata.category(sign) == "Lo"


@cache
def _is_wide(sign: str) -> bool:
    """Whether it is wide punctuation, which has variants by its place in the square."""
    return unicodedata.category(sign).startswith("P") and unicodedata.east_asian_width(sign) in "WF"


def _joins_letters(sign: str) -> bool:
    """Whether a sign is of Arabic, of an Indian script or of one from around there."""
    return "\u0600" <= sign <= "\u1cff" and not "\u10a0" <= sign <= "\u16ff"
