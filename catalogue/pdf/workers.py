"""Processes that lay out the parts of a print side by side.

A print that runs in a process of its own is forked from one that has the engine loaded, and forks
its workers in turn before it lays anything out itself; anybody else starts them anew, which takes
each a second.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import TypeVar

WORKERS = 2
FEW = 8
"""Up to so many parts, starting workers anew takes longer than doing it alone."""

Given = TypeVar("Given")
Made = TypeVar("Made")


class Workers:
    """The workers of one print, started when there is enough to do."""

    def __init__(self) -> None:
        self._count = min(WORKERS, os.cpu_count() or 1)
        self._are_forked = parent_process() is not None
        self._pool: ProcessPoolExecutor | None = None

    def map(self, make: Callable[[Given], Made], given: Sequence[Given]) -> Iterator[Made]:
        """What is made of each, in the same order."""
        few = 1 if self._are_forked else FEW
        if self._count == 1 or (self._pool is None and len(given) <= few):
            return map(make, given)
        return self._started().map(make, given)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            way = "fork" if self._are_forked else "spawn"
            self._pool = ProcessPoolExecutor(self._count, mp_context=get_context(way))
        return self._pool

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
