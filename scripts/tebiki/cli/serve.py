"""`tebiki serve`: a live preview of the site on this machine."""

import argparse
import logging
import sys

from tebiki.cli.tell import tell
from tebiki.desks.free_port import free_port
from tebiki.desks.serve_site import serve
from tebiki.files.data_faults import Said, in_lines
from tebiki.safety.site_address import SiteAddressError
from tebiki.source.project import Project

_OVER = Said("The preview is over.", "プレビューを終わりました。")
_ON = Said(
    "The preview is on {address} ; stop it with Ctrl+C.",
    "プレビューは {address} で見られます。止めるには Ctrl+C を押してください。",
)
_TAKEN = Said(
    "Port {wanted} is taken; the preview is on {port}.",
    "ポート {wanted} は使用中なので、{port} で表示します。",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the preview's port."""
    parser.add_argument("--port", type=int, default=8000, help="the first port to try (8000)")


def run(options: argparse.Namespace, project: Project) -> int:
    """Serve until interrupted; 1 where that cannot be."""
    try:
        port = free_port(options.port)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    if port != options.port:
        taken = _TAKEN.filled(wanted=str(options.port), port=str(port))
        tell(taken)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)  # what changed, what was built
    print(in_lines(_ON.filled(address=f"http://127.0.0.1:{port}/")), flush=True)
    try:
        serve(project, port)
    except SiteAddressError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        tell(_OVER)
    return 0
