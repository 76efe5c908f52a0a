"""Finds the files of a guide in their order: files, a folder, a book of Zenn, a SUMMARY.md, a zip.

book/config.yaml (chapters: [start, end])    ->  start.md, end.md
guide/SUMMARY.md (* [始め](a.md) …)            ->  a.md, …
guide/README.md, guide/2.md, guide/10.md     ->  README.md, 2.md, 10.md
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from tebiki.files import text_files
from tebiki.files.data_faults import DataFault, Said
from tebiki.importing import front_words
from tebiki.starting.guide_archive import GuideError, read_archive

_ENDINGS = (".md", ".markdown", ".mdx")
_SKIPPED = re.compile(
    r"(?:^|/)(?:\.[^/]*|node_modules|__MACOSX|vendor|LICENSE[^/]*|CHANGELOG[^/]*|CONTRIBUTING[^/]*"
    r"|CODE_OF_CONDUCT[^/]*|SECURITY[^/]*|SUMMARY\.md)(?:/|$)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)>\s#]+\.(?:md|markdown))", re.IGNORECASE)
_NONE = Said(
    "no Markdown is here; name a guide's file, or the folder or zip with its .md files",
    "Markdown のファイルがありません。"
    "手引きのファイルか、.md の入ったフォルダーや zip を指定してください。",
)
_NOT_THERE = Said(
    "there is no such file; mend the name, or give the guide's folder",
    "このファイルがありません。名前を直すか、手引きのフォルダーを指定してください。",
)
_NO_MARKDOWN = Said(
    "this is no Markdown; write the guide out as Markdown (.md), and give that",
    "Markdown のファイルではありません。"
    "手引きを Markdown（.md）で書き出して、それを指定してください。",
)
_ALONE = Said(
    "a folder or a zip is given alone; put all of the guide into it, or name its .md files",
    "フォルダーや zip は 1 つだけ指定できます。"
    "手引きを全部その中に入れるか、.md のファイルを順に指定してください。",
)
_EMPTY = Said(
    "nothing is written here yet; write the guide, or name another file",
    "何も書かれていません。手引きを書くか、別のファイルを指定してください。",
)


@dataclass(frozen=True)
class GuideText:
    """One file: its path in the guide, what messages call it, its text."""

    path: str
    shown: str
    text: str


@dataclass(frozen=True)
class GuideFiles:
    """A guide's texts in order, its own title or "", and what lies beside them."""

    texts: tuple[GuideText, ...]
    title: str = ""
    root: Path | None = None  # on disk
    packed: Mapping[str, bytes] = field(default_factory=dict)  # or in a zip

    def picture(self, file: str, address: str) -> bytes | None:
        """Return the bytes of a picture that `file` names, None where it is not there."""
        path = unquote(address).replace("\\", "/").partition("?")[0]
        if not path or re.match(r"[a-z][a-z0-9+.-]*:", path, re.IGNORECASE):
            return None
        below = path.lstrip("/")
        near = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        for name in (below if path.startswith("/") else near, below):
            if (data := self._bytes(name)) is not None:
                return data
        return None

    def _bytes(self, name: str) -> bytes | None:
        wanted = unicodedata.normalize("NFC", name)
        if self.root is None:
            known = {unicodedata.normalize("NFC", one): one for one in self.packed}
            found = known.get(wanted)
            return self.packed[found] if found else None
        for folder in (self.root, *self.root.parents[:2]):
            for form in ("NFC", "NFD"):
                path = folder / unicodedata.normalize(form, name)
                if path.is_file():
                    return path.read_bytes()
        return None


def read_guide_files(given: Sequence[Path]) -> GuideFiles:
    """Return the guide that is in the files, folder or zip given. Raises GuideError."""
    for path in given:
        if not path.exists():
            raise GuideError([DataFault(str(path), 0, _NOT_THERE)])
        is_whole = path.is_dir() or path.suffix.lower() == ".zip"
        if is_whole and len(given) > 1:
            raise GuideError([DataFault(str(path), 0, _ALONE)])
        if not is_whole and path.suffix.lower() not in (*_ENDINGS, ".txt", ""):
            raise GuideError([DataFault(str(path), 0, _NO_MARKDOWN)])
    if given[0].is_dir():
        found = _folder(given[0])
    elif given[0].suffix.lower() == ".zip":
        found = _zip(given[0])
    else:
        found = _files(given)
    if not any(text.text.strip() for text in found.texts):
        raise GuideError([DataFault(found.texts[0].shown, 1, _EMPTY)])
    return found


def _files(given: Sequence[Path]) -> GuideFiles:
    paths = [path.resolve() for path in given]
    root = paths[0].parent
    while not all(path.is_relative_to(root) for path in paths):
        root = root.parent
    texts = [
        GuideText(
            path.relative_to(root).as_posix(), str(name), text_files.read_foreign(path, str(name))
        )
        for path, name in zip(paths, given, strict=True)
    ]
    return GuideFiles(tuple(texts), root=root)


def _folder(folder: Path) -> GuideFiles:
    names = [
        path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()
    ]

    def read(name: str) -> str:
        return text_files.read_foreign(folder / name, str(folder / name))

    order, title = _order(names, read)
    if not order:
        raise GuideError([DataFault(str(folder), 0, _NONE)])
    texts = tuple(GuideText(name, str(folder / name), read(name)) for name in order)
    return GuideFiles(texts, title, root=folder.resolve())


def _zip(path: Path) -> GuideFiles:
    packed = read_archive(path)
    tops = {name.partition("/")[0] for name in packed if not _SKIPPED.search(name)}
    if len(tops) == 1 and not any("/" not in name for name in packed if name in tops):
        top = tops.pop()
        packed = {
            name.removeprefix(f"{top}/"): data
            for name, data in packed.items()
            if name.startswith(f"{top}/")
        }

    def read(name: str) -> str:
        return text_files.plain(text_files.decode_foreign(packed[name], f"{path}/{name}"))

    order, title = _order(list(packed), read)
    if not order:
        raise GuideError([DataFault(str(path), 0, _NONE)])
    texts = tuple(GuideText(name, f"{path}/{name}", read(name)) for name in order)
    return GuideFiles(texts, title, packed=packed)


def _order(names: Sequence[str], read: object) -> tuple[list[str], str]:
    """Return the Markdown files of a guide in their order, and the title of a book."""
    assert callable(read)
    pages = [
        name for name in names if name.lower().endswith(_ENDINGS) and not _SKIPPED.search(name)
    ]
    summary = next((name for name in names if PurePosixPath(name).name == "SUMMARY.md"), "")
    settings = [name for name in names if PurePosixPath(name).stem == "config"]
    config = min((one for one in settings if one.endswith((".yaml", ".yml"))), key=len, default="")
    if config and (book := _book(config, pages, read(config))):
        return book
    if summary:
        folder = posixpath.dirname(summary)
        listed = [
            posixpath.normpath(posixpath.join(folder, unquote(found[1])))
            for found in _LINK.finditer(read(summary))
        ]
        kept = list(dict.fromkeys(name for name in listed if name in pages))
        if kept:
            return kept, ""
    shallow = [name for name in pages if "/" not in name]
    if len(shallow) > 1 or (shallow and len(pages) == len(shallow)):
        pages = shallow
    return sorted(pages, key=_natural), ""


def _book(config: str, pages: Iterable[str], text: str) -> tuple[list[str], str] | None:
    """A book of Zenn: its chapters as config.yaml lists them, or by the numbers of their names."""
    said = front_words.table(text) or {}
    if not {"chapters", "toc_depth", "title"} & said.keys():
        return None
    folder = posixpath.dirname(config)
    own = [name for name in pages if posixpath.dirname(name) == folder]
    by_slug = {re.sub(r"^\d+\.", "", PurePosixPath(name).stem): name for name in own}
    by_slug |= {PurePosixPath(name).stem: name for name in own}
    listed = said.get("chapters")
    chapters = [str(slug) for slug in listed] if isinstance(listed, list) else []
    order = [by_slug[slug] for slug in chapters if slug in by_slug]
    order = order or sorted(own, key=_natural)
    return (order, str(said.get("title") or "")) if order else None


def _natural(name: str) -> tuple[object, ...]:
    stem = PurePosixPath(name).stem.lower()
    folder = posixpath.dirname(name)
    first = 0 if stem in ("readme", "index", "intro", "introduction") else 1
    parts = re.split(r"(\d+)", name.lower())
    return (folder.count("/") if folder else -1, _numbers(folder), first,
            tuple((int(part), "") if part.isdigit() else (0, part) for part in parts))  # fmt: skip


def _numbers(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(
        (int(part), "") if part.isdigit() else (0, part)
        for part in re.split(r"(\d+)", text.lower())
    )
