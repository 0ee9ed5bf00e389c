"""What the catalogue holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.scenario import FIELD_NAMES, NEED_NAMES, Field, Need, Scenario
from cards.wording import NO_WORDING, Wording
from catalogue.published import PublishedCard, published_cards
from catalogue.services.scenarios import list_scenarios

NEWEST = 8


@dataclass(frozen=True, slots=True)
class Count:
    """How many scenarios belong to a field or want something; `examples` are some names."""

    key: str
    name: Wording
    count: int
    examples: Wording = NO_WORDING


@dataclass(frozen=True, slots=True)
class Overview:
    """True counts of what is published now."""

    cards: int
    values: int
    scenarios: int
    enterprises: int
    fields: Sequence[Count]
    needs: Sequence[Count]
    newest: Sequence[PublishedCard]


def overview(session: Session) -> Overview:
    """Counts over the published cards and the current scenarios."""
    cards = list(published_cards(session).cards.values())
    scenarios = list_scenarios(session)
    needs = Counter(need for scenario in scenarios for need in scenario.needs)
    return Overview(
        cards=len(cards),
        values=sum(not value.is_absent for entry in cards for value in entry.card.values),
        scenarios=len(scenarios),
        enterprises=len({entry.enterprise.code for entry in cards}),
        fields=_fields(scenarios),
        needs=[Count(need.value, NEED_NAMES[need], needs[need]) for need in Need],
        newest=sorted(cards, key=lambda entry: (entry.published_at, entry.number))[-NEWEST:][::-1],
    )


def _fields(scenarios: Sequence[Scenario]) -> Sequence[Count]:
    counts = []
    for field in Field:
        names = [scenario.name for scenario in scenarios if scenario.field is field]
        if names:
            examples = Wording(
                "、".join(name.zh for name in names[:3]), ", ".join(name.en for name in names[:3])
            )
            counts.append(Count(field.value, FIELD_NAMES[field], len(names), examples))
    return counts
