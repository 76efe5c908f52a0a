"""The site as readers get it, from a server or on their disk, each page with our eye on it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

EYE = Path(__file__).with_name("watch.js")
_PLACE = '<meta charset="utf-8">'


@dataclass(frozen=True)
class Site:
    """A site's folder, and the address, with a slash at its end, at which readers find it."""

    folder: Path
    root: str

    def pages(self) -> list[str]:
        """All pages, as they are called from the site's root."""
        names = [path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")]
        if self.root.startswith("file:"):
            return sorted(names)
        return sorted(name.removesuffix("index.html") for name in names)

    def address(self, page: str, rest: str = "") -> str:
        """The address of `page`, such as `openai-api/account/`; `rest` is its query or anchor."""
        if self.root.startswith("file:"):
            index = f"{page}index.html"
            page = index if (self.folder / index).is_file() else f"{page.rstrip('/')}.html"
        return f"{self.root}{page}{rest}"


def put_eye_on(folder: Path) -> None:
    """Make `watch.js` each page's first script, before the page's policy."""
    shutil.copy(EYE, folder)
    for path in folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert _PLACE in page, path
        way = "../" * (len(path.relative_to(folder).parts) - 1)
        if path.name == "404.html":
            way = "/"
        page = page.replace(_PLACE, f'{_PLACE}<script src="{way}{EYE.name}"></script>', 1)
        path.write_text(page, encoding="utf-8")
