"""One walk through a guide: its steps, the answers so far, and the files they are written to."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import jinja2

from tebiki.desks import rehearsal
from tebiki.desks.rehearsal import Answer, Step
from tebiki.editions import built_edition, standings
from tebiki.files import text_files, toml, toml_text, whole_files
from tebiki.files.data_faults import DataError, Refusal, Said, before, told
from tebiki.files.file_locks import locked
from tebiki.files.scratch_folders import lock_file
from tebiki.markdown import front_matter
from tebiki.markdown.page import read_page
from tebiki.source.project import Project

_NO_VERDICT = Said(
    "the answer is {answer}; choose one of the three",
    "答えが {answer} です。三つのどれかを選んでください。",
)
_FINISHED = Said(
    "this rehearsal is finished; begin another one: tebiki rehearse",
    "このリハーサルは終わっています。tebiki rehearse で新しく始めてください。",
)
_NO_PICTURE = Said(
    "{name} is no picture that can be used; take PNG, JPEG or WebP",
    "{name} は使えない画像です。PNG、JPEG、WebP のどれかにしてください。",
)
_UNREADABLE = Said(
    "the answers cannot be read ({why}); mend the file, or move it away to begin anew",
    "答えのファイルを読めません（{why}）。直すか、新しく始めるならよそへ移してください。",
)
PICTURES = {".png", ".jpg", ".jpeg", ".webp"}
DRAFTS_HEAD = """\
# What rehearsals found different, not published. To publish one: read a source, write a [[note]]
# with it in changes.toml, and take the draft out here.

"""


class Walk:
    """A rehearsal of the guide called `name`; `month` is when it is held."""

    def __init__(self, project: Project, name: str, month: str) -> None:
        self.project, self.name, self.month = project, name, month
        self.folder = project.made / "rehearsal" / name
        self.token = secrets.token_urlsafe(16)
        self.title = name
        self.steps = tuple(self._read_steps())
        self.saved = self.folder / "answers.json"
        self.answers = self._kept()
        self.written: list[str] = []
        self.is_finished = False

    def _read_steps(self) -> list[Step]:
        """The steps as they are now, those that are skipped left out."""
        notes = built_edition.read_notes(self.project).get(self.name, ())
        language = self.project.default_language
        found = []
        for file in self.project.pages(language, self.name):
            written = read_page(self._read(file.path), self.project.shown(file.path))
            own = [note for note in notes if note.page == file.name]
            page = standings.as_of(written, own, language)
            address = f"{self.name}/{file.name}/"
            if file.name == "index":
                self.title = page.plain_title or self.name
                address = f"{self.name}/"
            for heading in page.steps:
                found.append(Step(file.name, heading.id or "", heading.plain, address))
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
            raise Refusal(_NO_VERDICT.filled(answer=repr(verdict)))
        note = fields["note"][1].decode().replace("\r\n", "\n").strip() if "note" in fields else ""
        name, data = fields.get("picture", ("", b""))
        files: dict[Path, str | bytes] = {}
        with self._locked():
            if self.is_finished:
                raise Refusal(_FINISHED)
            answers = self._kept()
            picture = answers[key].picture if key in answers else ""
            if data:
                suffix = Path(name).suffix.lower()
                if suffix not in PICTURES:
                    raise Refusal(_NO_PICTURE.filled(name=name))
                path = self.folder / f"{step.page}-{step.step}{suffix}"
                files[path] = data
                picture = self.project.shown(path)
            answers[key] = Answer(step.page, step.step, verdict, note, picture)
            files[self.saved] = rehearsal.dump(answers.values())
            whole_files.write_all(files, root=self.project.root)
            self.answers = answers

    def message(self) -> str:
        return rehearsal.message(self.steps, self.answers, self.title, self.month)

    def finish(self) -> None:
        """Write `verified` into the pages that were followed whole, and the drafts; once."""
        with self._locked():
            if self.is_finished or not self.saved.is_file():
                self.is_finished = True
                return
            self.answers = self._kept()
            files: dict[Path, str | bytes] = {}
            followed = rehearsal.followed_pages(self.steps, self.answers)
            for file in self.project.every_page():
                if file.guide == self.name and file.name in followed:
                    shown, text = self.project.shown(file.path), self._exact(file.path)
                    files[file.path] = front_matter.with_value(text, shown, "verified", self.month)
            path = self.project.data_file(self.name, "drafts.toml")
            before = self._exact(path) if path.is_file() else DRAFTS_HEAD
            known = toml.read_toml(text_files.plain(before), self.project.shown(path))
            noted = known.get("draft", [])
            if drafts := rehearsal.drafts(self.steps, self.answers, self.month, noted):
                files[path] = toml_text.edited(before, below=drafts)
            written = [self.project.shown(path) for path in files]
            files[self._archive()] = rehearsal.dump(self.answers.values())
            whole_files.write_all(files, root=self.project.root, remove=[self.saved])
            self.written, self.is_finished = written, True

    def _kept(self) -> dict[str, Answer]:
        """The answers on disk, also those of another window. Raises ValueError for no answers."""
        try:
            return rehearsal.load(self._exact(self.saved) if self.saved.is_file() else "")
        except (DataError, ValueError, TypeError, KeyError) as error:
            said = _UNREADABLE.filled(why=told(error))
            raise Refusal(before(f"{self.saved}: ", said)) from error

    def _archive(self) -> Path:
        """Where the answers go at the end: no earlier ones are overwritten."""
        names = [f"answers-{self.month}{suffix}.json" for suffix in ("", *_numbers())]
        return next(path for name in names if not (path := self.folder / name).exists())

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with locked(lock_file(self.project.root, f"rehearsal-{self.name}")):
            yield

    def _read(self, path: Path) -> str:
        return text_files.read_text(path, self.project.shown(path))

    def _exact(self, path: Path) -> str:
        return text_files.read_exact(path, self.project.shown(path))

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


def _numbers() -> Iterator[str]:
    return (f"-{number}" for number in range(2, 1000))
