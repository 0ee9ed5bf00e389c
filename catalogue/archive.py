"""The whole catalogue in one file, and back: for safe keeping, or to move to another database.

The file is a zip with the rows of every table as lines of JSON, a manifest with their hashes, and
the files that are kept as evidence, each named by its own hash. Sessions, secret links, unsent
mail, imports that were not carried out, jobs and their results are left out, and what search
reads: it is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import Table, func, select, text
from sqlalchemy.orm import Session

from cards.errors import CardError
from cards.wording import Wording
from catalogue import index_writing
from catalogue.blobs import CHUNK, Blobs
from catalogue.db import Database
from catalogue.models import Base
from catalogue.models.base import Moment
from catalogue.schema_history import newest_version
from catalogue.store import marks
from catalogue.store.blobs import known as known_blobs

DAMAGES = (
    OSError,
    EOFError,
    BadZipFile,
    zlib.error,
    KeyError,
    TypeError,
    ValueError,
    RuntimeError,
)
"""What reading a damaged zip raises; some are said of one whose parts look encrypted or packed in
another way."""
FORM = 2
MANIFEST = "manifest.json"
LEFT_OUT = (
    "session",
    "ticket",
    "mail",
    "job",
    "import",
    "idempotency",
    "mark",
    "condition_state",
    "vector",
    "value_row",
)


class ArchiveRefused(CardError):
    """A file that cannot be restored, or a database that it cannot be restored into."""

    code = "archive_refused"

    def __init__(self, finding: Wording) -> None:
        super().__init__(finding)
        self.finding = finding

    @property
    def wording(self) -> Wording:
        return self.finding


def kept_tables() -> list[Table]:
    """The tables of an archive, each after those that it refers to."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def back_up(database: Database, blobs: Blobs, path: Path) -> dict[str, int]:
    """Write one state of the database, and the files that it knows, to `path`, which appears
    whole or not at all; the number of rows of each table.

    Raises ArchiveRefused when one of these files is missing or damaged.
    """
    unfinished = path.with_name(f".{path.name}.part")
    manifest: dict[str, Any] = {"form": FORM, "schema": newest_version(), "tables": {}}
    with (
        blobs.steady(),
        database.reading() as session,
        _private_file(unfinished) as file,
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
    ):
        for table in kept_tables():
            lines = list(_lines(session, table))
            content = "".join(lines).encode()
            archive.writestr(_name(table), content)
            manifest["tables"][table.name] = {"rows": len(lines), "sha256": _hash(content)}
        for sha256 in known_blobs(session):
            _pack(blobs, sha256, archive)
        archive.writestr(MANIFEST, json.dumps(manifest, indent=2))
    os.replace(unfinished, path)
    return {name: entry["rows"] for name, entry in manifest["tables"].items()}


def restore(database: Database, blobs: Blobs, path: Path) -> dict[str, int]:
    """Fill an empty, migrated database from the archive at `path`, and put the files where they
    are kept; the number of rows of each table. Raises ArchiveRefused, and then nothing is changed.
    """
    contents = _checked(path)
    with database.transaction() as session:
        _require_empty(session)
        for table in kept_tables():
            rows = [_row(table, line) for line in contents[table.name].splitlines()]
            if rows:
                session.execute(table.insert(), rows)
                _continue_numbers(session, table, is_sqlite=database.is_sqlite)
        marks.forget(session)
        _unpack(path, blobs, known_blobs(session))
    index_writing.complete(database)
    return {name: len(content.splitlines()) for name, content in contents.items()}


def _private_file(path: Path) -> BinaryIO:
    """A new file for its owner only: there are hashes of passwords in it."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _lines(session: Session, table: Table) -> Iterator[str]:
    query = select(table).order_by(*table.primary_key.columns)
    for row in session.execute(query).mappings():
        plain = {name: _plain(value) for name, value in row.items()}
        yield json.dumps(plain, ensure_ascii=False, allow_nan=False) + "\n"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _row(table: Table, line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    for column in table.columns:
        if isinstance(column.type, Moment) and row[column.name] is not None:
            row[column.name] = datetime.fromisoformat(row[column.name])
    return row


def _checked(path: Path) -> dict[str, bytes]:
    """The rows of every table, whose hashes are those of the manifest."""
    try:
        with ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            _require_version(manifest)
            contents = {table.name: archive.read(_name(table)) for table in kept_tables()}
            hashes = {name: manifest["tables"][name]["sha256"] for name in contents}
            damaged = _damaged_blobs(archive, contents["blob"])
    except DAMAGES as error:
        raise ArchiveRefused(
            Wording(f"{path} 不是完整的备份文件：{error}。", f"{path} is no whole backup: {error}.")
        ) from None
    for name, content in contents.items():
        if _hash(content) != hashes[name]:
            raise ArchiveRefused(
                Wording(f"备份中 {name} 表已损坏。", f"Table {name} of the backup is damaged.")
            )
    if damaged:
        raise _damaged(damaged[0])
    return contents


def _pack(blobs: Blobs, sha256: str, archive: ZipFile) -> None:
    """Write a kept file into the archive, if it is what it was. Raises ArchiveRefused."""
    digest = hashlib.sha256()
    try:
        with (
            blobs.path_of(sha256).open("rb") as file,
            archive.open(ZipInfo(_blob(sha256)), "w") as packed,
        ):
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                packed.write(chunk)
    except FileNotFoundError:
        raise _damaged(sha256) from None
    if digest.hexdigest() != sha256:
        raise _damaged(sha256)


def _unpack(path: Path, blobs: Blobs, hashes: Iterable[str]) -> None:
    with ZipFile(path) as archive:
        for sha256 in hashes:
            with (
                archive.open(_blob(sha256)) as packed,
                blobs.arriving(packed, archive.getinfo(_blob(sha256)).file_size) as arrival,
            ):
                blobs.keep(arrival)


def _damaged_blobs(archive: ZipFile, rows: bytes) -> list[str]:
    """The hashes of files whose content in the archive has another one."""
    hashes = [json.loads(line)["sha256"] for line in rows.splitlines()]
    return [sha256 for sha256 in hashes if _hash_of_part(archive, _blob(sha256)) != sha256]


def _hash_of_part(archive: ZipFile, name: str) -> str:
    with archive.open(name) as packed:
        return hashlib.file_digest(packed, "sha256").hexdigest()


def _damaged(sha256: str) -> ArchiveRefused:
    return ArchiveRefused(
        Wording(
            f"附件文件 {sha256} 缺失或已损坏；请从较早的备份取回该文件，或删去用到它的附件。",
            f"The attached file {sha256} is missing or damaged; bring it back from an earlier "
            "backup, or remove the attachment.",
        )
    )


def _require_version(manifest: Any) -> None:
    if (manifest["form"], manifest["schema"]) != (FORM, newest_version()):
        raise ArchiveRefused(
            Wording(
                f"备份的数据库结构为 {manifest['schema']}，程序为 {newest_version()}；"
                "请用备份时的版本恢复，再升级。",
                f"The backup has tables of version {manifest['schema']}, the program of "
                f"{newest_version()}; restore with the version that made it, then upgrade.",
            )
        )


def _require_empty(session: Session) -> None:
    for table in kept_tables():
        if session.scalar(select(func.count()).select_from(table)):
            raise ArchiveRefused(
                Wording(
                    f"只能恢复到空的数据库，而 {table.name} 表中已有内容。",
                    f"Only an empty database can be filled, and table {table.name} has rows.",
                )
            )


def _continue_numbers(session: Session, table: Table, *, is_sqlite: bool) -> None:
    """Let PostgreSQL go on counting where the restored rows end; SQLite does by itself."""
    key = table.autoincrement_column
    if is_sqlite or key is None:
        return
    sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
    last = session.scalar(select(func.max(key)))
    session.execute(sequence, {"table": table.name, "column": key.name, "last": last})


def _name(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def _blob(sha256: str) -> str:
    return f"blobs/{sha256}"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
