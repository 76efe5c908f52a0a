"""A plain guide as `tebiki import` brings it into a small project, and what each one keeps."""

import re
from dataclasses import dataclass
from pathlib import Path

from support.small_project import SETTINGS
from tebiki.cli.main import main
from tebiki.markdown.page import read_page
from tebiki.pages import page_checks
from tebiki.screens import uses
from tebiki.screens.catalogue import load


@dataclass(frozen=True)
class Imported:
    """A guide, the project that it comes into, and the lines of its pictures.

    `below_heading` is the line of the only picture that stands below a heading.
    """

    guide: Path
    root: Path
    pictures: tuple[int, ...]
    below_heading: int

    @property
    def out(self) -> Path:
        return self.root / "docs" / "ja" / "first-guide"

    @property
    def data(self) -> Path:
        return self.root / "docs" / "_data" / "first-guide"

    def run(self, *options: str) -> int:
        """Import it as on a command line."""
        (self.root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        arguments = [str(self.guide), "--out", str(self.out), "--root", str(self.root)]
        return main(["import", *arguments, *options])

    def assert_agrees(self, *counts: int) -> None:
        """Its pages have so many steps each, named in order, and the catalogue fits them."""
        assert self.run() == 0
        path = self.data / "screens.toml"
        catalogue = load(path.read_text("utf-8"), str(path))
        faults: list[str] = []
        shown: list[uses.Use] = []
        steps = []
        for path in sorted(self.out.iterdir()):
            page = read_page(path.read_text("utf-8"), str(path))
            steps.append([step.id for step in page.steps])
            faults.extend(page_checks.faults(page))
            shown.extend(uses.uses(page, str(path)))
        assert steps == [[f"step-{n}" for n in range(1, count + 1)] for count in counts]
        assert len(catalogue.screens) == len(shown) == len(self.pictures)
        assert uses.faults(catalogue, shown, str(self.out)) == []
        assert [fault for fault in faults if "alternative text" not in fault] == []

    def assert_reported(self, pages: int, steps: int) -> None:
        """The report lists what a person decides: picture, guess and title, each by its line."""
        self.run()
        report = (self.data / "import-report.md").read_text("utf-8")
        told = re.findall(rf"^- {self.guide.name}:(\d+): (.*)$", report, re.MULTILINE)
        useless = tuple(int(line) for line, text in told if "alternative text" in text)
        guesses = tuple(int(line) for line, text in told if " put with line " in text)
        counted = f"Pages: {pages}. Steps: {steps}. Pictures: {len(self.pictures)}."
        assert f"{counted} Lost: 0. Invented: 0." in report
        assert useless == self.pictures
        # below the heading there is nothing to guess
        assert guesses == tuple(line for line in self.pictures if line != self.below_heading)
        assert sum("the title of" in text for _, text in told) == steps
