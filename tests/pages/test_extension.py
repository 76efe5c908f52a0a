"""The Markdown extension as a whole: a case is a page's Markdown and the HTML that comes of it."""

from pathlib import Path

import pytest

import markdown
from tebiki.pages.extension import GuideExtension, PageSetting
from tebiki.pages.figures import ScreenView
from tebiki.pages.steps import StepPage
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[1]
CASES = sorted((ROOT / "data/markdown").glob("*.md"))
WORDS = tool_words()
SCREENS = {
    "key-shown-once": ScreenView("key-shown-once", 640, 400, "https://gyazo.example/1.png"),
    "first": ScreenView("first", 640, 480, ""),
    "second": ScreenView("second", 640, 300, ""),
    "not-drawn": ScreenView("not-drawn", 0, 0, "https://gyazo.example/2.png"),
}


def render(text: str) -> str:
    """Render a step page called `api-key` whose first step is the guide's fifth of nine."""
    extension = GuideExtension()
    step_page = StepPage("guide", "api-key", 5, 9, "2026.11", "", WORDS["ja"])
    extension.page = PageSetting(WORDS["ja"], "api-key", SCREENS.get, step_page, 5)
    names = ["admonition", "attr_list", "tables", "toc", "pymdownx.details"]
    return markdown.markdown(text, extensions=[*names, extension]) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    expected = case.with_suffix(".html").read_text(encoding="utf-8")
    assert render(case.read_text(encoding="utf-8")) == expected
