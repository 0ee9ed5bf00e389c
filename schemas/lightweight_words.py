"""Intervals of mass, section and mileage in the words of a page about lighter parts."""

from __future__ import annotations

import math

from cards.span import Span
from cards.wording import NO_WORDING, Wording
from schemas.figures import NBSP, significant, with_unit

NEVER = Wording("永远达不到", "never")
FROM_THE_START = Wording("从 0 km 起", "from km 0")


def span_text(span: Span | None, unit: str = "", digits: int = 3) -> str:
    """`0.373`, `3.45~6.58 kg`, `≥ 0.333`; nothing where nothing is known."""
    if span is None:
        return ""
    low, high = (significant(number, digits) for number in (span.low, span.high))
    if math.isinf(span.high):
        return with_unit(f"≥{NBSP}{low}", unit)
    if math.isinf(span.low) or (span.low == 0 < span.high):
        return with_unit(f"≤{NBSP}{high}", unit)
    return with_unit(low if low == high else f"{low}~{high}", unit)


def times_text(span: Span | None) -> str:
    """A multiple: `× 1.62`, `× 1.6~1.7`, `× ≥ 1.44`."""
    return f"×{NBSP}{span_text(span)}" if span else ""


def share_text(ratio: Span | None) -> str:
    """The share of the mass that is saved, in per cent; negative where the new part is heavier."""
    if ratio is None:
        return ""
    return span_text(Span((1 - ratio.high) * 100, (1 - ratio.low) * 100), "%", 2)


def kilometres_text(span: Span | None) -> Wording:
    """The break-even mileage: a number of kilometres, `from km 0`, or `never`."""
    if span is None:
        return NO_WORDING
    low, high = _kilometres(span.low), _kilometres(span.high)
    if low == high:
        return low
    return Wording(f"{low.zh} ~ {high.zh}", f"{low.en} ~ {high.en}")


def _kilometres(number: float) -> Wording:
    if math.isinf(number):
        return NEVER
    if number == 0:
        return FROM_THE_START
    places = 2 - math.floor(math.log10(number))
    text = f"{round(number, places):,.0f}{NBSP}km"
    return Wording(text, text)


def reached_text(span: Span | None, mileage: float | None) -> Wording:
    """Whether the break-even comes within the mileage of the vehicle."""
    if span is None or mileage is None:
        return NO_WORDING
    if span.high <= mileage:
        return Wording("在里程之内", "within the mileage")
    if span.low > mileage:
        return Wording("超出里程", "beyond the mileage")
    return Wording("取决于区间内的位置", "depends on where in its range")
