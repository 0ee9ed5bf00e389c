"""An interval of numbers whose ends may be infinite, and what laws of proportion make of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers from `low` to `high`; an end that is not known is infinite, or 0 where nothing
    can be less."""

    low: float
    high: float

    @classmethod
    def of(cls, number: float) -> Span:
        return cls(number, number)

    def over(self, other: Span) -> Span:
        """All quotients, of spans without negative numbers."""
        return Span(self.low / other.high, _quotient(self.high, other.low))

    def times(self, other: Span) -> Span:
        """All products, of spans without negative numbers."""
        return Span(self.low * other.low, self.high * other.high)

    def raised(self, exponent: float) -> Span:
        """All powers, of a span without negative numbers; the exponent is not negative."""
        return Span(self.low**exponent, self.high**exponent)

    def less(self, number: float) -> Span:
        return Span(self.low - number, self.high - number)


def _quotient(number: float, divisor: float) -> float:
    return number / divisor if divisor else math.inf


def largest(spans: Sequence[Span | None]) -> Span | None:
    """The largest of numbers of which each lies in its span; None is one of which nothing is
    known, so that the others are a bound from below."""
    known = [span for span in spans if span is not None]
    if not known:
        return None
    low = max(span.low for span in known)
    return Span(low, max(span.high for span in known) if len(known) == len(spans) else math.inf)
