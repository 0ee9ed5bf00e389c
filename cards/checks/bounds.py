"""Rules on one number: what is physically possible, and what is usual for magnesium alloys."""

from __future__ import annotations

from collections.abc import Iterator

from cards.card import Card
from cards.checks.entries import Entry, entries
from cards.checks.figures import between, figure, named
from cards.checks.registry import Finding, rule
from cards.families import is_magnesium
from cards.problems import Severity
from cards.quantity import Quantity
from cards.values import Absence, Curve
from cards.vocabulary import Bounds
from cards.wording import Wording


def _ends(quantity: Quantity | None) -> tuple[float, ...]:
    if quantity is None:
        return ()
    return tuple(dict.fromkeys(end for end in (quantity.low, quantity.high) if end is not None))


def _numbers(entry: Entry) -> tuple[float, ...]:
    """Every number an entry states, in the canonical unit."""
    content = entry.value.content
    if isinstance(content, Curve):
        return tuple(point.y for point in content.points)
    if isinstance(content, Absence):
        return _ends(content.limit)
    return _ends(entry.value.quantity)


def _outside(entry: Entry, bounds: Bounds | None) -> float | None:
    """The number of the entry that lies farthest outside `bounds`, if any does."""
    if bounds is None:
        return None
    low, high = bounds
    strays = [number for number in _numbers(entry) if not low <= number <= high]
    return max(strays, key=lambda number: max(low - number, number - high), default=None)


def _beyond(entry: Entry, stray: float, bounds: Bounds, kind: Wording, advice: Wording) -> Finding:
    name = named(entry.property)
    stated = figure(stray, entry.property.unit)
    limits = between(*bounds, entry.property.unit)
    return Finding(
        entry.content_path,
        Wording(
            f"{name.zh} {stated} 超出{kind.zh} {limits}。",
            f"{name.en} {stated} lies outside the {kind.en} {limits}.",
        ),
        advice,
        {"value": stray, "low": bounds[0], "high": bounds[1], "unit": entry.property.unit},
    )


@rule(
    "outside_hard_bounds",
    Severity.HARD,
    "数值必须在物理可能的范围内。",
    "A number lies within what is physically possible.",
)
def outside_hard_bounds(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        bounds = entry.property.hard
        stray = _outside(entry, bounds)
        if bounds is not None and stray is not None:
            yield _beyond(
                entry,
                stray,
                bounds,
                Wording("物理可能范围", "physically possible range"),
                Wording(
                    "请核对数值与单位（例如 MPa 与 GPa、mm 与 μm）。",
                    "Check the number and its unit (MPa or GPa, mm or μm).",
                ),
            )


@rule(
    "outside_typical_bounds",
    Severity.SOFT,
    "镁合金的数值通常在典型范围内；超出时请提供证据。",
    "A number of a magnesium alloy is usually within the typical range; outside, show evidence.",
)
def outside_typical_bounds(card: Card) -> Iterator[Finding]:
    for entry in entries(card) if is_magnesium(card.family) else ():
        bounds = entry.property.typical
        stray = _outside(entry, bounds)
        is_possible = _outside(entry, entry.property.hard) is None
        if bounds is not None and stray is not None and is_possible:
            yield _beyond(
                entry,
                stray,
                bounds,
                Wording("镁合金典型范围", "range typical of magnesium alloys"),
                Wording(
                    "请核对；若数值属实，请附检测报告或文献。",
                    "Check it; if the number stands, attach the test report or the paper.",
                ),
            )


@rule(
    "rating_off_scale",
    Severity.HARD,
    "等级必须是标准规定的级别之一。",
    "A rating is one of the classes of its standard.",
)
def rating_off_scale(card: Card) -> Iterator[Finding]:
    for entry in entries(card):
        scale = entry.property.ratings
        strays = [number for number in _numbers(entry) if scale and number not in scale]
        if strays:
            name, listed = entry.property.name, ", ".join(map(figure, scale))
            yield Finding(
                entry.content_path,
                Wording(
                    f"{name.zh} {figure(strays[0])} 不是规定的级别。",
                    f"{name.en} {figure(strays[0])} is not a class of its scale.",
                ),
                Wording(f"请从 {listed} 中选择。", f"Choose one of {listed}."),
                {"value": strays[0], "ratings": scale},
            )
