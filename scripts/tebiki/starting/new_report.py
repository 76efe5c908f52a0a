"""Writes what became of a guide: its pages and how they were read, what fell away, and where."""

from collections.abc import Sequence

from tebiki.files.data_faults import Said
from tebiki.importing.guide_pages import Pages
from tebiki.importing.guide_tree import LeftOut, plain

NAME = "import-report.md"
_READINGS = {
    "headings": "見出しごと headings",
    "items": "番号ごと items",
    "texts": "文ごと texts",
    "none": "手順なし none",
}


def report(
    made: Pages, shown: Sequence[str], left_out: Sequence[tuple[int, LeftOut]], title: str
) -> str:
    """Return the report as Markdown; `shown` are the names of the guide's files."""
    lines = [
        f"# 「{title}」を取り込んだ結果",
        "",
        "手順の分け方を変えるときは、元のファイルの先頭に `steps: headings`"
        "（`items`、`texts`、`none`、`h3` など）と書き、`tebiki new --again` を使ってください。",
        "",
        "To have other steps, write `steps: headings` (`items`, `texts`, `none`, `h3`) into the "
        "front matter of the guide's file, and use `tebiki new --again`.",
        "",
        "| ページ page | 題 title | 元のファイル file | 手順の分け方 a step is | 手順 steps "
        "| 画像 pictures |",
        "|---|---|---|---|---|---|",
    ]
    for page in made.pages:
        name = plain(page.title).replace("|", "／").strip()
        file = f"{shown[page.file]}:{page.line}" if shown else ""
        lines.append(
            f"| {page.name} | {' '.join(name.split())} | {file} | {_READINGS[page.reading]} "
            f"| {len(page.steps)} | {len(page.pictures)} |"
        )
    lines += ["", "## ページに載せていないもの", ""]
    lines += [f"- {shown[number]}:{one.line}: {one.ja}" for number, one in left_out] or ["- なし"]
    lines += ["", "## Left out of the pages", ""]
    lines += [f"- {shown[number]}:{one.line}: {one.en}" for number, one in left_out] or [
        "- nothing"
    ]
    return "\n".join(lines) + "\n"


def again(told: Sequence[Said]) -> str:
    """Return what is told of a guide that came again, behind the report."""
    lines = ["", "## 変わったところで、確かめること", ""]
    lines += [f"- {one.ja or one}" for one in told] or ["- なし"]
    lines += ["", "## What to look at after the change", ""]
    lines += [f"- {one}" for one in told] or ["- nothing"]
    return "\n".join(lines) + "\n"
