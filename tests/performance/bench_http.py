"""Search over HTTP: the real server on a scratch database with 100,000 published cards.

Two workers of four threads answer a client in a process of its own, all on this machine.
"""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest

from tests.performance.conftest import SIZES
from tests.performance.http_client import CONNECTIONS
from tests.performance.measure import verdict
from tests.performance.published_at_size import published_at
from tests.performance.scratch import stocked, tables_of

CARDS = min(100_000, max(SIZES))
WORKERS, THREADS = 2, 4
WARM_UP, MEASURED = 10, 20
QUESTIONS = 480
MOST = 60_000
"""Searches that differ, more than are answered while a measure lasts."""
ASKED = (
    [
        f"Rp0.2{where}>={limit}MPa{target}"
        for where, limit, target in product(("", "@T=120°C"), (100, 150, 200, 260), ("", "→300MPa"))
    ],
    [f"A>={limit}%{target}" for limit, target in product((1, 3, 8), ("", "→20%"))],
    [f"ρ<={limit}g/cm3{target}" for limit, target in product((1.5, 1.7, 1.8), ("", "→1.4g/cm3"))],
    [f"λ>={limit}W/(m·K){target}" for limit, target in product((50, 80), ("", "→130*2"))],
)
WORDS = (*[""] * 7, "AZ91D", "镁铝合金", "挤压", "T6", "yazhu", "Taiyuan", "铸造 T4")
"""Half of the readers ask by numbers alone."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and the processes that answer."""

    port: int
    workers: Sequence[int]

    def cpu_seconds(self) -> float:
        """What all threads of all workers have spent so far."""
        spent = 0
        for worker in self.workers:
            told = Path(f"/proc/{worker}/stat").read_text(encoding="ascii").rpartition(")")[2]
            spent += sum(map(int, told.split()[11:13]))
        return spent / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    """A server with that many published cards."""
    folder = tmp_path_factory.mktemp("http")
    url = f"sqlite:///{folder / 'mgcards.sqlite3'}"
    made = published_at(CARDS)
    stocked(url, tables_of(made.catalogue, with_values=(), documents=made.documents)).close()
    with _served(folder, url) as running:
        yield running
    for file in folder.rglob("*"):
        if file.is_file():
            file.unlink()


@contextmanager
def _served(folder: Path, url: str) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {"MGCARDS_DATABASE_URL": url, "MGCARDS_DATA_DIR": str(folder)}
    command = f"""-m gunicorn --bind 127.0.0.1:{port} --workers {WORKERS} --threads {THREADS}
    --keep-alive 30 --timeout 300 tests.performance.served:application()""".split()
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command], env={**os.environ, **settings}, stdout=log, stderr=log
        )
        try:
            yield Server(port, _workers(port, process))
        finally:
            process.terminate()
            process.wait(30)


def _workers(port: int, process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that answer, as soon as they do."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        assert process.poll() is None, "the server did not start"
        found = [int(child) for child in children.read_text(encoding="ascii").split()]
        if len(found) == WORKERS and _answers(port):
            return found
        time.sleep(0.1)
    pytest.fail("the server did not answer within a minute")


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


@pytest.fixture(scope="module")
def rows() -> list[list[object]]:
    """What was measured."""
    return []


@pytest.mark.parametrize(
    ("path", "more", "is_new"),
    [
        ("/api/v1/search", "&limit=20", True),
        ("/api/v1/search", "&limit=20", False),
        ("/search", "", True),
        ("/search", "", False),
    ],
)
def test_searching(path, more, is_new, server, rows):
    questions = [f"{path}?{entry}{more}" for entry in _questions(is_new=is_new)]
    _asked(server, questions[-2:], 0, 1)  # each worker reads the index when it is first asked
    answers, spent = _asked(server, questions, WARM_UP, MEASURED)
    assert answers["errors"] == []
    taken = answers["ms"]
    rate = len(taken) / MEASURED
    middle, slowest = np.percentile(taken, (50, 99))
    verdicts = verdict(rate, 300, at_most=False), verdict(float(slowest), 100)
    found = f"{rate:.1f}", float(middle), float(slowest), spent / len(taken)
    mix = "every search new" if is_new else f"{QUESTIONS} searches, again and again"
    rows.append([path, mix, *found, *verdicts])


def _questions(*, is_new: bool) -> list[str]:
    """Different searches, always the same ones: some, or so many that none is asked twice, each
    with a limit of its own."""
    found: dict[tuple[str, str], None] = {}
    for place, (numbers, words) in enumerate(_mixed()):
        if len(found) == (MOST if is_new else QUESTIONS):
            break
        proof, *others = numbers
        if is_new:
            proof = proof.replace("MPa", f".{place:05}MPa", 1)
        found["; ".join(filter(None, (proof, *others))), words] = None
    return [urlencode({"req": numbers, "q": words}) for numbers, words in found]


def _mixed() -> Iterator[tuple[list[str], str]]:
    chance = random.Random(1)  # noqa: S311
    proofs, *others = ASKED
    while True:
        numbers = [chance.choice(proofs), *(chance.choice([*part, ""]) for part in others)]
        yield numbers, chance.choice(WORDS)


def _asked(
    server: Server, questions: Sequence[str], warm_up: float, seconds: float
) -> tuple[dict[str, Any], float]:
    """What a client saw, and the CPU milliseconds that the server spent meanwhile."""
    command = [sys.executable, "-m", "tests.performance.http_client", str(server.port)]
    with subprocess.Popen(
        [*command, str(warm_up), str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as client:
        assert client.stdin is not None and client.stdout is not None
        client.stdin.write("\n".join(questions))
        client.stdin.close()
        client.stdout.readline()  # it begins
        time.sleep(warm_up)
        before = server.cpu_seconds()
        time.sleep(seconds)
        spent = server.cpu_seconds() - before
        answers: dict[str, Any] = json.loads(client.stdout.readline())
    return answers, spent * 1000


def test_showing_what_was_found(report, rows):
    heads = ("path", "mix", "a second", "p50 ms", "p99 ms", "CPU ms", "≥ 300/s", "≤ 100 ms")
    report.table(f"Search over HTTP, {CARDS:,} cards", heads, rows)
    report.note(
        f"gunicorn with {WORKERS} workers of {THREADS} threads on SQLite; {CONNECTIONS} "
        f"connections of a client on the same cores; {WARM_UP} s to warm up, {MEASURED} s "
        "measured; no answer but 200. CPU is that of all threads of the workers, for each answer. "
        "The interface remembers answers: searches asked again and again come from that memory as "
        "soon as a worker has met them, new ones are judged anew."
    )
