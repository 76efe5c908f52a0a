"""Judges the names of pages and folders: each must do on every machine, and as an address."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from tebiki.files.data_faults import DataFault, Said
from tebiki.source.layout import DATA, DATA_NAME

# What the site has at its root, beside the folders of its other languages.
SITE_NAMES = ("404", "assets", "handout", "offline", "search", "sitemap")

LONGEST = 200  # bytes; a Japanese sign has three

_FORBIDDEN = '\\:*?"<>|'
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*", re.IGNORECASE)
_RENAME = "rename it, and what names it in mkdocs.yml and in links"
_RENAME_JA = "名前を変えて、mkdocs.yml とリンクの中の名前も合わせてください。"

_DECOMPOSED = Said(
    "“{part}” is written in decomposed Unicode (NFD), as some copies from a Mac are; "
    "rename it to the composed form (NFC) “{right}”, which looks alike",
    "「{part}」の名前は、分解された Unicode（NFD）です。Mac から写すとこうなることがあります。"
    "見た目が同じ「{right}」（NFC）に変えてください。",
)
_SIGN = Said(
    f"“{{part}}” holds {{sign}}, which Windows has in no name; {_RENAME}",
    f"「{{part}}」の名前に、Windows で使えない {{sign}} があります。{_RENAME_JA}",
)
_UNSEEN = Said(
    f"“{{part}}” holds the invisible sign {{sign}}; {_RENAME}",
    f"「{{part}}」の名前に、見えない文字 {{sign}} があります。{_RENAME_JA}",
)
_DEVICE = Said(
    f"“{{part}}” is the name of a device on Windows; {_RENAME}",
    f"「{{part}}」は、Windows では機器の名前です。{_RENAME_JA}",
)
_END = Said(
    f"“{{part}}” begins or ends with a dot or a blank; {_RENAME}",
    f"「{{part}}」の名前が、点か空白で始まるか終わっています。{_RENAME_JA}",
)
_ENCODED = Said(
    f"“{{part}}” looks like a part of an address, “{{right}}”; {_RENAME}",
    f"「{{part}}」の名前が、アドレスの中の「{{right}}」に見えます。{_RENAME_JA}",
)
_LONG = Said(
    f"“{{part}}” is longer than {LONGEST} bytes, which not every disk takes; {_RENAME}",
    f"「{{part}}」の名前が {LONGEST} バイトより長く、使えないディスクがあります。{_RENAME_JA}",
)
_TAKEN = Said(
    f"the site needs the name “{{part}}” for itself; {_RENAME}",
    f"「{{part}}」は、サイト自身が使う名前です。{_RENAME_JA}",
)
_SAME = Said(
    f"this has the same address as {{other}}, where letter case does not count; {_RENAME}",
    f"大文字と小文字を区別しないと、{{other}} と同じアドレスです。{_RENAME_JA}",
)
_GUIDE = Said(
    "the folder of this guide's data is called {other}; give both one name, letter by letter",
    "この手引きのデータのフォルダーは {other} です。1 文字ずつ同じ名前にしてください。",
)
_NAV = Said(
    "nav names “{name}”, and the file is called “{file}”; write it there as the file is called",
    "nav の「{name}」は、ファイルの名前では「{file}」です。そのとおりに書いてください。",
)


def faults(
    pages: Iterable[str], guides: Iterable[str], languages: Sequence[str]
) -> list[DataFault]:
    """Return what is wrong with names; `pages` are paths below docs/, `guides` folders of data.

    The first of `languages` is the default one, whose pages stand at the site's root.
    """
    found: dict[str, DataFault] = {}
    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    homes = {same(guide): guide for guide in guides}
    for name in [*(f"{DATA_NAME}/{guide}" for guide in homes.values()), *sorted(pages)]:
        path = PurePosixPath(name)
        parts = path.parts[1:]
        if name.endswith(".md"):
            parts = (*path.parts[1:-1], path.name.removesuffix(".md"))
        for depth, part in enumerate(parts):
            said = part_fault(part)
            if not said and depth == 0 and path.parts[0] == languages[0]:
                taken = (*SITE_NAMES, *languages[1:])
                said = _TAKEN.filled(part=part) if same(part) in map(same, taken) else None
            place = "/".join(path.parts[: depth + 2])
            if said:
                found.setdefault(place, DataFault(f"docs/{place}", 1, said))
            is_page = name.endswith(".md") and depth == len(parts) - 1
            address = "/".join(path.parts[: depth + 2]).removesuffix(".md" if is_page else "")
            if is_page and same(part) in ("index", "readme"):
                address = str(path.parent)
            spellings[same(address)].setdefault(place if is_page else f"{place}/", place)
        guide = homes.get(same(path.parts[1])) if len(parts) > 1 else None
        if guide and guide != path.parts[1]:
            place = "/".join(path.parts[:2])
            said = _GUIDE.filled(other=f"{DATA}/{guide}")
            found.setdefault(place, DataFault(f"docs/{place}", 1, said))
    return [*found.values(), *_collisions(spellings)]


def part_fault(part: str) -> Said | None:
    """Return what is wrong with one name, without its `.md`; None for a good one."""
    composed = unicodedata.normalize("NFC", part)
    unseen = next((s for s in part if s != " " and unicodedata.category(s)[0] in "CZ"), "")
    sign = next((s for s in part if s in _FORBIDDEN), "")
    said = None
    if unseen:
        said = _UNSEEN.filled(part=part.replace(unseen, "�"), sign=f"U+{ord(unseen):04X}")
    elif sign:
        said = _SIGN.filled(part=part, sign=sign)
    elif composed != part:
        said = _DECOMPOSED.filled(part=part, right=composed)
    elif part.strip(" .") != part:
        said = _END.filled(part=part)
    elif _DEVICES.fullmatch(part.split(".")[0]):
        said = _DEVICE.filled(part=part)
    elif unquote(part) != part:
        said = _ENCODED.filled(part=part, right=unquote(part))
    elif len(part.encode()) > LONGEST:
        said = _LONG.filled(part=f"{part[:20]}…")
    return said


def nav_faults(
    named: Iterable[str], pages: Iterable[str], language: str, source: str
) -> list[DataFault]:
    """Return where `nav` in mkdocs.yml, whose text `source` is, names a page in another case."""
    lines = source.splitlines()
    there = {page.removeprefix(f"{language}/") for page in pages if page.startswith(f"{language}/")}
    composed = {unicodedata.normalize("NFC", page) for page in there}
    alike = {same(page): page for page in there}
    return [
        DataFault("mkdocs.yml", _line(lines, name), _NAV.filled(name=name, file=alike[same(name)]))
        for name in named
        # In another Unicode form MkDocs does not find it either, and build_messages.py says so.
        if unicodedata.normalize("NFC", name) not in composed and same(name) in alike
    ]


def _line(lines: Sequence[str], name: str) -> int:
    return next((number for number, line in enumerate(lines, start=1) if name in line), 1)


def same(name: str) -> str:
    """Return the form in which two names are one on a disk that knows no letter case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _collisions(spellings: dict[str, dict[str, str]]) -> Iterator[DataFault]:
    for places in spellings.values():
        files = sorted(place for key, place in places.items() if not key.endswith("/"))
        folders = sorted(place for key, place in places.items() if key.endswith("/"))
        for rivals in (files, folders):
            for place in rivals[1:]:
                yield DataFault(f"docs/{place}", 1, _SAME.filled(other=f"docs/{rivals[0]}"))
