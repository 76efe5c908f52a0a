"""One walk through a guide: its steps, the answers so far, and the files they are written to."""

import secrets
from collections.abc import Mapping
from pathlib import Path

import jinja2

import front_matter
import guide
import rehearsal
import text_files
import toml_text
from rehearsal import Answer, Step

LANGUAGE = "ja"
PICTURES = {".png", ".jpg", ".jpeg", ".webp"}
DRAFTS_HEAD = """\
# What rehearsals found different, not published. To publish one: read a source, write a [[note]]
# with it in changes.toml, and take the draft out here.

"""


class Walk:
    """A rehearsal of the guide called `name`; `month` is when it is held."""

    def __init__(self, root: Path, name: str, month: str) -> None:
        self.root, self.name, self.month = root, name, month
        self.folder = root / "build" / "rehearsal" / name
        self.token = secrets.token_urlsafe(16)
        self.title = name
        self.steps = tuple(self._read_steps())
        saved = self.folder / "answers.json"
        self.answers = rehearsal.load(saved.read_text(encoding="utf-8") if saved.is_file() else "")
        self.written: list[str] = []

    def _read_steps(self) -> list[Step]:
        folder = self.root / "docs" / LANGUAGE / self.name
        index = folder / "index.md"
        if index.is_file():
            self.title = guide.read_page(self._read(index), index.name).plain_title or self.name
        found = []
        for path in _in_reading_order(self.root, sorted(folder.glob("[!.]*.md"))):
            page = guide.read_page(self._read(path), path.name)
            address = f"{self.name}/{path.stem}/"
            for heading in page.steps:
                found.append(Step(path.stem, heading.id or "", heading.plain, address))
        return found

    def open_number(self) -> int:
        """The number of the first step without an answer, from 1; 0 when all have one."""
        for number, step in enumerate(self.steps, start=1):
            if f"{step.page}#{step.step}" not in self.answers:
                return number
        return 0

    def keep(self, step: Step, fields: Mapping[str, tuple[str, bytes]]) -> None:
        """Keep an answer, also on disk. Raises ValueError for one that a form cannot send."""
        key = f"{step.page}#{step.step}"
        verdict = fields["verdict"][1].decode() if "verdict" in fields else ""
        if verdict not in rehearsal.VERDICTS:
            raise ValueError(f"the answer is {verdict!r}; choose one of the three")
        note = fields["note"][1].decode().replace("\r\n", "\n").strip() if "note" in fields else ""
        picture = self.answers[key].picture if key in self.answers else ""
        name, data = fields.get("picture", ("", b""))
        self.folder.mkdir(parents=True, exist_ok=True)
        if data:
            suffix = Path(name).suffix.lower()
            if suffix not in PICTURES:
                raise ValueError(f"{name} is no picture that can be used; take PNG, JPEG or WebP")
            path = self.folder / f"{step.page}-{step.step}{suffix}"
            path.write_bytes(data)
            picture = path.relative_to(self.root).as_posix()
        self.answers[key] = Answer(step.page, step.step, verdict, note, picture)
        saved = self.folder / "answers.json"
        saved.write_text(rehearsal.dump(self.answers.values()), encoding="utf-8")

    def message(self) -> str:
        return rehearsal.message(self.steps, self.answers, self.title, self.month)

    def finish(self) -> None:
        """Write `verified` into the pages that were followed whole, and the drafts."""
        for name in rehearsal.followed_pages(self.steps, self.answers):
            for path in sorted((self.root / "docs").glob(f"*/{self.name}/{name}.md")):
                shown = path.relative_to(self.root).as_posix()
                text = front_matter.with_value(self._exact(path), shown, "verified", self.month)
                _write(path, text)
                self.written.append(path.relative_to(self.root).as_posix())
        drafts = rehearsal.drafts(self.steps, self.answers, self.month)
        if drafts:
            path = self.root / "docs" / "_data" / self.name / "drafts.toml"
            before = self._exact(path) if path.is_file() else DRAFTS_HEAD
            _write(path, toml_text.edited(before, below=drafts))
            self.written.append(path.relative_to(self.root).as_posix())
        saved = self.folder / "answers.json"
        if saved.is_file():
            saved.replace(self.folder / f"answers-{self.month}.json")

    def _read(self, path: Path) -> str:
        return text_files.read_text(path, text_files.shown(path, self.root))

    def _exact(self, path: Path) -> str:
        return text_files.read_exact(path, text_files.shown(path, self.root))

    def page(self, number: int) -> str:
        """The HTML of a step, or of the end for 0."""
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True
        )
        step = self.steps[number - 1] if number else None
        return environment.get_template("rehearsal.html.j2").render(
            title=self.title,
            step=step,
            number=number,
            count=len(self.steps),
            answered=len(self.answers),
            answer=self.answers.get(f"{step.page}#{step.step}") if step else None,
            pages=rehearsal.followed_pages(self.steps, self.answers),
            message=self.message(),
            month=self.month,
            done=self.written,
        )


def _in_reading_order(root: Path, paths: list[Path]) -> list[Path]:
    """In the order in which mkdocs.yml's navigation names the pages; the others behind."""
    text = text_files.read_text(root / "mkdocs.yml", "mkdocs.yml")
    places = {path: text.find(f"{path.parent.name}/{path.name}") for path in paths}
    return sorted(paths, key=lambda path: (places[path] < 0, places[path]))


def _write(path: Path, text: str) -> None:
    scratch = path.with_name(f".{path.name}.new")
    scratch.write_bytes(text.encode("utf-8"))
    scratch.replace(path)
