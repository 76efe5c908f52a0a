"""Small sites whose links a test judges."""

from pathlib import Path

from tebiki.links.check_links import check_site
from tebiki.links.read_site import read_site


def write_site(folder: Path, pages: dict[str, str | bytes]) -> Path:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def reasons(folder: Path) -> list[tuple[str, str]]:
    return [(one.url, one.reason) for one in check_site(read_site(folder), None)]
