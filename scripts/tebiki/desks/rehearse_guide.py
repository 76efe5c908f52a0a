"""Serves a page on this machine on which an organiser follows the guide and says what differs."""

import functools
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tebiki.building.build_site import build_site
from tebiki.desks.rehearsal_walk import Walk
from tebiki.files import system_faults
from tebiki.files.data_faults import DataError, Refusal, Said, in_lines
from tebiki.files.scratch_folders import IN_PROJECT, scratch

_NOT_WHOLE = Said(
    "the form did not arrive whole; send it again",
    "入力が途中で切れています。もう一度送ってください。",
)
LIMIT = 20_000_000  # bytes of one answer, its picture included


@contextmanager
def site_server(walk: Walk, port: int) -> Iterator[ThreadingHTTPServer]:
    """Build the site, and give a server of the rehearsal beside it. Raises SiteError."""
    with scratch(walk.project.root / IN_PROJECT) as entry:
        build_site(walk.project, entry / "site", site_url="")
        server = make_server(walk, entry / "site", port)
        try:
            yield server
        finally:
            server.server_close()


def make_server(walk: Walk, site: Path, port: int) -> ThreadingHTTPServer:
    """A server on 127.0.0.1. Only requests below the rehearsal's token are answered."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            rest = self._rest()
            if rest is None:
                return
            if rest.startswith("site/"):
                self.path = "/" + rest.removeprefix("site/")
                super().do_GET()
            elif rest == "finish":
                self._html(walk.page(0))
            elif number := _number(rest, len(walk.steps)):
                self._html(walk.page(number))
            elif rest == "":
                number = walk.open_number()
                self._go(f"step-{number}" if number else "finish")
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            rest = self._rest()
            if rest is None:
                return
            length = int(self.headers.get("Content-Length", "0"))
            if length > LIMIT:
                self.send_error(413, f"An answer has at most {LIMIT} bytes.")
                return
            body = self.rfile.read(length)
            if rest == "finish":
                try:
                    walk.finish()
                except (OSError, ValueError, DataError) as error:
                    self._html(_said(error), 500, "text/plain")
                    return
                self._html(walk.page(0))
                Thread(target=server.shutdown, daemon=True).start()
            elif number := _number(rest, len(walk.steps)):
                try:
                    fields = _fields(self.headers.get("Content-Type", ""), body)
                    walk.keep(walk.steps[number - 1], fields)
                except (OSError, ValueError, DataError) as error:
                    self._html(_said(error), 422, "text/plain")
                    return
                self._go(f"step-{number + 1}" if number < len(walk.steps) else "finish")
            else:
                self.send_error(404)

        def _rest(self) -> str | None:
            """What stands behind the token; an error is sent where it or the host is wrong."""
            token, _, rest = self.path.partition("?")[0].removeprefix("/").partition("/")
            here = self.headers.get("Host", "") == f"127.0.0.1:{server.server_port}"
            if here and secrets.compare_digest(token.encode(), walk.token.encode()):
                return rest
            self.send_error(403, "Open the address that the command printed.")
            return None

        def _go(self, place: str) -> None:
            self.send_response(303)
            self.send_header("Location", f"/{walk.token}/{place}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _html(self, text: str, status: int = 200, kind: str = "text/html") -> None:
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            self.wfile.write(data)

    handler = functools.partial(Handler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    return server


def _said(error: OSError | ValueError | DataError) -> str:
    said = in_lines(system_faults.said(error)) if isinstance(error, OSError) else str(error)
    print(said, file=sys.stderr)
    return said


def _number(rest: str, count: int) -> int:
    digits = rest.removeprefix("step-")
    number = (
        int(digits) if rest.startswith("step-") and digits.isascii() and digits.isdigit() else 0
    )
    return number if number <= count else 0


def _fields(content_type: str, body: bytes) -> dict[str, tuple[str, bytes]]:
    """Return field -> file name and bytes of a form sent as multipart/form-data (RFC 7578)."""
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    parsed = BytesParser(policy=HTTP).parsebytes(head + body)
    if not parsed.is_multipart():
        raise Refusal(_NOT_WHOLE)
    found = {}
    for part in parsed.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(data, bytes):
            found[name] = (part.get_filename() or "", data)
    return found
