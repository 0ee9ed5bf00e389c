"""The unit of a column whose head states none: which there are, and which one is meant."""

from __future__ import annotations

from dataclasses import replace

from cards.vocabulary import VOCABULARY
from schemas.workbook.fields import COMPOSITION, CONDITION, PROPERTY
from schemas.workbook.header_words import unit_for
from schemas.workbook.headings import read_heading_as
from schemas.workbook.plan import Column
from schemas.workbook.texts import implied_unit


def units_taken(target: str) -> tuple[str, ...]:
    """The units in which a column of that meaning may stand; none where no unit is needed."""
    unit = _canonical(target)
    if unit == "1" or target.startswith(COMPOSITION) or implied_unit(unit):
        return ()
    return tuple(VOCABULARY.units[unit].inputs)


def is_taken(target: str, unit: str) -> bool:
    """Whether a column of that meaning may stand in the unit, in any spelling."""
    return bool(unit_for(_canonical(target), unit))


def stated_unit(column: Column) -> str:
    """The unit that the head of the column itself states."""
    return read_heading_as(column.parts, column.target).unit


def in_unit(column: Column, unit: str) -> Column:
    """The column in that unit, where its meaning takes it."""
    return replace(column, unit=unit) if is_taken(column.target, unit) else column


def _canonical(target: str) -> str:
    """The canonical unit of what the column is about, `1` where it has none."""
    if target.startswith(COMPOSITION):
        return "%"
    if target.startswith(PROPERTY):
        return VOCABULARY.properties[target.removeprefix(PROPERTY)].unit or "1"
    if target.startswith(CONDITION):
        return VOCABULARY.axes[target.removeprefix(CONDITION)].unit or "1"
    return "1"
