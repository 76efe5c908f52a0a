"""Looks for secrets in the sources and in a built site, in whatever file may carry them."""

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

from tebiki.files.data_faults import Said, before, placed
from tebiki.files.ignores import Ignore
from tebiki.files.text_files import read_text
from tebiki.links.find_ignores import IGNORES, find_ignores
from tebiki.rules import text_rules
from tebiki.rules.carried_texts import CarrierError, texts
from tebiki.rules.text_rules import Secret
from tebiki.source.project import Project

NONE = Said(
    "What is no secret, or is to be told, stands in docs/_data/<guide>/ignores.toml, as the text "
    "of a [[pages]] of the rule secrets.",
    "秘密でないものや、載せてよいものは、docs/_data/<手引き>/ignores.toml の、"
    "rule が secrets の [[pages]] の text に書いてください。",
)
ADVICE = Said(
    "A real key? Delete it at its service first: a committed key is known. ",
    "本物のキーなら、まず発行元のサービスで消してください。コミットしたキーはもう知られています。",
).then(NONE)
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
class Told:
    """What is told on purpose: the text of the event's files, and what ignores name.

    The event tells mails and phones; an ignore also what has the form of a key and is none.
    """

    event: str = ""
    named: tuple[str, ...] = ()

    def without(self, line: str) -> str:
        """Return the line without what ignores name, where that stands whole."""
        for text in self.named:
            if text in line:
                line = _whole(text).sub(" ", line)
        return line

    def has(self, secret: Secret) -> bool:
        """Whether the event tells it: a mail is not told by a longer one that ends as it does."""
        return not secret.is_key and _whole(secret.value).search(self.event) is not None


@cache
def _whole(text: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if text[0].isalnum() else ""
    after = r"(?!\w)" if text[-1].isalnum() else ""
    return re.compile(f"{before}{re.escape(text)}{after}", re.ASCII)


NOTHING = Told()


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


def leaks(path: str, data: bytes, invented: bool = False, told: Told = NOTHING) -> Iterator[Leak]:
    """Yield what in the file may be a secret and is not `told` on purpose.

    `invented` is for tests, which need mails, numbers and keys of the form `sk-…` to hold
    against: there, only what another service takes for a key counts.
    Raises CarrierError for a file that is not what its name says.
    """
    for place, text in texts(path, data):
        is_foreign = any(part in f"{path} {place}" for part in _FOREIGN)
        for number, whole in enumerate(text.splitlines(), start=1):
            line = told.without(whole)
            own = () if invented or is_foreign else text_rules.secrets_in(line)
            found = [
                secret.said
                for secret in (*own, *_known_by_form(line))
                if not ((invented and secret.value.startswith("sk-")) or told.has(secret))
            ]
            yield from (Leak(path, place, number, said) for said in dict.fromkeys(found))


@cache  # most lines of a built page stand on all others too
def _known_by_form(line: str) -> tuple[Secret, ...]:
    """What in a line has the form of a service's key."""
    found = ((one.secret_type, sorted(one.analyze_string(line))) for one in _DETECTORS)
    return tuple(
        Secret(value, _LOOKS.filled(kind=kind), is_key=True)
        for kind, values in found
        for value in values
    )


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
    names = os.fsdecode(run.stdout).split("\0")
    return [root / name for name in sorted(filter(None, names)) if (root / name).is_file()]


def told_by(project: Project) -> Told:
    """Return what the project tells on purpose.

    That is the text of the event's files, and `text` of each `[[pages]]` of an ignores.toml whose
    rule is `secrets`. Raises DataError and ProjectError.
    """
    event = [read_text(path, project.shown(path)) for path in project.event_files]
    return Told("\n".join(event), tuple(one.text for one in find_ignores(project) if _names(one)))


def needed(project: Project, ignored: Iterable[Ignore]) -> set[Ignore]:
    """Return those of the ignores that name what may be a secret in a file that is kept.

    Which file that is, also outside of the pages, only looking through all of them tells.
    """
    named = {one for one in ignored if _names(one)}
    waiting = set(named)
    for file in kept_files(project.root) if named else ():
        if file.name != IGNORES:
            with suppress(CarrierError):
                for _, text in texts(file.name, file.read_bytes()):
                    waiting -= {one for one in waiting if _whole(one.text).search(text)}
    return named - waiting


def _names(ignore: Ignore) -> bool:
    """Whether it names the whole of a secret: a part of one would let others pass too."""
    is_secret = text_rules.secrets_in(ignore.text) or _known_by_form(ignore.text)
    return ignore.what == "secrets" and bool(is_secret)


def scan(root: Path, files: Sequence[Path], told: Told) -> list[Said]:
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
