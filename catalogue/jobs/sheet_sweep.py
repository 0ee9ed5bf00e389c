"""Takes away printed sheets that nobody has wanted for long."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from catalogue.jobs.chores import Chore

EVERY = timedelta(hours=24)
UNUSED = timedelta(days=60)
"""A sheet that was not wanted for so long is printed again when it is."""


def sweeping_sheets(folder: Path) -> Chore:
    """The chore of tidying up the sheets in that folder."""
    return Chore("sweep of sheets", EVERY, lambda _: sweep_sheets(folder))


def sweep_sheets(folder: Path, before: float | None = None) -> int:
    """Remove what was not wanted after `before`, by default for `UNUSED`; how many sheets."""
    latest = time.time() - UNUSED.total_seconds() if before is None else before
    return sum(_removed(path, latest) for path in folder.glob("*/*"))


def _removed(path: Path, latest: float) -> bool:
    """Whether it was old; what another worker takes away or is just bringing is not."""
    try:
        if path.stat().st_mtime > latest:
            return False
        path.unlink()
    except FileNotFoundError:
        return False
    return True
