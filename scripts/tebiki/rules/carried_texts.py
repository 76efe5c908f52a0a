"""Finds every text that a file carries, unseen ones included: metadata, links, members of zips."""

import codecs
import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import ExifTags, Image
from pypdf import PdfReader

from tebiki.files.data_faults import Said, SaidError

_UNREADABLE = Said(
    "cannot be read as {kind}: {why}; make the file anew, or mend its name",
    "{kind} として読めません（{why}）。ファイルを作り直すか、名前を直してください。",
)
_PICTURES = {
    ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF", ".gif": "GIF",
    ".ico": "ICO",
}  # fmt: skip


class CarrierError(SaidError):
    """A file is not what its name says; the message says what was wrong."""


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (place, text) for each text in a file; the place is "" for a text file as such.

    A PDF's places are its pages, metadata and links; a picture's are its metadata; a zip's the
    places of its members. What is no known kind is read as text, byte by byte where it is no
    UTF-8. Raises CarrierError.
    """
    suffix = PurePosixPath(name).suffix.lower()
    try:
        if suffix == ".pdf":
            yield from _pdf(data)
        elif suffix in _PICTURES:
            yield from _picture(data, _PICTURES[suffix])
        elif suffix == ".zip":
            yield from _zip(data)
        else:
            yield "", _decoded(data)
            if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):  # as Windows' editors write
                yield "", data.decode("utf-16", "replace")
    except CarrierError:
        raise
    except Exception as error:  # what is broken or locked breaks its reader in any way
        why = str(error) or type(error).__name__
        raise CarrierError(_UNREADABLE.filled(kind=suffix[1:], why=why)) from error


def _pdf(data: bytes) -> Iterator[tuple[str, str]]:
    reader = PdfReader(io.BytesIO(data))
    for key, value in (reader.metadata or {}).items():
        yield f"metadata {key}", str(value)
    root: Any = reader.trailer["/Root"]
    if "/Metadata" in root:
        yield "metadata XMP", _decoded(root["/Metadata"].get_data())
    for number, drawn in enumerate(pypdfium2.PdfDocument(data), start=1):  # faster than pypdf
        yield f"page {number}", drawn.get_textpage().get_text_range()
    for number, page in enumerate(reader.pages, start=1):
        for note in page.get("/Annots") or ():
            action = note.get_object().get("/A")
            if action is not None and "/URI" in action.get_object():
                yield f"page {number}, link", str(action.get_object()["/URI"])
    for path, contents in reader.attachments.items():
        for content in contents:
            yield from ((f"attachment {path}", text) for _, text in texts(path, content))


def _picture(data: bytes, kind: str) -> Iterator[tuple[str, str]]:
    with Image.open(io.BytesIO(data), formats=[kind]) as image:
        image.load()
        exif = image.getexif()
        found: dict[str, Any] = {f"metadata {key}": value for key, value in image.info.items()}
        for directory in (None, *ExifTags.IFD):
            tags = exif if directory is None else exif.get_ifd(directory)
            found |= {f"EXIF {tag}": value for tag, value in tags.items()}
    for place, value in found.items():
        yield place, _decoded(value) if isinstance(value, bytes) else str(value)


def _zip(data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.comment:
            yield "comment", _decoded(archive.comment)
        for member in archive.infolist():
            for place, text in texts(member.filename, archive.read(member)):
                yield f"{member.filename} {place}".rstrip(), text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
