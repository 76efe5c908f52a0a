"""`tebiki`: finds the verb that is meant and the project that it is for, and runs it."""

import argparse
import difflib
import importlib
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tebiki.cli.run_command import guarded
from tebiki.cli.tell import tell
from tebiki.cli.verbs import VERBS, Verb, find_verb, overview
from tebiki.files import made_folders
from tebiki.files.data_faults import Said
from tebiki.source.project import Project, find_project
from tebiki.source.site_settings import ProjectError

USAGE = 2
_NO_VERB = Said(
    "tebiki: no verb {word}{hint} (tebiki --help lists all)",
    "tebiki: {word} という命令はありません。{hint}tebiki --help で一覧が出ます。",
)
_MEANT = Said("; did you mean {near}?", "{near} のことですか？ ")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the verb of `argv`; 2 where there is no such verb, or no project to run it on."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names of files that are no UTF-8 are shown too
            stream.reconfigure(errors="backslashreplace")
    if not words or words[0] in ("-h", "--help"):
        print(overview())
        return 0 if words else USAGE
    verb = find_verb(words)
    if verb:
        return _run(verb, words[len(verb.words.split()) :])
    first = {known.words.split()[0] for known in VERBS}
    if words[0] in first:
        is_help = words[1:2] in (["-h"], ["--help"])
        print(overview(words[0]), file=sys.stdout if is_help else sys.stderr)
        return 0 if is_help else USAGE
    near = difflib.get_close_matches(words[0], sorted(first), 1)
    hint = _MEANT.filled(near=near[0]) if near else Said("")
    tell(_NO_VERB.filled(word=words[0], hint=hint))
    return USAGE


def parser_of(verb: Verb) -> argparse.ArgumentParser:
    """Return the parser of a verb: its own arguments, and the project's folder."""
    parser = argparse.ArgumentParser(
        prog=f"tebiki {verb.words}",
        description=f"{verb.help[0].upper()}{verb.help[1:]}.",
        epilog=f"example: {verb.example}",
    )
    importlib.import_module(f"tebiki.cli.{verb.module}").add_arguments(parser)
    parser.add_argument(
        "--root",
        type=made_folders.given,
        help="the project's folder (default: the one that you are in)",
    )
    return parser


def _run(verb: Verb, words: list[str]) -> int:
    options = parser_of(verb).parse_args(words)
    project: Project | None = None
    try:
        project = find_project(options.root or Path())
    except ProjectError as error:
        if verb.project or options.root:
            print(error, file=sys.stderr)
            return USAGE
    run: Callable[..., int] = importlib.import_module(f"tebiki.cli.{verb.module}").run
    try:
        return guarded(project.root if project else None, lambda: run(options, project))
    except ProjectError as error:  # its settings are read when they are asked for
        print(error, file=sys.stderr)
        return USAGE
