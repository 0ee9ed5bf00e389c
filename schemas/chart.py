"""The plain parts of a chart: what is drawn, in the units of its axes."""

from __future__ import annotations

from dataclasses import dataclass

from cards.wording import NO_WORDING, Wording


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart, in the units of its axes; `label` is what stands at its end."""

    name: Wording
    points: tuple[tuple[float, float], ...]
    label: Wording = NO_WORDING


@dataclass(frozen=True, slots=True)
class ChartAxis:
    """An axis with its name, unit as printed and whether it is logarithmic."""

    name: Wording
    unit: str
    is_logarithmic: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Curves of one property over one condition, numbered through the sheet; `places` are those
    of its values on the card, and `common` is what all its lines share."""

    number: int
    title: Wording
    description: Wording
    x: ChartAxis
    y: ChartAxis
    series: tuple[Series, ...]
    places: tuple[int, ...]
    common: Wording = NO_WORDING
    is_tensile: bool = False
