"""Unpacks an xlsx in a process of its own, under a limit of time, and ends that process."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from io import BytesIO
from typing import Any

from catalogue.workbooks.refusals import refused

SECONDS = 4
MORE_SECONDS_PER_MEGABYTE = 0.75
"""Of a processor; by the clock three times as much, for a machine that is busy."""
MOST_AT_ONCE = 2

_room = threading.BoundedSemaphore(MOST_AT_ONCE)


class _PlainUnpickler(pickle.Unpickler):
    """Takes dates beside what needs no class at all: the process may have been taken over."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("date", "datetime", "time", "timedelta"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)


def unpacked(raw: bytes) -> list[Any]:
    """The sheets as `child.read` tells them. Raises WorkbookRefused."""
    seconds = SECONDS + int(len(raw) / 1_000_000 * MORE_SECONDS_PER_MEGABYTE)
    with _room:
        answer = _answer(raw, seconds)
    try:
        said, found = _PlainUnpickler(BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError):
        raise refused("workbook_damaged") from None
    if said != "read":
        raise refused(found)
    sheets: list[Any] = found
    return sheets


def _answer(raw: bytes, seconds: int) -> bytes:
    command = [sys.executable, "-m", "catalogue.workbooks.child", str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, input=raw, capture_output=True, timeout=seconds * 3, check=False
        )
    except subprocess.TimeoutExpired:
        raise refused("workbook_too_slow") from None
    if done.returncode < 0:
        raise refused("workbook_too_slow")
    if done.returncode:
        raise refused("workbook_damaged")
    return done.stdout
