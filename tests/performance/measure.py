"""Times work and prints what it took: the median of some rounds, by the clock and by the CPU.

With MGCARDS_BENCH_JSON set to a file everything that was measured is written there as well.
"""

from __future__ import annotations

import gc
import json
import os
import platform
import sqlite3
import statistics
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

LONGEST = 20.0
"""Seconds after which a measure ends although not all of its rounds were made."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians in milliseconds; `cpu` is None where it could not be seen."""

    wall: float
    cpu: float | None
    rounds: int


def timed(
    work: Callable[[], object],
    rounds: int,
    prepare: Callable[[], object] = lambda: None,
    elsewhere: Callable[[], float | None] = lambda: 0.0,
) -> Timing:
    """The median of `rounds` of `work`, fewer when they take too long.

    `prepare` runs before each round and is not measured. `elsewhere` gives the CPU seconds that
    another process has spent for us so far, or None when nobody can see them.
    """
    wall, cpu, seen = [], [], True
    began = time.perf_counter()
    gc.collect()
    while len(wall) < rounds and (not wall or time.perf_counter() - began < LONGEST):
        prepare()
        other = elsewhere()
        start, busy = time.perf_counter(), time.process_time()
        work()
        busy, took = time.process_time() - busy, time.perf_counter() - start
        after = elsewhere()
        seen = seen and other is not None and after is not None
        wall.append(took * 1000)
        cpu.append((busy + (after or 0.0) - (other or 0.0)) * 1000)
    return Timing(statistics.median(wall), statistics.median(cpu) if seen else None, len(wall))


def measure(what: str, count: int, work: Callable[[], object], rounds: int = 5) -> None:
    """Print the median CPU time of `work` and what one of its `count` cards costs."""
    work()
    median = timed(work, rounds).cpu
    assert median is not None
    print(f"\n{what:<28} {count:>4} cards {median:>8.1f} ms {median / count:>7.3f} ms a card")


def memory() -> float:
    """The megabytes of memory that this process holds for itself alone."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu_seconds(pid: int) -> float | None:
    """The CPU seconds that another process of this machine has spent, as far as it tells."""
    try:
        spent = Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(spent) / 1e9


class Report:
    """Tables for people, and the same numbers for a file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._content: dict[str, Any] = {"machine": machine(), "tables": []}

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Print a table, numbers to the right."""
        texts = [list(heads), *([_text(entry) for entry in row] for row in rows)]
        widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
        print(f"\n\n{title}")
        for row in texts:
            print("  ".join(_padded(*entry) for entry in zip(row, widths, range(99), strict=False)))
        self._content["tables"].append({"title": title, "heads": list(heads), "rows": _plain(rows)})
        self._write()

    def note(self, text: str) -> None:
        """Print a line that stands with the tables."""
        print(f"\n{text}")
        self._content.setdefault("notes", []).append(text)
        self._write()

    def software(self, name: str, version: object) -> None:
        """Say with which version of something else it was measured."""
        told = ".".join(map(str, version)) if isinstance(version, tuple) else str(version)
        self._content["machine"][name] = told

    def close(self) -> None:
        """Print what it was measured on."""
        told = self._content["machine"].items()
        print("\n\n" + ", ".join(f"{name} {entry}" for name, entry in told))
        self._write()

    def _write(self) -> None:
        if self._file is not None:
            text = json.dumps(self._content, ensure_ascii=False, indent=1)
            self._file.write_text(text + "\n", encoding="utf-8")


def ms(found: float | None) -> str:
    """Milliseconds with three digits that count."""
    if found is None:
        return "–"
    return f"{found:,.0f}" if found >= 100 else f"{found:.3g}"


def times(found: float) -> str:
    """A ratio."""
    return f"{found:,.0f} ×" if found >= 10 else f"{found:.2g} ×"


def verdict(found: float, bound: float, *, at_most: bool = True) -> str:
    """Whether a target is met; nothing fails when it is not."""
    return "met" if (found <= bound if at_most else found >= bound) else "MISSED"


def machine() -> dict[str, Any]:
    """What the numbers were measured on."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "cpu": _cpu_model(),
        "cores": len(_cores()),
        "system": platform.platform(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "sqlite": sqlite3.sqlite_version,
        "duckdb": metadata.version("duckdb"),
    }


def _cores() -> set[int]:
    return os.sched_getaffinity(0)


def _cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _text(entry: object) -> str:
    if isinstance(entry, float):
        return ms(entry)
    return f"{entry:,}" if isinstance(entry, int) else str(entry)


def _plain(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    return [[asdict(cell) if isinstance(cell, Timing) else cell for cell in row] for row in rows]


def _width(text: str) -> int:
    """Cells of a terminal; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int, place: int) -> str:
    blank = " " * (width - _width(text))
    return blank + text if place and text[:1].isdigit() else text + blank
