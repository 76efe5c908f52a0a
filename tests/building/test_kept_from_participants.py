"""One site with every form of note, comment and field, and a hostile event: what leaves the house.

Every output is searched: pages, indexes, papers, calendars, and what is in the copy for a disk.
"""

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from support.paper import Paper, tight
from support.projects import copy_library
from tebiki.building import build_site
from tebiki.source.project import Project

NOTE, COMMENT = "himitsumemo", "himitsucomment"
FORMS = {
    "plain": "!!! instructor\n    {0}",
    "folded": '??? instructor "{0}"\n    {0}',
    "open": "???+ note instructor\n    {0}",
    "inline": "!!! INSTRUCTOR inline end\n    {0}\n\n    - {0}\n\n        {0}",
    "heading": "!!! instructor\n    ### {0}\n\n    {0}",
    "list": "- 項目\n\n    !!! instructor\n        {0}\n\n- 項目",
    "nested": "!!! note\n    文。\n\n    ??? instructor\n        {0}",
    "quote": "> 文。\n>\n> !!! instructor\n>     {0}",
    "paragraph": "文。\n\n{0}\n{{ .instructor }}",
    "section": "### {0} {{ .Instructor }}\n\n{0}",
}
COMMENTS = (
    *("<!-- {0}\n\n## {0}\n\n```\n-->", "文。<!-- {0}\n## {0}\n-->", "<!-- {0} -->"),
    "!!! note\n    文。\n    <!-- {0}\n## {0}\n    -->\n    文。",
    *("文。<?{0} x?>", "<?{0}\n\n{0}?>"),  # which a browser takes for comments
)
IGNORED = '[[pages]]\nrule = "leftovers"\ntext = "<?"\nreason = "x"\ndate = 2026-11-26\n'
PART = "<!-- terms -->"  # the mark of a part that is no part of these pages
SIGNS = re.compile("[\U000fe7d0-\U000fe7ff]")  # that stand for fields while Markdown is read
FIELDS = (
    "会は {event.title}、**場所:** {event.place}、"
    '[メール](mailto:{event.contact} "{event.title}")、'
    "[サイト]({event.address})\n\n```json\n{event.title}\n```\n\n`{event.date}`\n\n"
    "### 会 {event.title}\n\n文。\n"
)
EVENT = """\
title = "A < B & \\"会\\" <会>"
date = 2026-12-05
start = "13:30"
end = "15:00"
place = "会場 A\\n3 階, B; C\\\\D"
contact = 'a"b&c <d>@w.example'
address = 'https://w.example/"><b>?a=1'
at_home = "&lt;b&gt; *x* {place}"
"""
PAGE = """\
---
title: 追加のページ
edition: "2026.10"
description: 追加のページです。
---
# 追加のページ

{body}

## 会 {{event.title}} の節 {{ #extra }}

文。
"""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """With and without an event: path -> text of every file of the site and of its zip."""
    root = tmp_path_factory.mktemp("project")
    write_every_form(copy_library(root))
    made = {}
    for name, text in (("event", EVENT), ("generic", "")):
        (root / "event.toml").write_text(text, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("EVENT_FILE", "event.toml" if text else "")
            built = build_site.build_site(Project(root), root / name, site_url="")
        assert built.faults == ()
        made[name] = read(built.folder)
    return made


def write_every_form(root: Path) -> None:
    """Put every form into pages with steps and without, in both languages, and a change note."""
    body = "\n\n".join(
        [*(form.format(NOTE) for form in FORMS.values() if "###" not in form)]
        + [comment.format(COMMENT) for comment in COMMENTS]
        + [FIELDS, PART, FORMS["heading"].format(NOTE), FORMS["section"].format(NOTE)]
    )
    for language in ("ja", "en"):
        for name in ("join", "before"):  # with steps, and without
            page = root / f"docs/{language}/library/{name}.md"
            page.write_text(page.read_text("utf-8") + f"\n{body}\n", "utf-8")
        bare = root / f"docs/{language}/library/after.md"  # whose titles alone are read
        added = "\n## 会 {event.title} { #meeting }\n\n文。\n"
        bare.write_text(bare.read_text("utf-8") + added, "utf-8")
    extra = root / "docs/ja/library/extra.md"  # shown in English as it is
    extra.write_text(PAGE.format(body=body.replace("### 会", "## 会")), "utf-8")
    config = root / "mkdocs.yml"
    line = "      - library/before.md\n"
    text = config.read_text("utf-8")
    assert line in text
    config.write_text(text.replace(line, f"{line}      - library/extra.md\n"), "utf-8")
    (root / "docs/_data/library/ignores.toml").write_text(IGNORED, "utf-8")
    notes = root / "docs/_data/library/changes.toml"
    text = notes.read_text("utf-8")
    begun = 'ja = """\n'
    added = f"{begun}{FORMS['plain'].format(NOTE)}\n\n<!-- {COMMENT} -->\n\n{{event.title}}\n\n"
    notes.write_text(text.replace(begun, added), "utf-8")


def read(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name.endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder.parent / f"{folder.name}-copy")
            inside = read(folder.parent / f"{folder.name}-copy")
            found |= {f"{name}!{inner}": text for inner, text in inside.items()}
        elif name.endswith(".pdf"):
            found[name] = Paper(path).text
        else:
            found[name] = path.read_bytes().decode("utf-8", errors="replace")
    return found


def is_for_instructors(path: str) -> bool:
    return "for-instructors" in path or "instructor-" in path.rpartition("/")[2]


@pytest.mark.parametrize("name", ["event", "generic"])
def test_no_note_reaches_a_participant(outputs: Mapping[str, Mapping[str, str]], name: str) -> None:
    found = {path for path, text in outputs[name].items() if NOTE in tight(text)}
    assert {path for path in found if not is_for_instructors(path)} == set()
    theirs = outputs[name]["library/for-instructors/index.html"]
    assert theirs.count(NOTE) >= 3 * sum(form.count("{0}") for form in FORMS.values())
    assert NOTE in outputs[name]["handout/library-instructor-ja.pdf"]
    assert not any(
        "instructor" in (element.get("class") or "")
        for path, text in outputs[name].items()
        if path.endswith(".html") and not is_for_instructors(path)
        for element in html.document_fromstring(text).iter("div", "details", "p", "li")
    )


@pytest.mark.parametrize("name", ["event", "generic"])
def test_no_comment_and_no_raw_field_reaches_anybody(
    outputs: Mapping[str, Mapping[str, str]], name: str
) -> None:
    assert len([path for path in outputs[name] if path.endswith((".json", ".js"))]) > 10
    for path, text in outputs[name].items():
        assert COMMENT not in tight(text), path
        if not path.endswith((".js", ".css")) or "assets/" not in path:  # no script of the face
            assert "{event" not in text and "{event" not in tight(text), path
        if path.endswith((".html", ".json", ".js", ".md", ".ics", ".xml", ".pdf", ".txt")):
            assert SIGNS.search(text) is None, path
        if path.endswith(".html"):
            document = html.document_fromstring(text)
            left = [node.text for node in document.iter(etree.Comment)]
            assert left == [], path
            assert "{event" not in "".join(document.itertext()), path


@pytest.mark.parametrize("name", ["event", "generic"])
def test_each_page_has_its_markdown_but_in_the_copy(
    outputs: Mapping[str, Mapping[str, str]], name: str
) -> None:
    pages = {path.removesuffix("html") for path in outputs[name] if path.endswith("index.html")}
    there = {path.removesuffix("md") for path in outputs[name] if path.endswith(".md")}
    assert there == {path for path in pages if "!" not in path}
    assert "library/for-instructors/index." in there
    for path in there:
        assert "{ #" not in outputs[name][f"{path}md"], path
    assert NOTE in outputs[name]["library/for-instructors/index.md"]


def test_markdown_shows_a_hostile_event_as_text(
    outputs: Mapping[str, Mapping[str, str]],
) -> None:
    for path in ("library/join/index.md", "library/extra/index.md", "en/library/extra/index.md"):
        rendered = html.fragment_fromstring(
            MarkdownIt("commonmark").render(outputs["event"][path]), create_parent=True
        )
        assert 'A < B & "会" <会>' in "".join(rendered.itertext()), path
        assert list(rendered.iter("会", "d", "b", "script")) == [], path


def test_steps_are_whole(outputs: Mapping[str, Mapping[str, str]]) -> None:
    page = html.document_fromstring(outputs["event"]["library/join/index.html"])
    steps = page.xpath("//section/@data-step")
    assert steps == ["open-desk", "enter-name", "receive-mail"]
    assert page.xpath("//section/@data-of") == ["3", "3", "3"]


def test_hostile_event_leaves_every_page_whole(
    outputs: Mapping[str, Mapping[str, str]],
) -> None:
    title = 'A < B & "会" <会>'
    for path, text in outputs["event"].items():
        if path.endswith(".html"):
            document = html.document_fromstring(text)
            assert list(document.iter("会", "d")) == [], path
    page = html.document_fromstring(outputs["event"]["library/extra/index.html"])
    assert page.xpath("string(//h2[@id='extra'])").startswith(f"会 {title} の節")
    assert f"会 {title} の節" in page.xpath("string(//nav[@aria-label])") or page.xpath(
        "//nav//a[@href='#extra']"
    )
    (mail,) = set(page.xpath("//article//a[starts-with(@href, 'mailto:')]/@href"))
    assert mail == "mailto:a%22b%26c%20%3Cd%3E@w.example"
    index = json.loads(outputs["event"]["search/ja.json"])
    said = "".join(
        section.get("text", "") + section.get("title", "")
        for one in index["pages"]
        for section in one["sections"]
    )
    assert title in said and "〔会の名前〕" not in said
    calendar = outputs["event"]["assets/event-ja.ics"].replace("\r\n ", "")
    assert "LOCATION:会場 A\\n3 階\\, B\\; C\\\\D\r\n" in calendar
    assert "\r" not in calendar.replace("\r\n", "")
