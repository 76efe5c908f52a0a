"""Serves a folder on the loopback as a static host does: compressed, and to be kept a while."""

import functools
import gzip
import hashlib
import http.server
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".ics", ".map")


class _Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, max_age: int, **kwargs: Any) -> None:
        self._max_age = max_age
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = path.read_bytes()
        piece = self._piece(len(body))
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        is_kept = self.headers.get("If-None-Match") == tag
        good = HTTPStatus.PARTIAL_CONTENT if piece else HTTPStatus.OK
        self.send_response(HTTPStatus.NOT_MODIFIED if is_kept else good)
        self.send_header("Cache-Control", f"max-age={self._max_age}")
        self.send_header("ETag", tag)
        if is_kept:
            self.end_headers()
            return
        self.send_header("Content-Type", self.guess_type(str(path)))
        if piece:
            self.send_header("Content-Range", f"bytes {piece.start}-{piece.stop - 1}/{len(body)}")
            body = body[piece]
        elif path.suffix in _TEXT:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _piece(self, length: int) -> slice | None:
        """What is asked for of a file: all of it, or from one byte to another."""
        asked = _RANGE.fullmatch(self.headers.get("Range", ""))
        return slice(int(asked[1]), min(int(asked[2]) + 1, length)) if asked else None

    def guess_type(self, path: object) -> str:
        kind = super().guess_type(str(path))
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say what went wrong, unless the browser has only hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(folder: Path, max_age: int = 600) -> Iterator[str]:
    """Serve the folder on the loopback; give its address with a slash at the end.

    A browser need not ask again for `max_age` seconds; ten minutes are those of GitHub Pages.
    """
    handler = functools.partial(_Host, directory=str(folder), max_age=max_age)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
