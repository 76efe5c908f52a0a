"""Reads a handout back: its text, its bookmarks, its pages as pictures."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import zxingcpp
from PIL import Image

# What the paper adds to a sentence: numbers of links, pages of the document.
_ADDED = re.compile(r"↗\d+|\[\d+\]|\((?:求められたら|ifyouareasked)?→(?:\d+ページ|page\d+)\)")


@dataclass(frozen=True)
class Sign:
    """A sign of a page, from 1, as a reader sees it: its size in pt, its edges in pt."""

    text: str
    size: float
    page: int
    left: float
    right: float
    bottom: float


class Paper:
    """A PDF, open for reading."""

    def __init__(self, path: Path) -> None:
        self.bytes = path.read_bytes()
        self._pdf = pypdfium2.PdfDocument(self.bytes)
        self.lines = [self._text(page).splitlines() for page in self._pdf]
        self._set: list[tuple[str, float]] = []  # signs with their sizes, for size_of

    @property
    def text(self) -> str:
        """All text in reading order, without spaces and without what the paper adds."""
        return without_added("".join(self.pages))

    @property
    def pages(self) -> list[str]:
        return ["".join(lines) for lines in self.lines]

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, title, page (from 1) of each."""
        found = []
        for entry in self._pdf.get_toc():
            place = entry.get_dest().get_index() if entry.get_dest() else None
            found.append((entry.level, entry.get_title(), -1 if place is None else place + 1))
        return found

    def picture(self, page: int, *, grey: bool = False, dpi: int = 216) -> Image.Image:
        """The page, from 1."""
        return self._pdf[page - 1].render(scale=dpi / 72, grayscale=grey).to_pil()

    def qr_codes(self) -> set[str]:
        pictures = (self.picture(page, grey=True) for page in range(1, len(self._pdf) + 1))
        return {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}

    def widest_line(self) -> float:
        """Where the rightmost sign of all pages ends, as a part of the page's width."""
        ends = []
        for page in self._pdf:
            text = page.get_textpage()
            boxes = [text.get_charbox(number) for number in range(text.count_chars())]
            ends.append(max((right for _, _, right, _ in boxes), default=0) / page.get_width())
        return max(ends)

    def signs(self) -> Iterator[Sign]:
        """All that is not white space, in reading order, labels in pictures among them."""
        raw = pypdfium2.raw
        for number, page in enumerate(self._pdf, start=1):
            text = page.get_textpage()
            for place in range(text.count_chars()):
                sign = chr(raw.FPDFText_GetUnicode(text, place)).replace("\2", "-")
                if sign.isspace() or sign in "\0\xad\ufffe":
                    continue
                matrix = raw.FS_MATRIX()
                raw.FPDFText_GetMatrix(text, place, matrix)
                size = raw.FPDFText_GetFontSize(text, place) * abs(matrix.d)
                left, bottom, right, _ = text.get_charbox(place, loose=True)
                yield Sign(sign, size, number, left, right, bottom)

    def size_of(self, text: str) -> float:
        """The least size, in pt, of a text where it stands largest; 0 where it does not stand.

        Its figures do not count: a pin is one.
        """
        if not self._set:
            signs = [(part, sign.size) for sign in self.signs() for part in tight(sign.text)]
            whole = "".join(part for part, _ in signs)
            kept = list(range(len(whole)))
            for added in reversed(list(_ADDED.finditer(whole))):
                del kept[added.start() : added.end()]
            self._set = [signs[place] for place in kept]
        said, whole = without_added(text), "".join(part for part, _ in self._set)
        places = [found.start() for found in re.finditer(re.escape(said), whole)]
        found = [self._set[place : place + len(said)] for place in places]
        return max(
            (min((size for sign, size in part if not sign.isdigit()), default=0) for part in found),
            default=0,
        )

    def filled(self, page: int) -> float:
        """How far down a page, from 1, its text and pictures reach, as a part of its height."""
        picture = self.picture(page, grey=True, dpi=72)
        width, height = picture.size
        foot = int(height * 0.94)
        data = picture.convert("L").tobytes()
        inked = (row for row in range(foot) if min(data[row * width : (row + 1) * width]) < 200)
        return max(inked, default=0) / height

    def pieces(self) -> Iterator[list[Sign]]:
        """Signs that stand in one line without a gap; none that the paper adds to a sentence."""
        piece: list[Sign] = []
        for sign in self.signs():
            last = piece[-1] if piece else sign
            gap = sign.left - last.right
            if (
                sign.page != last.page
                or abs(sign.bottom - last.bottom) > 0.7 * last.size
                or not -last.size < gap < 1.5 * last.size
            ):
                yield piece
                piece = []
            piece.append(sign)
        if piece:
            yield piece

    def metadata(self) -> dict[str, str]:
        return self._pdf.get_metadata_dict(skip_empty=True)

    @staticmethod
    def _text(page: pypdfium2.PdfPage) -> str:
        return page.get_textpage().get_text_range().replace("\2", "-")  # a hyphen that ends a line


def without_added(text: str) -> str:
    """`text`, tight, without what the paper adds."""
    return _ADDED.sub("", tight(text))


def tight(text: str) -> str:
    """`text` without white space and soft hyphens, in one normal form."""
    return re.sub(r"\s|\u00ad|\ufffe", "", unicodedata.normalize("NFKC", text))
