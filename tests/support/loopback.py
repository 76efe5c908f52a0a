"""A web server on this machine for tests: each path is played by a function or a fixed answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Answer:
    """A fixed answer. A Content-Length is added unless `headers` has one (None: leave it out)."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str | None] = field(default_factory=dict)

    def play(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {"Content-Length": str(len(self.body))} | self.headers
        handler.send_response(self.status)
        for name, value in headers.items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(self.body)


Player = Callable[[BaseHTTPRequestHandler], None]


class Loopback:
    """`with Loopback() as server:` then `server.routes["/a.png"] = Answer(…)`.

    A route is an Answer, a list of Answers (one a request, the last for all that follow), or a
    function of the handler. `requests` lists (method, path) in order; `stopping`, also the
    handler's, is set at the end, so that a player that waits can wait on it.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.routes: dict[str, Answer | list[Answer] | Player] = {}
        self.requests: list[tuple[str, str]] = []
        self.stopping = threading.Event()
        self._counts: dict[str, int] = {}
        server = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 10
            stopping = server.stopping

            def do_GET(self) -> None:
                server.requests.append((self.command, self.path))
                route = server.routes.get(self.path.partition("?")[0], Answer(b"", 404))
                if isinstance(route, list):
                    at = server._counts.get(self.path, 0)
                    server._counts[self.path] = at + 1
                    route = route[min(at, len(route) - 1)]
                try:
                    route.play(self) if isinstance(route, Answer) else route(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # the client had enough

            do_HEAD = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer((host, 0), Handler)
        self._server.daemon_threads = True
        self.netloc = f"{host}:{self._server.server_address[1]}"
        self.url = f"http://{self.netloc}"

    def __enter__(self) -> Loopback:
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
