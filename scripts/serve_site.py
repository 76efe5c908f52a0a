"""Shows the site while it is written: a live preview on 127.0.0.1."""

import argparse
import logging
import os
import socket
import sys
from pathlib import Path

from mkdocs.commands.serve import serve

from run_command import command
from workshop import event_path

ROOT = Path(__file__).resolve().parent.parent


def free_port(wanted: int, host: str = "127.0.0.1") -> int:
    """Return `wanted`, or where it is taken the next free port of the following hundred.

    Raises OSError when all are taken.
    """
    for port in range(wanted, wanted + 100):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {wanted} to {wanted + 99}; choose another with --port")


def _event_file() -> list[str]:
    path = event_path(ROOT)
    return [str(path)] if path and path.is_file() else []


@command
def main(argv: list[str] | None = None) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        description="Live preview of the site on 127.0.0.1; stop it with Ctrl+C.",
        epilog="example: scripts/serve_site.py --port 8080",
    )
    parser.add_argument("--port", type=int, default=8000, help="the first port to try (8000)")
    options = parser.parse_args(argv)
    try:
        port = free_port(options.port)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    if port != options.port:
        print(f"Port {options.port} is taken; the preview is on {port}.", file=sys.stderr)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)  # what changed, what was built
    print(f"The preview is on http://127.0.0.1:{port}/ ; stop it with Ctrl+C.", flush=True)
    serve(
        config_file=str(ROOT / "mkdocs.yml"),
        dev_addr=f"127.0.0.1:{port}",
        watch=[str(ROOT / "overrides"), str(ROOT / "scripts"), *_event_file()],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
