"""What the cards that answer a scenario weigh in place of the part that it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from cards.card import Card
from cards.matching import Match
from cards.replacement import PartQuestion, Replacements, replacements
from catalogue.published import contents
from catalogue.services.scenarios import ScenarioMatches, matches

REACH = 500


@dataclass(frozen=True, slots=True)
class LighterParts:
    """Cards that are not excluded, in place of the part: those of which the mass is known first,
    each in the order of the ranking; `total` counts all that are not excluded."""

    answer: ScenarioMatches
    matches: tuple[Match, ...]
    replacements: Replacements
    total: int

    @property
    def contents(self) -> Mapping[str, Card]:
        """What the cards shown say, by number."""
        return contents(self.answer.cards.several(match.number for match in self.matches))

    @property
    def standing(self) -> dict[str, Any]:
        """Which scenario was answered, in which version, from which state of the catalogue."""
        return {
            "scenario": self.answer.scenario.key,
            "version": self.answer.version,
            "pub_seq": self.answer.pub_seq,
            "total": self.total,
        }


def lighter_parts(answer: ScenarioMatches, question: PartQuestion, most: int) -> LighterParts:
    """The first `most` cards of a ranked answer that are not excluded; no more than the best
    ranked REACH are looked at."""
    eligible = answer.eligible.take(REACH)
    entries = answer.cards.several(match.number for match in eligible)
    cards = ((number, entry.card) for number, entry in entries.items())
    made = replacements(answer.scenario.incumbent, question, cards)
    best = sorted(made.found, key=lambda entry: entry.knowledge)[:most]
    by_number = {match.number: match for match in eligible}
    shown = tuple(by_number[entry.number] for entry in best)
    return LighterParts(answer, shown, replace(made, found=tuple(best)), answer.eligible.total)


def lightweighting(session: Session, key: str, question: PartQuestion, most: int) -> LighterParts:
    """The cards that answer the scenario, in place of its part. Raises ScenarioNotFound."""
    return lighter_parts(matches(session, key), question, most)
