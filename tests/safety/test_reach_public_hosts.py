"""reach_public_hosts: what may be asked, and where a request goes; a stand-in gets them all."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tebiki.preflight import reports
from tebiki.preflight.probe_links import Manners, Probe
from tebiki.preflight.verdicts import Answer, judge
from tebiki.safety.reach_public_hosts import PublicTransport
from tebiki.safety.resolve_hosts import PrivateHostError
from tebiki.source.read_words import tool_words

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = "93.184.216.34"
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Hosts:
    """Names with their numbers, and an internet that answers by a function of the request."""

    def __init__(self, play: Callable[[httpx.Request], httpx.Response], **numbers: str) -> None:
        self.play, self.numbers = play, numbers
        self.asked: list[str] = []
        self.transport = PublicTransport((), self.resolve, httpx.MockTransport(self.answer))

    async def resolve(self, host: str, port: int) -> list[str]:
        return self.numbers.get(host.partition(".")[0], PUBLIC).split()

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.url} for {request.headers['host']}")
        return self.play(request)

    def get(self, url: str) -> httpx.Response:
        async def run() -> httpx.Response:
            async with httpx.AsyncClient(transport=self.transport) as client:
                return await client.get(url)

        return asyncio.run(run())


def good(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200)


def test_the_number_that_was_judged_is_asked_under_its_name() -> None:
    names = []

    def play(request: httpx.Request) -> httpx.Response:
        names.append(request.extensions["sni_hostname"])
        return httpx.Response(200)

    hosts = Hosts(play)
    assert hosts.get("https://a.example/x?y=1").url == "https://a.example/x?y=1"
    assert hosts.asked == [f"https://{PUBLIC}/x?y=1 for a.example"]
    assert names == ["a.example"], "the certificate is checked against the name"


def test_another_number_is_tried_where_one_refuses_and_ipv6_comes_last() -> None:
    def play(request: httpx.Request) -> httpx.Response:
        if request.url.host == PUBLIC:
            raise httpx.ConnectError("refused")
        return httpx.Response(200)

    hosts = Hosts(play, a=f"2606:4700::1111 {PUBLIC} 1.1.1.1")
    assert hosts.get("http://a.example/").status_code == 200
    assert [one.split()[0] for one in hosts.asked] == [f"http://{PUBLIC}/", "http://1.1.1.1/"]


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("http://localhost:8000/", "localhost"),
        ("http://127.1/", "127.1"),
        ("http://2130706433/", "2130706433"),
        ("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1"),
        ("http://[64:ff9b::7f00:1]/", "64:ff9b::7f00:1"),
        ("https://nas.local/", "nas.local"),
        ("https://inner.example/", "inner.example → 10.0.0.7"),
        ("https://mapped.example/", "mapped.example → 64:ff9b::a00:7"),
    ],
)
def test_a_private_address_is_never_asked(url: str, where: str) -> None:
    hosts = Hosts(good, inner=f"{PUBLIC} 10.0.0.7", mapped="64:ff9b::a00:7")
    with pytest.raises(PrivateHostError) as error:
        hosts.get(url)
    assert error.value.where == where
    assert hosts.asked == []


def test_behind_a_proxy_private_names_are_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    hosts = Hosts(good)
    hosts.transport._proxies["http"] = httpx.MockTransport(hosts.answer)  # type: ignore[assignment]
    hosts.get("http://a.example/")
    assert hosts.asked == ["http://a.example/ for a.example"], "the proxy looks the name up"
    with pytest.raises(PrivateHostError):
        hosts.get("http://10.0.0.7/")


@pytest.mark.parametrize(
    ("target", "detail"),
    [
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("//0x7f.1/", "0x7f.1"),
        ("http://192.168.0.1/login", "192.168.0.1"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:127.0.0.1"),
        ("http://[64:ff9b::7f00:1]/", "64:ff9b::7f00:1"),
        ("https://router.lan/", "router.lan"),
        ("https://inner.example/", "inner.example → 10.0.0.7"),
    ],
)
@pytest.mark.parametrize("hops", [1, 2])
def test_a_redirect_to_a_private_address_is_a_finding_and_not_followed(
    target: str, detail: str, hops: int
) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        further = request.url.path == "/0" and hops == 2
        return httpx.Response(302, headers={"Location": "/1" if further else target})

    hosts = Hosts(play, inner="10.0.0.7")
    probing = Probe(Manners(delay=0, backoff=0, attempts=3), hosts.transport)
    url = "https://a.example/0"
    assert asyncio.run(probing.ask_all([url], lambda done: None)) == ""
    assert len(hosts.asked) == hops, "the private hop is not asked, and nothing is asked twice"
    verdict = judge(probing.answers[url])
    assert (verdict.name, verdict.code, verdict.detail) == ("gone", "private", detail)


def test_the_report_says_what_participants_meet() -> None:
    table = tool_words()
    verdict = judge(Answer("https://a.example/", error="private", detail="a.example → 10.0.0.7"))
    assert [reports.reason(verdict, table[language]) for language in ("ja", "en")] == [
        "a.example → 10.0.0.7 は、インターネットに公開されていないアドレスです。開いていません",
        "a.example → 10.0.0.7 is a private address, which participants cannot open; "
        "it was not asked",
    ]
