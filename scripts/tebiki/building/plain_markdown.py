"""Writes each built page's plain Markdown beside it, and the list of these at the site's root."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from tebiki.building.site_context import SiteContext
from tebiki.plain_pages import llms_list
from tebiki.plain_pages.llms_list import ListedLanguage, ListedPage
from tebiki.plain_pages.plain_page import Origin, plain_page
from tebiki.plain_pages.shown import NAME


@dataclass
class PlainMarkdown:
    """What is gathered over all languages of a build; of a site for a disk nothing is made."""

    nav: Navigation = field(default_factory=lambda: Navigation([], []))  # of this language
    languages: dict[str, ListedLanguage] = field(default_factory=dict)
    has_own_list: bool = False

    def list_pages(self, files: Files, config: MkDocsConfig, site: SiteContext) -> None:
        """Take the pages of the language that is being built, all of them read, into the list."""
        self.has_own_list = files.get_file_from_path(llms_list.NAME) is not None
        self.languages[site.language] = ListedLanguage(
            dict(site.languages)[site.language],
            config.site_name,
            config.site_description or "",
            tuple(_listed(page, config.site_url or "") for page in self.nav.pages),
        )

    def write_page(self, output: str, page: Page, config: MkDocsConfig, site: SiteContext) -> None:
        """Write the Markdown of a page that is whole, `output`. Raises PluginError."""
        if not config.use_directory_urls:
            return
        origin = Origin(config.site_name, site.edition, page.canonical_url or "index.html")
        try:
            text = plain_page(output, origin, site.words[site.language])
        except ValueError as error:
            raise PluginError(f"docs/{page.file.src_uri}:1: {error}") from error
        target = Path(config.site_dir, _address(page.file))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def write_list(
        self, config: MkDocsConfig, site: SiteContext, words: Mapping[str, Mapping[str, str]]
    ) -> None:
        """Write the list of all pages, unless the author publishes one."""
        order = [locale for locale, _ in site.languages if locale in self.languages]
        if not config.use_directory_urls or self.has_own_list:
            return
        note = words[order[0]]["plain_list"].format(edition=site.edition)
        text = llms_list.llms_list([self.languages[locale] for locale in order], note)
        Path(config.site_dir, llms_list.NAME).write_text(text, encoding="utf-8")


def _address(file: File) -> str:
    return PurePosixPath(file.dest_uri).with_name(NAME).as_posix()


def _listed(page: Page, site_url: str) -> ListedPage:
    return ListedPage(
        str(page.title),
        site_url + _address(page.file),
        str(page.meta.get("description") or ""),
    )
