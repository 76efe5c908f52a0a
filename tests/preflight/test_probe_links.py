"""How outside links are asked: hosts that are not there, pauses, the deadline, no network."""

import asyncio
import socket
import ssl
import time

import httpx
import pytest

from support.faulty_server import QUICK, hang, page, to
from support.loopback import Answer, Loopback
from tebiki.preflight import request_errors
from tebiki.preflight.outside_links import OutsideLink
from tebiki.preflight.probe_links import Manners, Probe, probe
from tebiki.preflight.verdicts import Answer as Came
from tebiki.preflight.verdicts import judge


def test_hosts_that_are_not_there_are_told_apart() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        here = f"127.0.0.1:{held.getsockname()[1]}"
        closed = f"http://{here}/"
        urls = ["http://no-such-host.invalid/", closed, "http://127.0.0.1:99999999/"]
        local = {here, "127.0.0.1:99999999"}
        answers, _ = probe([OutsideLink(url, ()) for url in urls], QUICK, lambda done: None, local)
    assert [(judge(answers[url]).name, judge(answers[url]).code) for url in urls] == [
        ("gone", "no-host"),
        ("unknown", "refused"),
        ("unknown", "bad-address"),
    ]


def test_https_to_a_host_that_cannot_is_unknown_and_said_so() -> None:
    with Loopback() as server:
        url = server.url.replace("http:", "https:") + "/"
        answers, _ = probe([OutsideLink(url, ())], QUICK, lambda done: None, {server.netloc})
    assert (judge(answers[url]).name, judge(answers[url]).code) == ("unknown", "tls")


def test_a_bad_certificate_is_said_to_be_one() -> None:
    cause = ssl.SSLCertVerificationError()
    cause.verify_message = "certificate has expired"
    error = httpx.ConnectError("failed")
    error.__cause__ = cause
    assert request_errors.classify(error, "x.example") == ("certificate", "certificate has expired")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Tue, 24 Nov 2026 03:00:30 GMT", 30.0), ("soon", None), ("", None),
     ("Tue, 24 Nov 2026 02:00:00 GMT", 0.0)],
)  # fmt: skip
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    now = 1795489200.0  # 2026-11-24 03:00 UTC
    assert request_errors.retry_after(value, now) == seconds


def test_a_host_gets_its_pause_between_requests() -> None:
    with Loopback() as server:
        server.routes.update({"/a": Answer(), "/b": Answer(), "/c": to("/a", 302)})
        links = [OutsideLink(server.url + path, ()) for path in ("/a", "/b", "/c")]
        start = time.monotonic()
        probe(links, Manners(delay=0.2), lambda done: None, {server.netloc})
        took = time.monotonic() - start  # here: when a busy server gets to it says little
    assert len(server.requests) == 4  # a redirect is one more
    assert took >= 3 * 0.2


def test_the_deadline_ends_it_and_keeps_what_came() -> None:
    with Loopback() as server:
        server._server.stopping = server.stopping  # type: ignore[attr-defined]
        server.routes.update({"/good": page("Good"), "/hang": hang})
        links = [
            OutsideLink(server.url + path, ()) for path in ("/good", "/hang", "/hang?2", "/good?2")
        ]
        answers, stopped = probe(
            links, Manners(delay=0, deadline=0.3), lambda done: None, {server.netloc}
        )
    assert stopped == "late"
    assert list(answers) == [f"{server.url}/good"]


@pytest.mark.parametrize(("is_online", "error"), [(True, "no-host"), (False, "network")])
def test_names_not_found_prove_nothing_without_a_network(is_online: bool, error: str) -> None:
    async def lookup(name: str) -> None:
        if not is_online:
            raise OSError("no network")

    probing = Probe(QUICK, lookup=lookup)
    names = ("https://a.example.com/", "http://b.invalid/", "http://127.0.0.1:9/")
    probing.answers = {name: Came(name, error="no-host") for name in names}
    asyncio.run(probing._tell_cut_network())
    assert [probing.answers[name].error for name in names] == [error, "no-host", "no-host"]
