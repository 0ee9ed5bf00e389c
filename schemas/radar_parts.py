"""The plain parts of a radar, which page and print draw: nothing here computes."""

from __future__ import annotations

from dataclasses import dataclass

from cards.wording import Wording

Reach = tuple[float, float]
"""From where to where a card reaches on an axis, as shares of the axis."""


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """A requirement as an axis; `target` is empty where the rim is twice as good as the limit."""

    name: Wording
    symbol: str
    limit: str
    target: str


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """A card: on each axis from where to where it reaches, as shares of the axis; None where that
    is not known or not comparable."""

    title: str
    reaches: tuple[Reach | None, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """The picture; `left_out` are the names of the requirements that have no axis."""

    axes: tuple[RadarAxis, ...]
    series: tuple[RadarSeries, ...]
    left_out: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class RadarLine:
    """A requirement beside the radar of one card, with what the card states; `outcome` is that of
    its verdict."""

    name: Wording
    limit: str
    target: str
    outcome: str
    outcome_name: Wording
    value: Wording
    basis: Wording


@dataclass(frozen=True, slots=True)
class SheetRadar:
    """A card, the only series of the picture, before a scenario."""

    scenario: Wording
    picture: Radar
    lines: tuple[RadarLine, ...]
