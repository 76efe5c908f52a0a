"""Sets a Typst source as PDF/UA with the environment's fonts, and says where a fault comes from."""

import datetime
import importlib.util
import os
import re
from pathlib import Path

import typst

from tebiki.files.data_faults import Said
from tebiki.paper import glyphs, typst_markup
from tebiki.paper.chapter import PaperError, PaperFault, UnsetError
from tebiki.paper.glyphs import Missing
from tebiki.source import months

FONT = "Noto Sans CJK JP"
FONT_PACKAGES = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_NO_FONT = Said(
    "handout: no font “{name}” of weight {weight} in {where}; install "
    "tebiki again with all it asks for, or name another with HANDOUT_FONT and HANDOUT_FONT_FOLDER",
    "配布資料: {where}に、太さ {weight} のフォント「{name}」がありません。"
    "tebiki を、必要なものと一緒に入れ直すか、HANDOUT_FONT と HANDOUT_FONT_FOLDER で"
    "別のフォントを指定してください。",
)
_STRING = re.compile(r'"([^"\\]+)"')
_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")


class GlyphError(PaperError):
    """Signs of a handout have no glyph; `others` is what else is wrong with it."""

    def __init__(self, missing: tuple[Missing, ...], others: tuple[PaperFault, ...]) -> None:
        signs = "\n".join(one.sign for one in missing)
        told = [one.said for one in others]
        ja = "\n".join([signs, *(said.ja for said in told)])
        super().__init__(Said("\n".join([signs, *told]), ja))
        self.missing, self.others = missing, others


def fonts() -> typst.Fonts:
    """The handout's font from the environment, in regular and bold."""
    name = os.environ.get("HANDOUT_FONT") or FONT
    folder = os.environ.get("HANDOUT_FONT_FOLDER")
    folders = [folder] if folder else [_package(package) for package in FONT_PACKAGES]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[f for f in folders if f])
    for weight in (400, 700):
        if not any(font.family == name and font.weight == weight for font in fonts.fonts()):
            where = folder or Said("the environment", "この環境")
            raise PaperError(_NO_FONT.filled(name=name, weight=str(weight), where=where))
    return fonts


def _package(name: str) -> str | None:
    spec = importlib.util.find_spec(name)
    return str(Path(spec.origin).parent) if spec and spec.origin else None


def set_pdf(source: str, site: Path, fonts: typst.Fonts, edition: str) -> tuple[bytes, int]:
    """Return the PDF of a Typst source and its number of pages.

    Emoji that no font has are left out: a guide says in words what they stand beside.
    """
    try:
        return _set(source, site, fonts, edition)
    except GlyphError as error:
        unprinted = [one.sign for one in error.missing if glyphs.is_emoji(one.sign)]
        if not unprinted:
            raise
        return _set(glyphs.without(source, unprinted), site, fonts, edition)


def _set(source: str, site: Path, fonts: typst.Fonts, edition: str) -> tuple[bytes, int]:
    year, month = months.read_month(edition) or months.UNDATED
    compiler = typst.Compiler(source.encode(), root=site, font_paths=fonts)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards="ua-1",
            timestamp=datetime.datetime(year, month, 1, tzinfo=datetime.UTC),
        )
    except typst.TypstError as error:
        raise _fault(error, source, fonts) from error
    if warnings:
        hints = "".join(f"; {hint}" for hint in warnings[0].hints)
        _, others = glyphs.reported(warnings[0].diagnostic)
        line = others[0][0] if others else 0
        raise UnsetError([_other(line, f"{warnings[0].message}{hints}", source)])
    assert isinstance(pdf, bytes)
    # Typst leaves the tree of pages uncompressed; its root counts them all.
    return pdf, max(int(count) for count in _COUNT.findall(pdf))


def _fault(error: typst.TypstError, source: str, fonts: typst.Fonts) -> PaperError:
    """Say where in the built pages Typst's errors come from, all of them."""
    texts, others = glyphs.reported(error.diagnostic)
    told = tuple(_other(line, message, source) for line, message in others)
    lines = source.split("\n")
    suspects: dict[int, list[str]] = {}
    for line, parts in glyphs.by_line(texts, lines).items():
        suspects[line] = glyphs.suspects(lines[line - 1], parts)
    unknown = _without_glyph({sign for signs in suspects.values() for sign in signs}, fonts)
    missing = [
        Missing(sign, _where(line, source))
        for line, signs in suspects.items()
        for sign in signs
        if sign in unknown
    ]
    if texts and not missing:
        missing = [Missing(text, _where(line, source)) for line, text in texts]
    return GlyphError(tuple(dict.fromkeys(missing)), told) if missing else UnsetError(told)


def _other(line: int, message: str, source: str) -> PaperFault:
    """What Typst says of a line of the source, with the text that stands in it."""
    page, _, rest = _where(line, source).partition(":")
    text = source.split("\n")[line - 1] if line else ""
    longest = max(_STRING.findall(text), key=len, default="")
    number = int(rest.partition(":")[0] or 0)
    return PaperFault(
        page,
        number,
        "",
        Said(f"Typst: {message}", f"組版の Typst のエラーです: {message}"),
        (("text", longest),),
    )


def _without_glyph(signs: set[str], fonts: typst.Fonts) -> set[str]:
    """Those of `signs` that cannot be shown by themselves: `1` can, `1️⃣` perhaps not."""
    ordered = sorted(signs)
    name = os.environ.get("HANDOUT_FONT") or FONT
    head = f'#set document(title: "-"); #set text(font: ("{name}", "DejaVu Sans Mono"))'
    tested = "\n".join(
        [head, *(f"#{typst_markup.string(f'-{sign}-')} #parbreak()" for sign in ordered)]
    )
    try:
        typst.Compiler(tested.encode(), font_paths=fonts).compile(
            format="pdf", pdf_standards="ua-1"
        )
    except typst.TypstError as error:
        texts, _ = glyphs.reported(error.diagnostic)
        return {ordered[line - 2] for line, _ in texts if line > 1}
    return set()


def _where(line: int, source: str) -> str:
    """The built page, line and element that a line of the source is made from."""
    before = source.split("\n")[:line]
    comments = (one for one in reversed(before) if one.startswith("// at "))
    return next(comments, "// at handout").removeprefix("// at ")
