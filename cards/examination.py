"""Everything there is to tell a supplier of a card beside its problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cards.card import Card
from cards.completeness import Comparability, Completeness, comparability, completeness
from cards.evidence_steps import Lift, evidence_lifts
from cards.gaps import Fits, Gap, gaps
from cards.matching import match
from cards.obstacles import nearness
from cards.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Examination:
    """What a card holds, what of it can be compared, what it leaves open and where that counts.

    `fits` are the scenarios that demand something, those that the card comes nearest to first.
    """

    card: Card
    completeness: Completeness
    comparability: Comparability
    fits: Fits
    gaps: tuple[Gap, ...]
    lifts: tuple[Lift, ...]
    is_expired: bool


def examine(
    card: Card, scenarios: Iterable[Scenario], today: date, number: str = ""
) -> Examination:
    """The examination of `card` against `scenarios`; `today` says whether it is still valid."""
    asking = (entry for entry in scenarios if entry.requirements)
    fits = [(entry, match(number, card, entry.requirements)) for entry in asking]
    fits.sort(key=lambda fit: nearness(fit[1]))
    return Examination(
        card=card,
        completeness=completeness(card),
        comparability=comparability(card),
        fits=fits,
        gaps=gaps(card, fits),
        lifts=evidence_lifts(card),
        is_expired=card.valid_until is not None and card.valid_until < today,
    )
