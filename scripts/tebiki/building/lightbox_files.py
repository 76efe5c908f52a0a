"""Gives the files of the lightbox that comes with mkdocs-glightbox, to be loaded on first use.

The plugin itself would put its script and style on every page, before anybody opens a picture.
"""

from importlib import resources

FOLDER = "assets/lightbox"
_NAMES = {
    "glightbox.min.css": "glightbox.min.css",
    "glightbox.min.js": "glightbox.min.js",
    "LICENSE.md": "glightbox-license.txt",
}


class LightboxError(Exception):
    """The package lacks a file; the message says which and what to do."""


def files(package: str = "mkdocs_glightbox") -> dict[str, bytes]:
    """Return address below the site -> content. Raises LightboxError."""
    found = {}
    for name, published in _NAMES.items():
        source = resources.files(package).joinpath("glightbox", name)
        if not source.is_file():
            raise LightboxError(
                f"scripts/tebiki/building/lightbox_files.py: the package {package} has no "
                f"glightbox/{name}; "
                "look where this version keeps it, or go back to the version in requirements.lock"
            )
        found[f"{FOLDER}/{published}"] = source.read_bytes()
    return found
