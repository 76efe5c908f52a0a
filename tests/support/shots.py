"""Small screenshots, and a small project to put them into, for the tests of originals."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw

from tebiki.screens.store import Store
from tebiki.source.project import Project

SCREENS = {"home": (), "profile": (), "save-key": ("key",)}
HOST = "https://i.example"


def picture(text: str = "home", size: tuple[int, int] = (300, 200), kind: str = "PNG") -> bytes:
    """A picture that looks a little different for each text."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    ImageDraw.Draw(image).text((10, 10), text, fill=(200, 30, 30))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def table(screen: str, sensitive: tuple[str, ...] = ()) -> str:
    marks = ", ".join(f'"{mark}"' for mark in sensitive)
    return (
        f'[{screen}]\npage = "start"\nstep = "open-{screen}"\nsource = "{HOST}/{screen}.png"\n'
        f'captured = "2023-06"\nsensitive = [{marks}]\n'
    )


def project(root: Path) -> Store:
    """A project with one guide of three screens, the last of them sensitive."""
    path = root / "docs/_data/guide/screens.toml"
    path.parent.mkdir(parents=True)
    tables = "\n".join(table(screen, marks) for screen, marks in SCREENS.items())
    path.write_text(f"# The screens.\n\n{tables}", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: 手引き\n", encoding="utf-8")
    return Store(Project(root))


def catalogue(store: Store) -> Path:
    return store.project.data_file("guide", "screens.toml")


def docs(store: Store) -> dict[str, str]:
    """Every file below docs/ with the SHA-256 of its bytes."""
    folder = store.project.docs
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + data + chunk(b"IEND", b"")


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]
