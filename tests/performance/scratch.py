"""Databases for one measure, filled in bulk: the tables are those of the migrations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import psycopg
from sqlalchemy import make_url, text

from cards.columns.points import (
    BASES,
    CURVE,
    GRADES,
    LAYOUT,
    PROPERTIES,
    Stroke,
    Vector,
    place_of,
    to_bytes,
)
from catalogue import schema_history
from catalogue.db import Database
from catalogue.models import ValueRow
from catalogue.store import marks
from catalogue.store.condition_states import as_text
from catalogue.store.vectors import KINDS
from tests.performance.catalogue_at_size import Synthetic
from tests.performance.material_states import ENTERPRISES

MOMENT = "2026-01-01 00:00:00.000000"
VALUE_COLUMNS = [
    "id",
    "card_id",
    "property",
    "place",
    "kind",
    "low",
    "high",
    "choice",
    "basis",
    "grade",
    "state_id",
    "curve",
    "is_derived",
]
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table, made while they are written."""

    table: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


def stocked(url: str, tables: Iterable[Rows]) -> Database:
    """A new database at `url` with these rows, whose index counts as complete."""
    database = Database(url)
    schema_history.upgrade(database)
    # An index is written sooner at once than row by row.
    for index in ValueRow.__table__.indexes:
        index.drop(database.engine)
    database.close()
    (_fill_sqlite if database.is_sqlite else _fill_postgresql)(url, tables)
    for index in ValueRow.__table__.indexes:
        index.create(database.engine)
    with database.transaction() as session:
        marks.renew(session)
    if not database.is_sqlite:
        # What autovacuum does within a minute of such a load.
        with database.engine.connect() as connection:
            as_is = connection.execution_options(isolation_level="AUTOCOMMIT")
            as_is.execute(text("VACUUM ANALYZE"))
    return database


def _fill_sqlite(url: str, tables: Iterable[Rows]) -> None:
    path = make_url(url).database
    assert path is not None
    connection = sqlite3.connect(path)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
        connection.execute(f"PRAGMA {pragma}")
    for entry in tables:
        names, marks_ = ", ".join(entry.columns), ", ".join("?" * len(entry.columns))
        statement = f"INSERT INTO {entry.table} ({names}) VALUES ({marks_})"
        connection.executemany(statement, entry.rows)
        connection.commit()
    connection.close()


def _fill_postgresql(url: str, tables: Iterable[Rows]) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        # The rows fit together; to look every reference up again would double the time.
        connection.execute("SET session_replication_role = replica")
        for entry in tables:
            command = f"COPY {entry.table} ({', '.join(entry.columns)}) FROM STDIN"
            with connection.cursor().copy(command) as copy:
                for row in entry.rows:
                    copy.write_row(row)


def tables_of(
    catalogue: Synthetic,
    *,
    with_values: Collection[str] = PROPERTIES,
    documents: Iterable[tuple[str, str]] | None = None,
) -> Iterator[Rows]:
    """What a catalogue of published cards leaves in the tables: value rows of these properties,
    and the document of each card with its hash; without them documents are empty."""
    size = len(catalogue)
    yield from places(catalogue)
    yield numbered_cards(catalogue)
    ids = range(1, size + 1)
    yield revisions(zip(ids, repeat(("{}", "")) if documents is None else documents, strict=False))
    offered = [(entry.designation, *entry.combination[:6]) for entry in catalogue.offers]
    words = (offered[place] for place in catalogue.offer_of.tolist())
    yield published(zip(ids, words, catalogue.texts(), strict=True))
    yield vectors(_vectors(catalogue))
    yield Rows("value_row", VALUE_COLUMNS, _values(catalogue, with_values))


def places(catalogue: Synthetic) -> Iterator[Rows]:
    """The enterprises, the states of conditions, and the counters."""
    columns = ("id", "code", "zh", "en", "kind", "city", "website", "contact", "created_at")
    named = enumerate(ENTERPRISES.items(), 1)
    yield Rows(
        "enterprise",
        columns,
        [
            (key, code, name.zh, name.en, "supplier", "", "", "", MOMENT)
            for key, (code, name) in named
        ],
    )
    states = enumerate(map(as_text, catalogue.table.states))
    yield Rows(
        "condition_state",
        ("id", "digest", "state"),
        [(key, f"{key:064}", state) for key, state in states],
    )
    counted = [(name, len(catalogue)) for name in ("card", "publication")]
    yield Rows("counter", ("name", "value"), counted)


def numbered_cards(catalogue: Synthetic) -> Rows:
    codes = list(ENTERPRISES)
    owners = [codes.index(entry.enterprise) + 1 for entry in catalogue.offers]
    rows = (
        (key, number, owners[place], MOMENT)
        for key, (number, place) in enumerate(
            zip(catalogue.numbers, catalogue.offer_of.tolist(), strict=True), 1
        )
    )
    return Rows("card", ("id", "number", "enterprise_id", "created_at"), rows)


def revisions(documents: Iterable[tuple[int, tuple[str, str]]]) -> Rows:
    """A published revision of each card: its id, the document and the hash of it."""
    columns = [
        "id",
        "card_id",
        "n",
        "state",
        "document",
        "content_hash",
        "created_at",
        "changed_at",
        "published_at",
        "note",
        "withdrawal_note",
    ]
    rows = (
        (key, key, 1, "published", document, content_hash, MOMENT, MOMENT, MOMENT, "", "")
        for key, (document, content_hash) in documents
    )
    return Rows("revision", columns, rows)


def published(cards: Iterable[tuple[int, Sequence[str], str]]) -> Rows:
    """The projection of each card: its id, designation with the words of facets, its text."""
    columns = [
        "card_id",
        "revision_id",
        "pub_seq",
        "state",
        "designation",
        "family",
        "form",
        "process",
        "temper",
        "evidence",
        "field",
        "search_text",
        "published_at",
    ]
    rows = ((key, key, key, "current", *words, text_, MOMENT) for key, words, text_ in cards)
    return Rows("published", columns, rows)


def vectors(stored: Iterable[tuple[bytes, bytes]]) -> Rows:
    """The vector of each card in turn."""
    rows = ((key, LAYOUT, *parts) for key, parts in enumerate(stored, 1))
    return Rows("vector", ("card_id", "layout", "points", "curves"), rows)


def _vectors(catalogue: Synthetic) -> Iterator[tuple[bytes, bytes]]:
    for row in range(len(catalogue)):
        points = catalogue.points_of(row)
        strokes = catalogue.curves_of.get(row)
        yield to_bytes(Vector(points, tuple(strokes))) if strokes else (points.tobytes(), b"")


def _values(catalogue: Synthetic, wanted: Collection[str]) -> Iterator[Sequence[Any]]:
    """The value rows, as `catalogue.store.vectors` writes them, some thousand cards at a time."""
    bases = [basis or "" for basis in BASES]
    is_wanted = np.isin(np.arange(len(PROPERTIES)), [place_of(key) for key in wanted])
    for start in range(0, len(catalogue), _AT_ONCE):
        end = min(start + _AT_ONCE, len(catalogue))
        first, last = int(catalogue.starts[start]), int(catalogue.starts[end])
        at = first + np.flatnonzero(is_wanted[catalogue.points["property"][first:last]])
        points = catalogue.points[at]
        row = np.searchsorted(catalogue.starts, at, "right") - 1
        place = at - catalogue.starts[row]
        is_curve = points["kind"] == CURVE
        curves: list[str | None] = [None] * len(points)
        for rank in np.flatnonzero(is_curve).tolist():
            strokes = catalogue.curves_of[int(row[rank])]
            curves[rank] = _curve_text(strokes[int(points["low"][rank])])
        yield from zip(
            (at + 1).tolist(),
            (row + 1).tolist(),
            map(PROPERTIES.__getitem__, points["property"].tolist()),
            place.tolist(),
            map(KINDS.__getitem__, points["kind"].tolist()),
            *(_finite(points[end_], is_curve) for end_ in ("low", "high")),
            [None] * len(points),
            map(bases.__getitem__, points["basis"].tolist()),
            map(GRADES.__getitem__, points["grade"].tolist()),
            points["state"].tolist(),
            curves,
            [False] * len(points),
            strict=True,
        )


def _finite(ends: np.ndarray, is_curve: np.ndarray) -> list[float | None]:
    found: list[float | None] = np.where(np.isfinite(ends) & ~is_curve, ends, None).tolist()
    return found


def _curve_text(stroke: Stroke) -> str:
    curve = {"axis": stroke.axis, "x": stroke.x.tolist(), "y": stroke.y.tolist()}
    return json.dumps(curve, separators=(",", ":"))
