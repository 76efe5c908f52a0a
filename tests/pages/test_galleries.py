"""Chapters of screens, the strip above a page's steps, and the filled gallery page."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tebiki.markdown import page
from tebiki.pages import figures, galleries

PAGE = """\
---
title: キー
steps: true
---
# API キー

## 開く { #open }

![メニューの図](../../assets/screens/menu.svg)

![よその絵](../../assets/other.png)

## 名前 { #name }

## 保存する { #save }

![キーの欄](../../assets/screens/key.svg)

![窓が閉じた画面](../../assets/screens/closed.svg)
"""
WORDS = {
    "strip_label": "この章の画面",
    "step_name": "{no}/{of} {title}",
    "gallery_count": "{originals} / {total}",
    "drawing": "説明図",
    "original": "原画面",
    "screen_missing": "準備中",
}


def chapters() -> tuple[galleries.Chapter, ...]:
    empty = "---\nsteps: true\n---\n# 空\n\n## 何もない { #none }\n"
    return galleries.chapters(
        [page.read_page(PAGE, "ja/g/api-key.md"), page.read_page(empty, "ja/g/empty.md")]
    )


def view(screen: str) -> figures.ScreenView | None:
    return figures.ScreenView(screen, 0 if screen == "closed" else 640, 400, "")


def test_chapters_have_their_screens_in_order() -> None:
    (chapter,) = chapters()
    assert (chapter.name, chapter.title, chapter.count) == ("api-key", "API キー", 3)
    assert [(s.id, s.alt, s.step, s.step_title, s.number) for s in chapter.screens] == [
        ("menu", "メニューの図", "open", "開く", 1),
        ("key", "キーの欄", "save", "保存する", 3),
        ("closed", "窓が閉じた画面", "save", "保存する", 3),
    ]


def test_strip_stands_at_the_end_and_has_drawn_screens_only() -> None:
    root = ElementTree.fromstring(
        '<div><h1>題</h1><p class="page-meta">5 分</p><p>前置き</p><h2 id="open">開く</h2></div>'
    )
    galleries.add_strip(root, chapters()[0], view, WORDS)
    assert [child.tag for child in root] == ["h1", "p", "p", "h2", "nav"]
    strip = root[4]
    assert strip.get("aria-label") == "この章の画面"
    assert [(link.get("href"), link.get("aria-label")) for link in strip] == [
        ("#open", "1/3 開く"),
        ("#save", "3/3 保存する"),
    ]
    assert [image.get("alt") for image in strip.iter("img")] == ["", ""]


def test_no_strip_without_screens() -> None:
    root = ElementTree.fromstring("<div><h1>題</h1><p>文</p></div>")
    galleries.add_strip(root, None, view, WORDS)
    assert [child.tag for child in root] == ["h1", "p"]


def test_gallery_is_filled_and_leads_to_the_steps() -> None:
    gallery = galleries.Gallery(chapters(), 1)
    assert galleries.headings(gallery) == "\n\n## API キー { #api-key }"
    root = ElementTree.fromstring('<div><h1>題</h1><p>文</p><h2 id="api-key">API キー</h2></div>')
    galleries.fill(root, gallery, WORDS)
    assert [child.tag for child in root] == ["h1", "p", "p", "h2", "p", "p", "p"]
    assert root[2].text == "1 / 3"
    figures.make_figures(root, view, "gallery", WORDS)
    galleries.lead_to_steps(root, gallery, WORDS)
    (group,) = root.findall("div")
    assert group.get("class") == "screens gallery-screens"
    steps = [figure.find("a[@class='gallery-step']") for figure in group]
    assert [(step.get("href"), step.text) for step in steps if isinstance(step, Element)] == [
        ("api-key.md#open", "1/3 開く"),
        ("api-key.md#save", "3/3 保存する"),
        ("api-key.md#save", "3/3 保存する"),
    ]
    enlarged = [link for link in group.iter("a") if link.get("class") == "glightbox"]
    assert [link.get("data-gallery") for link in enlarged] == ["api-key", "api-key"]
