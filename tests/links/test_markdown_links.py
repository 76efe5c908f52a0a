"""The Markdown beside pages is a part of the site: where it leads is checked as the pages are."""

from pathlib import Path

from tebiki.links.check_links import check_site
from tebiki.links.read_site import read_site

PAGE = '<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body>x</body></html>'


def test_links_inside_are_checked_and_others_are_their_pages_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("index.html", "a/index.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    text = "# 題\n\n- [a](a/index.md#b)\n\n| x |\n| --- |\n| [b](b/index.md) |\n\n"
    text += "<https://a.test/> `[c](c/index.md)`\n"
    (tmp_path / "index.md").write_text(text, encoding="utf-8")
    (tmp_path / "a/index.md").write_text("[home](../index.md)\n", encoding="utf-8")
    (tmp_path / "a/notes.md").write_text("[of somebody](gone.md)\n", encoding="utf-8")
    (tmp_path / "llms.txt").write_text("- [d](https://w.test/d/index.md)\n", encoding="utf-8")
    found = check_site(read_site(tmp_path, "https://w.test/"), None)
    assert [(one.page, one.line, one.url, one.reason) for one in found] == [
        ("index.md", 7, "b/index.md", "there is no such file; the nearest is a/index.md"),
        (
            "llms.txt",
            1,
            "https://w.test/d/index.md",
            "there is no such file; the nearest is a/index.md",
        ),
    ]
