"""Looks for secrets in the sources and in a built site, in whatever file may carry them."""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

from tebiki.cli.run_command import command
from tebiki.files.text_files import read_text
from tebiki.rules import text_rules
from tebiki.rules.carried_texts import CarrierError, texts

_ADVICE = "A real key? Delete it at its service first: a committed key is known."
ROOT = Path(__file__).resolve().parents[3]
# Guesses by entropy, by a word such as "password" beside it, or of any address: text is full of
# them. What is left knows its secrets by their form.
_GUESSES = {
    *("Base64 High Entropy String", "Hex High Entropy String", "Secret Keyword"),
    "Public IP (ipv4)",
}
_KINDS: dict[str, Any] = get_mapping_from_secret_type_to_class()
_DETECTORS = [kind() for name, kind in _KINDS.items() if name not in _GUESSES]
# Whose mails and numbers are not ours to hide: licences and the like in other people's code.
_FOREIGN = ("assets/javascripts/", "assets/stylesheets/", "assets/lightbox/glightbox")


@dataclass(frozen=True)
class Leak:
    """What may be a secret: where, and what it looks like. The secret itself is not repeated."""

    path: str
    place: str
    line: int
    looks_like: str

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return f"{self.path}:{self.line}{place}: {self.looks_like}"


def leaks(path: str, data: bytes, invented: bool = False, told: str = "") -> Iterator[Leak]:
    """Yield what in the file may be a secret.

    A mail or phone that stands in `told`, the text of event.toml, is told on purpose.

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
            for detector in _DETECTORS:
                found = detector.analyze_string(line)
                if any(not (invented and value.startswith("sk-")) for value in found):
                    yield Leak(path, place, number, f"looks like a secret: {detector.secret_type}")


def tracked_files(root: Path) -> list[Path]:
    """Return the files that git keeps below `root`, and new ones that it does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(command, cwd=root, capture_output=True, check=True)
    names = run.stdout.decode().split("\0")
    return [root / name for name in sorted(filter(None, names)) if (root / name).is_file()]


def scan(root: Path, files: Sequence[Path]) -> list[str]:
    """Return a line for each leak, and for each file that is not what its name says."""
    event = ROOT / "event.toml"
    told = read_text(event, event.name) if event.is_file() else ""
    found: list[str] = []
    for file in files:
        path = file.relative_to(root).as_posix()
        try:
            found += map(str, leaks(path, file.read_bytes(), path.startswith("tests/"), told))
        except CarrierError as error:
            found.append(f"{path}:1: {error}")
    return found


@command
def main(argv: list[str] | None = None) -> int:
    """Print what was found, a line each; 1 where there is anything."""
    parser = argparse.ArgumentParser(
        description="Look for keys, mails and phone numbers in the sources and in built sites, "
        "also in PDFs, pictures' metadata and zips.",
        epilog="example: scripts/scan_secrets.py site",
    )
    parser.add_argument("site", nargs="*", type=Path, help="folders with a built site")
    options = parser.parse_args(argv)
    try:
        trees = [(ROOT, tracked_files(ROOT))]
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip().splitlines()
        print(
            f"{ROOT}: git does not say which files are kept here ({''.join(why[:1])}); "
            "run it in a clone of the repository",
            file=sys.stderr,
        )
        return 1
    for folder in options.site:
        if not folder.is_dir():
            print(f"{folder}: there is no such folder; build the site first", file=sys.stderr)
            return 1
        trees.append((folder, sorted(path for path in folder.rglob("*") if path.is_file())))
    found = [line for root, files in trees for line in scan(root, files)]
    if found:
        print("\n".join(found))
        print(
            "A real key? Delete it at its service first: a committed key is known.", file=sys.stderr
        )
        return 1
    print(f"no secret in {sum(len(files) for _, files in trees)} files", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
