"""Files kept under the SHA-256 of their content: whole or not at all, once, for their owner only.

What a transaction rolled back, or a crash left, lies there without a row; `sweep` takes it away
after a day. Whoever puts or reads many files holds the folder `steady`, so that none is swept.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO

from catalogue.settings import make_private_folder

CHUNK = 1 << 18
KEPT_WITHOUT_ROW = timedelta(days=1)
_ARRIVING = "arriving"
HASH = re.compile("[0-9a-f]{64}")


class TooManyBytes(Exception):
    """A stream that goes on after as many bytes as were allowed."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that has arrived whole and is not kept yet, with its hash and size in bytes."""

    path: Path
    sha256: str
    size: int


class Blobs:
    """The files in one folder, each at `ab/cdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str) -> Path:
        """Where the file of that hash lies, if it is there."""
        return self.place_of(sha256)

    def place_of(self, sha256: str) -> Path:
        """Where the file of that hash belongs in the folder."""
        return self.folder / sha256[:2] / sha256[2:]

    def holds(self, sha256: str) -> bool:
        """Whether the file is there."""
        return self.path_of(sha256).is_file()

    @contextmanager
    def arriving(self, stream: IO[bytes], most: int) -> Iterator[Arrival]:
        """The stream as a file beside the others, gone at the end of the block unless it is kept.

        Raises TooManyBytes for more than `most`.
        """
        make_private_folder(self.folder)
        make_private_folder(self.folder / _ARRIVING)
        descriptor, name = tempfile.mkstemp(dir=self.folder / _ARRIVING)
        try:
            with os.fdopen(descriptor, "wb") as file:
                sha256, size = _copied(stream, file, most)
            yield Arrival(Path(name), sha256, size)
        finally:
            Path(name).unlink(missing_ok=True)

    def keep(self, arrival: Arrival) -> None:
        """Put the file in its place, where it stays after a loss of power, too."""
        place = self.place_of(arrival.sha256)
        with self.steady():
            make_private_folder(place.parent)
            os.replace(arrival.path, place)
            os.utime(place)
            _make_lasting(place.parent)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Let nothing be swept meanwhile."""
        with self._locked(fcntl.LOCK_SH):
            yield

    def sweep(self, known: Collection[str], before: float | None = None) -> int:
        """Remove what has no row and did not change after `before`, by default a day ago; how
        many. Nothing while somebody holds the folder steady."""
        latest = time.time() - KEPT_WITHOUT_ROW.total_seconds() if before is None else before
        try:
            with self._locked(fcntl.LOCK_EX | fcntl.LOCK_NB):
                return self._swept(known, latest)
        except BlockingIOError:
            return 0

    def _swept(self, known: Collection[str], latest: float) -> int:
        return sum(_removed(path, latest) for path in self._strays(known))

    def orphans(self, known: Collection[str]) -> int:
        """How many files have no row; some may just be arriving."""
        return sum(1 for _ in self._strays(known))

    def _strays(self, known: Collection[str]) -> Iterator[Path]:
        for path in self.folder.glob("*/*"):
            sha256 = path.parent.name + path.name
            if sha256 not in known and (path.parent.name == _ARRIVING or HASH.fullmatch(sha256)):
                yield path

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        make_private_folder(self.folder)
        with (self.folder / ".lock").open("ab") as file:
            fcntl.flock(file, how)
            yield


def _copied(stream: IO[bytes], file: IO[bytes], most: int) -> tuple[str, int]:
    """Hash and size of what was copied and written through to the disk."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(min(CHUNK, most + 1 - size)):
        size += len(chunk)
        if size > most:
            raise TooManyBytes
        digest.update(chunk)
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest(), size


def _make_lasting(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _removed(path: Path, latest: float) -> bool:
    try:
        if path.stat().st_mtime > latest:
            return False
        path.unlink()
    except FileNotFoundError:
        return False
    return True
