"""`tebiki screens redact`: one page of all pictures, to look at, cover what is not, and sign."""

import argparse
import sys
from pathlib import Path

from tebiki.cli.tell import tell
from tebiki.desks.free_port import free_port
from tebiki.desks.redact_screens import make_server, page_to_take_away
from tebiki.desks.redaction_desk import Desk
from tebiki.files import whole_files
from tebiki.files.data_faults import DataError, Said
from tebiki.screens.store import Store
from tebiki.source.project import Project
from tebiki.source.read_words import read_words

PORT = 8010
_NONE = Said(
    "No picture is in yet; run tebiki screens fetch, or tebiki screens add.",
    "画像がまだありません。tebiki screens fetch か tebiki screens add で入れてください。",
)
_OPEN = Said(
    "Open this address; stop with Ctrl+C.", "このアドレスを開いてください。Ctrl+C で止まります。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the page's port and language."""
    parser.add_argument("--port", type=int, default=PORT, help=f"the first port to try ({PORT})")
    parser.add_argument("--language", help="of the page (default: the guides' own)")
    parser.add_argument(
        "--out", type=Path, help="write the page into this file, to be opened elsewhere"
    )


def run(options: argparse.Namespace, project: Project) -> int:
    """Serve until interrupted; 2 if a catalogue or the words can't be read."""
    return show(project, options.port, options.language, options.out)


def show(
    project: Project, first_port: int = PORT, language: str | None = None, out: Path | None = None
) -> int:
    """Serve the page until interrupted, or write it into the file `out`."""
    language = language or project.default_language
    try:
        desk = Desk(Store(project), read_words(project.root, [language])[language])
        found = desk.pieces()
        if found and out:
            whole_files.write_whole(out, page_to_take_away(desk, language))
            print(f"{out}: {len(found)} pictures")
            return 0
        port = free_port(first_port)
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if not found:
        tell(_NONE)
        return 0
    server = make_server(desk, port, language)
    print(f"http://127.0.0.1:{port}/{desk.token}/", flush=True)
    tell(_OPEN)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
    return 0
