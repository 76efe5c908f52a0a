"""Notes, comments and fields where none can stand are named, each with its place."""

from pathlib import Path

import pytest

from tebiki.building import build_site
from tebiki.source.project import Project


def test_each_fault_is_named_with_its_place(project: Path) -> None:
    def add(path: str, text: str) -> int:
        """Put text at a file's end; return the line on which it begins."""
        file = project / path
        before = file.read_text("utf-8") if file.is_file() else ""
        file.write_text(f"{before}\n{text}\n", "utf-8")
        return before.count("\n") + 2

    data = "docs/_data/library"
    field = "{event.title} is not filled here; write it in the text of a page"
    note = (
        '\n[[note]]\ntarget = "before"\nkind = "changed"\nedition = "2026.10"\nfold = false\n'
        'facts = ["x"]\nsources = [{ title = "x", url = "https://a.test/", month = "2026-11", '
        'official = true }]\nja = """\n文。\n<!-- x\n\n!!!instructor\n    x\n"""'
    )
    page = "docs/ja/library/join.md"
    screen = 2 + add(page, "!!! instructor\n\n    ![x](../../assets/screens/name-form.svg)")
    lost = add(page, "!!! instructor\n秘密")
    ended = add("docs/en/library/join.md", "<!-- x")
    config = add("mkdocs.yml", "# {event.title}")
    words = add("docs/_data/words.toml", "# {event.title}")
    change = add(f"{data}/changes.toml", note)
    with pytest.raises(build_site.SiteError) as error:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    found = str(error.value).splitlines()
    no_end = "the comment has no end; close it with -->, before the next one"
    for expected in (
        f"mkdocs.yml:{config}: {field}",
        f"docs/_data/words.toml:{words}: {field}",
        f"{data}/changes.toml:{change + 10}: {no_end}",
        f"{data}/changes.toml:{change + 12}: !!!instructor lacks a blank; write !!! instructor",
        f"{page}:{lost}: !!! instructor has no text; "
        "put it below, each line four blanks to the right",
        f"docs/en/library/join.md:{ended}: {no_end}",
        f"{page}:{screen}: the screen name-form stands in a note for instructors; "
        "put it into its step",
    ):
        assert expected in found
    assert not (project / "site").exists()
