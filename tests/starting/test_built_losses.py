"""What of a guide is missing on its pages, or on its paper, is named with file and line."""

from collections import Counter
from pathlib import Path

import pytest

from tebiki.importing.tree_reading import read_guide
from tebiki.starting import raw_text
from tebiki.starting.built_losses import Built, losses, read_built, unread, verdict
from tebiki.starting.guide_items import Item, items

GUIDE = """\
# 鳥の巣箱

板を切ります。釘を打ちます。

- 板
- 釘

1. 穴をあけます。

![箱](a.png)

```bash
saw  plank
```

<https://birds.example/>
"""
PAGE = """\
<html><body><nav class="md-nav">巣箱</nav><article><h1>鳥の巣箱<a class="headerlink">#</a></h1>
<p>板を切り ます。 釘を打ちます。</p><ul><li>板</li><li>釘</li></ul><ol><li>穴をあけます。</li></ol>
<figure data-screen="g-1"></figure><pre><code>saw  plank</code></pre>
<a href="https://birds.example">https://birds.example/</a></article></body></html>
"""


def of(page: str, tmp_path: Path, paper: str = "") -> str:
    (tmp_path / "g" / "chapter-1").mkdir(parents=True)
    (tmp_path / "g" / "chapter-1" / "index.html").write_text(page, encoding="utf-8")
    built = read_built(tmp_path, "g", ["chapter-1"], None, 0)
    built.paper = paper
    found = [("guide.md", item) for item in items(read_guide(GUIDE).nodes, set())]
    return str(verdict(found, losses(found, built)))


def test_all_of_it_is_there(tmp_path: Path) -> None:
    assert of(PAGE, tmp_path) == (
        "Nothing is lost: 7 sentences, 1 code blocks, 1 addresses, 1 pictures, 1 numbered items, "
        "2 bullets of the guide stand on the pages, and on the paper."
    )


@pytest.mark.parametrize(
    ("taken", "what", "line"),
    [
        ("釘を打ちます。", "sentences is not on the pages: 釘を打ちます", 3),
        ("<li>釘</li>", "bullets is not on the pages: ", 6),
        ("<ol><li>穴をあけます。</li></ol>", "numbered items is not on the pages: ", 8),
        ('<figure data-screen="g-1"></figure>', "pictures is not on the pages: a.png", 10),
        ("  plank", "code blocks is not on the pages: sawplank", 12),
    ],
)
def test_what_is_missing_is_named(taken: str, what: str, line: int, tmp_path: Path) -> None:
    assert taken in PAGE
    assert f"guide.md:{line}: {what}" in of(PAGE.replace(taken, "", 1), tmp_path)


def test_what_is_only_on_the_pages_is_named_but_folded_text(tmp_path: Path) -> None:
    paper = "鳥の巣箱板を切ります板釘穴をあけますsawplankhttpsbirdsexample"
    assert "guide.md:3: sentences is not on the paper: 釘を打ちます" in of(PAGE, tmp_path, paper)
    folded = Item("text", "釘を打ちます", 3, folded=True)
    built = Built(text="釘を打ちます", paper="板", counts=Counter())
    assert losses([("guide.md", folded)], built) == []


def test_what_stands_elsewhere_than_in_the_guide_is_named(tmp_path: Path) -> None:
    moved = PAGE.replace("板を切り ます。 釘を打ちます。", "釘を打ちます。板を切ります。")
    assert "guide.md:3: sentences is not on the pages in its order: 板を切ります" in of(
        moved, tmp_path
    )


def test_an_address_in_code_and_a_circled_number_are_no_losses(tmp_path: Path) -> None:
    guide = "①板を切ります。\n\n```\ncurl a?b%5Bc%5D\n```\n"
    page = (
        '<html><body><article><p><span data-pin="1">1</span>板を切ります。</p>'
        "<pre><code>curl a?b%5Bc%5D</code></pre></article></body></html>"
    )
    (tmp_path / "g" / "a").mkdir(parents=True)
    (tmp_path / "g" / "a" / "index.html").write_text(page, encoding="utf-8")
    built = read_built(tmp_path, "g", ["a"], None, 0)
    built.paper = "板を切りますcurlabBcD"
    found = [("guide.md", item) for item in items(read_guide(guide).nodes, set())]
    assert losses(found, built) == []


def test_words_that_were_not_even_read_are_named() -> None:
    guide = "# 巣箱\n\n板を[^い]切ります。 <!-- 秘密の話 -->\n\n[^い]: 広い板です。\n"
    nodes = read_guide(guide).nodes
    assert list(raw_text.unread(guide, nodes, set())) == []
    fewer = [node for node in nodes if node.kind != "paragraph"]
    assert list(raw_text.unread(guide, fewer, set())) == [(3, "板を"), (3, "切ります")]
    lost = unread("guide.md", [(3, "切ります")])
    assert "guide.md:3: sentences is not on what was read of the guide: 切ります" in str(
        verdict([], lost)
    )


def test_words_below_a_footnote_or_a_definition_that_were_not_read_are_named() -> None:
    guide = "# 巣箱\n\n[^い]: 広い板です。\n\n[棚]: a.md\n板を切ります。\n"
    title = [node for node in read_guide(guide).nodes if node.kind == "heading"]
    assert list(raw_text.unread(guide, title, set())) == [(3, "広い板です"), (6, "板を切ります")]


def test_a_picture_that_was_not_even_read_is_named() -> None:
    guide = "板です。\n\n![板](a.png) <img src='b.png'> `![](c.png)`\n\n```\n![](d.png)\n```\n"
    nodes = read_guide(guide).nodes
    assert list(raw_text.unread(guide, nodes, set())) == []
    words = read_guide("板です。板").nodes
    assert list(raw_text.unread(guide, words, set())) == [(3, "a.png"), (3, "b.png")]
