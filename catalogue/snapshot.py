"""Snapshots of the large drawer in files, so that a start need not make it anew and all processes
of a machine share its memory.

A snapshot is a folder `<pub_seq>-<hash>` that appears whole or not at all. It is worth nothing to a
database with another mark: one that was restored, rewritten, or is of another vocabulary. What
cannot be read is removed, and made anew by who needs it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from cards.columns.drawer import Drawer, LensKeeper
from cards.columns.facets import FacetTable
from cards.columns.segment import Segment
from cards.columns.states import StateTable
from cards.columns.words import WordIndex
from catalogue.db import Database, database_of
from catalogue.index_base import Base
from catalogue.settings import make_private_folder
from catalogue.store import condition_states, marks

log = structlog.get_logger(__name__)

FORM = 2
MANIFEST = "manifest.json"
WORTH_IT = 20_000
"""From how many cards on a base that was made is written down by itself."""
LONGEST_WRITING = 3600
"""Seconds after which an unfinished snapshot is taken for abandoned."""
_NAME = re.compile(r"(\d+)-([0-9a-f]{16})")
_UNFINISHED = ".part-"
_MEMORY = "snapshots"

Arrays = Mapping[str, NDArray[Any]]


def keep_in(database: Database, folder: Path) -> None:
    """Let this process keep its snapshots of `database` in `folder`."""
    database.memory[_MEMORY] = folder


def write_soon(database: Database, base: Base) -> None:
    """Write a large base down while its readers go on."""
    folder = database.memory.get(_MEMORY)
    if folder is not None and len(base) > WORTH_IT:
        # A command that ends meanwhile waits for it: half a snapshot would only fill the disk.
        writing = threading.Thread(target=_write_quietly, args=(folder, base), name="snapshot")
        writing.start()


def _write_quietly(folder: Path, base: Base) -> None:
    try:
        write(folder, base)
    except OSError as error:
        log.warning("snapshot of the index not written", folder=str(folder), reason=str(error))


def write(folder: Path, base: Base) -> Path | None:
    """The folder of a new snapshot, for its owner only; None without cards. Older ones are
    removed. Of several writers at once the first one wins."""
    if base.drawer is None:
        return None
    make_private_folder(folder)
    unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    try:
        whole = _write_files(unfinished, base, base.drawer)
        _appear(unfinished, whole)
        _sync(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _remove_older(folder, whole)
    return whole


def _appear(unfinished: Path, whole: Path) -> None:
    try:
        unfinished.rename(whole)
    except OSError:
        # Somebody else has written the same one.
        if not whole.is_dir():
            raise


def _write_files(folder: Path, base: Base, drawer: Drawer) -> Path:
    """Write everything; under which name it is to appear."""
    stored = {name: _write_array(folder, name, array) for name, array in _arrays(base, drawer)}
    manifest = {
        "form": FORM,
        "mark": base.mark,
        "pub_seq": base.pub_seq,
        "combinations": drawer.facets.combinations,
        "arrays": stored,
    }
    content = json.dumps(manifest, ensure_ascii=False).encode()
    with _private_file(folder / MANIFEST) as file:
        file.write(content)
        _flush(file)
    _sync(folder)
    return folder.with_name(f"{base.pub_seq}-{_hash(content)}")


def _arrays(base: Base, drawer: Drawer) -> Iterator[tuple[str, NDArray[Any]]]:
    yield "revisions", base.revisions
    yield "facets", drawer.facets.of_row
    yield from ((f"segment.{name}", array) for name, array in drawer.segment.arrays().items())
    yield from ((f"words.{name}", array) for name, array in drawer.words.arrays().items())


def _write_array(folder: Path, name: str, array: NDArray[Any]) -> dict[str, int]:
    path = folder / f"{name}.npy"
    with _private_file(path) as file:
        np.save(file, array, allow_pickle=False)
        _flush(file)
    return {"size": int(array.size), "crc32": _checksum(path)}


def load(session: Session, mark: str, pub_seq: int) -> Base | None:
    """The newest base that was written under this mark and is not newer than that change."""
    folder = database_of(session).memory.get(_MEMORY)
    if folder is None:
        return None
    for path in _by_age(folder):
        if _age(path) > pub_seq:
            _remove_if_impossible(session, path)
            continue
        base = _read(session, path, mark)
        if base is not None:
            return base
        shutil.rmtree(path, ignore_errors=True)
    return None


def _remove_if_impossible(session: Session, path: Path) -> None:
    """A snapshot of changes that never were is left from a database that was turned back."""
    with database_of(session).reading() as fresh:
        _, last = marks.newest(fresh)
    if _age(path) > last:
        log.warning("snapshot is newer than the database, removed", snapshot=path.name)
        shutil.rmtree(path, ignore_errors=True)


def _read(session: Session, path: Path, mark: str) -> Base | None:
    try:
        manifest = _manifest(path)
        if (manifest["form"], manifest["mark"]) != (FORM, mark):
            log.info("snapshot is of another database or version, removed", snapshot=path.name)
            return None
        arrays = {
            name: _read_array(path / f"{name}.npy", **told)
            for name, told in manifest["arrays"].items()
        }
        return _base(session, manifest, arrays)
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("snapshot is damaged, removed", snapshot=path.name, reason=str(error))
        return None


def _manifest(path: Path) -> dict[str, Any]:
    content = (path / MANIFEST).read_bytes()
    if not path.name.endswith(f"-{_hash(content)}"):
        raise ValueError("the manifest is not the one that was written")
    manifest: dict[str, Any] = json.loads(content)
    return manifest


def _read_array(path: Path, size: int, crc32: int) -> NDArray[Any]:
    if _checksum(path) != crc32:
        raise ValueError(f"{path.name} is not what was written")
    # Nothing cannot be mapped.
    return np.asarray(np.load(path, mmap_mode="r" if size else None, allow_pickle=False))


def _base(session: Session, manifest: dict[str, Any], arrays: Arrays) -> Base:
    states = StateTable(condition_states.stored_from(session, 0))
    segment = Segment.from_arrays(_part(arrays, "segment."))
    combinations = [tuple(entry) for entry in manifest["combinations"]]
    drawer = Drawer(
        segment,
        FacetTable(combinations, arrays["facets"]),
        WordIndex.from_arrays(_part(arrays, "words.")),
        LensKeeper(segment, states),
    )
    return Base(manifest["mark"], manifest["pub_seq"], states, drawer, arrays["revisions"])


def _part(arrays: Arrays, prefix: str) -> Arrays:
    named = arrays.items()
    return {name.removeprefix(prefix): array for name, array in named if name.startswith(prefix)}


def _by_age(folder: Path) -> list[Path]:
    """The snapshots in a folder, the newest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(found, key=_age, reverse=True)


def _age(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _remove_older(folder: Path, whole: Path) -> None:
    """Who has an older one open keeps it until he lets it go."""
    abandoned = time.time() - LONGEST_WRITING
    for path in folder.glob(f"{_UNFINISHED}*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < abandoned:
                shutil.rmtree(path, ignore_errors=True)
    for path in _by_age(folder):
        if _age(path) <= _age(whole) and path != whole:
            shutil.rmtree(path, ignore_errors=True)


def _private_file(path: Path) -> Any:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _flush(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _checksum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while part := file.read(1 << 22):
            found = zlib.crc32(part, found)
    return found


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
