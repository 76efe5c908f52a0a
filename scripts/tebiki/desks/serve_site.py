"""Shows the site while it is written: a live preview on 127.0.0.1."""

import argparse
import logging
import os
import socket
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from tebiki.building import build_messages
from tebiki.cli.run_command import command
from tebiki.desks.preview_server import PreviewServer
from tebiki.files import text_files
from tebiki.files.data_faults import DataError
from tebiki.safety import site_address

ROOT = Path(__file__).resolve().parents[3]


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


class _Warnings(logging.Handler):
    """Collects what MkDocs and the hooks warn of during one build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() not in self.messages:
            self.messages.append(record.getMessage())


def _build(folder: Path, root: Path, address: str) -> list[str]:
    """Build the site into the folder; return what `make site` would stop at."""
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        text_files.read_text(root / "mkdocs.yml", "mkdocs.yml")
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = address
        build(config, serve_url=address)
    except (Abort, BuildError):
        if not warnings.messages:
            raise
        raise BuildError("\n".join(_with_places(warnings.messages, root))) from None
    finally:
        logger.removeHandler(warnings)
    return _with_places(warnings.messages, root)


def _with_places(messages: Sequence[str], root: Path) -> list[str]:
    docs = root / "docs"

    def read(name: str) -> str | None:
        try:
            return text_files.read_text(docs / name, name)
        except DataError:
            return None

    files = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    return [build_messages.with_place(message, read, files, settings) for message in messages]


def serve(root: Path, port: int) -> None:
    """Serve the project at `root` until interrupted, and build it anew whenever it is changed."""
    given = site_address.read_site_url(os.environ.get("SITE_URL", ""))
    mount = urlsplit(given).path or "/"
    with tempfile.TemporaryDirectory(prefix="tebiki-preview-") as scratch:
        server = PreviewServer(
            lambda folder: _build(folder, root, f"http://127.0.0.1:{port}{mount}"),
            Path(scratch), port, mount,
        )  # fmt: skip
        server.build_or_say()
        for name in ("docs", "mkdocs.yml", "overrides", "scripts"):
            server.watch(str(root / name))
        server.watch_file(root / (os.environ.get("EVENT_FILE") or "event.toml"))
        try:
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


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
    try:
        serve(ROOT, port)
    except site_address.SiteAddressError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("The preview is over.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
