"""Finished pages: titles are text wherever they stand, and no template lets a script in."""

import html
import json
from pathlib import Path

from support.breaking import build, edit, give_a_reason


def test_a_template_that_lets_something_in_is_found_on_the_finished_page(project: Path) -> None:
    edit(
        project / "overrides/partials/actions.html",
        "{#-",
        "{% if page.meta.steps %}<script>{{ page.title | safe }}</script>{% endif %}{#-",
    )
    assert (
        "docs/ja/library/join.md:1: an inline script is none of our templates'; "
        "put it into a file of overrides/assets, or take it out"
    ) in build(project)


def test_titles_are_escaped_wherever_they_stand(project: Path) -> None:
    title = 'カードの "A & B" <b>太い</b> <Enter>'
    name = project / "docs/ja/library/card.md"
    edit(name, "title: ", f"title: '{title}' #")
    heading = project / "docs/ja/library/join.md"
    text = heading.read_text(encoding="utf-8")
    old = next(row for row in text.splitlines() if row.startswith("# "))
    edit(heading, old, "# 上限と A & B の `<i>` { #join }")
    edit(heading, next(row for row in text.splitlines() if row.startswith("title:")) + "\n", "")
    edit(project / "mkdocs.yml", "- ワークショップ:", "- '<u>会</u> & \"催し\"':")
    edit(project / "mkdocs.yml", "site_name: 図書館カードの手引き", "site_name: 手引き <R&D>")
    for path in (name, heading):
        give_a_reason(project, "front-matter", path.relative_to(project).as_posix())
    assert build(project) == []
    escaped = html.escape(title).replace("&#x27;", "'")
    for path in (project / "site").rglob("*.html"):
        page = path.read_text(encoding="utf-8").replace("&#34;", "&quot;")
        if "/en/" in path.as_posix() or path.name == "404.html":
            continue
        assert title not in page and "<b>太い" not in page and "<u>会" not in page, path
        assert "手引き <R" not in page and "手引き &lt;R&amp;D&gt;" in page, path
        assert "A & B の <i>" not in page and "&amp;amp;" not in page, path
    page = (project / "site/library/card/index.html").read_text(encoding="utf-8")
    assert f"<title>{escaped} - " in page.replace("&#34;", "&quot;")
    index = json.loads((project / "site/search/ja.json").read_text(encoding="utf-8"))
    titles = {page["url"]: page["sections"][0]["title"] for page in index["pages"]}
    assert titles["library/card/"] == title
    assert titles["library/join/"] == "上限と A & B の <i>"


def test_a_template_keeps_the_spaces_that_a_reader_sees(project: Path) -> None:
    actions = project / "overrides/partials/actions.html"
    text = actions.read_text(encoding="utf-8")
    actions.write_text(f"<pre>\n  two\n</pre>\n{text}", encoding="utf-8")
    assert build(project) == []
    assert "<pre>\n  two\n</pre>" in (project / "site/library/card/index.html").read_text("utf-8")
