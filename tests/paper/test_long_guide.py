"""A long guide on paper: sixty steps, code, tables, nothing off the page and no page left empty."""

import pytest

from support.paper import Paper, tight
from support.projects import copy_library
from tebiki.building import build_site
from tebiki.source.project import Project

FRONT = """---
title: 六十の手順
steps: true
minutes: 90
verified: 2024-04
edition: "2026.10"
description: 六十の手順を一つずつ進めるページです。
---
# 六十の手順
"""
TABLE = """
| 設定の項目とその既定値についての説明 | 値 | Extraordinarily-long-heading-of-a-column | 備考 |
| --- | --- | --- | --- |
| 利用者の名前 | `library_card_number_of_the_reader` | はい | 変えません |
| 期限 | 30 日 | いいえ | 期限を過ぎた本は、窓口へ返します |
"""
CODE = """
```sh
curl https://library.example/loans/of/a/reader/with/a/long/name -H "Card: …" --output loans.json
echo done
```
"""


def step(number: int) -> str:
    parts = [f"## 手順の {number} 番目を行う {{ #step-no-{number} }}", ""]
    parts.append(f"**Next** を押して、{number} 番目の画面へ進みます。" * (1 + number % 4))
    if number % 5 == 0:
        parts.append(CODE)
    if number % 7 == 0:
        parts.append(TABLE)
    if number % 3 == 0:
        parts += ["", "1. 名前を確かめます。", "2. 日付を確かめます。"]
    return "\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def long_paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    root = copy_library(tmp_path_factory.mktemp("long"))
    page = root / "docs/ja/library/long.md"
    page.write_text(FRONT + "\n".join(map(step, range(1, 61))), encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    line = "      - library/card.md\n"
    config.write_text(text.replace(line, f"{line}      - library/long.md\n"), encoding="utf-8")
    built = build_site.build_site(Project(root), root / "site")
    assert built.faults == ()
    return Paper(root / "site/handout/library-ja.pdf")


def test_all_sixty_stand_in_the_contents_with_their_pages(long_paper: Paper) -> None:
    contents = tight("".join(long_paper.pages[1:3])).replace(".", "")
    places = {title: page for _, title, page in long_paper.bookmarks()}
    for number in range(1, 61):
        title = f"手順の {number} 番目を行う"
        page = places[f"{number} {title}"]
        assert f"{tight(title)}{page}" in contents
        assert tight(title) in tight(long_paper.pages[page - 1])


def test_nothing_runs_off_and_no_page_stays_half_empty(long_paper: Paper) -> None:
    assert long_paper.widest_line() < 0.94
    assert "library_card_number_of_the_reader" in long_paper.text
    assert long_paper.text.count("--outputloans.json") == 12
    pages = range(1, len(long_paper.pages))
    assert [page for page in pages if long_paper.filled(page) < 0.5] == []
    assert min(sign.size for sign in long_paper.signs()) >= 7
