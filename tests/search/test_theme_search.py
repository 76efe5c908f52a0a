"""Search never falls back to the theme's own: each change of the theme's stops the build."""

from dataclasses import replace
from pathlib import Path

import material
import pytest

from support.messages import english
from tebiki.building import build_site
from tebiki.search import theme_search
from tebiki.search.theme_search import SearchThemeError, ThemeFiles
from tebiki.source.project import Project

ADVICE = (
    "take base.html and main.html out of your own overrides/, or install the mkdocs-material "
    "that tebiki asks for (make site does in its checkout)"
)


@pytest.fixture(scope="module")
def theme() -> ThemeFiles:
    return theme_search.find([Path(material.__file__).parent / "templates"])


def test_the_locked_theme_is_the_one_we_know(theme: ThemeFiles) -> None:
    assert theme_search.check(theme).startswith("assets/javascripts/workers/search.")


def test_a_renamed_worker(theme: ThemeFiles) -> None:
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, workers=()))
    assert english(error.value) == (
        "search: the theme should have one assets/javascripts/workers/search.*.min.js, found none; "
        + ADVICE
    )


def test_another_worker_than_the_template_names(theme: ThemeFiles) -> None:
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, workers=("assets/javascripts/workers/search.1.min.js",)))
    assert english(error.value) == (
        "search: the theme's base.html does not name assets/javascripts/workers/search.1.min.js "
        "as its worker; " + ADVICE
    )


def test_a_renamed_script(theme: ThemeFiles) -> None:
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, bundles=()))
    assert english(error.value) == (
        "search: the theme should have one assets/javascripts/bundle.*.min.js, found none; "
        + ADVICE
    )


def test_another_protocol(theme: ThemeFiles) -> None:
    name, script = theme.bundles[0]
    changed = script.replace(".type===3", ".type===4")
    with pytest.raises(SearchThemeError) as error:
        theme_search.check(replace(theme, bundles=((name, changed),)))
    assert english(error.value) == (
        f"search: {name} no longer says '.type===3' (RESULT is message 3): "
        f"the theme's search has changed; {ADVICE}"
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
        "docs/ja/index.md: the page does not start the search assets/search/worker.js; write the "
        "block config of your own overrides/main.html as tebiki's main.html has it, or take that "
        "file out",
    ]
