"""The menu, whose plain links are made without the theme's macros, is as the theme has it."""

from pathlib import Path

import pytest
from lxml import html

from tebiki.building import build_site
from tebiki.source.project import Project

THEMES_OWN = """{% import "partials/nav-item.html" as item with context %}
<nav class="md-nav md-nav--primary"><ul>
{% for entry in nav.items %}{{ item.render(entry, "__nav_" ~ loop.index, 1) }}{% endfor %}
</ul></nav>
"""
NESTED = (
    "  - もっと:\n      - 奥:\n          - library/after.md\n      - 外: https://example.org/\n"
)


def normal(element: html.HtmlElement) -> tuple[object, ...]:
    """An element without the blank space that no reader sees."""
    attributes = {key: " ".join(value.split()) for key, value in element.attrib.items()}
    texts = [" ".join((text or "").split()) for text in (element.text, element.tail)]
    return (element.tag, attributes, texts, [normal(child) for child in element])


def menus(project: Path, site: Path, is_hosted: bool) -> dict[str, list[object]]:
    build_site.build_site(
        Project(project), site, site_url="", pages_only=True, directory_urls=is_hosted
    )
    return {
        path.relative_to(site).as_posix(): [
            normal(entry)
            for entry in html.parse(path).xpath("//nav[contains(@class, 'primary')]/ul/li")
        ]
        for path in sorted(site.rglob("*.html"))
    }


@pytest.mark.parametrize(
    ("feature", "is_hosted"),
    [("", True), ("", False), ("navigation.expand", True), ("navigation.indexes", True)],
)
def test_it_is_as_the_theme_has_it(project: Path, feature: str, is_hosted: bool) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("      - library/after.md\n", "")
    text = text.replace("  - library/gallery.md\n", f"{NESTED}  - library/gallery.md\n")
    if feature:
        own = f"  name: material\n  features: [navigation.sections, navigation.prune, {feature}]\n"
        text = text.replace("  name: material\n", own)
    settings.write_text(text, encoding="utf-8")
    page = project / "docs/ja/library/join.md"
    marked = page.read_text(encoding="utf-8").replace("---\n", "---\nstatus: new\n", 1)
    page.write_text(marked, encoding="utf-8")
    ours = menus(project, project / "ours", is_hosted)
    own_face = project / "overrides/partials/nav.html"
    assert own_face.is_file()
    own_face.write_text(THEMES_OWN, encoding="utf-8")
    theirs = menus(project, project / "theirs", is_hosted)
    assert ours == theirs
    card = "library/card/index.html" if is_hosted else "library/card.html"
    assert "md-status--new" in str(ours[card])
    assert len(ours) > 20
