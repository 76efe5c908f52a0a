"""Looks hosts up, and lets no private address through."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

from tebiki.files.data_faults import Said, SaidError
from tebiki.safety.private_addresses import is_private_host

_LEADS = Said(
    "{host} leads to {number}, a private address",
    "{host} の行き先 {number} は、組織の中だけのアドレスです",
)
_IS = Said("{host} is a private address", "{host} は、組織の中だけのアドレスです")
Resolve = Callable[[str, int], Awaitable[list[str]]]


class PrivateHostError(SaidError):
    """A host is private, or one of its addresses (`number`) is; the message says so."""

    def __init__(self, host: str, number: str = "") -> None:
        said = _LEADS.filled(host=host, number=number) if number else _IS.filled(host=host)
        super().__init__(said)
        self.where = f"{host} → {number}" if number else host


async def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host; OSError for none."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


async def public_numbers(host: str, port: int, resolve: Resolve = resolve) -> list[str]:
    """The numeric addresses of a host, all of them public.

    Raises PrivateHostError, also where one of several is private, and OSError.
    """
    if is_private_host(host):
        raise PrivateHostError(host)
    numbers = await resolve(host, port)
    for number in numbers:
        if is_private_host(number):
            raise PrivateHostError(host, number)
    return numbers
