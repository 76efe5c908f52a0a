"""resolve_hosts: what a host leads to is judged, whatever its form; nothing is asked here."""

import asyncio

import pytest

from support.messages import english
from tebiki.safety.resolve_hosts import PrivateHostError, public_numbers


def look_up(host: str, *numbers: str) -> list[str]:
    async def resolve(host: str, port: int) -> list[str]:
        return list(numbers)

    return asyncio.run(public_numbers(host, 443, resolve))


@pytest.mark.parametrize(
    "number",
    ["10.0.0.7", "169.254.169.254", "100.64.0.1", "224.0.0.1", "0.0.0.0", "fd00::1", "fec0::1",
     "fe80::1%2", "ff02::1", "::7f00:1", "::ffff:10.0.0.7", "64:ff9b::7f00:1", "64:ff9b:1::1",
     "2002:7f00:1::", "2001:0:7f00:1::"],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_address_is_not_visited(number: str) -> None:
    with pytest.raises(PrivateHostError) as error:
        look_up("a.example", "93.184.216.34", number)
    assert english(error.value) == f"a.example leads to {number}, a private address"


@pytest.mark.parametrize("host", ["0x7f.1", "2130706433", "localhost", "nas.local", "::1"])
def test_a_private_host_is_not_even_looked_up(host: str) -> None:
    with pytest.raises(PrivateHostError) as error:
        look_up(host)
    assert english(error.value) == f"{host} is a private address"


def test_public_numbers_are_all_given() -> None:
    numbers = ["2606:4700::1111", "64:ff9b::808:808", "93.184.216.34"]
    assert look_up("a.example", *numbers) == numbers
