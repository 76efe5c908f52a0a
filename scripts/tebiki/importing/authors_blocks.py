"""Writes blocks that other tools than CommonMark's know, so that it reads what they mean.

What lies in code is not given to it; every line stays in its place:

    :::message / :::details / ::: / :::     ::::message / :::details / ::: / ::::
    ① 開きます / ② 閉じます                   1. 開きます / 2. 閉じます
    (1) 開きます / (2) 閉じます               1) 開きます / 2) 閉じます
    $$ / a^2 / $$                           ``` / a^2 / ```
    <TabItem label="Mac"> / import X …      **Mac** / (nothing)
    [^1]: 雨の日だけです (nothing names it)   雨の日だけです
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tebiki.importing import html_marks
from tebiki.importing.guide_tree import LeftOut

_Told = Callable[[LeftOut], None]
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BOX = re.compile(r"^(?P<indent>[ \t>]*):{3,}(?P<info>[ \t]*[\w{].*)?[ \t]*$")
_CIRCLED = re.compile(r"^(?P<indent>[ \t]*)(?P<sign>[①-⑳])[.．:：]?[ \t\u3000]*(?=\S)")
_BRACKETED = re.compile(
    r"^(?P<indent>[ \t]*)[(（](?P<sign>[1-9１-９][0-9０-９]?)[)）][ \t\u3000]*(?=\S)"
)
_MODULE = re.compile(r"^(?:import|export)\s.*(?:['\"]|=>|[{}();])\s*;?\s*$")
_COMPONENT = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Z]\w*(?:\.\w+)*)(?P<rest>(?:\s[^<>]*?)?)(?P<own>/?)>"
)
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_COMMAND = re.compile(r"\\[A-Za-z]+\s*\{([^{}]*)\}")  # \huge{ありがとう}
_LABEL = re.compile(r"(?:label|title)=(?:\"([^\"]*)\"|'([^']*)'|\{[\"'`]([^\"'`]*)[\"'`]\})")
_NOTE = re.compile(r"^ {0,3}\[\^(?P<name>[^\s\]]+)\]:[ \t]*")
_NOTE_NAMED = re.compile(r"\[\^([^\s\]]+)\]")


def rewrite(lines: list[str], outside: Sequence[int], left_out: _Told) -> None:
    """Change `lines` where they are outside of code, and tell what of them falls away."""
    _part_boxes(lines, outside)
    _number(lines, outside)
    _fence_formulas(lines, outside, left_out)
    _drop_components(lines, outside, left_out)
    _keep_notes(lines, outside, left_out)


def _part_boxes(lines: list[str], outside: Sequence[int]) -> None:
    """Give a box more colons than those in it have: one of as many would end it."""
    open_at: list[int] = []
    depth: dict[int, int] = {}  # of what lies in the box that begins in a line
    pairs: list[tuple[int, int]] = []
    for number in outside:
        found = _BOX.match(lines[number])
        if found and found["info"]:
            open_at.append(number)
            depth[number] = 0
        elif found and open_at:
            first = open_at.pop()
            pairs.append((first, number))
            if open_at:
                depth[open_at[-1]] = max(depth[open_at[-1]], depth[first] + 1)
    if open_at:
        return
    for first, last in pairs:
        if depth[first]:
            for number in (first, last):
                lines[number] = re.sub(r":{3,}", ":" * (3 + depth[first]), lines[number], count=1)


def _number(lines: list[str], outside: Sequence[int]) -> None:
    """Lines that count from ① or (1), two at least up to the next heading, are numbered items."""
    for form, sign in ((_CIRCLED, "."), (_BRACKETED, ")")):
        run: list[int] = []
        for at in [*outside, -1]:
            found = form.match(lines[at]) if at >= 0 else None
            count = _count(found["sign"]) if found else 0
            if found and count == len(run) + 1:
                run.append(at)
            elif at < 0 or found or lines[at].startswith("#"):
                _as_items(lines, run, form, sign)
                run = [at] if count == 1 else []


def _as_items(lines: list[str], run: Sequence[int], form: re.Pattern[str], sign: str) -> None:
    if len(run) > 1:
        for number, at in enumerate(run, start=1):
            lines[at] = form.sub(rf"\g<indent>{number}{sign} ", lines[at])


def _count(sign: str) -> int:
    return ord(sign) - ord("①") + 1 if sign >= "①" and sign <= "⑳" else int(sign)


def _fence_formulas(lines: list[str], outside: Sequence[int], left_out: _Told) -> None:
    ends = [number for number in outside if lines[number].strip() == "$$"]
    for first, last in zip(ends[::2], ends[1::2], strict=False):
        inside = lines[first + 1 : last]
        if any(map(says, inside)):
            lines[first : last + 1] = ["", *map(said_in, inside), ""]
            continue
        lines[first] = lines[last] = "```"
        left_out(formula(first + 1, " ".join(" ".join(inside).split())))


def says(formula: str) -> bool:
    """Whether it is words in large signs rather than a formula."""
    return _JAPANESE.search(formula) is not None


def said_in(formula: str) -> str:
    return _COMMAND.sub(r"\1", formula)


def formula(line: int, text: str) -> LeftOut:
    return LeftOut(
        line,
        f"a formula is not set; it stands as code: {text}",
        f"数式は組まず、コードとして載せます: {text}",
        is_part=True,
    )


def _drop_components(lines: list[str], outside: Sequence[int], left_out: _Told) -> None:
    """Tags such as <Tabs>, where they end themselves or by another: `<API_KEY>` is to be seen."""
    tags = [found for at in outside for found in _components(lines[at])]
    opened = {found["name"] for found in tags if not found["end"]}
    known = {found["name"] for found in tags if found["own"]}
    known |= {found["name"] for found in tags if found["end"]} & opened
    for at in outside:
        if known and _MODULE.match(lines[at]):
            left_out(
                LeftOut(at + 1, f"a line of a program: {lines[at]}", f"プログラムの行: {lines[at]}")
            )
            lines[at] = ""
            continue
        line = lines[at]
        for found in reversed(_components(line)):
            if found["name"] not in known:
                continue
            named = None if found["end"] else _LABEL.search(found["rest"])
            label = next((text for text in named.groups() if text), "") if named else ""
            said = f"**{label}**" if label else ""
            lines[at] = lines[at][: found.start()] + said + lines[at][found.end() :]
            if not found["end"]:
                left_out(replace(html_marks.lost(at + 1, found["name"]), is_part=True))


def _components(line: str) -> list[re.Match[str]]:
    spans = [found.span() for found in CODE.finditer(line)]
    return [
        found
        for found in _COMPONENT.finditer(line)
        if not any(start < found.start() < end for start, end in spans)
    ]


def _keep_notes(lines: list[str], outside: Sequence[int], left_out: _Told) -> None:
    """A footnote that nothing names would be dropped, with what stands right below it."""
    told = (_NOTE.sub("", line) for line in lines)
    named = {name for line in told for name in _NOTE_NAMED.findall(line)}
    for at in outside:
        found = _NOTE.match(lines[at])
        if found and found["name"] not in named:
            lines[at] = lines[at][found.end() :]
            mark = found[0].strip()
            left_out(
                LeftOut(
                    at + 1,
                    f"nothing names the footnote {mark} its text stands where it is written",
                    f"脚注 {mark} を指す印がありません。書いてある所に、ふつうの文として載せます。",
                    is_part=True,
                )
            )
