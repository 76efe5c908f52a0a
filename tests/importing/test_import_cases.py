"""Each awkward guide of `data/import/cases` gives the drafts that stand beside it.

`python tests/importing/test_import_cases.py` writes them anew, to be read before a commit.
"""

from pathlib import Path

import pytest

from tebiki.importing import import_guide

CASES = Path(__file__).parents[1] / "data" / "import" / "cases"


def drafts_of(case: str) -> dict[str, str]:
    """Return file name -> content of what is imported from a case's guide."""
    text = (CASES / case / "guide.md").read_bytes().decode("utf-8")
    draft, told = import_guide.make_draft(text, "guide.md", "g", "")
    assert draft.guide.restyle
    files = import_guide.files(draft, told, "guide.md", Path("ja"), Path("data"))
    return {path.name: content for path, content in files.items()}


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir()))
def test_drafts(case: str) -> None:
    expected = {
        path.name: path.read_text(encoding="utf-8")
        for path in (CASES / case / "expected").iterdir()
    }
    assert drafts_of(case) == expected


if __name__ == "__main__":
    for folder in CASES.iterdir():
        (folder / "expected").mkdir(exist_ok=True)
        for name, content in drafts_of(folder.name).items():
            (folder / "expected" / name).write_text(content, encoding="utf-8")
