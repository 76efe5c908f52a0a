"""Serves a page on this machine on which an organiser follows the guide and says what differs."""

import argparse
import datetime
import functools
import secrets
import sys
from email.parser import BytesParser
from email.policy import HTTP
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tebiki.building import build_site
from tebiki.cli.run_command import command
from tebiki.desks.rehearsal_walk import Walk
from tebiki.desks.serve_site import free_port
from tebiki.files import system_faults, whole_files
from tebiki.files.data_faults import DataError
from tebiki.files.scratch_folders import IN_PROJECT, scratch
from tebiki.source import project_names

ROOT = Path(__file__).resolve().parents[3]
LIMIT = 20_000_000  # bytes of one answer, its picture included


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
                except (OSError, ValueError) as error:
                    self._html(_said(error), 500, "text/plain")
                    return
                self._html(walk.page(0))
                Thread(target=server.shutdown, daemon=True).start()
            elif number := _number(rest, len(walk.steps)):
                try:
                    fields = _fields(self.headers.get("Content-Type", ""), body)
                    walk.keep(walk.steps[number - 1], fields)
                except (OSError, ValueError) as error:
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


def _said(error: OSError | ValueError) -> str:
    said = system_faults.said(error) if isinstance(error, OSError) else str(error)
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
        raise ValueError("the form did not arrive whole; send it again")
    found = {}
    for part in parsed.iter_parts():
        name = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(data, bytes):
            found[name] = (part.get_filename() or "", data)
    return found


@command
def main(argv: list[str] | None = None) -> int:
    """Serve until the rehearsal is finished or interrupted."""
    parser = argparse.ArgumentParser(
        description="Follow the guide on the real service, and say at each step what differs.",
        epilog="example: scripts/rehearse_guide.py --port 8100",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--guide", help="the guide's name, where there are several")
    parser.add_argument("--port", type=int, default=8100, help="the first port to try (8100)")
    parser.add_argument("--month", help="the month of the rehearsal, such as 2026-11 (now)")
    options = parser.parse_args(argv)
    month = project_names.month("--month", options.month or f"{datetime.date.today():%Y-%m}")
    whole_files.recover(options.root)
    names = sorted(path.parent.name for path in options.root.glob("docs/_data/*/screens.toml"))
    name = options.guide or (names[0] if len(names) == 1 else "")
    if name not in names:
        print(f"say which guide with --guide: {', '.join(names)}", file=sys.stderr)
        return 2
    try:
        walk = Walk(options.root, name, month)
    except (DataError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    with scratch(options.root / IN_PROJECT) as entry:
        print("Building the site …", file=sys.stderr)
        try:
            build_site.build_site(entry / "site", root=options.root, site_url="")
        except build_site.SiteError as error:
            print(error, file=sys.stderr)
            return 1
        server = make_server(walk, entry / "site", free_port(options.port))
        print(f"Open http://127.0.0.1:{server.server_port}/{walk.token}/", file=sys.stderr)
        print(
            "Stop with Ctrl+C; the answers are kept, and the next start goes on.", file=sys.stderr
        )
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            print(f"Stopped; the answers are in {walk.folder}.", file=sys.stderr)
            return 130
        finally:
            server.server_close()
    for path in walk.written:
        print(f"wrote {path}", file=sys.stderr)
    for answer in walk.answers.values():
        if answer.picture:
            print(
                f"new picture: scripts/add_screen.py {answer.picture} --step {answer.step}",
                file=sys.stderr,
            )
    print(walk.message())
    return 0


if __name__ == "__main__":
    sys.exit(main())
