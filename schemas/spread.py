"""How cards are spread over a property that is asked for, as a small picture and as numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from cards.columns.histogram import Histogram
from cards.requirement import Requirement
from cards.requirement_writing import subject_text
from cards.wording import Wording
from schemas import figures
from schemas.limits import as_typed, limit_text, unit_of

WIDTH, HEIGHT = 100.0, 30.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The cards between two values; the place of the bar in a picture of WIDTH × HEIGHT."""

    left: float
    width: float
    height: float
    low: str
    high: str
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The picture of a requirement: `marks` are where its limits stand, from the left; `subject` is
    the property with its conditions, as a requirement begins."""

    subject: str
    name: Wording
    unit: str
    limit: str
    bars: tuple[Bar, ...]
    marks: tuple[float, ...]
    least: str
    largest: str
    known: int
    total: int


def spread_of(requirement: Requirement, found: Histogram) -> Spread | None:
    """The spread around a requirement on a number; None where nothing is known."""
    if not found.known:
        return None
    return Spread(
        subject=subject_text(requirement),
        name=requirement.definition.name,
        unit=figures.unit_heading(unit_of(requirement)),
        limit=limit_text(requirement),
        bars=_bars(requirement, found),
        marks=tuple(
            _place(found, end) for end in (requirement.low, requirement.high) if end is not None
        ),
        least=_text(requirement, found.edges[0]),
        largest=_text(requirement, found.edges[-1]),
        known=found.known,
        total=found.total,
    )


def _bars(requirement: Requirement, found: Histogram) -> tuple[Bar, ...]:
    highest = max(found.counts)
    return tuple(
        Bar(
            left=_place(found, low),
            width=round(_place(found, high) - _place(found, low), 2),
            height=round(HEIGHT * count / highest, 2),
            low=_text(requirement, low),
            high=_text(requirement, high),
            count=count,
        )
        for (low, high), count in zip(pairwise(found.edges), found.counts, strict=True)
    )


def _place(found: Histogram, number: float) -> float:
    """Where a number stands, at an end of the picture what lies beyond it."""
    least, largest = found.edges[0], found.edges[-1]
    within = min(max(number, least), largest)
    if found.is_logarithmic:
        share = math.log(within / least) / math.log(largest / least)
    else:
        share = (within - least) / (largest - least)
    return round(WIDTH * share, 2)


def _text(requirement: Requirement, number: float) -> str:
    typed = as_typed(requirement, number)
    assert typed is not None
    return figures.trimmed(typed, 3)
