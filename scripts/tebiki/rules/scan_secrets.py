"""Looks for secrets in the sources and in a built site, in whatever file may carry them."""

import hashlib
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

from tebiki.files.data_faults import Said, before, placed
from tebiki.files.text_files import read_text
from tebiki.links.find_ignores import find_ignores
from tebiki.rules import text_rules
from tebiki.rules.carried_texts import CarrierError, texts
from tebiki.source.project import Project

ADVICE = Said(
    "A real key? Delete it at its service first: a committed key is known.",
    "本物のキーなら、まず発行元のサービスで消してください。コミットしたキーはもう知られています。",
)
_LOOKS = Said(
    "looks like a secret ({kind}); take it out, or write a masked one",
    "秘密の文字列のようです（{kind}）。消すか、伏せ字にしてください。",
)
# Guesses by entropy, by a word such as "password" beside it, or of any address: text is full of
# them. What is left knows its secrets by their form.
_GUESSES = {
    *("Base64 High Entropy String", "Hex High Entropy String", "Secret Keyword"),
    "Public IP (ipv4)",
}
_KINDS: dict[str, Any] = get_mapping_from_secret_type_to_class()
_DETECTORS = [kind() for name, kind in _KINDS.items() if name not in _GUESSES]
# What a folder without git holds beside its own files.
_NOT_KEPT = {".git", ".venv", ".cache", "site", "build"}
# Whose mails and numbers are not ours to hide: licences and the like in other people's code.
_FOREIGN = ("assets/javascripts/", "assets/stylesheets/", "assets/lightbox/glightbox")


@dataclass(frozen=True)
class Leak:
    """What may be a secret: where, and what it looks like. The secret itself is not repeated."""

    path: str
    place: str
    line: int
    looks_like: Said

    @property
    def message(self) -> Said:
        place = f" ({self.place})" if self.place else ""
        return before(f"{self.path}:{self.line}{place}: ", self.looks_like)

    def __str__(self) -> str:
        return str(self.message)


def leaks(path: str, data: bytes, invented: bool = False, told: str = "") -> Iterator[Leak]:
    """Yield what in the file may be a secret.

    A mail or phone that stands in `told`, see told_by, is told on purpose.

    `invented` is for tests, which need mails, numbers and keys of the form `sk-…` to hold
    against: there, only what another service takes for a key counts.
    Raises CarrierError for a file that is not what its name says.
    """
    for place, text in texts(path, data):
        if not invented and not any(part in f"{path} {place}" for part in _FOREIGN):
            for number, message in text_rules.secrets(text):
                if message.partition("」")[0].removeprefix("「") in told:
                    continue
                yield Leak(path, place, number, message)
        for number, line in enumerate(text.splitlines(), start=1):
            for kind, values in _known_by_form(line):
                if any(not (invented and value.startswith("sk-")) for value in values):
                    yield Leak(path, place, number, _LOOKS.filled(kind=kind))


@cache  # most lines of a built page stand on all others too
def _known_by_form(line: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds of secrets in a line, each with what looks like it."""
    found = ((one.secret_type, tuple(one.analyze_string(line))) for one in _DETECTORS)
    return tuple((kind, values) for kind, values in found if values)


def kept_files(root: Path) -> list[Path]:
    """Return the files that git keeps below `root`, and new ones that it does not ignore.

    Where git keeps nothing, or is not there, all but what is built or installed below `root`.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        run = subprocess.run(command, cwd=root, capture_output=True, check=True)
    except (subprocess.CalledProcessError, FileNotFoundError):
        tops = [path for path in sorted(root.iterdir()) if path.name not in _NOT_KEPT]
        below = [path for top in tops for path in (top, *sorted(top.rglob("*")))]
        return [path for path in below if path.is_file()]
    names = run.stdout.decode().split("\0")
    return [root / name for name in sorted(filter(None, names)) if (root / name).is_file()]


def told_by(project: Project) -> str:
    """Return what tells mails and phones on purpose, "" without any.

    That is the text of the event's files, and `text` of each `[[pages]]` of an ignores.toml whose
    rule is `secrets`. Raises DataError and ProjectError.
    """
    told = [read_text(path, project.shown(path)) for path in project.event_files]
    given = [one.text for one in find_ignores(project) if one.what == "secrets"]
    return "\n".join([*told, *given])


def scan(root: Path, files: Sequence[Path], told: str) -> list[Said]:
    """Return a message for each leak, and for each file that is not what its name says.

    `told` is as for leaks, paths in the messages are below `root`. What has the same bytes and kind
    as another is looked at once: a site of several editions holds the newest one twice.
    """
    found: list[Said] = []
    seen: set[tuple[bytes, str, bool]] = set()
    for file in files:
        path = file.relative_to(root).as_posix()
        try:
            data, invented = file.read_bytes(), path.startswith("tests/")
            is_foreign = any(part in path for part in _FOREIGN)
            kind = hashlib.sha256(data).digest(), file.suffix, invented or is_foreign
            if kind in seen:
                continue
            seen.add(kind)
            found += (leak.message for leak in leaks(path, data, invented, told))
        except CarrierError as error:
            found.append(placed(path, 1, error.said))
    return found
