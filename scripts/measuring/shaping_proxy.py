"""A TCP proxy on the loopback that is one slow line: shared, far away, and at times dead."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

_PIECE = 1460  # bytes: what one packet of Ethernet carries


@dataclass(frozen=True)
class Shape:
    """What a line does: bytes a second, seconds that a question travels, when it is dead.

    `stalls` are (begin, end) in seconds from the line's first byte, in order, none within another.
    """

    rate: float
    latency: float
    stalls: Sequence[tuple[float, float]] = ()


def seeded_stalls(seed: int, seconds: float, share: float) -> tuple[tuple[float, float], ...]:
    """Return stalls of 2 to 8 s each that take about `share` of the time, the same for a seed.

    `seeded_stalls(1, 60, 0.2)` gives some such as ((13.1, 17.9), (41.0, 48.2)).
    """
    chance = random.Random(seed)
    found: list[tuple[float, float]] = []
    at = 0.0
    while True:
        length = chance.uniform(2, 8)
        at += chance.uniform(0.5, 1.5) * length * (1 - share) / share
        if at + length > seconds:
            return tuple(found)
        found.append((at, at + length))
        at += length


class SharedLine:
    """Lets bytes through in turns, at the rate of its shape, to whoever waits longest."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.carried = 0  # bytes
        self._turn = asyncio.Lock()
        self._begin = self._free = asyncio.get_running_loop().time()

    async def carry(self, count: int) -> None:
        """Wait until `count` bytes are through."""
        async with self._turn:
            now = asyncio.get_running_loop().time()
            starts = self.awake(max(now, self._free) - self._begin)
            self._free = self._begin + starts + count / self.shape.rate
            self.carried += count
            await asyncio.sleep(self._free - now)

    def awake(self, at: float) -> float:
        """Return the first moment from `at` on, in seconds of the line, at which it is not dead."""
        for begin, end in self.shape.stalls:
            if begin <= at < end:
                return end
        return at


@asynccontextmanager
async def shaped(port: int, shape: Shape) -> AsyncIterator[tuple[str, SharedLine]]:
    """Give the address of a proxy to the loopback's `port`, with a slash, and its line."""
    line = SharedLine(shape)
    tasks: set[asyncio.Task[None]] = set()

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, down: bool) -> None:
        with suppress(ConnectionError):
            while piece := await reader.read(_PIECE):
                await (line.carry(len(piece)) if down else asyncio.sleep(shape.latency))
                writer.write(piece)
                await writer.drain()
        writer.close()

    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(
                pump(reader, far_writer, down=False), pump(far_reader, writer, down=True)
            )
        finally:
            tasks.discard(task)
            writer.close()

    server = await asyncio.start_server(join, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", line
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
