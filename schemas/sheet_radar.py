"""A card before the scenario that it fits best, as a radar with a table beside it.

The baseline of the picture is the limit of each requirement. What is not known or not comparable
has no mark, and where hardly anything has one there is no picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from cards.card import Card
from cards.matching import Match
from cards.scenario import Scenario
from schemas.match_table import Cell, columns_of, line
from schemas.radar import FEWEST, radar
from schemas.radar_parts import Radar, RadarLine, SheetRadar


def sheet_radar(
    card: Card, title: str, fits: Sequence[tuple[Scenario, Match]]
) -> SheetRadar | None:
    """The card before the first of the scenarios that it fits, best first, on three axes of which
    it can be compared; None where there is none."""
    for scenario, match in fits:
        drawn = radar(scenario.requirements, [match], [title])
        if drawn and _known(drawn) >= FEWEST:
            cells = line(match, columns_of(scenario.requirements), card).cells
            return SheetRadar(scenario.name, drawn, tuple(map(_line, cells)))
    return None


def _known(drawn: Radar) -> int:
    (series,) = drawn.series
    return sum(reach is not None for reach in series.reaches)


def _line(cell: Cell) -> RadarLine:
    column = cell.column
    return RadarLine(
        name=column.name,
        limit=column.limit,
        target=column.target,
        outcome=cell.outcome,
        outcome_name=cell.outcome_name,
        value=cell.value,
        basis=cell.basis,
    )
