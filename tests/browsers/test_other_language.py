"""The way to the other language in Firefox and WebKit: in the drawer, to the same page."""

import pytest

from readers import Reader
from sites import Site


def switch(reader: Reader, language: str) -> None:
    reader.click("label.md-header__button[for=__drawer]")
    reader.click(f".drawer-options a[hreflang={language}]")


@pytest.mark.parametrize("page", ["", "openai-api/api-key/"], ids=["door", "steps"])
def test_the_drawer_leads_to_the_same_page_and_back(reader: Reader, site: Site, page: str) -> None:
    reader.open(site.address(page))
    switch(reader, "en")
    reader.wait_address(site.address(f"en/{page}"))
    assert reader.evaluate("document.documentElement.lang") == "en"
    switch(reader, "ja")
    reader.wait_address(site.address(page))
    assert reader.evaluate("document.documentElement.lang") == "ja"
