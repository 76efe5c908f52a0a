"""Finds the Markdown line that a link of a built page comes from."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from tebiki.files.text_files import read_text
from tebiki.source.built_editions import LATEST
from tebiki.source.project import Project

_CODE = re.compile(r"^ *(```+|~~~+).*?^ *\1|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.DOTALL | re.M)


@dataclass(frozen=True)
class Sources:
    """The Markdown files of a site; `read` gives a file's text by its path below docs/.

    `shown` is what messages call it.
    """

    files: frozenset[str]
    read: Callable[[str], str]
    languages: tuple[str, ...]  # the default first; its pages stand at the site's root
    shown: Callable[[str], str] = "docs/{}".format
    editions: tuple[str, ...] = ()  # of a site of several: the folders that its pages stand in

    def file_of(self, page: str) -> str | None:
        """Return the Markdown file that became `page`, None for one that is not a page's.

        `en/openai-api/api-key/index.html` and `en/openai-api/api-key.html` both come from
        `en/openai-api/api-key.md`, as does what
        stands in an edition's folder; without a language folder the default language is meant.
        """
        parts = page.split("/")
        parts = parts[1:] if parts[0] in (*self.editions, LATEST) and self.editions else parts
        language = parts[0] if parts[0] in self.languages[1:] else self.languages[0]
        rest = parts[1:] if parts[0] in self.languages[1:] else parts
        stem = "/".join(rest).removesuffix(".html")
        folder = stem.removesuffix("index").rstrip("/")
        for name in (f"{folder}.md" if folder else "", f"{stem}.md"):
            for locale in (language, self.languages[0]):  # an untranslated page falls back
                if name and f"{locale}/{name}" in self.files:
                    return f"{locale}/{name}"
        return None

    def place(self, page: str, element: str, address: str) -> tuple[str, int] | None:
        """Return the file and the line, from 1, that hold the address; None where none does."""
        file = self.file_of(page)
        if file is None:
            return None
        line = find_line(self.read(file), element, address)
        return (self.shown(file), line) if line else None


def of_project(project: Project | None, editions: tuple[str, ...] = ()) -> Sources:
    """Return the sources of a project, none of None. Raises DataError and ProjectError."""
    if project is None:
        return Sources(frozenset(), lambda _: "", ("",))
    paths = {page.path.relative_to(project.docs).as_posix(): page.path
             for page in project.every_page()}  # fmt: skip
    return Sources(
        frozenset(paths),
        lambda name: read_text(paths[name], project.shown(paths[name])),
        project.written_languages or ("",),
        lambda name: project.shown(project.docs / name),
        editions,
    )


def sources(files: Iterable[str], read: Callable[[str], str]) -> Sources:
    """Return the sources among docs/'s files; a language is a folder with an index.md."""
    names = frozenset(name for name in files if name.endswith(".md"))
    found = sorted(
        name.partition("/")[0] for name in names if re.fullmatch(r"[^/_]+/index\.md", name)
    )
    found.sort(key=lambda name: name != "ja")
    return Sources(names, read, tuple(found) or ("",))


def find_line(text: str, element: str, address: str) -> int:
    """Return the line, from 1, in which Markdown source holds `address`; 0 where none does."""
    wanted = _spellings(element, address)
    lines = text.splitlines()
    for spelling in wanted:
        for number, line in enumerate(lines, start=1):
            if spelling in line:
                return number
    return 0


def find_sign(text: str, kind: str, sign: str) -> int:
    """Return the line, from 1, in which Markdown or TOML holds a tag, an attribute or an address.

    An address is also found where it is spelled otherwise: by entities, percent signs, blanks or
    line ends within, capitals. 0 where nothing does; what stands in code comes last.
    """
    word = re.escape(sign)
    forms = {
        "tag": (rf"<\s*{word}(?![\w-])",),
        "attribute": (rf"(?<![\w-]){word}\s*=", rf"(?<![\w-]){word}(?![\w-])"),
        "address": (),
    }[kind]
    without_code = _CODE.sub(lambda code: "\n" * code[0].count("\n"), text)
    for source in (without_code, text):
        if kind == "address" and (
            line := find_line(source, "", sign) or _find_folded(source, sign)
        ):
            return line
        for form in forms:
            if match := re.search(form, source, re.IGNORECASE):
                return source.count("\n", 0, match.start()) + 1
    return 0


def _find_folded(text: str, address: str) -> int:
    wanted = _folded(address)
    folded, ends = "", []
    for line in text.splitlines():
        folded += _folded(line)
        ends.append(len(folded))
    place = folded.find(wanted) if wanted else -1
    return next((n for n, end in enumerate(ends, start=1) if end > place), 0) if place >= 0 else 0


def _folded(text: str) -> str:
    """One form for addresses that browsers, or those who decode them twice, take for the same."""
    plain = unquote(unescape(text).replace("\\", ""))
    return re.sub(r"[\x00-\x20]", "", plain).lower()


def _spellings(element: str, address: str) -> list[str]:
    if element == "id":
        return [f"{{ {address} }}", f"{{ {address} ", f'id="{address[1:]}"']
    plain = unquote(address)
    path, hash_sign, fragment = plain.partition("#")
    source = re.sub(r"(/index\.html|/|\.html)$", ".md", path) if "://" not in path else path
    found = [address, plain]
    if "://" not in path:
        # The Markdown names the file: `../api-key/#x` was written `api-key.md#x`.
        found.append(f"{source.removeprefix('../')}{hash_sign}{fragment}" if source else "")
        name = source.rpartition("/")[2]
        found.append(f"{name}{hash_sign}{fragment}" if name.endswith(".md") else "")
    return [f"{mark}{one}" for one in found if one for mark in ("(", "<", '"', "'", " ")]
