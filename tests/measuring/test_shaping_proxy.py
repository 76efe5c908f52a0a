"""The line that a room shares: how much it carries, in which order, and when it is dead."""

import asyncio
from pathlib import Path

import httpx
import pytest

from measuring.serve_folder import serve
from measuring.shaping_proxy import Shape, SharedLine, seeded_stalls, shaped


def test_stalls_are_those_of_their_seed_and_take_their_share() -> None:
    stalls = seeded_stalls(3, 1000, 0.25)
    assert stalls == seeded_stalls(3, 1000, 0.25) != seeded_stalls(4, 1000, 0.25)
    assert 0.2 < sum(end - begin for begin, end in stalls) / 1000 < 0.3
    flat = [moment for stall in stalls for moment in stall]
    assert flat == sorted(flat) and flat[-1] <= 1000
    assert all(2 <= end - begin <= 8 for begin, end in stalls)


@pytest.mark.parametrize(("at", "awake"), [(0.5, 0.5), (1, 3), (2.9, 3), (3, 3), (7, 9)])
def test_a_dead_line_is_awake_where_its_stall_ends(at: float, awake: float) -> None:
    async def ask() -> float:
        return SharedLine(Shape(1000, 0, ((1, 3), (6, 9)))).awake(at)

    assert asyncio.run(ask()) == awake


def test_those_who_wait_take_turns() -> None:
    async def carry() -> list[str]:
        line = SharedLine(Shape(1_000_000, 0))
        order: list[str] = []

        async def one(name: str) -> None:
            for _ in range(3):
                await line.carry(100)
                order.append(name)

        await asyncio.gather(one("a"), one("b"))
        assert line.carried == 600
        return order

    assert asyncio.run(carry()) == ["a", "b"] * 3


def test_what_is_behind_the_proxy_comes_whole(tmp_path: Path) -> None:
    (tmp_path / "page.bin").write_bytes(bytes(range(256)) * 40)

    async def fetch(port: int) -> tuple[bytes, int]:
        async with (
            shaped(port, Shape(10_000_000, 0)) as (address, line),
            httpx.AsyncClient() as client,
        ):
            answer = await client.get(f"{address}page.bin")
            return answer.content, line.carried

    with serve(tmp_path) as base:
        content, carried = asyncio.run(fetch(httpx.URL(base).port or 0))
    assert content == (tmp_path / "page.bin").read_bytes()
    assert carried > len(content)
