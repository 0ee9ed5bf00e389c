"""A process that asks a server over some open connections, and says how long answers took.

python -m tests.performance.http_client PORT WARMUP SECONDS < paths
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from itertools import cycle

CONNECTIONS = 16
LONGEST = 60.0


class Asker:
    """Asks in turn for the next of all paths, on some connections at once."""

    def __init__(self, port: int, paths: list[str]) -> None:
        self._port = port
        self._paths: Iterator[str] = cycle(paths)
        self.taken: list[tuple[float, float]] = []
        """When each answer was there, and after how many seconds."""
        self.errors: list[str] = []

    async def ask_until(self, end: float) -> None:
        await asyncio.gather(*(self._connected(end) for _ in range(CONNECTIONS)))

    async def _connected(self, end: float) -> None:
        reader = writer = None
        while time.perf_counter() < end:
            try:
                if writer is None:
                    reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                is_kept = await asyncio.wait_for(self._ask(reader, writer), LONGEST)
            except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
                self.errors.append(repr(error))
                is_kept = False
            if not is_kept and writer is not None:
                writer.close()
                writer = None
        if writer is not None:
            writer.close()

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Ask once; whether the connection stays open."""
        path, began = next(self._paths), time.perf_counter()
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: en\r\n\r\n"
        writer.write(request.encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        await self._body(reader, head)
        if " 200 " not in head.partition("\r\n")[0]:
            self.errors.append(f"{head.splitlines()[0]} for {path}")
        ended = time.perf_counter()
        self.taken.append((ended, ended - began))
        return "connection: close" not in head

    async def _body(self, reader: asyncio.StreamReader, head: str) -> None:
        lengths = [line for line in head.splitlines() if line.startswith("content-length:")]
        if lengths:
            await reader.readexactly(int(lengths[0].partition(":")[2]))
            return
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()


async def main(port: int, warmup: float, seconds: float) -> None:
    asker = Asker(port, sys.stdin.read().split())
    begin = time.perf_counter() + warmup
    print("begins", flush=True)
    await asker.ask_until(begin + seconds)
    measured = sorted(took for ended, took in asker.taken if begin <= ended <= begin + seconds)
    print(json.dumps({"ms": [took * 1000 for took in measured], "errors": asker.errors}))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])))
