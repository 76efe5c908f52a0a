"""Turns MkDocs' warnings into messages with file, line and remedy."""

import posixpath
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from tebiki.files.data_faults import Said, before
from tebiki.pages import reading_order
from tebiki.source.data_names import whole
from tebiki.source.layout import DATA_NAME

_LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains (?:a link|an absolute link|an unrecognized relative link) '(?P<link>[^']*)'(?P<why>.*)", re.DOTALL)  # fmt: skip  # noqa: E501
_NAV = re.compile(r"A reference to '(?P<link>[^']+)' is included in the 'nav' configuration")
_OMITTED = re.compile(r"exist in the docs directory, but are not included in the \"nav\"")
_TWIN = Said(
    "{file} looks the same but is written in another Unicode form; type both names anew",
    "{file} と同じに見えますが、文字の組み合わせ方（Unicode の形）が違います。"
    "両方の名前を打ち直してください。",
)
_NO_ANCHOR_JA = "リンク先の見出しがありません。"
_NO_FILE = Said(
    "there is no such file; mend the address or add it",
    "リンク先のファイルがありません。アドレスを直すか、ファイルを置いてください。",
)
_REMEDIES = (
    (
        "does not contain an anchor",
        Said(
            "there is no such anchor; write the target heading's { #id }",
            f"{_NO_ANCHOR_JA}リンクしたい見出しの {{ #id }} を書いてください。",
        ),
    ),
    (
        "no such anchor on this page",
        Said(
            "there is no such anchor; write a heading's { #id }",
            f"{_NO_ANCHOR_JA}このページの見出しの {{ #id }} を書いてください。",
        ),
    ),
    (
        "is not found among documentation files",
        _NO_FILE,
    ),
    (
        "absolute link",
        Said(
            "the link begins with /; write it relative to the page",
            "リンクが / で始まっています。このページから見た場所を書いてください。",
        ),
    ),
    (
        "unrecognized",
        Said(
            "the link names no file; write the Markdown file's name, relative to the page",
            "リンク先がファイルではありません。"
            "Markdown のファイル名を、このページから見た場所で書いてください。",
        ),
    ),
)
_OTHER = Said("mend the address", "リンクのアドレスを直してください。")
_OUTSIDE = Said(
    "the link leads out of docs/; put the file below docs/ and link to it there",
    "リンクが docs/ の外を指しています。ファイルを docs/ の下に置いて、そこにリンクしてください。",
)
_NOT_THERE = Said(
    "nav names {name}, which is not below docs/; add the page or take it out",
    "nav にある {name} が docs/ の下にありません。ページを置くか、nav から外してください。",
)
_LACKS = Said(
    "nav lacks {names}; add it there, or remove the file",
    "nav に {names} がありません。nav に書き足すか、ファイルを消してください。",
)


def with_place(
    warning: str, read: Callable[[str], str | None], files: Sequence[str] = (), settings: str = ""
) -> str:
    """Return `warning` as `file:line: what is wrong; what to do`, where it is one of MkDocs'.

    `read` gives the source of a file by its path below docs/, or None; `files` are those paths,
    `settings` is the text of mkdocs.yml. Other warnings are returned as they are.
    """
    link = _LINK.match(warning)
    if isinstance(warning, Said):  # of our own, with its place
        return warning
    if link:
        place = f"docs/{_place(link['file'], link['link'], read)}: {link['link']}: "
        target = posixpath.join(posixpath.dirname(link["file"]), unquote(link["link"]))
        if posixpath.normpath(target).startswith("../"):
            return before(place, _OUTSIDE)
        twin = _twin(posixpath.normpath(target).partition("#")[0], files)
        if twin and "is not found" in warning:
            return before(place, _TWIN.filled(file=twin))
        return before(place, next((said for sign, said in _REMEDIES if sign in warning), _OTHER))
    missing = _NAV.search(warning)
    if missing:
        name = missing["link"]
        if twin := _twin(name, files):
            return before(f"mkdocs.yml: nav names {name}: ", _TWIN.filled(file=twin))
        return before("mkdocs.yml: ", _NOT_THERE.filled(name=name))
    if _OMITTED.search(warning):
        names = re.findall(r"^ +- (.+)$", warning, re.MULTILINE)
        twins = [name for name in names if _is_named_otherwise(name, settings)]
        told = [before("mkdocs.yml: nav: ", _TWIN.filled(file=name)) for name in twins]
        if rest := [name for name in names if name not in twins]:
            told.append(before("mkdocs.yml: ", _LACKS.filled(names=", ".join(rest))))
        return Said("\n".join(told), "\n".join(one.ja for one in told))
    return warning


def each_once(messages: Sequence[str]) -> list[str]:
    """Return the messages once each, without a link's where its line says what its picture is."""
    said = list(dict.fromkeys(messages))
    return [
        one for one in said if not (one.endswith(_NO_FILE) and any(_is_of(one, it) for it in said))
    ]


def _is_of(link: str, message: str) -> bool:
    """Whether another message with the place of `link` names its file."""
    place, _, rest = link.partition(": ")
    name = rest.removesuffix(f": {_NO_FILE}").rpartition("/")[2]
    return message != link and message.startswith(f"{place}: ") and f"{name};" in message


def _twin(name: str, files: Sequence[str]) -> str:
    """The file that has this name, with or without its language, in another Unicode form."""
    wanted = whole(name)
    return next(
        (
            file
            for file in files
            if whole(file) == wanted or whole(file).partition("/")[2] == wanted
            if not file.endswith(name)
        ),
        "",
    )


def _is_named_otherwise(name: str, settings: str) -> bool:
    """Whether mkdocs.yml has the name, but in another Unicode form."""
    _, _, below = name.partition("/")
    return any(part and part not in settings and whole(part) in whole(settings)
               for part in (name, below))  # fmt: skip


def _place(page: str, link: str, read: Callable[[str], str | None]) -> str:
    """The file below docs/ and the first line, from 1, that hold `link` as an address.

    That is the page, or its guide's change notes, which stand on it too; else its first line.
    """
    split = reading_order.split_path(page)
    for name in (page, f"{DATA_NAME}/{split[1]}/changes.toml") if split else (page,):
        for number, line in enumerate((read(name) or "").splitlines(), start=1):
            if f"({link}" in line or f"<{link}>" in line or f": {link}" in line:
                return f"{name}:{number}"
    return f"{page}:1"
