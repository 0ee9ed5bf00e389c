"""How a ranking moves when something about the question changes: places before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """A card with its place now, counted from 1, and before; None where it was further behind."""

    number: str
    now: int
    before: int | None

    @property
    def gained(self) -> int:
        """How many places it went up; 0 where that is not known."""
        return 0 if self.before is None else self.before - self.now


def moves(before: Sequence[str], now: Sequence[str]) -> tuple[Move, ...]:
    """The moves of the cards ranked `now`, in their order; both rankings are the first places."""
    places = {number: place for place, number in enumerate(before, 1)}
    return tuple(Move(number, place, places.get(number)) for place, number in enumerate(now, 1))
