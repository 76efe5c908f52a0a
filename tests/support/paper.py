"""Reads a handout back: its text, its bookmarks, its pages as pictures."""

import re
import unicodedata
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

# What the paper adds to a sentence: marks of links, pages of the document.
_ADDED = re.compile(r"↗\d+|\(→\d+ページ\)|\(→page\d+\)")


class Paper:
    """A PDF, open for reading."""

    def __init__(self, path: Path) -> None:
        self.bytes = path.read_bytes()
        self._pdf = pypdfium2.PdfDocument(self.bytes)
        self.lines = [self._text(page).splitlines() for page in self._pdf]

    @property
    def text(self) -> str:
        """All text in reading order, without spaces and without what the paper adds."""
        return _ADDED.sub("", tight("".join(self.pages)))

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

    def picture(self, page: int, *, grey: bool = False) -> Image.Image:
        """The page, from 1, at 216 dpi."""
        return self._pdf[page - 1].render(scale=3, grayscale=grey).to_pil()

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

    def metadata(self) -> dict[str, str]:
        return self._pdf.get_metadata_dict(skip_empty=True)

    @staticmethod
    def _text(page: pypdfium2.PdfPage) -> str:
        return page.get_textpage().get_text_range()


def tight(text: str) -> str:
    """`text` without white space and soft hyphens, in one normal form."""
    return re.sub(r"\s|\u00ad|\ufffe", "", unicodedata.normalize("NFKC", text))
