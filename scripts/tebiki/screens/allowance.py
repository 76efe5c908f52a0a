"""Says where downloads may go, and why another address is not visited."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from tebiki.files.data_faults import Said
from tebiki.safety.resolve_hosts import Resolve, resolve

_NO_SCHEME = Said("an address without a scheme", "始まりのないアドレス")
_NOT_HTTPS = Said(
    "only https is fetched, not {scheme}:", "取ってくるのは https だけです（{scheme} でした）"
)
_WITH_USER = Said(
    "an address with a user or a port is not fetched",
    "ユーザー名やポートの付いたアドレスからは取りません",
)
_NOT_ALLOWED = Said(
    "{host} is not one of the allowed hosts ({known})",
    "{host} は許したホスト（{known}）ではありません",
)


@dataclass(frozen=True)
class Allowance:
    """Where downloads may go: https on these hosts, at public addresses.

    `local` has hosts that a server on this machine stands in for, as `http://127.0.0.1:8000`.
    """

    hosts: frozenset[str]
    local: Mapping[str, str] = field(default_factory=dict)
    resolve: Resolve = resolve

    def refusal(self, url: httpx.URL) -> Said | None:
        """Why an address may not be visited, or None."""
        if url.scheme != "https":
            scheme = url.scheme or _NO_SCHEME
            return _NOT_HTTPS.filled(scheme=scheme)
        if url.userinfo or url.port is not None:
            return _WITH_USER
        if url.host not in self.hosts:
            return _NOT_ALLOWED.filled(host=url.host, known=", ".join(sorted(self.hosts)))
        return None
