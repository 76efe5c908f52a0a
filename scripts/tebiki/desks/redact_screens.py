"""Serves a page on this machine on which a person blacks out what a picture must not show."""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jinja2

from tebiki.desks.redaction_desk import Desk, Refused, rectangles
from tebiki.files import system_faults
from tebiki.files.data_faults import DataError, in_lines
from tebiki.files.json_source import read_table
from tebiki.screens.decoded_picture import PictureError, read_picture
from tebiki.screens.originals import preview_of

_POLICY = (
    "style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; form-action 'none'; base-uri 'none'"
)


def page_to_take_away(desk: Desk, language: str) -> str:
    """The page as a file of its own, with no picture in it: it shows each from its own address.

    What is signed on it becomes a text, for `tebiki screens sign`.
    """
    nonce = secrets.token_urlsafe(16)
    policy = f"default-src 'none'; img-src https:; {_POLICY.format(nonce=nonce)}"
    return page(desk, language, nonce, policy)


def page(desk: Desk, language: str, nonce: str, policy: str = "") -> str:
    """The page's HTML; with a `policy` of its own it stands without a server."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True
    )
    words = {key: text for key, text in desk.words.items() if key.startswith("redact_")}
    pictures = [one for one in desk.listed() if not policy or one["address"]]
    return environment.get_template("redaction.html.j2").render(
        words=words, pictures=pictures, language=language, nonce=nonce,
        served=not policy, policy=policy,
    )  # fmt: skip


def make_server(desk: Desk, port: int, language: str) -> ThreadingHTTPServer:
    """A server on 127.0.0.1. Only requests below the desk's token are answered."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(self._get)

        def do_POST(self) -> None:
            self._answer(self._post)

        def _answer(self, act: Callable[[list[str]], None]) -> None:
            host = self.headers.get("Host", "")
            parts = self.path.split("/")[1:]
            here = host == f"127.0.0.1:{server.server_port}"
            if not here or not secrets.compare_digest(parts[0], desk.token):
                return self._send(403, "text/plain", b"Open the address that the command printed.")
            try:
                act(parts[1:])
            except (Refused, PictureError, DataError, ValueError) as error:
                self._send(422, "text/plain; charset=utf-8", str(error).encode())
            except BrokenPipeError:
                raise
            except OSError as error:
                said = in_lines(system_faults.said(error).then(system_faults.UNWRITTEN))
                print(said, file=sys.stderr)
                self._send(500, "text/plain; charset=utf-8", said.encode())

        def _get(self, parts: list[str]) -> None:
            if parts == [""]:
                nonce = secrets.token_urlsafe(16)
                policy = (
                    "default-src 'none'; img-src 'self' blob:; connect-src 'self'; "
                    f"frame-ancestors 'none'; {_POLICY.format(nonce=nonce)}"
                )
                text = page(desk, language, nonce).encode()
                self._send(200, "text/html; charset=utf-8", text, policy)
            elif len(parts) == 4 and parts[0] == "source":
                _, data = desk.find(parts[1], parts[2], parts[3])
                out = io.BytesIO()
                read_picture(data).image.save(out, "PNG", compress_level=1)
                self._send(200, "image/png", out.getvalue())
            else:
                self._send(404, "text/plain", b"There is no such page.")

        def _post(self, parts: list[str]) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            if self.headers.get_content_type() != "application/json" or length > 100_000:
                return self._send(415, "text/plain", b"JSON of at most 100 kB is needed.")
            asked = read_table(self.rfile.read(length).decode("utf-8"))
            guide, screen, kind = (str(asked.get(key, "")) for key in ("guide", "screen", "kind"))
            version = "" if parts == ["preview"] else str(asked.get("version", ""))
            piece, data = desk.find(guide, screen, kind, version)
            bars = rectangles(asked.get("redactions"))
            if parts == ["preview"]:
                shown = preview_of(data, bars)
                return self._send(200, "image/webp", shown)
            if parts == ["save"]:
                said = desk.save(piece, data, bars)
            elif parts == ["sign"]:
                name, seen = str(asked.get("name", "")), str(asked.get("seen", ""))
                said = desk.sign(piece, data, bars, name, seen)
            else:
                return self._send(404, "text/plain", b"There is no such page.")
            now, _ = desk.find(guide, screen, kind)
            answer = json.dumps({"said": said, "picture": desk.described(now)})
            self._send(200, "application/json", answer.encode())

        def _send(self, status: int, kind: str, body: bytes, policy: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("X-Sha256", hashlib.sha256(body).hexdigest())
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    return server
