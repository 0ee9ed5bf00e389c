"""Other weights for the requirements of a scenario: what the address says, and what they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request

from cards.matching import Match
from cards.rank_moves import Move, moves
from cards.scenario import Scenario
from catalogue.services.weights import read_weights
from catalogue.web.addresses import here
from schemas import figures
from schemas.match_table import Column, columns_of

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
    """The weights of a page, and the address's words for them; `changes` are empty as long as they
    are the usual ones."""

    rows: tuple[WeightRow, ...]
    asked: Mapping[str, str]
    is_changed: bool
    changes: tuple[MoveLine, ...]
    usual_url: str


def weights_asked() -> Mapping[int, float]:
    """The weights in the address or the form. Raises InputRefused."""
    return read_weights(request.values.items())


def said_as(weights: Mapping[int, float]) -> Mapping[str, str]:
    """The weights as an address says them."""
    return {f"w{place}": figures.trimmed(weight) for place, weight in weights.items()}


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
    return Weighing(rows, said_as(asked), is_changed, changes, here("answers", after=(), **fields))


def _row(place: int, column: Column, usual: float, asked: Mapping[int, float]) -> WeightRow:
    now = asked.get(place, usual)
    most = max(5.0, 2 * usual, now)
    shown = (figures.trimmed(number) for number in (usual, now, most))
    return WeightRow(f"w{place}", column, *shown)


def _line(move: Move) -> MoveLine:
    return MoveLine(move.number, move.now, move.before, move.gained)
