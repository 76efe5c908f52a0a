"""Opens a zip with a guide in it: names as they were meant, nothing that leads out of it."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path

from tebiki.files.data_faults import DataError, DataFault, Said

LARGEST = 400_000_000  # bytes, unpacked
_NO_ZIP = Said(
    "this is no zip; unpack it, and give the folder",
    "zip として読めません。展開して、フォルダーを指定してください。",
)
_TOO_LARGE = Said(
    f"the zip holds more than {LARGEST // 1_000_000} MB; unpack it, and give the folder",
    f"zip の中身が {LARGEST // 1_000_000} MB を超えています。"
    "展開して、フォルダーを指定してください。",
)


class GuideError(DataError):
    """A guide's files cannot be read; each message names file and remedy."""

    says_japanese = True


def read_archive(path: Path) -> dict[str, bytes]:
    """Return the files of a zip, path -> bytes. Raises GuideError."""
    packed: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise GuideError([DataFault(str(path), 0, _TOO_LARGE)])
            for entry in entries:
                name = posixpath.normpath(_name(entry).replace("\\", "/")).lstrip("/")
                if not name.startswith("../"):
                    packed[name] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise GuideError([DataFault(str(path), 0, _NO_ZIP)]) from error
    return packed


def _name(entry: zipfile.ZipInfo) -> str:
    """An entry's name; Windows packs Japanese names in Shift_JIS and does not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
