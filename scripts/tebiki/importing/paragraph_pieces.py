"""Parts a paragraph into sentences, notes (※), once-only sentences and pictures."""

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from tebiki.importing import losses, markdown_reader
from tebiki.markdown import emphasis

_READER = markdown_reader.make_reader()
_ONCE = re.compile(
    r"(?:一|1|１)(?:度|回)(?:切り|きり|しか|だけ)|二度と.*(?:表示|確認|見)"
    r"|再(?:度)?表示(?:は|することは)?でき(?:ません|ない)"
)
_OPEN, _CLOSE = "「『（(【〔［", "」』）)】〕］"
# What would begin another block, or an admonition, at the start of a line.
_SIGN = re.compile(r"[-+*>#=~`|:_<!?\[]|\d+[.)]|\t|$")
_SPACES = re.compile(r"[ \u3000]*")
_LINE_END = re.compile(r"[ \u3000]*\\*(?:\n|$)")  # a hard break is cut at its line end


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph: text, note, once or picture; one sentence a line.

    `offset` is how many lines below the paragraph's first it began, `plain` what is seen of
    it without pictures, `images` how many of these it has.
    """

    kind: str
    text: str
    offset: int

    @property
    def plain(self) -> str:
        return markdown_reader.plain_text(_READER.parseInline(self.text)[0])

    @property
    def images(self) -> int:
        spans = markdown_reader.spans(_READER.parseInline(self.text)[0])
        return sum(span.kind == "image" for span in spans)


@dataclass(frozen=True)
class _Atom:
    kind: str
    text: str
    offset: int


def pieces(content: str) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph's Markdown; one piece, as it is, where parting it loses."""
    atoms = _atoms(content)
    for parted in (_parted(atoms), (Piece("text", "\n".join(a.text for a in atoms), 0),)):
        joined = "\n\n".join(piece.text for piece in parted)
        if all(markdown_reader.is_paragraph(_READER, piece.text) for piece in parted) and _same(
            content, joined
        ):
            return parted
    return whole(content)


def whole(content: str) -> tuple[Piece, ...]:
    """Return a paragraph's Markdown as one piece, as it is."""
    spans = list(markdown_reader.spans(_READER.parseInline(content)[0]))
    kind = "picture" if _kind(content, 0, len(content), spans) == "picture" else "text"
    return (Piece(kind, content, 0),)


def _parted(atoms: list[_Atom]) -> tuple[Piece, ...]:
    kinds = []
    noted = False
    for atom in atoms:
        noted = (noted or atom.kind == "note") and atom.kind != "picture"
        kinds.append("note" if noted and atom.kind == "text" else atom.kind)
    numbered = list(zip(kinds, atoms, strict=True))
    runs: list[tuple[int, str, _Atom]] = []
    group = 0
    for number, (kind, atom) in enumerate(numbered):
        begins = kind != (numbered[number - 1][0] if number else "") or atom.kind == "note"
        group += begins
        runs.append((group, kind, atom))
    return tuple(
        Piece(
            kind, re.sub(r"\\$", "", "\n".join(atom.text for atom in own)).rstrip(), own[0].offset
        )
        for (_, kind), run in groupby(runs, key=lambda entry: entry[:2])
        if (own := [atom for _, _, atom in run])
    )


def _atoms(content: str) -> list[_Atom]:
    """Cut at line ends and behind sentences, never inside a mark, emphasis or brackets."""
    token = _READER.parseInline(content)[0]
    spans = list(markdown_reader.spans(token))
    atoms = []
    offset = first = 0
    for start, end in pairwise(_cuts(content, spans, list(emphasis.regions(token)))):
        text = content[start:end]
        own = []
        while first < len(spans) and spans[first].start < end:
            own.append(spans[first])
            first += 1
        if text.strip():
            hard = text.endswith("  \n")
            kept = text.strip(" \u3000\t\n") + ("  " if hard else "")
            atoms.append(_Atom(_kind(content, start, end, own), kept, offset))
        offset += text.count("\n")
    return atoms


def _cuts(
    content: str, spans: list[markdown_reader.Span], stressed: list[tuple[int, int]]
) -> list[int]:
    inside = [False] * len(content)
    for start, end in [*((span.start, span.end) for span in spans), *stressed]:
        inside[start + 1 : end] = [True] * (end - start - 1)
    marks = {span.start for span in spans if span.kind != "html_inline"}
    marks |= {start for start, _ in stressed}
    cuts = [0]
    depth = 0
    for at, sign in enumerate(content):
        if inside[at]:
            continue
        if sign == "\n":
            depth = 0
            cuts.append(at + 1)
        elif sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign == "。" and depth == 0 and not _LINE_END.match(content, at + 1):
            gap = _SPACES.match(content, at + 1)
            begin = gap.end() if gap else at + 1
            if begin in marks or not _SIGN.match(content, begin):
                cuts.append(at + 1)
    return [*cuts, len(content)]


def _kind(content: str, start: int, end: int, spans: list[markdown_reader.Span]) -> str:
    rest = content[start:end]
    images = [span for span in spans if span.kind == "image"]
    for span in [*images, *(span for span in spans if span.kind == "link")]:
        inside = [image for image in images if span.start < image.start and image.end <= span.label]
        shown = _blank(content, span.start + 1, span.label, inside, span.start + 1)
        if span.kind == "image" or (inside and not shown.strip()):
            rest = _blank(rest, 0, len(rest), [span], start)
    if images and not rest.strip().strip("\\"):
        return "picture"
    if _ONCE.search(rest):
        return "once"
    return "note" if rest.lstrip(" \t\n\u3000*_").startswith("※") else "text"


def _blank(text: str, start: int, end: int, spans: list[markdown_reader.Span], origin: int) -> str:
    """Return `text[start:end]`, which begins at `origin` of the content, with `spans` blanked."""
    kept = list(text[start:end])
    for span in spans:
        left, right = span.start - origin, span.end - origin
        kept[left:right] = " " * (right - left)
    return "".join(kept)


def _same(before: str, after: str) -> bool:
    """Whether both hold the same things, as markdown-it reads them."""

    def held(text: str) -> list[tuple[str, str]]:
        return sorted((item.kind, item.text) for item in losses.read_items(text))

    return held(before) == held(after)
