"""A copy for a disk into which somebody wrote: nothing runs in it, and it asks nobody."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.loopback import Loopback

# Each sets window.ran where it runs, or asks {host} where it is let.
SMUGGLED = """
<script>window.ran = "inline"</script>
<script type="module">window.ran = "module"</script>
<script src="{host}/script.js"></script>
<script src="data:text/javascript,window.ran='data'"></script>
<img src="no-such-picture" onerror="window.ran = 'onerror'">
<svg onload="window.ran = 'svg'"><script>window.ran = "svg script"</script></svg>
<details open ontoggle="window.ran = 'ontoggle'"><summary>x</summary></details>
<p id="styled" style="color: rgb(1, 2, 3); background: url({host}/style.png)">x</p>
<style>#styled {{ background: url({host}/sheet.png) }}</style>
<link rel="stylesheet" href="{host}/sheet.css"><link rel="prefetch" href="{host}/ahead">
<img src="{host}/picture.png" srcset="{host}/set.png 2x">
<video autoplay src="{host}/film.mp4"></video><iframe src="{host}/frame"></iframe>
<iframe srcdoc="<script>parent.ran = 'srcdoc'</script>"></iframe>
<object data="{host}/object"></object><embed src="{host}/embed">
<a id="link" href="javascript:window.ran = 'link'" ping="{host}/ping">x</a>
<form id="form" action="{host}/form" target="_blank"><input name="key" value="secret"></form>
<base href="{host}/">
"""
PAGES = ["index.html", "library/card.html", "en/library/join.html"]


@pytest.fixture(scope="module")
def copy(library_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (zipped,) = (library_site / "offline").glob("*.zip")
    place = tmp_path_factory.mktemp("disk") / "手引き (写し)"
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_nobody_is_asked(chromium: Browser, copy: Path, name: str) -> None:
    with Loopback() as server:
        whole = (copy / name).read_text(encoding="utf-8")
        smuggled = SMUGGLED.format(host=server.url)
        path = copy / name.replace(".html", "-hostile.html")
        path.write_text(whole.replace("</article>", f"{smuggled}</article>"), encoding="utf-8")
        page = chromium.new_page()
        blocked: list[str] = []
        page.on("console", lambda message: blocked.append(message.text))
        page.goto(path.as_uri(), wait_until="networkidle")
        assert page.evaluate("document.querySelector('#styled') !== null")
        page.evaluate("document.querySelector('#link').click()")
        page.evaluate("document.querySelector('#form').submit()")
        page.evaluate("fetch(document.querySelector('#form').action).catch(() => 0)")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.ran") is None
        colour = page.evaluate("getComputedStyle(document.querySelector('#styled')).color")
        assert colour != "rgb(1, 2, 3)"
        assert page.evaluate("typeof window.Worker.prototype.postMessage") == "function"
        assert page.evaluate("document.fonts.status") == "loaded"
        assert [text for text in blocked if "Content Security Policy" in text]
        page.close()
        assert server.requests == []
