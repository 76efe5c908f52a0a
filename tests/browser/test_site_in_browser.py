"""The built site as people meet it: every page, both languages, both schemes, phone and laptop."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from support.watching import page_paths, settled, watch
from tebiki.building import build_site
from tebiki.source.project import Project

LANGUAGES = {"日本語": "", "English": "en/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_quiet_and_fits(
    chromium: Browser, library_site: Path, library_server: str, width: int, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    tabs = [context.new_page() for _ in range(4)]
    seen = [watch(tab, library_server) for tab in tabs]
    for page, path in settled(tabs, [library_server + path for path in page_paths(library_site)]):
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        scheme_name = page.evaluate("document.body.dataset.mdColorScheme")
        assert scheme_name == {"light": "default", "dark": "slate"}[scheme], path
    context.close()
    assert [lines for lines in seen if lines] == []


def test_language_links_lead_to_the_same_page(
    chromium: Browser, library_site: Path, library_server: str
) -> None:
    page = chromium.new_page()
    for path in page_paths(library_site):
        page.goto(library_server + path)
        links = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.md-select__link[hreflang]')]"
            ".map(a => [a.textContent.trim(), a.getAttribute('href')]))"
        )
        same = path.removeprefix("en/")
        for name, prefix in LANGUAGES.items():
            href = links[name]
            assert not href.startswith(("/", "http")), (path, href)
            assert urljoin(page.url, href) == library_server + prefix + same
    page.close()


def test_page_that_is_not_there_speaks_both_languages(
    chromium: Browser, library_server: str
) -> None:
    page = chromium.new_page()
    page.goto(library_server + "404.html")
    assert page.locator(".not-found[lang=ja] h1").inner_text() == "ページが見つかりません"
    assert page.locator(".not-found[lang=en] h2").inner_text() == "Page not found"
    targets = [
        urlsplit(urljoin(page.url, link.get_attribute("href") or "")).path
        for link in page.locator(".not-found a").all()
    ]
    assert targets == ["/", "/en/"]
    page.close()


def test_fallback_page_says_so_and_stays_japanese_for_a_screen_reader(
    chromium: Browser, project: Path
) -> None:
    (project / "docs/en/library/card.md").unlink()
    build_site.build_site(Project(project), project / "site", site_url="", directory_urls=False)
    page = chromium.new_page()
    page.goto((project / "site/en/library/card.html").as_uri())
    assert page.locator("html").get_attribute("lang") == "en"
    note = page.locator(".fallback")
    assert "This page is not translated yet." in note.inner_text()
    assert page.locator("[lang=ja] h1").inner_text().startswith("カードと貸出番号")
    note.locator("a").click()
    assert page.url == (project / "site/library/card.html").as_uri()
    page.close()


def test_the_theme_s_script_comes_once_the_page_is_painted(
    laptop: Page, library_server: str
) -> None:
    laptop.goto(f"{library_server}library/card/")
    laptop.wait_for_selector("html.js")
    painted, asked = laptop.evaluate(
        "['first-contentful-paint', document.querySelector('[src*=bundle]').src]"
        ".map(name => performance.getEntriesByName(name)[0].startTime)"
    )
    assert painted <= asked


def test_the_theme_s_script_comes_also_where_a_browser_does_not_tell_of_its_paints(
    laptop: Page, library_server: str
) -> None:
    seen = watch(laptop, library_server)
    laptop.add_init_script("delete window.PerformanceObserver")
    laptop.clock.install()
    laptop.goto(f"{library_server}library/card/")
    late = laptop.locator("script[type=late]")
    assert late.count() > 0
    laptop.clock.run_for(3000)
    expect(late).to_have_count(0)
    expect(
        laptop.locator("body.md-code-annotate, [data-md-component=search]").first
    ).to_be_attached()
    assert seen == []


def test_the_theme_s_script_runs_before_a_project_s_own(chromium: Browser, project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8") + "extra_javascript: [assets/own.js]\n", encoding="utf-8"
    )
    own = project / "docs/assets/own.js"
    own.write_text(
        "document$.subscribe(() => document.body.classList.add('of-theme'))\n"
        "addEventListener('DOMContentLoaded', () => document.body.classList.add('of-page'))\n",
        encoding="utf-8",
    )
    site = project / "site"
    build_site.build_site(Project(project), site, site_url="", directory_urls=False)
    page = chromium.new_page()
    page.goto((site / "index.html").as_uri())
    expect(page.locator("body")).to_have_class(re.compile("of-theme of-page"))
    page.close()
