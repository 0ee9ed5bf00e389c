"""The files that are being imported, kept in a folder under the ids of their imports."""

from __future__ import annotations

import os
import tempfile
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


def remove_older(folder: Path, moment: datetime) -> int:
    """Take away what was written before that moment, also what was never finished; how many."""
    old = [path for path in _files(folder) if path.stat().st_mtime < moment.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def remove(folder: Path, name: str) -> None:
    """Take the file away, if it is there."""
    (folder / name).unlink(missing_ok=True)
