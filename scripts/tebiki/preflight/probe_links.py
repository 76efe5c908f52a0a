"""Asks public addresses, politely: a pause between a host's requests, retries, limits."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

import httpx
import stamina

from tebiki.preflight.outside_links import OutsideLink
from tebiki.preflight.request_errors import classify, is_elsewhere, retry_after
from tebiki.preflight.verdicts import REDIRECTS, Answer, recovers
from tebiki.safety import addresses
from tebiki.safety.reach_public_hosts import PublicTransport

HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; tebiki-preflight/1.0; link check before a workshop)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "ja,en;q=0.8",
}


@dataclass(frozen=True)
class Manners:
    """How patient and how polite to be; times are seconds."""

    delay: float = 1.0  # between two requests to one host
    timeout: float = 10.0  # for one request, its whole answer included
    deadline: float = 900.0  # for everything
    attempts: int = 3
    backoff: float = 1.0  # before the second attempt, twice that before the third
    longest_wait: float = 10.0  # what a Retry-After is obeyed up to
    hops: int = 20
    at_once: int = 16  # requests under way, of all hosts
    per_host: int = 2  # of one host, so that one that hangs does not stop the others
    cap: int = 1_000_000  # bytes read of an answer


@dataclass
class _Host:
    """One host's turn: few requests under way, the next not before `free_at`."""

    slots: asyncio.Semaphore
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0

    async def wait(self) -> None:
        """Return when the host may be asked."""
        while (left := self.free_at - time.monotonic()) > 0:
            await asyncio.sleep(left)

    def leave_alone(self, seconds: float) -> None:
        self.free_at = max(self.free_at, time.monotonic() + seconds)


class _Again(Exception):
    """The answer may be another one next time."""

    def __init__(self, answer: Answer, wait: float | None) -> None:
        super().__init__(answer.url)
        self.answer = answer
        self.wait = wait


@dataclass
class Probe:
    """Asks many addresses; `answers` holds what has come so far, also when it is stopped."""

    manners: Manners
    transport: httpx.AsyncBaseTransport = field(default_factory=PublicTransport)
    lookup: Callable[[str], Awaitable[object]] | None = None  # for tests
    answers: dict[str, Answer] = field(default_factory=dict)
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    def _host(self, url: str) -> _Host:
        new = _Host(asyncio.Semaphore(self.manners.per_host))
        return self._hosts.setdefault(_host_of(url), new)

    async def ask_all(self, urls: Iterable[str], said: Callable[[int], None]) -> str:
        """Ask every address; return "" , `late` at the deadline or `interrupted`."""
        wanted = list(dict.fromkeys(urls))
        self._free = asyncio.Semaphore(self.manners.at_once)
        task = asyncio.current_task()
        with suppress(NotImplementedError, RuntimeError, ValueError):
            if task is not None:
                asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        client = httpx.AsyncClient(
            headers=HEADERS,
            follow_redirects=False,
            timeout=self.manners.timeout,
            transport=self.transport,
        )
        try:
            async with asyncio.timeout(self.manners.deadline), client:

                async def one(url: str) -> None:
                    self.answers[url] = await self._ask_patiently(client, url)
                    said(len(self.answers))

                async with asyncio.TaskGroup() as group:
                    for url in wanted:
                        group.create_task(one(url))
                await self._tell_cut_network()
        except TimeoutError:
            return "late"
        except asyncio.CancelledError:
            return "interrupted"
        return ""

    async def _ask_patiently(self, client: httpx.AsyncClient, url: str) -> Answer:
        manners, made = self.manners, 0
        try:
            async for attempt in stamina.retry_context(
                on=_backoff,
                attempts=manners.attempts,
                timeout=None,
                wait_initial=manners.backoff,
                wait_max=max(manners.backoff * 4, manners.longest_wait),
                wait_jitter=0,
            ):
                with attempt:
                    made += 1
                    answer = await self._follow(client, url)
                    slow = answer.error == "timeout" and made > 1  # two time-outs are enough
                    if recovers(answer) and not slow:
                        raise _Again(answer, self._retry_after(answer))
        except _Again as again:
            answer = again.answer
        return answer

    def _retry_after(self, answer: Answer) -> float | None:
        """Seconds to wait as the answer asks, up to `longest_wait`; 429 is meant for all we ask."""
        wait = retry_after(answer.headers.get("retry-after", ""), time.time())
        if wait is not None:
            wait = min(wait, self.manners.longest_wait)
            if answer.status == 429:
                self._host(answer.final).leave_alone(wait)
        return wait

    async def _follow(self, client: httpx.AsyncClient, url: str) -> Answer:
        """Ask and go after redirects by hand, so that each is known."""
        hops: tuple[tuple[int, str], ...] = ()
        here = url
        while True:
            host = self._host(here)
            async with host.slots:
                async with host.turn:  # starts are a pause apart, and a pause after what has ended
                    await host.wait()
                    host.leave_alone(self.manners.delay)
                async with self._free:
                    answer = await self._request(client, here)
                host.leave_alone(self.manners.delay)
            answer = replace(answer, url=url, hops=hops)
            target = answer.headers.get("location")
            if answer.error or answer.status not in REDIRECTS:
                return answer
            if not target:
                return replace(answer, error="bad-redirect", detail=str(answer.status))
            try:
                here = urljoin(here, target.strip())
            except ValueError:  # the parts of a host in brackets do not fit
                return replace(answer, error="bad-redirect", detail=target)
            if not addresses.split(here).is_web:
                return replace(answer, error="bad-redirect", detail=here)
            if [to for _, to in hops].count(here) > 1:
                return replace(answer, error="loop", detail=here)
            hops = (*hops, (answer.status, here.partition("#")[0]))
            if len(hops) > self.manners.hops:
                repeats = len({to for _, to in hops}) < len(hops)
                return replace(answer, hops=hops, error="loop" if repeats else "long-chain",
                               detail=here)  # fmt: skip

    async def _request(self, client: httpx.AsyncClient, url: str) -> Answer:
        manners = self.manners
        try:
            async with (
                asyncio.timeout(manners.timeout),
                client.stream("GET", url) as response,
            ):
                body = b""
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) >= manners.cap:
                        break
                headers = {name.lower(): value for name, value in response.headers.items()}
                return Answer(url, response.status_code, headers=headers, body=body)
        except Exception as error:  # whatever a strange address makes the client raise
            kind, detail = classify(error, addresses.split(url).name)
            return Answer(url, error=kind, detail=detail)

    async def _tell_cut_network(self) -> None:
        """Where no other machine answered, names that were not found prove nothing."""
        away = [one for one in self.answers.values() if is_elsewhere(addresses.split(one.url).name)]
        if any(not answer.error for answer in away):
            return
        if not any(answer.error == "no-host" for answer in away) or await self._is_online():
            return
        for answer in away:
            if answer.error == "no-host":
                self.answers[answer.url] = replace(answer, error="network")

    async def _is_online(self) -> bool:
        lookup = self.lookup or (lambda name: asyncio.get_running_loop().getaddrinfo(name, 443))
        try:
            await lookup("example.com")
        except OSError:
            return False
        return True


def probe(
    links: Iterable[OutsideLink],
    manners: Manners,
    said: Callable[[int], None],
    local: Collection[str] = (),
) -> tuple[dict[str, Answer], str]:
    """Ask every link; return address -> answer, and "", `late` or `interrupted`.

    What was not asked has no answer. `local` are servers on this machine that may be asked.
    """
    stamina.instrumentation.set_on_retry_hooks([])  # no line a retry
    probing = Probe(manners, PublicTransport(local))
    try:
        stopped = asyncio.run(probing.ask_all([link.asked for link in links], said))
    except KeyboardInterrupt:
        stopped = "interrupted"
    return probing.answers, stopped


def _backoff(error: Exception) -> bool | float:
    if not isinstance(error, _Again):
        return False
    return True if error.wait is None else error.wait


def _host_of(url: str) -> str:
    """Host and port, which take turns together."""
    return (addresses.split(url).host or "").rpartition("@")[2].lower()
