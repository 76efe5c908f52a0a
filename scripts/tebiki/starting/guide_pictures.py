"""Takes in a guide's pictures: those beside it cleaned, those of the web by their addresses."""

from __future__ import annotations

import base64
import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tebiki.importing import page_texts
from tebiki.importing.named_pictures import Picture
from tebiki.screens.catalogue_text import with_table
from tebiki.screens.decoded_picture import PictureError
from tebiki.screens.originals import make_original, table_lines
from tebiki.source.layout import DOCS, SCREENS
from tebiki.source.project import Project
from tebiki.starting.guide_files import GuideFiles


@dataclass(frozen=True)
class Taken:
    """What became of a picture: its files, or its address, or what is wrong with it."""

    lines: tuple[str, ...] = ()  # of its table `original`
    made: Mapping[str, bytes] = dataclasses.field(default_factory=dict)
    data: bytes = b""
    source_sha256: str = ""
    source: str = ""
    fault: tuple[str, str] | None = None


def take_pictures(pictures: Sequence[Picture], source: GuideFiles, month: str) -> dict[str, Taken]:
    """Take in what lies beside the guide, cleaned; what is on the web keeps its address."""

    def take(picture: Picture) -> Taken:
        return _take(picture, source, month)

    with ThreadPoolExecutor() as pool:
        return dict(zip([one.id for one in pictures], pool.map(take, pictures), strict=True))


def _take(picture: Picture, source: GuideFiles, month: str) -> Taken:
    address = picture.address.strip()
    if address.startswith("//"):
        address = f"https:{address}"
    if re.match(r"https?://", address, re.IGNORECASE):
        return Taken(source=re.sub(r"(?i)^https?", "https", address).replace(" ", "%20"))
    data = data_of(picture, source)
    shown = address if len(address) <= 60 else f"{address[:60]}…"
    if data is None:
        return Taken(fault=(
            f"the picture {shown}, which is not there; a frame with its text stands for it",
            f"画像 {shown}（ファイルがないので、説明の枠にしました）",
        ))  # fmt: skip
    try:
        original, made, _ = make_original(picture.id, data, month)
    except PictureError as error:
        return Taken(fault=(
            f"the picture {shown}, which cannot be taken in ({error}); a frame stands for it",
            f"画像 {shown}（読めないので、説明の枠にしました: {error}）",
        ))  # fmt: skip
    return Taken(tuple(table_lines(original)), made, data, original.source_sha256)


def data_of(picture: Picture, source: GuideFiles) -> bytes | None:
    """Return the bytes of a picture in the guide or beside it, None where there are none."""
    address = picture.address.strip()
    inline = re.fullmatch(r"data:image/[\w+.-]+;base64,([A-Za-z0-9+/=\s]+)", address)
    if inline:
        return base64.b64decode(inline[1], validate=False)
    return source.picture(source.texts[picture.file].path, address)


def picture_files(root: Path, docs: Path, pictures: Iterable[Taken]) -> dict[Path, str | bytes]:
    """Return the files that were made of pictures, and what they were made of."""
    found: dict[Path, str | bytes] = {}
    for picture in pictures:
        for file, data in picture.made.items():
            found[docs / SCREENS / file] = data
        if picture.data:
            found[Project(root, DOCS).kept_screens / picture.source_sha256] = picture.data
    return found


def catalogue_of(given: Sequence[Picture], month: str, pictures: Mapping[str, Taken]) -> str:
    """Return the catalogue of the screens `given`."""
    sources = {name: one.source for name, one in pictures.items() if one.source}
    text = page_texts.catalogue(given, month, sources)
    for name, one in pictures.items():
        if one.lines:
            text = with_table(text, name, "original", list(one.lines))
    return text


def remote_among(pictures: Mapping[str, Taken]) -> int:
    """Count the pictures that are still to be fetched."""
    return sum(bool(picture.source) for picture in pictures.values())
