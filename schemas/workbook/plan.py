"""What the columns of a workbook mean: a plan that is proposed, corrected, stored and read by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cards.values import Basis
from cards.wording import fold
from schemas.workbook.fields import CARD_FIELDS, CURVE_FIELDS, IGNORE, UNMAPPED
from schemas.workbook.header_words import LIMITS
from schemas.workbook.targets import target_keys

DOUBTFUL = 0.75
"""Below this certainty a person should look at a column."""


class Role(StrEnum):
    """What the rows of a sheet are."""

    CARDS = "cards"
    VALUES = "values"
    CURVES = "curves"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, what it means, and how sure that is.

    `index` counts from 0; with cards in columns it is that of a sheet row and `letter` its number.
    `header` holds the rows of the head, top first, parted by line breaks. `conditions`, `basis`
    and `limit` (`≥`, `≤`) are those that the head says; `certainty` is 1 for what is understood
    wholly or chosen.
    """

    sheet: str
    index: int
    letter: str
    header: str
    target: str
    unit: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    limit: str = ""
    certainty: float = 0.0

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.header.split("\n")) if self.header else ()

    @property
    def is_unmapped(self) -> bool:
        return self.target == UNMAPPED and bool(self.header)

    @property
    def is_uncertain(self) -> bool:
        return self.target not in (UNMAPPED, IGNORE) and self.certainty < DOUBTFUL

    @property
    def is_held(self) -> bool:
        """Whether nothing is read of the column until somebody confirms its meaning. What names
        the card, and the points of a curve, show at once whether they are what they seem."""
        return self.is_uncertain and self.target not in {*CARD_FIELDS, *CURVE_FIELDS}


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns of one sheet; `orientation` is `rows` with one card a row, else `columns`."""

    sheet: str
    role: Role
    orientation: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]

    def of(self, target: str) -> Column | None:
        return next((column for column in self.columns if column.target == target), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a workbook. `basis`, `source` and `conditions` are what the supplier says of
    every value for which the workbook says nothing: none of them is ever assumed.
    """

    sheets: tuple[ColumnPlan, ...] = ()
    basis: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> Iterator[Column]:
        for sheet in self.sheets:
            if sheet.role is not Role.IGNORED:
                yield from sheet.columns

    @property
    def unmapped(self) -> tuple[Column, ...]:
        """Columns with a head that nobody understood; they are not read."""
        return tuple(column for column in self.columns if column.is_unmapped)

    @property
    def uncertain(self) -> tuple[Column, ...]:
        """Columns that should be looked at; of most of them nothing is read until then."""
        return tuple(column for column in self.columns if column.is_uncertain)

    @property
    def chosen(self) -> dict[str, str]:
        """Folded head → target of every column, to be remembered for the next workbook."""
        return {
            header_key(column.header): column.target for column in self.columns if column.header
        }

    def as_json(self) -> dict[str, Any]:
        return {
            "sheets": [_sheet_json(sheet) for sheet in self.sheets],
            "basis": self.basis,
            "source": dict(self.source),
            "conditions": dict(self.conditions),
        }

    @classmethod
    def from_json(cls, raw: object) -> Plan:
        """The plan that was stored or sent; what is not of the expected form is left out, a target
        that does not exist is none. Never raises."""
        typed = _mapping(raw)
        sheets = (_sheet(entry) for entry in _list(typed.get("sheets")))
        basis = typed.get("basis")
        return cls(
            tuple(sheet for sheet in sheets if sheet is not None),
            basis if basis in set(Basis) else "",
            _texts(typed.get("source")),
            _texts(typed.get("conditions")),
        )


_TEXTS = ("letter", "header", "target", "unit", "basis", "limit")
_OF_A_COLUMN = ("index", *_TEXTS, "certainty")


def header_key(header: str) -> str:
    """The key under which a head is remembered."""
    return fold(header.replace("\n", " "))


def _sheet_json(sheet: ColumnPlan) -> dict[str, Any]:
    return {
        "sheet": sheet.sheet,
        "role": sheet.role.value,
        "orientation": sheet.orientation,
        "header_rows": list(sheet.header_rows),
        "columns": [_column_json(column) for column in sheet.columns],
    }


def _column_json(column: Column) -> dict[str, Any]:
    said = {name: getattr(column, name) for name in _OF_A_COLUMN}
    return said | {"conditions": dict(column.conditions)}


def _sheet(raw: object) -> ColumnPlan | None:
    typed = _mapping(raw)
    name, role = typed.get("sheet"), typed.get("role")
    if not isinstance(name, str) or role not in set(Role):
        return None
    rows = tuple(sorted({row for row in _list(typed.get("header_rows")) if _is_place(row)}))
    columns = (_column(name, entry) for entry in _list(typed.get("columns")))
    return ColumnPlan(
        name,
        Role(role),
        "columns" if typed.get("orientation") == "columns" else "rows",
        rows,
        tuple(column for column in columns if column is not None),
    )


def _column(sheet: str, raw: object) -> Column | None:
    typed = _mapping(raw)
    index, certainty = typed.get("index"), typed.get("certainty")
    if not isinstance(index, int) or not _is_place(index):
        return None
    text = _texts({name: typed.get(name) for name in _TEXTS})
    basis = text.get("basis", "")
    return Column(
        sheet,
        index,
        text.get("letter", ""),
        text.get("header", ""),
        target if (target := text.get("target", UNMAPPED)) in target_keys() else UNMAPPED,
        text.get("unit", ""),
        tuple(_texts(typed.get("conditions")).items()),
        basis if basis in set(Basis) else "",
        limit if (limit := text.get("limit", "")) in LIMITS.values() else "",
        float(certainty) if isinstance(certainty, int | float) and 0 <= certainty <= 1 else 0.0,
    )


def _is_place(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < 2**20


def _mapping(raw: object) -> Mapping[str, Any]:
    return raw if isinstance(raw, Mapping) else {}


def _list(raw: object) -> list[Any]:
    return list(raw) if isinstance(raw, list | tuple) else []


def _texts(raw: object) -> dict[str, str]:
    """The entries of a mapping that are text."""
    return {str(key): text for key, text in _mapping(raw).items() if isinstance(text, str) and text}
