"""Decides which of MkDocs' files are published, and where."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import Files

from tebiki.screens.shown import SitePictures


def leave_out(files: Files, later_pages: Container[str]) -> None:
    """Take out the pages later than the edition that is built; paths are below docs/."""
    for file in list(files):
        if file.src_uri in later_pages:
            files.remove(file)


def publish_once(files: Files, pictures: SitePictures, site_dir: Path) -> None:
    """Take out the pictures that must not be shown; put what languages share at the root, once."""
    for file in list(files):
        if pictures.stays_out(file.src_uri):
            files.remove(file)
        if not file.is_documentation_page() and getattr(file, "localization", "x") is None:
            file.dest_uri = file.url = file.src_uri
            file.abs_dest_path = str(site_dir / file.src_uri)


def texts(files: Files, paths: Iterable[str]) -> Iterator[str]:
    """Yield the texts of those of the paths at which a file stands."""
    for path in paths:
        if file := files.get_file_from_path(path):
            yield file.content_string
