"""Card documents in the sheets of our own workbook; read again they give the same documents.

What the workbook has no place for is left out: proven cases, attachments of sources, sources to
which no value refers, and one of two languages of a limit of use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from schemas.fields import Json
from schemas.workbook.fields import COMPOSITION, CONDITION, PROPERTY, SOURCE_FIELDS
from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.headings import read_heading
from schemas.workbook.layout import (
    CARDS,
    CURVES,
    VALUES,
    YES_NO,
    LayoutColumn,
    SheetLayout,
    element_column,
)

_SHARES = ("min", "max", "measured")
_SOURCE = "source."
_IN_A_ROW = frozenset(("property", "value", "unit", "basis", "conditions", "source", "canonical"))
_AS_TARGET = {"note": "value_note", "unit": "unit"}

_COLUMNS = {
    column.target.removeprefix(PROPERTY): column
    for column in CARDS.columns
    if column.target.startswith(PROPERTY)
}

Cells = dict[str, str]


@dataclass
class _Rows:
    """The rows of the three sheets, each by target."""

    cards: list[Cells] = field(default_factory=list)
    values: list[Cells] = field(default_factory=list)
    curves: list[Cells] = field(default_factory=list)


def workbook_of(cards: Iterable[tuple[str, Json]]) -> Workbook:
    """The workbook of canonical documents, each with the key it goes by."""
    rows = _Rows()
    for key, document in cards:
        _write(rows, key, document)
    layout = replace(CARDS, columns=(*CARDS.columns, *_further_elements(rows.cards)))
    return Workbook(
        (
            _sheet(layout, rows.cards),
            _sheet(VALUES, rows.values),
            _sheet(CURVES, rows.curves),
        )
    )


def header_rows(layout: SheetLayout) -> tuple[tuple[str, ...], ...]:
    """The rows of heads of a sheet of the template."""
    names = tuple(column.header for column in layout.columns)
    said = (
        [column.unit for column in layout.columns],
        [column.conditions for column in layout.columns],
        [column.basis for column in layout.columns],
    )
    labelled = zip(layout.row_labels, said, strict=False)
    return (names, *((label, *row[1:]) for label, row in labelled))


def _sheet(layout: SheetLayout, rows: Sequence[Cells]) -> Sheet:
    targets = [column.target for column in layout.columns]
    below = (tuple(row.get(target) or None for target in targets) for row in rows)
    return Sheet(layout.name, (*header_rows(layout), *below))


def _further_elements(rows: Sequence[Cells]) -> Iterable[LayoutColumn]:
    """Columns of elements and shares that the template does not have."""
    known = {column.target for column in CARDS.columns}
    used = dict.fromkeys(target for row in rows for target in row if target.startswith(COMPOSITION))
    for target in used:
        if target not in known:
            element, _, share = target.removeprefix(COMPOSITION).partition(".")
            yield element_column(element, share)


def _write(rows: _Rows, key: str, document: Json) -> None:
    sources = {source["id"]: _source_cells(source) for source in document.get("sources", ())}
    own = next(iter(sources), "")
    row = {"key": key, **_words(document), **_elements(document), **sources.get(own, {})}
    for value in document.get("values", ()):
        column = _column_for(value, own)
        if column is not None and column.target not in row:
            row[column.target] = str(value["value"])
        elif "curve" in value:
            rows.curves += _points(key, value, sources)
        else:
            rows.values.append(_value_cells(key, value, sources))
    rows.cards.append(row)


def _words(document: Json) -> Cells:
    found: Cells = {}
    for column in CARDS.columns:
        text = _text(document, column.target.split("."))
        if text:
            found[column.target] = text
    return found


def _text(document: Json, path: Sequence[str]) -> str:
    """The text at a path; of two languages the Chinese one unless the path ends in `en`."""
    here: Any = document
    for step in path:
        here = here.get(step) if isinstance(here, Mapping) else None
    if isinstance(here, Mapping):
        here = here.get("zh")
    if isinstance(here, list):
        return "; ".join(_either(entry) for entry in here)
    return here if isinstance(here, str) else ""


def _either(entry: Any) -> str:
    said = entry if isinstance(entry, str) else entry.get("zh") or entry.get("en")
    return str(said)


def _elements(document: Json) -> Cells:
    found: Cells = {}
    for entry in document.get("composition", {}).get("elements", ()):
        name = COMPOSITION + entry["element"]
        if entry.get("balance"):
            found[name] = "余量"
        found |= {f"{name}.{share}": entry[share] for share in _SHARES if share in entry}
    return found


def _source_cells(source: Json) -> Cells:
    said = {_SOURCE + key: text for key, text in source.items() if isinstance(text, str)}
    known = {target: text for target, text in said.items() if target in SOURCE_FIELDS}
    return known if source.get("verified", True) else {**known, "source.verified": _said(False)}


def _column_for(value: Json, own: str) -> LayoutColumn | None:
    """The column of the first sheet whose heads say all that stands beside the value."""
    column = _COLUMNS.get(str(value["property"]))
    if column is None or "value" not in value or set(value) - _IN_A_ROW:
        return None
    parts = (column.header, column.unit, column.conditions, column.basis)
    said = read_heading(tuple(filter(None, parts)))
    is_alike = (
        value.get("unit", "") == column.unit
        and value.get("basis") == said.basis
        and value.get("conditions", {}) == dict(said.conditions)
        and value.get("source", "") == own
    )
    return column if is_alike else None


def _beside(value: Json, sources: Mapping[str, Cells]) -> Cells:
    found = {
        _AS_TARGET.get(key, key): _said(entry)
        for key, entry in value.items()
        if isinstance(entry, str | int) and key not in ("source", "choice")
    }
    return found | sources.get(value.get("source", ""), {})


def _said(entry: str | int) -> str:
    return YES_NO[not entry] if isinstance(entry, bool) else str(entry)


def _value_cells(key: str, value: Json, sources: Mapping[str, Cells]) -> Cells:
    said = {"value": value["choice"]} if "choice" in value else {}
    conditions = {
        CONDITION + axis: str(state) for axis, state in value.get("conditions", {}).items()
    }
    return {"key": key, **_beside(value, sources), **said, **conditions}


def _points(key: str, value: Json, sources: Mapping[str, Cells]) -> list[Cells]:
    curve = value["curve"]
    conditions = "; ".join(
        f'{axis}="{state}"' for axis, state in value.get("conditions", {}).items()
    )
    beside = _beside(value, sources)
    first = {
        "key": key,
        **beside,
        "y_unit": beside.get("unit", ""),
        "x_axis": curve["x"],
        "x_unit": curve.get("x_unit", ""),
        "conditions": conditions,
    }
    points = [{"x": str(x), "y": str(y)} for x, y in curve["points"]]
    return [first | points[0], *points[1:]] if points else []
