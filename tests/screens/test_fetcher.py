"""downloads: each way in which a host can fail a caller, and the message that names it."""

from __future__ import annotations

import asyncio
import gzip
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from support.loopback import Answer, Loopback
from support.messages import english
from support.slow_hosts import SHORT, SMALL, drip, endless, redirect
from tebiki.screens.allowance import Allowance
from tebiki.screens.fetcher import Downloader, DownloadError, Limits, retry_after

BODY = b"\x89PNG a picture's bytes" * 50


class Fetched:
    """The outcome of one fetch: bytes or message, and the pauses that were asked for."""

    def __init__(self, server: Loopback, path: str, limits: Limits, hosts: str, numbers: str):
        self.body, self.message, self.slept = b"", "", []

        async def resolve(host: str, port: int) -> list[str]:
            if not numbers:
                raise OSError("no such name")
            return numbers.split()

        async def sleep(seconds: float) -> None:
            if seconds:
                self.slept.append(seconds)

        async def run() -> None:
            allowance = Allowance(frozenset(hosts.split()), {"i.example": server.url}, resolve)
            try:
                self.body = await Downloader(allowance, limits, sleep).fetch(path)
            except DownloadError as error:
                self.message = english(error)

        asyncio.run(run())


def fetch(
    server: Loopback,
    path: str,
    limits: Limits = SMALL,
    hosts: str = "i.example a.example",
    numbers: str = "93.184.216.34",
) -> Fetched:
    address = "https://i.example" + path if path.startswith("/") else path
    return Fetched(server, address, limits, hosts, numbers)


def silent(handler: BaseHTTPRequestHandler) -> None:
    handler.stopping.wait()


FAULTS = {
    "not found": (Answer(status=404), "404 Not Found"),
    "gone": (Answer(status=410), "410 Gone"),
    "forbidden": (Answer(status=403), "403 Forbidden"),
    "truncated, honest": (
        Answer(BODY[:500], headers={"Content-Length": str(len(BODY))}),
        "the connection failed: peer closed connection without sending complete message body "
        f"(received 500 bytes, expected {len(BODY)}) (3 attempts)",
    ),
    "endless": (endless, "more than 100,000 bytes"),
    "drip": (drip, "not complete after 0.4 seconds"),
    "silent": (silent, "no word for 0.2 seconds (3 attempts)"),
    "busy for ever": (Answer(status=503), "503 Service Unavailable (3 attempts)"),
    "busy for an hour": (
        Answer(status=429, headers={"Retry-After": "3600"}),
        "429 Too Many Requests, and asks to wait 3600 seconds: more than 120; run again later",
    ),
    "gzip bomb": (
        Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"}),
        "more than 100,000 bytes",
    ),
    "broken gzip": (
        Answer(b"not gzip", headers={"Content-Encoding": "gzip"}),
        "the gzip packing is broken: Error -3 while decompressing data: incorrect header check",
    ),
    "another packing": (
        Answer(BODY, headers={"Content-Encoding": "br"}),
        "packed as br, which was not asked for",
    ),
    "to a private address": (
        redirect("https://10.0.0.7/a.png"),
        "redirected to https://10.0.0.7/a.png: 10.0.0.7 is not one of the allowed hosts "
        "(a.example, i.example)",
    ),
    "to this machine": (
        redirect("http://localhost:1/a.png"),
        "redirected to http://localhost:1/a.png: only https is fetched, not http:",
    ),
    "to a file": (
        redirect("file:///etc/passwd"),
        "redirected to file:/etc/passwd: only https is fetched, not file:",
    ),
    "to a user": (
        redirect("https://me@i.example/a.png"),
        "redirected to https://me@i.example/a.png: an address with a user or a port is not fetched",
    ),
    "to another port": (
        redirect("https://i.example:8443/a.png"),
        "redirected to https://i.example:8443/a.png: "
        "an address with a user or a port is not fetched",
    ),
    "to nowhere": (
        redirect("https://i.example:x/"),
        "the connection failed: Invalid URL in location header: Invalid port: 'x'. (3 attempts)",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_message(fault: str) -> None:
    route, message = FAULTS[fault]
    with Loopback() as server:
        server.routes["/a.png"] = route
        fetched = fetch(server, "/a.png", SHORT.get(fault, SMALL))
    assert fetched.body == b""
    assert fetched.message == message


def test_a_loop_and_a_long_way_round_end() -> None:
    with Loopback() as server:
        server.routes["/a.png"] = redirect("/b.png")
        server.routes["/b.png"] = redirect("/a.png")
        for number in range(9):
            server.routes[f"/{number}.png"] = redirect(f"/{number + 1}.png")
        at = "redirected to https://i.example"
        assert fetch(server, "/a.png").message == f"{at}/a.png: redirects in a loop"
        assert fetch(server, "/0.png").message == f"{at}/6.png: more than 5 redirects"


def test_a_redirect_and_a_packed_answer_arrive() -> None:
    with Loopback() as server:
        server.routes["/a.png"] = redirect("/b.png")
        server.routes["/b.png"] = Answer(gzip.compress(BODY), headers={"Content-Encoding": "gzip"})
        assert fetch(server, "/a.png").body == BODY


@pytest.mark.parametrize("number", ["127.0.0.1", "::1"])
def test_an_allowed_name_that_leads_to_a_private_address_is_not_visited(number: str) -> None:
    with Loopback() as server:
        fetched = fetch(server, "https://a.example/a.png", numbers=f"93.184.216.34 {number}")
        assert fetched.message == f"a.example leads to {number}, a private address"
        server.routes["/a.png"] = redirect("https://a.example/a.png")
        assert fetch(server, "/a.png", numbers=number).message == (
            f"redirected to https://a.example/a.png: a.example leads to {number}, a private address"
        )


def test_a_name_that_is_not_known_is_said() -> None:
    with Loopback() as server:
        assert fetch(server, "https://a.example/a.png", numbers="").message == (
            "a.example was not found: no such name (3 attempts)"
        )


def test_what_recovers_is_asked_again_and_the_wait_it_asks_for_is_kept() -> None:
    with Loopback() as server:
        busy = Answer(status=503)
        server.routes["/a.png"] = [busy, busy, Answer(BODY)]
        assert fetch(server, "/a.png").body == BODY
        assert server.requests == [("GET", "/a.png")] * 3
        server.routes["/b.png"] = [Answer(status=429, headers={"Retry-After": "7"}), Answer(BODY)]
        fetched = fetch(server, "/b.png")
        assert fetched.body == BODY and fetched.slept == [7.0]


def test_a_fault_that_stays_is_asked_once() -> None:
    with Loopback() as server:
        fetch(server, "/gone.png")
        assert server.requests == [("GET", "/gone.png")]


def test_at_most_two_at_a_time_with_a_pause_after_each() -> None:
    now, most = 0, 0
    lock, both = threading.Lock(), threading.Barrier(2, timeout=5)

    def play(handler: BaseHTTPRequestHandler) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        both.wait()  # goes on only when a second one is here
        with lock:
            now -= 1
        Answer(BODY).play(handler)

    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async def run(server: Loopback) -> list[bytes]:
        allowance = Allowance(frozenset({"i.example"}), {"i.example": server.url})
        downloader = Downloader(allowance, Limits(pause=1.5), sleep)
        return await asyncio.gather(*(downloader.fetch(f"https://i.example/{n}") for n in range(6)))

    with Loopback() as server:
        server.routes |= {f"/{n}": play for n in range(6)}
        assert asyncio.run(run(server)) == [BODY] * 6
    assert most == 2 and pauses == [1.5] * 6


def test_retry_after_in_both_forms() -> None:
    assert retry_after("120", now=0) == 120
    assert retry_after("Thu, 01 Jan 1970 00:00:30 GMT", now=10) == 20
    assert retry_after("Thu, 01 Jan 1970 00:00:30 GMT", now=99) == 0
    assert retry_after("soon", now=0) == retry_after("", now=0) == 0
