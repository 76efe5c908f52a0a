"""`tebiki screens sign`: puts in what was signed on the page of the screenshots, taken away."""

import argparse
import sys
from pathlib import Path

from tebiki.cli.tell import tell
from tebiki.desks import signed_text
from tebiki.desks.redaction_desk import Desk
from tebiki.files.data_faults import DataError, Said, before, in_lines
from tebiki.files.text_files import read_text
from tebiki.screens.store import Store
from tebiki.source.project import Project
from tebiki.source.read_words import read_words

_STAY = Said(
    "{failed} of {count} were not signed; they stay unpublished.",
    "{count} 枚のうち {failed} 枚には署名できませんでした。公開しないままです。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file with the text, or where it is read from."""
    parser.add_argument("file", help="the text that the page made; - reads what is typed")


def run(options: argparse.Namespace, project: Project) -> int:
    """0: all signed; 1: some not; 2: the text signs nothing."""
    try:
        is_typed = options.file == "-"
        text = sys.stdin.read() if is_typed else read_text(Path(options.file), options.file)
        name, signed = signed_text.read(text)
        words = read_words(project.root, [project.default_language])[project.default_language]
        desk = Desk(Store(project), words)
    except signed_text.NoSignatures as error:
        tell(before(f"{options.file}: ", error.said))
        return 2
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    failed = 0
    for screen, fault in signed_text.sign_all(desk, name, signed):
        if fault is None:
            print(f"{screen}: signed by {name}", flush=True)
        else:
            failed += 1
            print(in_lines(before(f"{screen}: ", fault)), file=sys.stderr)
    if failed:
        tell(_STAY.filled(failed=str(failed), count=str(len(signed))))
    return 1 if failed else 0
