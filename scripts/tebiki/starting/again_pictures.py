"""Brings the pictures of a guide that comes again, and their catalogue, up to date."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import tomlkit

from tebiki.files import toml_text
from tebiki.files.data_faults import Said
from tebiki.importing.merge_guide import Merged
from tebiki.importing.named_pictures import Picture
from tebiki.screens.catalogue_text import with_table
from tebiki.starting import guide_pictures
from tebiki.starting.guide_pictures import Taken
from tebiki.starting.made_before import MadePicture

_NEW_BYTES = Said(
    "the picture {id} is another now; see what must be blacked out, and its text",
    "画像 {id} が変わりました。隠すものと説明を確かめてください。",
)
_OWN_PICTURE = Said(
    "the guide's picture {id} is another now; yours stays",
    "手引きの画像 {id} が変わりましたが、手元の画像を残しました。",
)
_OLD_PICTURE = Said(
    "the guide has this picture no longer: {id}", "手引きからなくなった画像を外しました: {id}"
)


@dataclass(frozen=True)
class Ids:
    """The ids of screens today: of the pictures that were made, and of those the guide has now."""

    made: Mapping[str, str]
    new: Mapping[str, str]


def ids_today(
    name: str,
    made: Mapping[str, MadePicture],
    now: Mapping[str, MadePicture],
    tables: Mapping[str, object],
) -> Ids:
    """Know pictures again by where they are from and by their bytes; a new one has a new id."""
    of_made = {}
    for old, was in made.items():
        own = (o for o, table in tables.items() if o not in made and _is(table, was))
        of_made[old] = old if old in tables else next(own, old)
    of_new: dict[str, str] = {}
    free = dict(made)
    for is_same in _SAME:
        for new, one in now.items():
            known = next((o for o, before in free.items() if is_same(before, one)), None)
            if new not in of_new and known is not None:
                of_new[new] = of_made[known]
                del free[known]
    taken = {*tables, *of_made.values(), *of_made}
    fresh = (id_ for n in range(1, 100_000) if (id_ := f"{name}-{n}") not in taken)
    return Ids(of_made, {new: of_new.get(new) or next(fresh) for new in now})


_SAME: tuple[Callable[[MadePicture, MadePicture], bool], ...] = (
    lambda old, new: (old.address, old.sha256) == (new.address, new.sha256),
    lambda old, new: old.address == new.address,
    lambda old, new: bool(old.sha256) and old.sha256 == new.sha256,
)


Line = tuple[bool, int, Said]  # of the catalogue as it was? its line, what is told


@dataclass
class Brought:
    """A catalogue as it becomes: what was taken in, files that go, what is told by line."""

    text: str
    taken: dict[str, Taken] = field(default_factory=dict)
    remove: list[str] = field(default_factory=list)  # names of pictures' files
    told: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Catalogue:
    """A catalogue's text, and its tables as data."""

    text: str
    tables: Mapping[str, dict[str, object]]


def brought(
    old: Catalogue,
    ids: Ids,
    pictures: tuple[Mapping[str, MadePicture], Mapping[str, MadePicture], Sequence[Picture]],
    merged: Merged,
    shown: Collection[str],
    take: Callable[[Sequence[Picture]], dict[str, Taken]],
    month: str,
) -> Brought:
    """Return what becomes of a catalogue; `shown` are the screens that pages still show.

    `pictures` are those that were made, those of now, and these as the guide's pages have them.
    """
    made, now, given = pictures
    known = {ids.made[name]: one for name, one in made.items()}
    sums = {ids.new[name]: one for name, one in now.items()}
    today = {ids.new[one.id]: replace(one, id=ids.new[one.id]) for one in given}
    at = {name: merged.names_of_new.step(one.page, one.step) for name, one in today.items()}
    new = [replace(one, page=at[name][0], step=at[name][1])
           for name, one in today.items() if name not in known]  # fmt: skip
    other = [one for name, one in today.items()
             if name in known and _is_other(known[name], sums[name])]  # fmt: skip
    places = {
        name: at[name]
        for name in known.keys() & today.keys() & old.tables.keys()
        if merged.names_of_made.step(known[name].page, known[name].step) != at[name]
    }
    gone = [name for name in known if name in old.tables and name not in {*today, *shown}]
    found = Brought(old.text, take([*new, *other]))
    if gone or places:
        found.text = toml_text.edited(old.text, lambda document: _edit(document, gone, places))
    for name in gone:
        found.remove += [*_files(old.tables[name]), f"{name}.svg"]
        found.told.append((True, line_of(old.text, name), _OLD_PICTURE.filled(id=name)))
    for one in other:
        _take_other(found, old, one, known[one.id])
    if new:
        added = guide_pictures.catalogue_of(
            new, month, {one.id: found.taken[one.id] for one in new}
        )
        tables = added.partition("\n\n")[2]
        found.text = f"{found.text.rstrip()}\n\n{tables}" if found.text.strip() else added
    return found


def _is_other(old: MadePicture, new: MadePicture) -> bool:
    """Whether the bytes are others, or a file is still not there, which is told again."""
    is_remote = new.address.lstrip().lower().startswith(("http://", "https://", "//"))
    return old.sha256 != new.sha256 if new.sha256 else not is_remote


def _take_other(found: Brought, old: Catalogue, one: Picture, was: MadePicture) -> None:
    taken = found.taken[one.id]
    if not taken.lines or one.id not in old.tables:
        return
    original = old.tables[one.id].get("original")
    sha256 = original.get("source_sha256") if isinstance(original, dict) else ""
    is_ours = sha256 in ("", was.sha256)
    if is_ours:
        found.remove += _files(old.tables[one.id])
        found.text = with_table(found.text, one.id, "original", list(taken.lines))
    else:
        del found.taken[one.id]
    said = _NEW_BYTES if is_ours else _OWN_PICTURE
    found.told.append((False, line_of(found.text, one.id), said.filled(id=one.id)))


def _files(table: Mapping[str, object]) -> list[str]:
    original = table.get("original")
    made = original.get("made_sha256") if isinstance(original, dict) else None
    return list(made) if isinstance(made, dict) else []


def line_of(text: str, name: str) -> int:
    """The line of a screen's table."""
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip() == f"[{name}]"), 1)


def _is(table: object, picture: MadePicture) -> bool:
    """Whether a screen of another name is of this picture."""
    if not isinstance(table, dict):
        return False
    original = table.get("original", {})
    same = picture.sha256 and original.get("source_sha256") == picture.sha256
    return bool(same or (table.get("source") and table["source"] == picture.address))


def _edit(
    document: tomlkit.TOMLDocument, gone: Sequence[str], places: Mapping[str, tuple[str, str]]
) -> None:
    for name in gone:
        del document[name]
    for name, (page, step) in places.items():
        table = document[name]
        assert isinstance(table, tomlkit.items.Table)
        table["page"] = page
        if step:
            table["step"] = step
        else:
            table.pop("step", None)
