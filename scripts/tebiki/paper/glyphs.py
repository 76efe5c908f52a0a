"""Says which signs of a handout no font can show, each whole, and where its author wrote it."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tebiki.files.data_faults import Said, before
from tebiki.safety.invisible_signs import visible

_ERROR = re.compile(r"^error: ", re.MULTILINE)
_TEXT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PLACE = re.compile(r"┌─ [^:]+:(\d+):\d+")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")
_UNSEEN = re.compile(r"!\[[^\]]*\]|<!--.*?-->", re.DOTALL)  # no picture's text is printed
_FRONT = re.compile(r"\A\ufeff?---\n.*?\n---\n", re.DOTALL)
_PICTURED = "\ufe0f\u20e3"
_PLAIN = {
    **dict.fromkeys("✅☑✔⭕", "○"), **dict.fromkeys("❌✖❎", "×"), "⭐": "★", "❓": "?", "❗": "!",
    **dict(zip("➡⬅⬆⬇⚠", "→←↑↓!", strict=True)),
}  # fmt: skip
_JOINER, _KEYCAP = "\u200d", "\u20e3"
_OTHER = Said(
    "{sign} has no glyph; write it in other words, or name a font that has it with HANDOUT_FONT",
    "配布資料のフォントに {sign} の字形がありません。ほかの言葉で書いてください"
    "（この字のあるフォントを HANDOUT_FONT で選ぶこともできます）。",
)
_OUT = Said(
    "{sign} has no glyph; take it out",
    "配布資料に {sign} を印刷できません。目に見えない文字なので、消してください。",
)

Text = tuple[str, str]  # a file's path, as messages show it, and what stands in it


@dataclass(frozen=True)
class Missing:
    """A sign that no font has, as a reader sees it: `1️⃣` is one.

    `place` is that in the built pages: `account/index.html:88: <p>`, or "handout".
    """

    sign: str
    place: str

    @property
    def page(self) -> str:
        return self.place.partition(":")[0]


def reported(diagnostic: str) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Return what Typst's errors say: (line of its source, text) without glyphs, and the others.

    The others are (line, message); a line that is not known is 0.
    """
    texts, others = [], []
    for error in filter(str.strip, _ERROR.split(diagnostic)):
        place = _PLACE.search(error)
        line = int(place[1]) if place else 0
        if text := _TEXT.search(error):
            texts.append((line, _unescaped(text[1])))
        else:
            others.append((line, error.partition("\n")[0]))
    return texts, others


def by_line(texts: Iterable[tuple[int, str]], lines: Sequence[str]) -> dict[int, list[str]]:
    """Return line of the source -> texts without glyphs.

    Where Typst names none, or a line of the layout, it is each line that holds such a text.
    """
    found: dict[int, list[str]] = {}
    unplaced = []
    for line, text in texts:
        if line and suspects(lines[line - 1], [text]):
            found.setdefault(line, []).append(text)
        else:
            unplaced.append(text)
    for line, source in enumerate(lines, start=1):
        if unplaced and suspects(source, unplaced):
            found.setdefault(line, []).extend(unplaced)
    return dict(sorted(found.items()))


def suspects(source_line: str, texts: Iterable[str]) -> list[str]:
    """Return the signs in the strings of a line of Typst source that hold a part of `texts`."""
    parts = set("".join(texts))
    strings = "\n".join(_unescaped(match[1]) for match in _STRING.finditer(source_line))
    return [sign for sign in dict.fromkeys(clusters(strings)) if parts & set(sign)]


def is_emoji(sign: str) -> bool:
    """Whether a sign, as a reader sees it, is a picture among letters, or a font's own icon."""
    return any("\U0001f000" <= part <= "\U0001faff" or part in _PICTURED for part in sign) or (
        unicodedata.category(sign[0]) == "Co"
        or (unicodedata.category(sign[0]) == "So" and "\u2300" <= sign[0] <= "\u2bff")
    )


def without(source: str, signs: Iterable[str]) -> str:
    """Return a Typst source without these signs, and without the blanks that they leave.

    What says yes or no, or points, is said by a plain sign; of a keycap such as 1️⃣ its figure
    stays. A text of nothing else is a dot, so that a heading has one.
    """
    longest = sorted(set(signs), key=len, reverse=True)
    pattern = "|".join(re.escape(sign) for sign in longest)

    def plain(found: re.Match[str]) -> str:
        kept = found[1][0] if _KEYCAP in found[1] else _PLAIN.get(found[1][0], "")
        return kept + (found[2] or "") if kept else ""

    def text(found: re.Match[str]) -> str:
        said = re.sub(rf"({pattern})\ufe0f?( (?! ))?", plain, found[0])
        return said if said != '""' or found[0] == '""' else '"・"'

    return _STRING.sub(text, source)


def clusters(text: str) -> list[str]:
    """Return what a reader takes for single signs, nearly as Unicode's UAX #29 has it."""
    found: list[str] = []
    for sign in text:
        if found and _goes_on(found[-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def messages(
    missing: Iterable[Missing], texts_of: Callable[[str], Iterable[Sequence[Text]]]
) -> Iterator[Said]:
    """Yield a message for each place of each sign, by the author's file and line.

    `texts_of` gives for a built page the files that it may come from, the likeliest first: the
    first group that has the sign is named. Where none has, the built page is.
    """
    for one in missing:
        found: list[str] = []
        for group in texts_of(one.page):
            found = [f"{path}:{line}" for path, text in group for line in _lines(path, text, one)]
            if found:
                break
        for place in found or [one.place]:
            yield before(f"{place}: ", _said(one.sign))


def _said(sign: str) -> Said:
    return (_OTHER if visible(sign) else _OUT).filled(sign=_named(sign))


def _named(sign: str) -> str:
    codes = " ".join(f"U+{ord(part):04X}" for part in sign)
    return f"“{sign}” ({codes})" if visible(sign) else f"{codes} ({_name(sign)})"


def _name(sign: str) -> str:
    return unicodedata.name(sign[0], "control character")


def _lines(path: str, text: str, one: Missing) -> list[int]:
    """The lines, from 1, in which a file has the sign where it is printed; else anywhere."""
    printed = _UNSEEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    printed = _FRONT.sub(lambda match: "\n" * match[0].count("\n"), printed)
    for known in (printed, text) if path.endswith(".md") else (text,):
        found = [
            number
            for number, line in enumerate(known.split("\n"), start=1)
            if one.sign in clusters(html.unescape(line))
        ]
        if found:
            return found
    return []


def _goes_on(before: str, sign: str) -> bool:
    """Whether `sign` belongs to the cluster that stands before it."""
    if unicodedata.category(before[-1]) == "Cc":
        return False
    if unicodedata.category(sign) in ("Mn", "Me", "Mc") or sign in "\u200c\u200d\u0e33\u0eb3":
        return True
    if "\U0001f3fb" <= sign <= "\U0001f3ff" or "\U000e0020" <= sign <= "\U000e007f":
        return True
    if before[-1] == _JOINER:
        return unicodedata.category(sign).startswith("S")
    if _is_regional(sign):
        return sum(map(_is_regional, before)) % 2 == 1
    return "\u1160" <= sign <= "\u11ff" and "\u1100" <= before[-1] <= "\u11ff"


def _is_regional(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _unescaped(text: str) -> str:
    """The text that a string of Typst, or one that Rust has printed, stands for."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)
