"""Finds names in data that no page, guide or language of the project has."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from tebiki.files.data_faults import DataFault, Said
from tebiki.source.layout import DATA


def file_faults(files: Iterable[str]) -> list[DataFault]:
    """Return the pages whose names are written in parts (NFD), as some systems write them.

    What people type is whole (NFC): a name in parts looks the same and is found by nobody.
    """
    return [
        DataFault(file, 1, _IN_PARTS.filled(name=whole(PurePosixPath(file).name)))
        for file in files
        if whole(file) != file
    ]


def guide_faults(guides: Iterable[str], there: Iterable[str], language: str) -> list[DataFault]:
    """Return the folders of data that belong to no guide; `there` are the folders of pages."""
    known = sorted(there)
    return [
        DataFault(
            f"{DATA}/{guide}", 0,
            _NO_GUIDE.filled(place=f"{language}/{guide}", remedy=_remedy(guide, known, _FOLDER)),
        )
        for guide in guides
        if guide not in known
    ]  # fmt: skip


def data_file_faults(files: Iterable[str], known: Sequence[str]) -> list[DataFault]:
    """Return the files of a guide's data that nothing reads, as `known` are the names of those."""
    found = []
    for file in files:
        name = PurePosixPath(file).name
        stems = {PurePosixPath(one).stem: one for one in known}
        stem = difflib.get_close_matches(PurePosixPath(name).stem.lower(), stems, 1)
        near = [stems[one] for one in stem]
        if name not in known and (near or name.lower().endswith(".toml")):
            way = _RENAME.filled(near=near[0]) if near else _KNOWN.filled(known=", ".join(known))
            found.append(DataFault(file, 1, _NOT_READ.filled(name=name, way=way)))
    return found


def page_faults(
    noted: Iterable[tuple[str, int]], pages: Iterable[str], guide: str, path: str
) -> list[DataFault]:
    """Return the tables of `path`, `<language>/<page>` with their lines, that have no page.

    `pages` are the paths below docs/ of all translated pages.
    """
    known = sorted(
        f"{parts[0]}/{parts[2].removesuffix('.md')}"
        for page in pages
        if len(parts := PurePosixPath(page).parts) == 3 and parts[1] == guide
    )
    return [
        DataFault(
            path, line, _NO_PAGE.filled(name=name, remedy=_remedy(name, known, _TABLE))
        )
        for name, line in noted
        if name not in known
    ]  # fmt: skip


def language_faults(
    found: Iterable[tuple[str, int]], languages: Sequence[str], path: str
) -> list[DataFault]:
    """Return the tables of languages, with their lines, that the site does not have."""
    return [
        DataFault(
            path, line,
            _NO_LANGUAGE.filled(name=name, known=", ".join(languages)),
        )
        for name, line in found
        if name not in languages
    ]  # fmt: skip


def whole(name: str) -> str:
    """Return a name in the form in which it is typed and compared, NFC."""
    return unicodedata.normalize("NFC", name)


_IN_PARTS = Said(
    "the file's name is written in parts (Unicode NFD); rename it to {name}, typed anew",
    "ファイルの名前の文字が分かれています（Unicode の NFD）。{name} と打ち直してください。",
)
_FOLDER, _TABLE = Said("folder", "フォルダー"), Said("table", "表")
_NO_GUIDE = Said(
    "there is no guide docs/{place}; {remedy}",
    "docs/{place} という手引きはありません。{remedy}",
)
_NO_PAGE = Said("there is no page {name}; {remedy}", "{name} というページはありません。{remedy}")
_NO_LANGUAGE = Said(
    "{name} is no language of the site; use one of {known}",
    "{name} はサイトの言語ではありません。使えるのは {known} です。",
)
_TWIN = Said(
    "{twin} looks the same but is written in another Unicode form: type both anew",
    "{twin} と同じに見えますが、文字の組み合わせ方（Unicode の形）が違います。"
    "両方の名前を打ち直してください。",
)
_WRITE = Said(
    "write {near}, or take the {what} out", "{near} と書くか、この{what}を外してください。"
)
_MEND = Said("mend its name, or take the {what} out", "名前を直すか、この{what}を外してください。")


def _remedy(name: str, known: Sequence[str], what: Said) -> Said:
    if twin := next((other for other in known if whole(other) == whole(name)), ""):
        return _TWIN.filled(twin=twin)
    near = difflib.get_close_matches(name, known, 1, 0.75)
    return (_WRITE if near else _MEND).filled(near=near[0] if near else "", what=what)


_NOT_READ = Said(
    "no data of a guide is called {name}, so nothing reads it; {way}, or take it out",
    "ガイドのデータに {name} という名前のファイルはないので、読み込まれません。{way}"
    "要らなければ外してください。",
)
_RENAME = Said("call it {near}", "{near} に名前を変えるか、")
_KNOWN = Said("use one of {known}", "使える名前は {known} です。")
