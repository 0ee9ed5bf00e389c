"""Printing while the reader waits: in a process of its own, but one print at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.exceptions import TooManyRequests

PATIENCE_SECONDS = 20.0
_printing = threading.BoundedSemaphore(1)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let no more than one card be printed in this process. Raises TooManyRequests."""
    if not _printing.acquire(timeout=PATIENCE_SECONDS):
        raise TooManyRequests
    try:
        yield
    finally:
        _printing.release()
