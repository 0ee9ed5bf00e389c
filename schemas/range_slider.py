"""A slider for a range over the numbers that cards state: round stops, and how many lie between."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from cards.vocabulary import VOCABULARY, Property
from schemas import figures

STOPS = 24
"""About how many stops a slider has."""
FEWEST = 2
_DECADES = 2.0
"""From this ratio of largest to least on, the stops are those of a logarithmic axis."""
_ROUND = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class SliderBar:
    """The numbers between two stops; all measures are shares of one."""

    left: float
    width: float
    height: float
    count: int
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class RangeSlider:
    """Stops in the unit of the form; `below` and `upto` say for each how many numbers lie below
    it, and how many at it or below; `low` and `high` are the stops that the limits stand at."""

    stops: tuple[str, ...]
    below: tuple[int, ...]
    upto: tuple[int, ...]
    bars: tuple[SliderBar, ...]
    low: int
    high: int
    known: int
    total: int

    @property
    def last(self) -> int:
        return len(self.stops) - 1


def range_slider(
    entry: Property, unit: str, numbers: Sequence[float], total: int, low: str, high: str
) -> RangeSlider | None:
    """The slider over `numbers`, which ascend in the canonical unit, for limits typed in `unit`;
    None where they are too few or all the same."""
    if len(numbers) < FEWEST or entry.unit is None:
        return None
    scales = VOCABULARY.units[entry.unit]
    ends = sorted(scales.from_canonical(numbers[place], unit) for place in (0, -1))
    if ends[0] == ends[1]:
        return None
    stops = round_stops(*ends)
    found = [scales.to_canonical(stop, unit) for stop in stops]
    plain = tuple(f"{stop.normalize():f}" for stop in stops)
    below = tuple(bisect_left(numbers, number) for number in found)
    upto = tuple(bisect_right(numbers, number) for number in found)
    return RangeSlider(
        plain,
        below,
        upto,
        _bars(tuple(text.replace("-", figures.MINUS) for text in plain), below, upto),
        _stop(stops, low, 0),
        _stop(stops, high, len(stops) - 1),
        len(numbers),
        total,
    )


def _bars(texts: Sequence[str], below: Sequence[int], upto: Sequence[int]) -> tuple[SliderBar, ...]:
    """A number at a stop counts to the right of it, at the last one to the left."""
    counts = [high - low for low, high in pairwise((*below[:-1], upto[-1]))]
    width, highest = 1 / len(counts), max(counts)
    return tuple(
        SliderBar(round(place * width, 4), round(width, 4), count / highest, count, *ends)
        for place, (count, ends) in enumerate(zip(counts, pairwise(texts), strict=True))
    )


def _stop(stops: Sequence[Decimal], typed: str, other: int) -> int:
    """The stop that is nearest to a typed number, `other` where none is typed."""
    try:
        number = float(typed.replace(figures.MINUS, "-"))
    except ValueError:
        return other
    if math.isnan(number):
        return other
    return min(range(len(stops)), key=lambda place: abs(float(stops[place]) - number))


def round_stops(least: float, largest: float) -> tuple[Decimal, ...]:
    """Round numbers from at most `least` to at least `largest`, equally far apart, or where they
    span decades as 1, 2, 5 of each power of ten, of many decades as powers. `least` < `largest`."""
    if least > 0 and largest / least >= 10**_DECADES:
        return _decades(least, largest)
    rough = (largest - least) / STOPS
    power = Decimal(10) ** math.floor(math.log10(rough))
    step = next(power * n for n in _ROUND if float(power * n) >= rough * (1 - 1e-9))
    first = math.floor(least / float(step) + 1e-9)
    last = math.ceil(largest / float(step) - 1e-9)
    return tuple(step * place for place in range(first, last + 1))


def _decades(least: float, largest: float) -> tuple[Decimal, ...]:
    first, last = math.floor(math.log10(least)), math.ceil(math.log10(largest))
    stride = math.ceil((last - first + 1) / STOPS)
    steps = _ROUND[:3] if 3 * (last - first) <= STOPS else _ROUND[:1]
    powers = range(first, last + stride, stride)
    every = [n * Decimal(10) ** power for power in powers for n in steps]
    start = max(place for place, stop in enumerate(every) if float(stop) <= least * (1 + 1e-9))
    end = min(place for place, stop in enumerate(every) if float(stop) >= largest * (1 - 1e-9))
    return tuple(every[start : end + 1])
