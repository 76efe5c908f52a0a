"""Breaking a project, and what its build says of that."""

from pathlib import Path

from tebiki.building import build_site
from tebiki.source.project import Project

NO_TAG = "<{}> may not stand on a page; write it in Markdown, or as code in backticks"
NO_ATTRIBUTE = "the attribute {} may not stand on a page; take it out"


def build(project: Path) -> list[str]:
    """What the build says, a line a fault; none for a whole site."""
    try:
        build_site.build_site(Project(project), project / "site", site_url="", pages_only=True)
    except build_site.SiteError as error:
        return str(error).splitlines()
    return []


def append(path: Path, text: str) -> int:
    """Write `text` at the end of a page; return the first line, from 1, that it stands in."""
    before = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


def edit(path: Path, old: str, new: str) -> int:
    """Put `new` for `old`; return the line, from 1, in which it begins."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def give_a_reason(project: Path, rule: str, page: str) -> None:
    """Keep what the rules for pages would have written otherwise."""
    entry = f'rule = "{rule}"\npage = "{page.removeprefix("docs/")}"\n'
    with (project / "docs/_data/library/ignores.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[[pages]]\n{entry}reason = "as it is"\ndate = 2026-11-26\n')
