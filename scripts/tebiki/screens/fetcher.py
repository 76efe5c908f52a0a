"""Downloads pictures from allowed hosts: bounded, patient, never from a private address."""

import asyncio
import email.utils
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import httpx
import stamina

from tebiki.files.data_faults import Said, SaidError, same, told
from tebiki.safety.resolve_hosts import PrivateHostError, public_numbers
from tebiki.screens.allowance import Allowance

_ATTEMPTS = Said(" ({count} attempts)", "（{count} 回試しました）")
_NOT_COMPLETE = Said("not complete after {seconds} seconds", "{seconds} 秒で終わりませんでした")
_NO_ADDRESS = Said("not an address: {why}", "アドレスではありません（{why}）")
_NO_WORD = Said("no word for {seconds} seconds", "{seconds} 秒間、返事がありませんでした")
_FAILED = Said("the connection failed: {why}", "つながりませんでした（{why}）")
_WAIT = Said(
    ", and asks to wait {seconds} seconds: more than {longest}; run again later",
    "。{seconds} 秒待つように言われました（上限は {longest} 秒）。後でもう一度実行してください",
)
_VIA = Said("redirected to {address}: ", "{address} に転送されました: ")
_LOOP = Said("redirects in a loop", "転送が輪になっています")
_HOPS = Said("more than {count} redirects", "転送が {count} 回を超えました")
_LARGE = Said("more than {count} bytes", "{count} バイトを超えています")
_NOT_FOUND = Said("{host} was not found: {why}", "{host} が見つかりません（{why}）")
_BROKEN = Said("the {name} packing is broken: {why}", "{name} の圧縮が壊れています（{why}）")
_PACKED = Said("packed as {name}, which was not asked for", "頼んでいない圧縮（{name}）です")


class DownloadError(SaidError):
    """The address gave nothing usable; the message says why."""


class _Later(DownloadError):
    """A fault that may pass: worth another attempt."""


@dataclass(frozen=True)
class Limits:
    """What one download may cost; seconds unless the name says otherwise."""

    bytes: int = 20 * 2**20
    seconds: float = 60.0
    silence: float = 15.0
    hops: int = 5
    attempts: int = 4
    backoff: float = 1.0
    retry_after: float = 120.0
    at_once: int = 2
    pause: float = 1.0


@dataclass
class Downloader:
    """Fetches addresses within limits, at most `limits.at_once` at a time with pauses between."""

    allowance: Allowance
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep  # tests only note how long
    _slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.limits.at_once)

    async def fetch(self, address: str) -> bytes:
        """The decoded bytes at an address; DownloadError with the reason if there are none."""
        async with self._slots:
            try:
                attempts = stamina.retry_context(
                    on=_Later,
                    attempts=self.limits.attempts,
                    timeout=None,
                    wait_initial=self.limits.backoff,
                    wait_max=self.limits.backoff * 8,
                    wait_jitter=self.limits.backoff,
                )
                async for attempt in attempts:
                    with attempt:
                        return await self._attempt(address)
            except _Later as error:
                count = str(self.limits.attempts)
                raise DownloadError(error.said.then(_ATTEMPTS.filled(count=count))) from error
            finally:
                await self.sleep(self.limits.pause)
        raise AssertionError("retry_context ends with a result or an error")

    async def _attempt(self, address: str) -> bytes:
        try:
            async with asyncio.timeout(self.limits.seconds):
                answer = await self._follow(httpx.URL(address))
        except TimeoutError as error:
            seconds = f"{self.limits.seconds:g}"
            raise DownloadError(_NOT_COMPLETE.filled(seconds=seconds)) from error
        except httpx.InvalidURL as error:
            raise DownloadError(_NO_ADDRESS.filled(why=str(error))) from error
        except httpx.TimeoutException as error:
            raise _Later(_NO_WORD.filled(seconds=f"{self.limits.silence:g}")) from error
        except httpx.TransportError as error:
            raise _Later(_FAILED.filled(why=str(error))) from error
        if isinstance(answer, bytes):
            return answer
        status, wait = answer
        if wait > self.limits.retry_after:
            longest = f"{self.limits.retry_after:g}"
            raise DownloadError(status.then(_WAIT.filled(seconds=f"{wait:g}", longest=longest)))
        if wait:
            await self.sleep(wait)
        raise _Later(status)

    async def _follow(self, url: httpx.URL) -> bytes | tuple[Said, float]:
        """The body behind redirects, or what a server that is busy said and the wait it asked."""
        seen: list[httpx.URL] = []
        while True:
            via = _VIA.filled(address=str(url)) if seen else same("")
            if refusal := self.allowance.refusal(url):
                raise DownloadError(via.then(refusal))
            if url in seen:
                raise DownloadError(via.then(_LOOP))
            if len(seen) > self.limits.hops:
                raise DownloadError(via.then(_HOPS.filled(count=str(self.limits.hops))))
            seen.append(url)
            async with _Opened(self, url, via) as response:
                if response.has_redirect_location:
                    url = url.join(response.headers["location"])
                    continue
                phrase = f"{response.status_code} {response.reason_phrase}".rstrip()
                status = via.then(same(phrase))
                if response.status_code in (408, 425, 429, 500, 502, 503, 504):
                    return status, retry_after(response.headers.get("retry-after", ""), time.time())
                if response.status_code != 200:
                    raise DownloadError(status)
                return await self._body(response)

    async def _body(self, response: httpx.Response) -> bytes:
        body = bytearray()
        async for piece in _decoded(response, self.limits.bytes):
            body += piece
            if len(body) > self.limits.bytes:
                raise DownloadError(_LARGE.filled(count=f"{self.limits.bytes:,}"))
        return bytes(body)


class _Opened:
    """One request to a checked numeric address, so that a second look-up can't change it."""

    def __init__(self, downloader: Downloader, url: httpx.URL, via: Said) -> None:
        self.downloader, self.url, self.via = downloader, url, via
        # A proxy from the environment would look names up itself.
        self.client = httpx.AsyncClient(trust_env=False, timeout=downloader.limits.silence)

    async def __aenter__(self) -> httpx.Response:
        stand_in = self.downloader.allowance.local.get(self.url.host)
        if stand_in:
            return await self._send(httpx.URL(stand_in + self.url.raw_path.decode()), {})
        numbers = await self._public_numbers()
        for number in numbers[:-1]:
            try:
                return await self._send_to(number)
            except httpx.ConnectError:
                continue  # a host may have an address of a kind that this network lacks
        return await self._send_to(numbers[-1])

    async def _public_numbers(self) -> list[str]:
        host = self.url.host
        try:
            return await public_numbers(host, 443, self.downloader.allowance.resolve)
        except PrivateHostError as error:
            raise DownloadError(self.via.then(told(error))) from error
        except OSError as error:
            raise _Later(self.via.then(_NOT_FOUND.filled(host=host, why=str(error)))) from error

    async def _send_to(self, number: str) -> httpx.Response:
        names = {"sni_hostname": self.url.host}  # also what the certificate is checked against
        return await self._send(self.url.copy_with(host=number), names)

    async def _send(self, url: httpx.URL, extensions: dict[str, str]) -> httpx.Response:
        headers = {
            "Host": self.url.netloc.decode(),
            "User-Agent": "tebiki-screens/1",
            "Accept": "image/png, image/jpeg, image/webp",
            "Accept-Encoding": "identity",
        }
        request = self.client.build_request("GET", url, headers=headers, extensions=extensions)
        return await self.client.send(request, stream=True)

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()


async def _decoded(response: httpx.Response, limit: int) -> AsyncIterator[bytes]:
    """The body in pieces; a compressed one (never asked for) is opened up to the limit only."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        async for piece in response.aiter_raw():
            yield piece
    elif encoding in ("gzip", "x-gzip", "deflate"):
        # httpx would expand a whole piece at once, a thousandfold at worst.
        opener = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
        try:
            async for piece in response.aiter_raw():
                yield opener.decompress(piece, limit + 1)
        except zlib.error as error:
            raise DownloadError(_BROKEN.filled(name=encoding, why=str(error))) from error
    else:
        raise DownloadError(_PACKED.filled(name=encoding))


def retry_after(value: str, now: float) -> float:
    """Seconds that a Retry-After header asks to wait (RFC 9110 10.2.3); 0 if it says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - now)
    except (TypeError, ValueError):
        return 0.0
