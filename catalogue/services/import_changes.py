"""What an import changes in cards that exist, as plain data for its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from catalogue.services.planned_cards import PlannedCard
from schemas.changes import Difference

MOST_OF_A_CARD = 60
"""Changes of one card that a report lists; what was changed by hand comes first."""
MOST_IN_ALL = 20_000
_LONGEST = 300


def told_changes(plan: Sequence[PlannedCard]) -> list[dict[str, Any]]:
    """For each card what the import changes, before and now, and what it does not mention."""
    left, told = MOST_IN_ALL, []
    for planned in plan:
        told.append(_told(planned, min(left, MOST_OF_A_CARD)))
        left -= len(told[-1]["differences"])
    return told


def _told(planned: PlannedCard, most: int) -> dict[str, Any]:
    if not planned.is_told or planned.known is None:
        return {"differences": [], "differences_left": 0, "kept": []}
    by_hand = {place.where for place in planned.laid.overwritten} if planned.laid else set()
    found = sorted(planned.differences, key=lambda place: place.where not in by_hand)
    return {
        "differences": [_difference(place, by_hand) for place in found[:most]],
        "differences_left": max(len(found) - most, 0),
        "kept": list(dict.fromkeys(planned.laid.kept)) if planned.laid else [],
    }


def _difference(place: Difference, by_hand: set[str]) -> dict[str, Any]:
    texts = {name: text[:_LONGEST] for name, text in asdict(place).items()}
    return {**texts, "is_overwritten": place.where in by_hand}
