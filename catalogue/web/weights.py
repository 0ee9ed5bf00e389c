"""Other weights for the requirements of a scenario: what the address says, and what they change."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request

from cards.errors import NumberUnreadable
from cards.matching import Match
from cards.quantity import read_decimal
from cards.rank_moves import Move, moves
from cards.scenario import Scenario
from cards.wording import Wording
from catalogue.services.errors import InputRefused
from catalogue.web.addresses import here
from schemas import figures
from schemas.match_table import Column, columns_of

HEAVIEST = 100.0
_PLACE = re.compile(r"w(\d{1,2})")
SHOWN = 10


@dataclass(frozen=True, slots=True)
class WeightRow:
    """A scored requirement with its weight as the scenario has it and as asked."""

    field: str
    column: Column
    usual: str
    now: str
    most: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A card with its places; `gained` is how many it went up."""

    number: str
    now: int
    before: int | None
    gained: int


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of a page; `changes` are empty as long as they are the usual ones."""

    rows: tuple[WeightRow, ...]
    is_changed: bool
    changes: tuple[MoveLine, ...]
    usual_url: str


def weights_asked() -> Mapping[int, float]:
    """The weights in the address or the form: `w0=2&w3=0.5`, by the place of the requirement.
    Raises InputRefused."""
    found = {}
    for name, text in request.values.items():
        place = _PLACE.fullmatch(name)
        if place and text.strip():
            found[int(place[1])] = _weight(name, text)
    return found


def _weight(name: str, text: str) -> float:
    try:
        weight = float(read_decimal(text))
    except NumberUnreadable:
        weight = math.nan
    if not 0 < weight <= HEAVIEST:
        raise InputRefused(
            name,
            Wording(
                f"权重“{text}”应为大于 0、不超过 {HEAVIEST:g} 的数。",
                f"The weight '{text}' is to be above 0 and at most {HEAVIEST:g}.",
            ),
        )
    return weight


def weighing(
    usual: Scenario,
    now: Scenario,
    asked: Mapping[int, float],
    before: Sequence[Match],
    after: Sequence[Match],
) -> Weighing:
    """The weights of a scenario beside the usual ones, and how the first places move."""
    rows = tuple(
        _row(place, column, usual.requirements[place].weight, asked)
        for place, column in enumerate(columns_of(now.requirements))
        if usual.requirements[place].is_scored
    )
    is_changed = usual.requirements != now.requirements
    found = moves([entry.number for entry in before], [entry.number for entry in after])
    changes = tuple(map(_line, found[:SHOWN])) if is_changed else ()
    fields = {row.field: () for row in rows}
    return Weighing(rows, is_changed, changes, here("answers", after=(), **fields))


def _row(place: int, column: Column, usual: float, asked: Mapping[int, float]) -> WeightRow:
    now = asked.get(place, usual)
    most = max(5.0, 2 * usual, now)
    shown = (figures.trimmed(number) for number in (usual, now, most))
    return WeightRow(f"w{place}", column, *shown)


def _line(move: Move) -> MoveLine:
    return MoveLine(move.number, move.now, move.before, move.gained)
