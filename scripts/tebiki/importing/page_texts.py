"""Writes a guide's pages, their catalogue of screens and their navigation as texts of files."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import yaml

from tebiki.files import toml_text
from tebiki.importing import boxed_sentences, picture_blocks
from tebiki.importing.guide_links import GuideLinks
from tebiki.importing.guide_pages import Page, Pages
from tebiki.importing.guide_tree import Inline, LeftOut, Node, plain
from tebiki.importing.literal_text import literal
from tebiki.importing.named_pictures import Picture
from tebiki.importing.tree_writing import Writer
from tebiki.markdown import drafts
from tebiki.safety.allowed_html import hostile_tag, inert_mark
from tebiki.source import event_fields
from tebiki.source.layout import SCREENS

LIST_TITLE = "ページの一覧"
_SENTENCE = re.compile(r"[^。！？\n]{8,100}[。！？]")


@dataclass(frozen=True)
class Month:
    """The month that pages claim, such as 2026-11, "" where they claim none."""

    text: str

    @property
    def lines(self) -> str:
        if not self.text:
            return ""
        return f'verified: {self.text}\nedition: "{self.text.replace("-", ".")}"\n'


def page_texts(
    made: Pages, paths: Sequence[str], month: str
) -> tuple[dict[str, str], list[tuple[int, LeftOut]]]:
    """Return name -> Markdown of each page, and what of their links fell away, by file.

    `paths` are those of the guide's files.
    """
    found: dict[str, str] = {}
    left_out: list[tuple[int, LeftOut]] = []
    for page in made.pages:
        line = page.line
        file = paths[page.file] if paths else ""
        note = partial(_note, left_out, page.file)
        resolve = made.links.resolver(file, page.name, note, line)
        writer = Writer(_picture, resolve)
        found[page.name] = _page(page, writer, Month(month), made)
    return found, left_out


def catalogue(pictures: Sequence[Picture], month: str, sources: dict[str, str]) -> str:
    """Return the catalogue of screens, `screens.toml`; `sources` has the remote ones by id."""
    tables = []
    for picture in pictures:
        lines = [f"[{picture.id}]", f'page = "{picture.page}"']
        if picture.step:
            lines.append(f'step = "{picture.step}"')
        if picture.id in sources:
            lines.append(f"source = {toml_text.quoted(sources[picture.id])}")
        if month:
            lines.append(f'captured = "{month}"')
        tables.append("\n".join([*lines, "sensitive = []"]))
    head = "# 画像の一覧です。人の名前や鍵が写っている画像は、sensitive に書いてください。\n\n"
    return head + "\n\n".join(tables) + "\n"


def nav(made: Pages) -> list[object]:
    """Return the guide's entries of `nav:`; a section's pages stand below its name."""
    found: list[object] = []
    section: tuple[str, list[str]] | None = None
    for page in made.pages:
        path = f"{made.name}/{page.name}.md"
        if not page.section:
            found.append(path)
            section = None
        elif section and section[0] == page.section:
            section[1].append(path)
        else:
            section = (page.section, [path])
            found.append({_unmarked(page.section): section[1]})
    return found


def _note(left_out: list[tuple[int, LeftOut]], file: int, one: LeftOut) -> None:
    left_out.append((file, one))


def _page(page: Page, writer: Writer, month: Month, made: Pages) -> str:
    title = _plain_title(page.title) or made.name
    named = _unmarked(title)
    meta: dict[str, object] = {"title": named, "steps": bool(page.steps)}
    if page.steps:
        meta["minutes"] = min(max(len(page.steps), 1), 999)
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10**9) + month.lines
    front += yaml.safe_dump(
        {"description": _unmarked(_description(page, title))},
        allow_unicode=True,
        width=10**9,
    )
    parts = [f"---\n{front}---"]
    if page.steps:
        parts.append(drafts.mark("minutes"))
    elif page.name == "index" and not month.text:
        parts.append(drafts.mark("month"))
    parts.append(f"# {writer.line(_flat(page.title)) or title}")
    intro = picture_blocks.lifted(page.intro, is_top=not page.steps)  # ## is a step's mark
    parts.append(writer.blocks(_relevelled(intro, 2)))
    for step in page.steps:
        mark = f" {drafts.mark(*step.drafts)}" if step.drafts else ""
        parts.append(f"## {writer.line(_flat(step.title))} {{ #{step.id} }}{mark}")
        parts.append(writer.blocks(_relevelled(boxed_sentences.boxed(step.nodes), 3)))
    if page.end:
        for node in _relevelled(page.end, 3):
            text = writer.blocks([node])
            parts.append(f"{text}\n{{ .page-end }}" if page.steps and node.kind == "paragraph" else text)  # fmt: skip  # noqa: E501
    if page.name == "index":
        parts.append(_list_of(made, writer))
    return parts[0] + "\n" + "\n\n".join(part for part in parts[1:] if part) + "\n"


def _list_of(made: Pages, writer: Writer) -> str:
    lines = [f'## {LIST_TITLE} {{ #pages data-paper="no" }}', ""]
    for number, page in enumerate(made.pages[1:], start=1):
        title = writer.line(_flat(page.title)) or page.name
        lines.append(f"{number}. [{title}]({page.name}.md)")
    return "\n".join(lines)


def _picture(one: Inline) -> str:
    alt = re.sub(r"([\\\[\]*_`<])", r"\\\1", one.text) if "<" not in one.text else (
        re.sub(r"([\\\[\]*_`])", r"\\\1", one.text).replace("<", "&lt;")
    )  # fmt: skip
    alt = alt.replace("{", "&#123;").replace("}", "&#125;").replace("|", "&#124;")
    mark = f" {drafts.mark('alt')}" if one.title == "draft" else ""
    return f"![{alt}](../../{SCREENS}/{one.address}.svg){mark}"


def _flat(inlines: Sequence[Inline]) -> list[Inline]:
    """A title's words and code, without links and marks."""
    found: list[Inline] = []
    for one in inlines:
        if one.kind in ("text", "code") and event_fields.left(one.text):
            one = replace(one, text=event_fields.without_braces(one.text))
        if one.children:
            found += _flat(one.children)
        elif one.kind == "code" and re.search(r"[{}]", one.text):  # an id would begin there
            found.append(replace(one, kind="text"))
        elif one.kind in ("text", "code"):
            found.append(one)
        elif one.kind == "break":
            found.append(Inline("text", " "))
    return found


def _plain_title(inlines: Sequence[Inline]) -> str:
    return " ".join(plain(inlines).split())


def _unmarked(text: str) -> str:
    """A text as front matter takes it: `**太字** と <script>` as 太字 と script."""
    text = event_fields.without_braces(text)
    while mark := inert_mark(text):
        said = mark.lstrip("![").partition("](")[0] if mark.endswith(")") else mark.strip("*")
        text = text.replace(mark, said)
    while tag := hostile_tag(text):
        text = re.sub(rf"</?({tag})\b[^<>]*>?", r"\1", text, flags=re.IGNORECASE)
    return text


def _description(page: Page, title: str) -> str:
    """A sentence for search engines: the page's first, else what it is about."""
    nodes = [*page.intro, *(node for step in page.steps for node in step.nodes)]
    for node in nodes:
        if node.kind == "paragraph":
            text = " ".join(plain(node.inlines).split())
            if found := _SENTENCE.match(text):
                return found[0]
    return f"{title}のページです。"


def _relevelled(nodes: Sequence[Node], top: int) -> list[Node]:
    """Return blocks whose headings begin with level `top` and skip none."""
    levels = sorted({node.number for node in nodes if node.kind == "heading"})
    before = top - 1
    found = []
    for node in picture_blocks.lifted(nodes):
        if node.kind == "heading":
            before = min(top + levels.index(node.number), before + 1, 6)
            node = replace(node, number=before)
        found.append(node)
    return found


def settings(title: str, entries: Sequence[object]) -> str:
    """Return `mkdocs.yml` of a project in Japanese."""
    title = _unmarked(title)
    quoted = json.dumps(title, ensure_ascii=False)
    navigation = yaml.safe_dump(
        [{"はじめに": "index.md"}, *entries], allow_unicode=True, sort_keys=False, width=10**9
    )
    return (
        "# サイトの設定です。題、ページの並び、言語、色やロゴをここで変えられます。\n"
        f"site_name: {quoted}\n"
        f"site_description: {json.dumps(f'{title}の手引きです。', ensure_ascii=False)}\n"
        "theme:\n  name: material\n  # logo: assets/logo.svg   # docs/ からの場所\n"
        "# 色は docs/assets/own.css に :root, [data-md-color-scheme] { --ai: #2f6b4f } のように"
        "書いて、次の 1 行を使います。\n"
        "# extra_css: [assets/own.css]\n"
        "nav:\n"
        + "".join(f"  {line}\n" for line in navigation.splitlines())
        + "plugins:\n  - search\n  - i18n:\n      languages:\n        - locale: ja\n"
        "          name: 日本語\n          default: true\n"
        "        # 言語を足すコマンド: tebiki translations --add en\n"
        "  - tebiki\n"
        "    # report_to: mailto:host@workshop.example   # 画面が違うときの連絡先\n"
    )


def door(title: str, guides: Sequence[tuple[str, str]], month: str) -> str:
    """Return the site's first page; a guide is its name and its first page's name."""
    heading, title = literal(title, at_start=True), _unmarked(title)
    meta = {"title": title, "steps": False}
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10**9)
    front += Month(month).lines.partition("\n")[2]
    front += yaml.safe_dump({"description": f"{title}の手引きです。"}, allow_unicode=True)
    lines = [f"---\n{front}---", f"# {heading}", ""]
    for name, first in guides:
        lines += [
            f"[手順をはじめる]({name}/{first}.md){{ .md-button .md-button--primary }}",
            f"[{LIST_TITLE}]({name}/index.md){{ .md-button }}",
            "",
        ]
    return "\n".join(lines)


__all__ = ["GuideLinks", "catalogue", "door", "nav", "page_texts", "settings"]
