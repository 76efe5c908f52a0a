"""Sends requests to public addresses only, through a proxy where the environment names one."""

import urllib.request
from collections.abc import Collection

import httpx

from tebiki.safety.private_addresses import is_private_host
from tebiki.safety.resolve_hosts import PrivateHostError, Resolve, public_numbers, resolve


class PublicTransport(httpx.AsyncBaseTransport):
    """A transport that raises PrivateHostError instead of asking a private address.

    It connects to the number that was judged: a second look-up cannot give another. `local` are
    servers on this machine that may be asked, as `127.0.0.1:8000`. What stands behind a proxy's
    name only the proxy can look up.
    """

    def __init__(
        self,
        local: Collection[str] = (),
        resolve: Resolve = resolve,
        direct: httpx.AsyncBaseTransport | None = None,  # tests: what asks without a proxy
    ) -> None:
        self.local, self.resolve = local, resolve
        # A kept connection is known by its number; another host there has another certificate.
        once = httpx.Limits(max_keepalive_connections=0)
        self._direct = direct or httpx.AsyncHTTPTransport(limits=once)
        proxies = urllib.request.getproxies()
        self._proxies = {
            scheme: httpx.AsyncHTTPTransport(proxy=proxy if "://" in proxy else f"http://{proxy}")
            for scheme in ("http", "https")
            if (proxy := proxies.get(scheme) or proxies.get("all"))
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        host = url.raw_host.decode("ascii")
        if url.netloc.decode("ascii") in self.local:
            return await self._direct.handle_async_request(request)
        if is_private_host(host):
            raise PrivateHostError(host)
        proxy = self._proxies.get(url.scheme)
        if proxy and not urllib.request.proxy_bypass(host):
            return await proxy.handle_async_request(request)
        numbers = await public_numbers(host, url.port or 443, self.resolve)
        # Nobody waits here for IPv6 that a network has in name only.
        *others, last = sorted(numbers, key=lambda number: ":" in number)
        for number in others:
            try:
                return await self._send_to(request, number)
            except httpx.ConnectError:
                continue
        return await self._send_to(request, last)

    async def _send_to(self, request: httpx.Request, number: str) -> httpx.Response:
        names = {"sni_hostname": request.url.raw_host.decode("ascii")}
        moved = httpx.Request(
            request.method,
            request.url.copy_with(host=number),
            headers=request.headers,  # Host is the name's
            stream=request.stream,
            extensions=dict(request.extensions) | names,
        )
        return await self._direct.handle_async_request(moved)

    async def aclose(self) -> None:
        for transport in (self._direct, *self._proxies.values()):
            await transport.aclose()
