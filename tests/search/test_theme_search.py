"""Search never falls back to the theme's own: each change of the theme's stops the build."""

from dataclasses import replace
from pathlib import Path

import material
import pytest

from tebiki.building import build_site
from tebiki.search import theme_search
from tebiki.search.theme_search import SearchThemeError, ThemeFiles
from tebiki.source.project import Project

ADVICE = (
    "the search would fall back to the theme's own; "
    "stay with the locked mkdocs-material, or adapt overrides/assets/search"
)


@pytest.fixture(scope="module")
def theme() -> ThemeFiles:
    return theme_search.find([Path(material.__file__).parent / "templates"])


def test_the_locked_theme_is_the_one_we_know(theme: ThemeFiles) -> None:
    assert theme_search.check(theme).startswith("assets/javascripts/workers/search.")


def test_a_renamed_worker(theme: ThemeFiles) -> None:
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, workers=()))
    assert str(error.value) == (
        "search: the theme should have one assets/javascripts/workers/search.*.min.js, found none; "
        + ADVICE
    )


def test_another_worker_than_the_template_names(theme: ThemeFiles) -> None:
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, workers=("assets/javascripts/workers/search.1.min.js",)))
    assert str(error.value) == (
        "search: the theme's base.html does not name assets/javascripts/workers/search.1.min.js "
        "as its worker; " + ADVICE
    )


def test_a_renamed_script(theme: ThemeFiles) -> None:
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, bundles=()))
    assert str(error.value) == (
        "search: the theme should have one assets/javascripts/bundle.*.min.js, found none; "
        + ADVICE
    )


def test_another_protocol(theme: ThemeFiles) -> None:
    name, script = theme.bundles[0]
    changed = script.replace(".type===3", ".type===4")
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, bundles=((name, changed),)))
    assert str(error.value) == (
        f"search: {name} no longer says '.type===3' (RESULT is message 3): "
        f"the worker's protocol has changed; {ADVICE}"
    )


def test_a_template_that_keeps_the_themes_worker_stops_the_build(project: Path) -> None:
    template = project / "overrides/main.html"
    text = template.read_text(encoding="utf-8")
    start = text.index("{% block config %}")
    block = text[start : text.index("{% endblock %}", start)]
    template.write_text(text.replace(block, "{% block config %}{{ super() }}"), encoding="utf-8")
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="")
    assert str(error.value).splitlines()[:2] == [
        "Error building page 'ja/index.md':",
        "search: the page of docs/ja/index.md does not start assets/search/worker.js; "
        "let the config block of overrides/main.html put it in the theme's place",
    ]
