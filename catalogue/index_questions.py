"""Questions drawn at random from what the published cards state, to try an index with."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np
from sqlalchemy.orm import Session

from cards.columns.points import CHOICE, NUMBER, PROPERTIES
from cards.columns.search import Query
from cards.columns.segment import Segment
from cards.columns.states import StateTable
from cards.requirement import DemandedBasis, Operator, Requirement
from cards.vocabulary import VOCABULARY
from cards.words import beginning
from catalogue.index_base import Base
from catalogue.store.index_audit import search_text

MOST_REQUIREMENTS = 4
_TRIES = 20
_WEIGHTS = (0.35, 1.0, 2.0)


def draw(session: Session, base: Base, count: int, chance: Random) -> Iterator[Query]:
    """`count` questions for everything that fits; none without cards."""
    if base.drawer is None:
        return
    segment = base.drawer.segment
    for _ in range(count):
        wanted = chance.randint(0, MOST_REQUIREMENTS)
        drawn = (_requirement(segment, base.states, chance) for _ in range(wanted))
        words = _words(session, segment, chance) if chance.random() < 0.4 else ()
        requirements = tuple(entry for entry in drawn if entry is not None)
        yield Query(requirements, words=words, most=len(segment))


def _words(session: Session, segment: Segment, chance: Random) -> tuple[str, ...]:
    number = segment.numbers[chance.randrange(len(segment))].decode()
    words = [word for word in search_text(session, number).split() if word.isalnum()]
    return (beginning(chance.choice(words)),)


def _requirement(segment: Segment, states: StateTable, chance: Random) -> Requirement | None:
    """A requirement whose limit a card states; None where no number or choice was met."""
    for _ in range(_TRIES if len(segment.row) else 0):
        place = chance.randrange(len(segment.row))
        key = PROPERTIES[int(np.searchsorted(segment.offsets, place, "right")) - 1]
        conditions = states.conditions(int(segment.state[place]))
        low, high = float(segment.low[place]), float(segment.high[place])
        plain = Requirement(
            key,
            Operator.IS,
            None,
            None,
            key,
            conditions=conditions,
            weight=chance.choice(_WEIGHTS),
            is_must=chance.random() < 0.6,
            basis=chance.choice((DemandedBasis.TYPICAL, DemandedBasis.TYPICAL, *DemandedBasis)),
        )
        if segment.kind[place] == CHOICE:
            return replace(plain, choice=list(VOCABULARY.property(key).choices)[int(low)])
        limit = low if math.isfinite(low) else high
        if segment.kind[place] == NUMBER and math.isfinite(limit):
            return _limited(plain, limit, chance)
    return None


def _limited(plain: Requirement, limit: float, chance: Random) -> Requirement:
    """One-sided at the limit, half of them with a target beyond it."""
    step = chance.choice((0.0, abs(limit) / 2))
    if chance.random() < 0.5:
        target = limit + step if step else None
        return replace(plain, operator=Operator.AT_LEAST, low=limit, target=target)
    target = limit - step if step else None
    return replace(plain, operator=Operator.AT_MOST, high=limit, target=target)
