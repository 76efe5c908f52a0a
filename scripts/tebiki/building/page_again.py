"""Renders one page again from what the build of its language has made, and nothing else of it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from tebiki.building.markdown_of_page import read_page
from tebiki.building.run_mkdocs import Warnings
from tebiki.building.site_context import SiteContext
from tebiki.markdown.changed_text import only_text_differs

# Renders a page of this language, by its path below docs/, into a folder; False where it cannot.
Render = Callable[[str, Path], bool]


@dataclass(frozen=True)
class KeptLanguage:
    """What the build of one language has made; rendering changes it, as the build does."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    site: SiteContext

    def render(self, path: str, into: Path) -> bool:
        """Render the page at `path` below docs/ into a folder like the site's, with its Markdown.

        False, and nothing of worth in the folder, where the page was not built before, more than
        its text has been changed, or something is wrong with it: then all has to be built.
        """
        pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        file = next((one for one in pages if one.src_uri == path), None)
        before = self.site.pages.get(path)
        if file is None or before is None:
            return False
        try:
            after = read_page(file)
        except (PluginError, OSError, ValueError):  # which the build of all says
            return False
        if not only_text_differs(before, after):
            return False
        self.site.pages = {**self.site.pages, path: after}
        return self._render(file, into)

    def _render(self, file: File, into: Path) -> bool:
        page, warnings = file.page, Warnings()
        assert page is not None
        self.config.site_dir = str(into)
        file.abs_dest_path = str(into / file.dest_uri)
        logger = logging.getLogger("mkdocs")
        logger.addHandler(warnings)
        logger.propagate = False
        search = page.meta.get("search")  # as the search has left it, which has taken the page
        try:
            _populate_page(page, self.config, self.files)
            page.meta["search"] = search
            pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            is_draft = file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
            _build_page(page, self.config, pages, self.nav, self.env, excluded=is_draft)
            page.validate_anchor_links(
                files=self.files, log_level=self.config.validation.links.anchors
            )
        except Exception:  # whatever it is, the build of all meets it and says it
            return False
        finally:
            logger.removeHandler(warnings)
        return not warnings.messages


class _NoSettings(Config):  # type: ignore[no-untyped-call]  # MkDocs' is untyped
    """No file names this plugin."""


class KeepLanguages(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]
    """Hands on what each language's build has made, as soon as the language is built.

    `take` is called with the language and what renders its pages. MkDocs, i18n and the plugins
    go on with the next language in the same objects: it must be used before they do, or in a
    process of its own.
    """

    def __init__(self, take: Callable[[str, Render], None]) -> None:
        self._take = take

    @event_priority(-1000)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation as all plugins have left it."""
        self._nav = nav

    @event_priority(-1000)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the templates and the files."""
        self._env, self._files = env, files

    @event_priority(-50)  # before i18n, which builds the next language in here
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Hand the language on."""
        plugin: Any = config.plugins["tebiki"]
        kept = KeptLanguage(config, self._files, self._nav, self._env, plugin.site)
        self._take(plugin.site.language, kept.render)
