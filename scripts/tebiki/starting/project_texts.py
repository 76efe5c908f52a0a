"""Writes what a project has beside its pages: a Makefile of a few lines, what git leaves alone."""

import re
from collections.abc import Collection, Mapping, Sequence

import yaml

GITIGNORE = ".venv\n/build/\n/site/\n/.cache/\n/.tebiki/\n/event.toml\n.tebiki-made\n"

_MAKEFILE = """\
# make site でサイトができ、make serve で見られます。ほかの操作は .venv/bin/tebiki --help に出ます。
# TOOL は、このプロジェクトを作った tebiki です。
# 新しくするときや、ほかの人や GitHub で使うときは、wheel のアドレスとハッシュを書きます。
TOOL := {tool}
PYTHON ?= python3
TEBIKI := .venv/bin/tebiki
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1
.PHONY: site serve check publish
site: .venv/.made
\t$(TEBIKI) build
serve: .venv/.made
\t$(TEBIKI) serve
check: .venv/.made
\t$(TEBIKI) check pages
publish: .venv/.made
\t@$(TEBIKI) editions publish $(if $(DRY_RUN),--dry-run) $(if $(REPLACE),--replace) \
$(if $(UNCOMMITTED),--uncommitted) $(if $(DRAFTS),--drafts)
.venv/.made: Makefile
\t$(PYTHON) -m venv .venv
{install}
\t@touch $@
"""
_PIP = "\t.venv/bin/pip install --quiet --disable-pip-version-check"
# The wheel's hash holds for the lock in it, and that for all else.
_OF_A_WHEEL = f"""\
{_PIP} --no-deps --force-reinstall "tebiki @ $(TOOL)"
{_PIP} --require-hashes -r .venv/lib/python3*/site-packages/tebiki/given/requirements.lock"""
_OF_A_CHECKOUT = f"""\
{_PIP} --require-hashes -r "$(TOOL)/requirements.lock"
{_PIP} --no-deps --no-build-isolation -e "$(TOOL)\""""


def makefile(tool: str) -> str:
    """Return the Makefile of a project made by `tool`, which is what pip is told."""
    escaped = tool.replace("$", "$$").replace("#", "\\#")
    if tool.startswith("-e "):
        return _MAKEFILE.format(tool=escaped.removeprefix("-e "), install=_OF_A_CHECKOUT)
    return _MAKEFILE.format(tool=escaped, install=_OF_A_WHEEL)


def with_nav(settings: str, entries: list[object]) -> str | None:
    """Return the text of a `mkdocs.yml` with `entries` at the end of its nav, None if it can't be.

    Every other line stays as it is.
    """
    lines = settings.split("\n")
    start = next((n for n, line in enumerate(lines) if line.rstrip() == "nav:"), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " -#\t"):
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    first = next(
        (line for line in lines[start + 1 : end] if line.lstrip().startswith("- ")), "  - "
    )
    indent = first[: len(first) - len(first.lstrip())]
    added = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=10**9)
    lines[end:end] = [f"{indent}{line}" for line in added.splitlines()]
    return "\n".join(lines)


def with_pages(settings: str, new: Mapping[str, str], gone: Collection[str]) -> str | None:
    """Return the text of a `mkdocs.yml` without the pages `gone`, and with each of `new` behind
    the page that it names; None where that can't be. Every other line stays as it is.
    """
    lines = [line for line in settings.split("\n") if _page(line) not in gone]
    for page, before in new.items():
        at = next((n for n, line in enumerate(lines) if _page(line) == before), None)
        if at is None:
            text = with_nav("\n".join(lines), [page])
            if text is None:
                return None
            lines = text.split("\n")
        else:
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            lines.insert(at + 1, f"{indent}- {page}")
    return "\n".join(_without_empty(lines) if gone else lines)


def in_order(settings: str, was: Sequence[str], now: Sequence[str]) -> tuple[str, int]:
    """Return the text of a `mkdocs.yml` with the pages of `now` in its order, and 0.

    Where they stand in another order than that of `was`, the text stays; then it is their line.
    """
    lines = settings.split("\n")
    places = [n for n, line in enumerate(lines) if _page(line) in now and _page(line) in was]
    there = [_page(lines[n]) for n in places]
    wanted = [page for page in now if page in there]
    before = [page for page in was if page in there]
    if len(wanted) != len(there) or wanted in (there, before):
        return settings, 0
    if there != before:
        return settings, places[0] + 1
    entry = {_page(lines[n]): lines[n].lstrip() for n in places}
    for n, page in zip(places, wanted, strict=True):
        indent = lines[n][: len(lines[n]) - len(lines[n].lstrip())]
        lines[n] = f"{indent}{entry[page]}"
    return "\n".join(lines), 0


def _page(line: str) -> str:
    """The page that a line of the navigation names, "" for another line."""
    found = re.match(r"\s*- (?:.*:\s+)?[\"']?([^\s\"']+\.md)[\"']?\s*(?:#.*)?$", line)
    return found[1] if found else ""


def _without_empty(lines: Sequence[str]) -> list[str]:
    """A heading of the navigation below which no page is left goes with them."""

    def depth(line: str) -> int:
        return len(line) - len(line.lstrip())

    return [
        line
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
        if not (re.match(r"\s*- [^#]*:\s*$", line) and depth(below) <= depth(line))
    ]


def with_places(data: str, moved: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    """Return a text of TOML whose `"page#step"` name steps where they are now."""

    def place(found: re.Match[str]) -> str:
        return "#".join(moved.get((found[1], found[2]), (found[1], found[2])))

    return re.sub(r"(?<=[\"'])([\w-]+)#([\w-]+)(?=[\"'])", place, data)


GUIDES = "手引きの一覧"


def with_guides(door: str, guides: Mapping[str, str]) -> str:
    """Return the text of a site's first page with a list of `guides`, address -> title.

    What the page leads to in its list already stays as it is; nothing else changes.
    """
    lines = door.rstrip("\n").split("\n")
    at = next((n for n, line in enumerate(lines) if re.match(r"##.*\{[^}]*#guides\b", line)), None)
    if at is None:
        lines += ["", f"## {GUIDES} {{ #guides }}", ""]
        at = len(lines) - 1
    below = range(at + 1, len(lines))
    end = next((n for n in below if lines[n].startswith("#")), len(lines))
    listed = "\n".join(lines[at:end])
    last = max((n for n in range(at, end) if lines[n].startswith("- ")), default=end - 1)
    new = [f"- [{title}]({to})" for to, title in guides.items() if f"]({to})" not in listed]
    lines[last + 1 : last + 1] = new
    return "\n".join(lines) + "\n"
