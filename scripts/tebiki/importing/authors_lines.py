"""Writes lines that Japanese authors write otherwise than CommonMark, so that it reads them so.

Every line stays in its place, and code stays as it is:

    ##設定                          ## 設定
    １．押します                    1. 押します
    ・赤                            - 赤
    ![画面](a.png =500x)            ![画面](a.png)
    ![画面](図 1.png)               ![画面](<図 1.png>)
    ==赤== と ++青++                <mark>赤</mark> と <ins>青</ins>
    @[card](https://a.example/)     <https://a.example/>
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from pymdownx import gemoji_db  # type: ignore[import-untyped]

from tebiki.importing import authors_blocks
from tebiki.importing.guide_tree import LeftOut

_FENCE = re.compile(r"^[ \t>]*(?:[-+*]|\d{1,9}[.)])?[ \t]*(?P<marks>`{3,}|~{3,})(?P<info>.*)$")
_HEADING = re.compile(r"^(?P<signs>#{2,6})(?=[^#\s])")
_TITLE = re.compile(r"^#(?=[^#\s!])")
_WIDE_HEADING = re.compile(r"^(?P<signs>＃{1,6})[ \u3000]*(?=\S)")
_WIDE_NUMBER = re.compile(r"^(?P<indent>[ \t]*)(?P<number>[０-９]{1,3})[．.）)][ \u3000]*(?=\S)")
_TIGHT_NUMBER = re.compile(r"^(?P<indent>[ \t]*)(?P<number>\d{1,3})(?P<sign>[.)．）])[ \u3000]*(?=[^\x00-\x7f])")  # fmt: skip  # noqa: E501
_DOT = re.compile(r"^(?P<indent>[ \t]*)[・•●◦][ \u3000]*(?=\S)")
_TIGHT_BULLET = re.compile(r"^(?P<indent>[ \t]*)[-+](?=[ぁ-んァ-ヶ一-龠「『（【])")
_SIZE = re.compile(r"(\]\(\s*(?:<[^>]*>|[^\s()]+(?:\([^\s()]*\))?)(?:\s+\"[^\"]*\")?)\s+=\d*%?x?\d*%?\s*\)")  # fmt: skip  # noqa: E501
# A name with spaces, which stands between <> elsewhere: ![](図 1.png), ![](image (1).png)
_SPACED = re.compile(
    r"(!\[[^\]\n]*\]\()[ \t]*([^<>\"'\n]{1,250}?\.(?:png|jpe?g|gif|webp|svg))[ \t]*\)",
    re.IGNORECASE,
)
_CARD = re.compile(r"@\[(?P<kind>\w+)\]\((?P<what>[^)\s]+)[^)]*\)")
_TAG_CARD = re.compile(r"\{%\s*(?P<kind>\w+)\s+(?P<what>\S+)[^%]*%\}")
_CONTENTS = re.compile(r"^\s*(?:\[\[?toc\]?\]|\[\[?_toc_\]\]|<!--\s*toc\s*-->|\{:toc\})\s*$", re.I)
_EMOJI = re.compile(r"(?<![\w:/]):([a-z0-9+-][a-z0-9_+-]*):(?![\w:/])")
# HackMD's, and formulas: what calculates or names a price is none.
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]*[^\s=])==(?!=)")
_INSERTED = re.compile(r"(?<![+A-Za-z0-9])\+\+(?=[^\s+])([^+\n]*[^\s+])\+\+(?!\+)")
_ABOVE = re.compile(r"(?<=[A-Za-z0-9)])\^([A-Za-z0-9+-]{1,6})\^")
_BELOW = re.compile(r"(?<=[A-Za-z])~(\d{1,3})~(?!\d)")
_FORMULA = re.compile(
    r"(?<![\w$\\])\$(?=[^\s$])([^$\n]*[\\^_={][^$\n]*(?<=[^\s$\\])|[A-Za-z])\$(?![\w$])"
)
_WIDE_INDENT = re.compile(r"^\u3000+")

# Where a mark of a service leads: `@[youtube](abc)` is https://www.youtube.com/watch?v=abc.
_SERVICES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "speakerdeck": "https://speakerdeck.com/player/{}",
    "docswell": "https://www.docswell.com/s/{}",
    "gist": "https://gist.github.com/{}",
    "vimeo": "https://vimeo.com/{}",
    "slideshare": "https://www.slideshare.net/slideshow/embed_code/key/{}",
}


def rewritten(text: str, left_out: Callable[[LeftOut], None]) -> str:
    """Return a guide's text, line feeds only, as CommonMark reads what its author means."""
    lines = text.split("\n")
    has_title = any(re.match(r"#[ \t]", line) for _, line in _outside(lines))
    authors_blocks.rewrite(lines, [number for number, _ in _outside(lines)], left_out)
    for number, line in _outside(lines):
        if _CONTENTS.match(line):
            left_out(LeftOut(number + 1, "the mark of a list of contents", "目次の記号"))
            lines[number] = ""
            continue
        line = _WIDE_INDENT.sub("", line)
        line = _HEADING.sub(lambda found: f"{found['signs']} ", line)
        if not has_title and _stands_alone(lines, number):
            line = _TITLE.sub("# ", line)
        line = _WIDE_HEADING.sub(lambda found: "#" * len(found["signs"]) + " ", line)
        line = _WIDE_NUMBER.sub(lambda found: f"{found['indent']}{_half(found['number'])}. ", line)
        line = _TIGHT_NUMBER.sub(
            lambda found: f"{found['indent']}{found['number']}{_half(found['sign'])} ", line
        )
        line = _DOT.sub(lambda found: f"{found['indent']}- ", line)
        line = _TIGHT_BULLET.sub(lambda found: f"{found['indent']}- ", line)
        line = _outside_code(line, _inline)
        lines[number] = _outside_code(line, partial(_formulas, number + 1, left_out))
    return "\n".join(lines)


def is_fence_end(line: str, marks: str) -> bool:
    """Whether a line ends the code that `marks` have opened."""
    found = re.fullmatch(r"[ \t>]*(`{3,}|~{3,})[ \t]*", line)
    return found is not None and found[1].startswith(marks)


def _outside(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield number, from 0, and text of the lines that are no code and no front matter."""
    marks = ""
    start = 0
    if lines and lines[0].rstrip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
        start = end + 1 if end else 0
    for number in range(start, len(lines)):
        line = lines[number]
        if marks:
            marks = "" if is_fence_end(line, marks) else marks
            continue
        fence = _FENCE.match(line)
        if fence and not (fence["marks"][0] == "`" and "`" in fence["info"]):
            marks = fence["marks"]
            continue
        if line.startswith(("    ", "\t")) and number and not lines[number - 1].strip():
            # Perhaps code, perhaps in a list: the marks of lines stay, those in it are looked at.
            lines[number] = _outside_code(line, _sizes)
            continue
        yield number, line


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    parts = []
    at = 0
    for found in authors_blocks.CODE.finditer(line):
        parts += [change(line[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*parts, change(line[at:])])


def _sizes(text: str) -> str:
    return _SPACED.sub(_spaced, _SIZE.sub(r"\1)", text))


def _spaced(found: re.Match[str]) -> str:
    is_name = " " in found[2] and "](" not in found[2]
    return f"{found[1]}<{found[2]}>)" if is_name else found[0]


def _inline(text: str) -> str:
    text = _TAG_CARD.sub(_linked, _CARD.sub(_linked, _sizes(text)))
    text = _INSERTED.sub(r"<ins>\1</ins>", _MARKED.sub(r"<mark>\1</mark>", text))
    text = _BELOW.sub(r"<sub>\1</sub>", _ABOVE.sub(r"<sup>\1</sup>", text))
    return _EMOJI.sub(_emoji, text)


def _formulas(line: int, left_out: Callable[[LeftOut], None], text: str) -> str:
    def as_code(found: re.Match[str]) -> str:
        if authors_blocks.says(found[1]):
            return authors_blocks.said_in(found[1])
        left_out(authors_blocks.formula(line, found[1]))
        return f"`{found[1]}`"

    return _FORMULA.sub(as_code, text)


def _emoji(found: re.Match[str]) -> str:
    """The sign that a short name such as `:smile:` stands for, where it stands for one."""
    name = f":{found[1]}:"
    known = gemoji_db.emoji.get(gemoji_db.aliases.get(name, name))
    if not known or "unicode" not in known:
        return found[0]
    return "".join(chr(int(code, 16)) for code in known["unicode"].split("-"))


def _linked(found: re.Match[str]) -> str:
    what = found["what"]
    if not re.match(r"https?://", what):
        form = _SERVICES.get(found["kind"].lower())
        if form is None:
            return found[0]
        what = form.format(what)
    return f"<{what}>"


def _stands_alone(lines: list[str], number: int) -> bool:
    before = lines[number - 1].strip() if number else ""
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return (not before or before.endswith("-->")) and not after


def _half(text: str) -> str:
    return text.translate(str.maketrans("０１２３４５６７８９．）", "0123456789.)"))
