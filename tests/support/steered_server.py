"""A site on the loopback whose net the test steers: gone, slow, broken, back where it was."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from support.served import QuietHandler


class Net:
    """Serves `folder`; `asked` are the paths that it was asked for since it was last cleared."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.pieces: list[tuple[str, str]] = []  # paths of which it was asked for a part, and which
        self.gives_pieces = False  # as most hosts do; else it gives the whole
        self.is_broken = False  # it answers, with 503
        self.lasts = "no-cache"  # what it says of how long its answers hold
        self._flows = threading.Event()
        self._flows.set()
        self._server: ThreadingHTTPServer | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """Where it is, with a slash at its end."""
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Begin to answer, where it has answered before."""
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), partial(_Handler, self))
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be gone: nobody listens there any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def hold(self) -> None:
        """Take requests, and answer none of them until `release`."""
        self._flows.clear()

    def release(self) -> None:
        """Answer all that wait."""
        self._flows.set()

    def wait(self) -> None:
        """Wait until it flows."""
        self._flows.wait()


class _Handler(QuietHandler):
    def __init__(self, net: Net, *rest: object) -> None:
        self._net = net
        super().__init__(*rest, directory=str(net.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._net.asked.append(self.path.lstrip("/"))
        self._net.wait()
        del self.headers["If-Modified-Since"]  # of seconds, within which a test changes a file
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if self._net.is_broken:
            self.send_error(503)
        elif asked and self._net.gives_pieces:
            self._give_piece(int(asked[1]), int(asked[2]))
        else:
            super().do_GET()

    def _give_piece(self, begin: int, last: int) -> None:
        whole = Path(self.translate_path(self.path)).read_bytes()
        piece = whole[begin : last + 1]
        self._net.pieces.append((self.path.lstrip("/"), f"{begin}-{begin + len(piece) - 1}"))
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {begin}-{last}/{len(whole)}")
        self.send_header("Content-Length", str(len(piece)))
        self.end_headers()
        self.wfile.write(piece)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", self._net.lasts)
        super().end_headers()


@contextmanager
def steered(site: Path, folder: Path) -> Iterator[Net]:
    """Serve a copy of `site`, made as `folder`, which the test may change."""
    shutil.copytree(site, folder)
    net = Net(folder)
    net.start()
    yield net
    net.release()
    net.stop()
