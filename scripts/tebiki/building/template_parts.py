"""Knows the inline scripts and styles of our templates, from rendering them without content."""

import copy
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_relative_url

from tebiki.building import content_policy, finished_page
from tebiki.building.content_policy import OwnParts, PolicyError
from tebiki.files.data_faults import Said, placed
from tebiki.search import theme_search

_TEXTS = ("site_name", "site_description", "site_author", "copyright")


class TemplateParts:
    """What the templates of one language put inline into every page, by the depth it stands at."""

    def __init__(
        self, env: Environment, config: MkDocsConfig, language: str, **settings: object
    ) -> None:
        """`settings` are those that the templates' own scripts are made from."""
        self._env = env
        self._config = copy.copy(config)
        for name in _TEXTS:
            self._config[name] = ""
        self._language = language
        self.settings = settings
        self._known: dict[tuple[str, str], OwnParts] = {}

    def finish_page(self, html: str, url: str, path: str) -> tuple[str, list[Said]]:
        """Return a page with its policy, and a line for what it holds that our templates do not.

        `url` is its address from the site's root, `path` that of its file below docs/.
        Raises PolicyError, and SearchThemeError where it would start the theme's own search.
        """
        theme_search.check_page(html, str(self.settings["theme_worker"]), path)
        empty = SimpleNamespace(
            **{"url": url, "title": "", "content": "", "meta": {}, "toc": [], "is_homepage": False},
            **{"file": SimpleNamespace(name="", src_uri="")},
        )
        own = self._parts("main.html", get_relative_url(".", url), empty)
        try:
            return self._finish(html, own, f"docs/{path}")
        except PolicyError as error:
            raise PolicyError(placed(f"docs/{path}", 1, error.said)) from error

    def finish_404(self, html: str, base: str) -> tuple[str, list[Said]]:
        """Return the same for the page of addresses that are not there; it is at `base`.

        Raises PolicyError.
        """
        return self._finish(html, self._parts("404.html", base, None), "overrides/404.html")

    def _finish(self, html: str, own: OwnParts, shown: str) -> tuple[str, list[Said]]:
        hosted = self._config.use_directory_urls
        page = content_policy.with_policy(html, own, hosted=hosted)
        return page, [placed(shown, 1, said) for said in finished_page.faults(html, own)]

    def _parts(self, template: str, base: str, page: Any) -> OwnParts:
        key = (template, base)
        if key not in self._known:
            context = get_context(Navigation([], []), [], self._config, page, base)
            rendered = self._env.get_template(template).render(
                **context, tebiki=_without_content(self._language, self.settings)
            )
            self._known[key] = content_policy.parts(rendered)
        return self._known[key]


class _Silent(dict[str, Any]):
    """Words that say nothing, whatever they are called."""

    def __missing__(self, key: str) -> str:
        return ""


def _without_content(language: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    return _Silent(
        words=_Silent(),
        language=language,
        locale=language,
        **settings,
        alternates=[{"lang": language, "name": "", "url": ""}],
        all_words={language: _Silent()},
        scripts=[],
    )
