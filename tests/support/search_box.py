"""The search box of a page: a query is typed into it, and what it lists is read."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

BOX = ".md-search__input"
ENTRIES = "a.md-search-result__link[href]"
META = ".md-search-result__meta"


@dataclass(frozen=True)
class SearchBox:
    """The box on the pages of the site at `base`, which ends with a slash."""

    page: Page
    base: str
    start: str  # the page, below the site, on which readers begin

    def find(self, query: str, path: str = "") -> list[str]:
        """Type the query on the page at `path`; return the entries' addresses below the site."""
        self.page.goto(self.base + (path or self.start))
        self.page.fill(BOX, query)
        expect(self.page.locator(ENTRIES).first).to_be_visible()
        return self.entries()

    def shown(self) -> list[str]:
        """Return what the box lists now and does not fold away."""
        return self.entries(f"{ENTRIES}:not(details *)")

    def entries(self, selector: str = ENTRIES) -> list[str]:
        """Return what the box lists now."""
        addresses = self.page.locator(selector).evaluate_all(
            "links => links.map(a => new URL(a.href)).map(u => u.origin + u.pathname + u.hash)"
        )
        return [address.removeprefix(self.base) for address in addresses]
