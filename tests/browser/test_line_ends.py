"""No line of the small guide ends or begins as none may, on a phone and on a laptop."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from measuring import line_ends
from support.watching import page_paths


@pytest.mark.parametrize("width", [390, 1280])
def test_no_last_line_of_one_sign_and_no_wrong_start(
    chromium: Browser, library_site: Path, library_server: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    found = {}
    for path in page_paths(library_site):
        page.goto(library_server + path, wait_until="load")
        ends = line_ends.read(page)
        found[path] = (ends.one, ends.wrong_start)
    page.close()
    assert {path: ends for path, ends in found.items() if any(ends)} == {}


# What the counter must see: each line is as wide as four letters.
PARAGRAPHS = """<body style="margin: 0; font: 20px/1.5 sans-serif; width: 80px">
<p lang="ja">あいうえか</p>
<details><summary>題</summary><p>あいうえ<b>か</b>き</p></details>
<ol style="padding: 0"><li>あいうえ<ol style="padding: 0"><li>あいう</li></ol></li></ol>
<p>あいうえか<br>さ</p>
<p style="visibility: hidden">あいうえか</p>
<pre>あいうえ\nか</pre>
<dl><dt>あいうえ<i style="display: inline-block"></i>、かきく</dt></dl>
"""


def test_the_counter_sees_what_is_laid_out(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(PARAGRAPHS)
    assert line_ends.read(page) == line_ends.LineEnds(
        one=("p: か", "p: か"), two=("p: かき",), wrong_start=("dt: 、かきく",)
    )
    page.close()
