"""What the catalogue holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.scenario import FIELD_NAMES, NEED_NAMES, Field, Need, Scenario
from cards.wording import NO_WORDING, Wording
from catalogue.db import memory_of
from catalogue.published import PublishedCard, published_cards
from catalogue.services.scenarios import list_scenarios
from catalogue.store import holdings
from catalogue.store.holdings import Holdings

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
    shelf, scenarios = published_cards(session), list_scenarios(session)
    held = _counted(session, shelf.pub_seq)
    needs = Counter(need for scenario in scenarios for need in scenario.needs)
    return Overview(
        cards=held.cards,
        values=held.values,
        scenarios=len(scenarios),
        enterprises=held.enterprises,
        fields=_fields(scenarios),
        needs=[Count(need.value, NEED_NAMES[need], needs[need]) for need in Need],
        newest=list(shelf.cards.several(holdings.newest(session, NEWEST)).values()),
    )


def _counted(session: Session, pub_seq: int) -> Holdings:
    """The counts, which are made once for each state of the catalogue."""
    memory = memory_of(session)
    known: tuple[int, Holdings] | None = memory.get("holdings")
    if known is not None and known[0] == pub_seq:
        return known[1]
    counted = holdings.count(session)
    memory["holdings"] = pub_seq, counted
    return counted


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
