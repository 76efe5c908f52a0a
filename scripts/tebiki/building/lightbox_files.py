"""Gives the files of the lightbox that comes with mkdocs-glightbox, to be loaded on first use.

The plugin itself would put its script and style on every page, before anybody opens a picture.
"""

from importlib import resources

from tebiki.files.data_faults import Said, SaidError

FOLDER = "assets/lightbox"
_NAMES = {
    "glightbox.min.css": "glightbox.min.css",
    "glightbox.min.js": "glightbox.min.js",
    "LICENSE.md": "glightbox-license.txt",
}


_NO_FILE = Said(
    "the package {package} has no {name}; install the version that tebiki asks for "
    "(make site does in its checkout)",
    "パッケージ {package} に {name} がありません。tebiki が指定する版を入れてください"
    "（手元の写しでは make site が入れます）。",
)


class LightboxError(SaidError):
    """The package lacks a file; the message says which and what to do."""


def files(package: str = "mkdocs_glightbox") -> dict[str, bytes]:
    """Return address below the site -> content. Raises LightboxError."""
    found = {}
    for name, published in _NAMES.items():
        source = resources.files(package).joinpath("glightbox", name)
        if not source.is_file():
            raise LightboxError(_NO_FILE.filled(package=package, name=f"glightbox/{name}"))
        found[f"{FOLDER}/{published}"] = source.read_bytes()
    return found
