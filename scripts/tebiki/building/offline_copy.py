"""Chooses what of a site with plain file addresses goes into its copy for a disk, and packs it."""

import io
import json
import zipfile
from collections.abc import Mapping

from tebiki.source import months

# What only a server, another script or a developer has a use for.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "_headers", "objects.inv")
_LEFT_OUT_FOLDERS = ("assets/keep/", "assets/javascripts/lunr/", "assets/javascripts/workers/")
READ_ME = "はじめに.txt"


def is_in_copy(path: str) -> bool:
    """Tell whether the file at `path`, below the site, goes into the copy."""
    return not (path in _LEFT_OUT or path.endswith(".map") or path.startswith(_LEFT_OUT_FOLDERS))


def theme_index(stub: str) -> str:
    """Return the script from which the theme reads its search index on `file://`.

    `stub` is the search_index.json that it reads elsewhere; ours needs none of its entries.
    """
    return f"var __index = {json.dumps(json.loads(stub), ensure_ascii=False)};\n"


def pack(files: Mapping[str, bytes], folder: str, edition: str) -> bytes:
    """Return a zip of `files` (path -> content) below `folder`: the same bytes for the same files.

    Every file is dated the first day of the edition's month, as `edition` is "2023.06".
    """
    year, month = months.read_month(edition) or months.UNDATED
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", (year, month, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[path])
    return out.getvalue()


def read_me(texts: Mapping[str, Mapping[str, str]], edition: str) -> bytes:
    """Return はじめに.txt in every language, as Windows' editor reads it."""
    parts = [months.of_edition(one["offline_read_me"], edition).strip() for one in texts.values()]
    text = "\n\n----\n\n".join(parts) + "\n"
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
