"""Looks at a file in a process of its own, under limits of time and memory, and ends that process.

What the process says is plain JSON; it may have been taken over by what it read.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import IO, Any

from catalogue.evidence.kinds import LARGEST, Facts, Kind
from catalogue.evidence.refusals import refused

SECONDS = 4
"""Of a processor; by the clock three times as much, for a machine that is busy."""
MOST_AT_ONCE = 2
LARGEST_LOGO = 4_000_000

_room = threading.BoundedSemaphore(MOST_AT_ONCE)


def inspected(file: IO[bytes]) -> Facts:
    """What the file is. Raises EvidenceRefused, or WorkbookRefused for a workbook."""
    found, _ = _asked("look", {"stdin": file})
    try:
        numbers = {name: _number(found.get(name)) for name in ("pages", "width", "height")}
        return Facts(Kind(found["kind"]), **numbers)
    except (KeyError, ValueError, TypeError):
        raise refused("evidence_damaged") from None


def make_logo(raw: bytes) -> bytes:
    """A PNG of at most 512 × 512 pixels, drawn anew from a PNG or JPEG picture.

    Raises EvidenceRefused.
    """
    if len(raw) > LARGEST_LOGO:
        raise refused("evidence_too_large")
    _, picture = _asked("logo", {"input": raw})
    if not picture.startswith(b"\x89PNG"):
        raise refused("evidence_damaged")
    return picture


def _asked(work: str, given: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    command = [sys.executable, "-m", "catalogue.evidence.child", str(SECONDS), work]
    try:
        with _room:
            done = subprocess.run(  # noqa: S603 - our own words
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS * 3,
                check=False,
                **given,
            )
    except subprocess.TimeoutExpired:
        raise refused("evidence_too_slow") from None
    if done.returncode:
        raise refused("evidence_too_slow" if done.returncode < 0 else "evidence_damaged")
    return _understood(done.stdout)


def _understood(answer: bytes) -> tuple[dict[str, Any], bytes]:
    head, _, body = answer.partition(b"\n")
    try:
        found = json.loads(head)
        code = found.get("refused")
        error = None if code is None else refused(code)
    except (ValueError, AttributeError, KeyError, TypeError):
        raise refused("evidence_damaged") from None
    if error is not None:
        raise error
    return found, body


def _number(said: object) -> int | None:
    """A count that a database keeps. Raises ValueError."""
    if said is None or (isinstance(said, int) and 0 <= said < LARGEST * 100):
        return said
    raise ValueError(said)
