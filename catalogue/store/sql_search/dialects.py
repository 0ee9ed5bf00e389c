"""The only place where SQLite and PostgreSQL are spoken to differently.

Many rows come in one parameter of JSON: thousands of parameters would meet the limits of both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    Double,
    Select,
    String,
    Text,
    cast,
    column,
    literal,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Reading = tuple[int, float, float]
"""The id of a value, and between which numbers it answers a question."""


class ByBytes(FunctionElement[str]):
    """A text that compares by its bytes, whatever language the database is set up for."""

    type = String()
    inherit_cache = True


@compiles(ByBytes, "sqlite")
def _text_on_sqlite(element: ByBytes, compiler: SQLCompiler, **more: Any) -> str:
    return f"({compiler.process(element.clauses, **more)} COLLATE BINARY)"


@compiles(ByBytes, "postgresql")
def _text_on_postgresql(element: ByBytes, compiler: SQLCompiler, **more: Any) -> str:
    return f'({compiler.process(element.clauses, **more)} COLLATE "C")'


class _Entries(FunctionElement[Any]):
    """The entries of a JSON array, one a row."""

    inherit_cache = True


@compiles(_Entries, "sqlite")
def _entries_on_sqlite(element: _Entries, compiler: SQLCompiler, **more: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **more)})"


@compiles(_Entries, "postgresql")
def _entries_on_postgresql(element: _Entries, compiler: SQLCompiler, **more: Any) -> str:
    return f"jsonb_array_elements(CAST({compiler.process(element.clauses, **more)} AS JSONB))"


def id_rows(ids: Iterable[int]) -> Select[Any]:
    """A row with `id` for each of `ids`."""
    value = _values(json.dumps([[number] for number in ids]))
    return select(value[0].as_integer().label("id"))


def reading_rows(readings: Iterable[Reading]) -> Select[Any]:
    """A row with `id`, `low` and `high` for each reading; the numbers are finite."""
    told = ",".join(f"[{key},{_exact(low)},{_exact(high)}]" for key, low, high in readings)
    value = _values(f"[{told}]")
    return select(
        value[0].as_integer().label("id"),
        cast(value[1].as_float(), Double).label("low"),
        cast(value[2].as_float(), Double).label("high"),
    )


def _values(text: str) -> ColumnElement[Any]:
    entries = _Entries(literal(text, Text)).table_valued(column("value", JSON))
    found: ColumnElement[Any] = entries.c.value
    return found


def _exact(number: float) -> str:
    # The shortest digits of a number lie anywhere near it, and SQLite reads them with a small
    # error of its own; 20 digits lie so near that it always finds the number itself.
    return f"{number:.19e}"
