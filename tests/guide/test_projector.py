"""What instructors are told of the projector."""

from pathlib import Path

import pytest
from lxml import html


@pytest.mark.parametrize(("prefix", "clicker"), [("", "クリッカー"), ("en/", "clicker")])
def test_a_clickers_black_button_is_told(hosted_site: Path, prefix: str, clicker: str) -> None:
    page = html.parse(hosted_site / f"{prefix}openai-api/for-instructors/index.html")
    assert clicker in page.xpath("string(//article)")
