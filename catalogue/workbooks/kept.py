"""The files that are being imported, kept in a folder under the ids of their imports."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def keep(folder: Path, name: str, raw: bytes) -> None:
    """Write the file, which appears whole or not at all, for its owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, unfinished = tempfile.mkstemp(dir=folder, prefix=".")
    with os.fdopen(descriptor, "wb") as file:
        file.write(raw)
    os.replace(unfinished, folder / name)


def kept(folder: Path, name: str) -> bytes | None:
    """The file, where it is still there."""
    try:
        return (folder / name).read_bytes()
    except FileNotFoundError:
        return None


def remove_older(folder: Path, moment: datetime) -> None:
    """Take away what was written before that moment, also what was never finished."""
    for path in folder.iterdir() if folder.is_dir() else ():
        # Another worker may be tidying up as well.
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < moment.timestamp():
                path.unlink()


def remove(folder: Path, name: str) -> None:
    """Take the file away, if it is there."""
    (folder / name).unlink(missing_ok=True)
