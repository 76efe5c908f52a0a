"""Every picture of the first guide goes to the text that it belongs to."""

from pathlib import Path

from tebiki.importing import import_guide

GUIDE = Path(__file__).parents[1] / "data" / "import" / "guide-2023-06.md"

# Each picture's line in the guide, and the line of the text that it belongs to.
PAIRS = {
    5: 7, 9: 11, 13: 11, 17: 15, 21: 19, 27: 25, 31: 29, 37: 33, 41: 39, 45: 43, 49: 51,
    57: 59, 61: 63, 65: 67, 69: 71, 81: 83, 85: 87, 89: 91, 93: 95, 101: 103, 105: 107,
}  # fmt: skip


def test_every_picture_goes_to_its_text() -> None:
    draft, told = import_guide.make_draft(GUIDE.read_text("utf-8"), GUIDE.name, "g", "")
    placed = {
        picture.line: placing.text_line
        for placing in draft.placings
        for picture in placing.pictures
    }
    assert told.whole
    assert placed == PAIRS
