"""Scales of chart axes: where a number lies on the paper, and which numbers carry a tick."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.figures import raised, trimmed

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps numbers from `low` … `high` to places from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float
    is_logarithmic: bool
    ticks: tuple[float, ...]

    def at(self, number: float) -> float:
        """The place of `number`, in the units of the drawing."""
        share = (self._measure(number) - self._measure(self.low)) / self._length
        return self.start + share * (self.end - self.start)

    def _measure(self, number: float) -> float:
        return math.log10(number) if self.is_logarithmic else number

    @property
    def _length(self) -> float:
        return self._measure(self.high) - self._measure(self.low)


def scale(
    numbers: Sequence[float], start: float, end: float, *, is_logarithmic: bool, ticks: int = 5
) -> Scale:
    """The scale that shows all `numbers` between round ends with about `ticks` ticks."""
    if is_logarithmic and min(numbers) > 0:
        return _logarithmic(numbers, start, end)
    return _linear(numbers, start, end, ticks)


def _linear(numbers: Sequence[float], start: float, end: float, ticks: int) -> Scale:
    low, high = _spread(min(numbers), max(numbers))
    if 0 < low < 0.4 * high:
        low = 0.0
    step, places = _round_step((high - low) / ticks)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    marks = tuple(round(place * step, places) for place in range(first, max(last, first + 1) + 1))
    return Scale(marks[0], marks[-1], start, end, is_logarithmic=False, ticks=marks)


def _spread(low: float, high: float) -> tuple[float, float]:
    """Ends that differ by more than what arithmetic loses."""
    if high - low > 1e-9 * max(abs(low), abs(high)):
        return low, high
    margin = max(abs(low), abs(high)) * 0.1 or 1.0
    return low - margin, high + margin


def _round_step(rough: float) -> tuple[float, int]:
    """The next round step, and the decimal places to which its multiples are exact."""
    exponent = math.floor(math.log10(rough))
    power = 10.0**exponent
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    return step, 1 - exponent


def _logarithmic(numbers: Sequence[float], start: float, end: float) -> Scale:
    first = math.floor(math.log10(min(numbers)) + 1e-9)
    last = max(math.ceil(math.log10(max(numbers)) - 1e-9), first + 1)
    every = max(1, math.ceil((last - first) / 7))
    marks = tuple(10.0**power for power in range(first, last + 1, every))
    return Scale(10.0**first, 10.0**last, start, end, is_logarithmic=True, ticks=marks)


def tick_text(number: float, *, is_logarithmic: bool) -> str:
    """The label of a tick; powers of ten outside 0.01 … 1000 are written as powers."""
    if is_logarithmic and not 0.01 <= number <= 1000:
        return f"10{raised(round(math.log10(number)))}"
    return trimmed(number)
