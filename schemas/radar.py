"""How cards answer the requirements of a scenario, as a radar: one axis for each that has a limit.

On every axis the limit lies half way and better is outward; the rim is the target or, without one,
the limit bettered by its own amount. Ranges, choices and limits of 0 have no such axis.
"""

from __future__ import annotations

from collections.abc import Sequence

from cards.matching import Match
from cards.requirement import Requirement
from cards.verdict import Verdict
from schemas.limit_scale import Span, is_compared, limit_scale
from schemas.limits import limit_text, target_text
from schemas.radar_parts import Radar, RadarAxis, RadarSeries
from schemas.sheet_sections import symbol_text

FEWEST = 3
"""Of how many axes it takes a radar to have a shape."""


def radar(
    requirements: Sequence[Requirement], matches: Sequence[Match], titles: Sequence[str]
) -> Radar | None:
    """The radar of `matches`, each under its title; None with fewer than three axes."""
    drawn = [place for place, entry in enumerate(requirements) if entry.limit]
    if len(drawn) < FEWEST:
        return None
    others = (entry for place, entry in enumerate(requirements) if place not in drawn)
    return Radar(
        tuple(_axis(requirements[place]) for place in drawn),
        tuple(
            RadarSeries(title, tuple(reach(found.verdicts[place]) for place in drawn))
            for title, found in zip(titles, matches, strict=True)
        ),
        tuple(entry.definition.name for entry in others),
    )


def _axis(requirement: Requirement) -> RadarAxis:
    definition = requirement.definition
    symbol = symbol_text(definition.symbol)
    return RadarAxis(definition.name, symbol, limit_text(requirement), target_text(requirement))


def reach(verdict: Verdict) -> Span | None:
    """From where to where a value that was compared with its limit reaches."""
    scale = limit_scale(verdict.requirement, to_target=True)
    return scale.span(verdict) if scale and is_compared(verdict) else None
