"""Hosts that send too slowly, too much or elsewhere, and how long a test bears them."""

from __future__ import annotations

from dataclasses import replace
from http.server import BaseHTTPRequestHandler

from support.loopback import Answer
from tebiki.screens.fetcher import Limits

SMALL = Limits(bytes=100_000, attempts=3, backoff=0, pause=0)
# Short only where a fault is one of time: a busy machine answers everything else late.
SHORT = {
    "drip": replace(SMALL, seconds=0.4),
    "silent": replace(SMALL, silence=0.2),
}


def redirect(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte from time to time: never silent, never done."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.stopping.wait(0.05):
        handler.wfile.write(b".")


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(bytes(65536))
