"""A screen's original: what the catalogue says of it, and what may be shown of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tebiki.files import toml_text
from tebiki.files.data_faults import Said
from tebiki.screens.decoded_picture import read_picture
from tebiki.screens.picture_files import (
    Rectangle,
    make_files,
    redact,
    stem_of,
    widest_webp,
)
from tebiki.screens.screen import SECRET, Original

_NONE = Said("")
_MARKED = Said("marked sensitive ({marks})", "{marks} が写っています")
_RUN_REDACT = Said("; run tebiki screens redact", "。tebiki screens redact で確かめてください。")
_NOT_REDACTED = _MARKED.then(Said(" and not redacted", "が、まだ隠していません")).then(_RUN_REDACT)
_NOT_SIGNED = _MARKED.then(Said(" and not signed off", "が、まだだれも確かめていません")).then(
    _RUN_REDACT
)
_OTHER_BYTES = _MARKED.then(
    Said(" and signed off for other bytes", "が、確かめたのは別の画像です")
).then(_RUN_REDACT)
_RUN_FETCH = Said("; run tebiki screens fetch", "。tebiki screens fetch を実行してください。")
_NOTHING = Said("nothing was made of it yet", "表示用の画像がまだありません").then(_RUN_FETCH)
_LATER = Said(
    "captured {month}: shown from edition {edition} on",
    "{month} の画像なので、{edition} 版から表示します。",
)
_MISSING = Said("{name} is missing", "{name} がありません").then(_RUN_FETCH)
_OTHER = Said(
    "{name} is not the file in the catalogue", "{name} が screens.toml にあるものと違います"
).then(_RUN_FETCH)


@dataclass(frozen=True)
class Verdict:
    """Whether a picture may be published; if not, `reason` says why, and what to do."""

    published: bool
    reason: Said = _NONE


def table_lines(original: Original) -> list[str]:
    """The lines of TOML below the table's header: `screens.load` reads the same back."""
    lines = [
        *([f"captured = {json.dumps(original.captured)}"] if original.captured else []),
        f'size = "{original.size[0]}x{original.size[1]}"',
        f'source_sha256 = "{original.source_sha256}"',
    ]
    if original.sensitive:
        lines.append(f"sensitive = {json.dumps(list(original.sensitive))}")
    if original.redactions:
        lines.append(f"redactions = {json.dumps([list(r) for r in original.redactions])}")
    if original.file:
        lines.append(f"file = {json.dumps(original.file)}")
        # One key a line: an inline table over several lines is not TOML 1.0.
        lines += [f'made_sha256."{n}" = "{s}"' for n, s in sorted(original.made_sha256.items())]
    if original.signed_off:
        lines.append(f"signed_off = {toml_text.quoted(original.signed_off)}")
        lines.append(f'signed_sha256 = "{original.signed_sha256}"')
    return lines


def signature(original: Original) -> str:
    """What a sign-off is given for: the source, the redactions and every file made of them."""
    what = [
        original.source_sha256,
        [list(r) for r in original.redactions],
        sorted(original.made_sha256.items()),
    ]
    return hashlib.sha256(json.dumps(what).encode()).hexdigest()


def make_original(
    name: str,
    data: bytes,
    captured: str,
    sensitive: Sequence[str] = (),
    redactions: Sequence[Rectangle] = (),
    *,
    is_held: bool = False,
) -> tuple[Original, dict[str, bytes], tuple[Said, ...]]:
    """An unsigned original from source bytes, all files made of it, and notes for the user.

    Of what `is_held` until somebody signs, no files are made.
    Raises PictureError if the bytes are not a picture or a rectangle does not fit it.
    """
    picture = read_picture(data)
    source = hashlib.sha256(data).hexdigest()
    stem = stem_of(name, source, redactions)
    clean = redact(picture, redactions)
    files = {} if is_held else make_files(clean, stem)
    original = Original(
        captured=captured,
        size=picture.size,
        source_sha256=source,
        sensitive=tuple(sensitive),
        redactions=tuple(redactions),
        file=stem,
        made_sha256={name: hashlib.sha256(made).hexdigest() for name, made in files.items()},
    )
    return original, files, picture.notes


def preview_of(data: bytes, redactions: Sequence[Rectangle]) -> bytes:
    """The widest WebP file that `make_original` makes of the same, to the byte."""
    return widest_webp(redact(read_picture(data), redactions))


def sign(original: Original, day: str, name: str) -> Original:
    """The original with a dated sign-off for exactly these bytes."""
    return replace(original, signed_off=f"{day} {name}", signed_sha256=signature(original))


def clearance(original: Original, sensitive: Sequence[str]) -> Verdict:
    """May this picture be shown, as far as secrets go? `sensitive` are the screen's own marks.

    What is marked waits for a sign-off. A key, a code or a card waits for a bar too; of a mail
    address, a phone number or a name a person may have seen that none is there.
    """
    marks = sorted({*sensitive, *original.sensitive})
    if not marks:
        return Verdict(True)
    held = ", ".join(marks)
    if not original.redactions and (SECRET & set(marks) or not original.signed_off):
        return Verdict(False, _NOT_REDACTED.filled(marks=held))
    if not re.match(r"\d{4}-\d{2}-\d{2} \S", original.signed_off):
        return Verdict(False, _NOT_SIGNED.filled(marks=held))
    if original.signed_sha256 != signature(original):
        return Verdict(False, _OTHER_BYTES.filled(marks=held))
    return Verdict(True)


def publication(
    original: Original,
    sensitive: Sequence[str],
    edition: str,
    files: Mapping[str, str],
) -> Verdict:
    """May this picture be shown in an edition (`2026.11`)?

    `files` maps the names of the files that are there to their SHA-256.
    """
    cleared = clearance(original, sensitive)
    if not cleared.published:
        return cleared
    if not original.made_sha256:
        return Verdict(False, _NOTHING)
    first = original.captured.replace("-", ".")
    if first > edition:
        return Verdict(False, _LATER.filled(month=original.captured, edition=first))
    for name, sha256 in sorted(original.made_sha256.items()):
        if name not in files:
            return Verdict(False, _MISSING.filled(name=name))
        if files[name] != sha256:
            return Verdict(False, _OTHER.filled(name=name))
    return Verdict(True)
