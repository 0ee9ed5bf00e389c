"""The curves of a card as charts: one for a family, a line for each curve.

A family is of one property, one source and one x axis; its members differ in one condition only.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.conditions import Conditions
from cards.sections import section_of
from cards.tensile import TENSILE
from cards.values import BASIS_NAMES, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.chart import Chart, ChartAxis, Series
from schemas.sheet_rows import source_numbers

MOST_LINES = 6
"""Lines that can be told apart in one chart without colour."""
_DECADES_FOR_LOG = 30.0


def charts(card: Card) -> Mapping[str, tuple[Chart, ...]]:
    """All charts of a card by section, numbered in the order of the card's values."""
    found: dict[str, list[Chart]] = {}
    for number, places in enumerate(_families(card), start=1):
        section = section_of(card.values[places[0]])
        found.setdefault(section, []).append(_chart(card, number, places))
    return {section: tuple(shown) for section, shown in found.items()}


def _families(card: Card) -> Sequence[Sequence[int]]:
    """The places of the curves that share a chart, in the order of their first ones."""
    kin: dict[Hashable, list[list[int]]] = {}
    for place, value in enumerate(card.values):
        if isinstance(value.content, Curve) and len(value.content.points) > 1:
            members = kin.setdefault(_kin(value, value.content), [[]])
            if len(members[-1]) == MOST_LINES:
                members.append([])
            members[-1].append(place)
    return sorted((places for members in kin.values() for places in members), key=min)


def _kin(value: Value, curve: Curve) -> Hashable:
    """What the curves of a family share: everything but the condition that tells them apart."""
    beside = {axis: state for axis, state in value.conditions.items() if axis != _apart(value)}
    states = frozenset((axis, at.low, at.high, at.choice) for axis, at in beside.items())
    return value.property, curve.axis, value.source, states


def _apart(value: Value) -> str | None:
    """The axis by which curves of the property form a family."""
    form = VOCABULARY.property(value.property).curve
    return form.family if form else None


def _chart(card: Card, number: int, places: Sequence[int]) -> Chart:
    values = [card.values[place] for place in places]
    curves = [value.content for value in values if isinstance(value.content, Curve)]
    definition = VOCABULARY.property(values[0].property)
    axis = VOCABULARY.axis(curves[0].axis)
    as_typed = len({(curve.axis_unit, curve.unit) for curve in curves}) == 1
    names = _names(card, values)
    return Chart(
        number=number,
        title=_title(definition.name, axis.name),
        description=_description(curves),
        x=ChartAxis(axis.name, _x_unit(curves[0], as_typed), _is_log(axis.is_logarithmic, curves)),
        y=ChartAxis(definition.name, _y_unit(curves[0], as_typed)),
        series=tuple(map(_series, curves, names.lines, names.labels, [as_typed] * len(curves))),
        places=tuple(places),
        common=names.common,
        is_tensile=definition.key == TENSILE,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """How the lines of a chart are called, in the legend and at their ends, and what they share."""

    lines: Sequence[Wording]
    labels: Sequence[Wording]
    common: Wording = NO_WORDING


def _names(card: Card, values: Sequence[Value]) -> _Names:
    """By the condition that differs, where one does for every two lines."""
    labels = [_state(value) for value in values]
    if len(values) == 1 or len(set(labels)) < len(values) or not all(labels):
        lines = [_whole_name(card, value) for value in values]
        return _Names(lines, lines if len(values) > 1 else [NO_WORDING])
    shared = _conditions_but(values[0], _apart(values[0]))
    states = [_named(label, value) for label, value in zip(labels, values, strict=True)]
    if len({value.basis for value in values}) > 1:
        lines = [_joined(state, _basis(value)) for state, value in zip(states, values, strict=True)]
        return _Names(lines, labels, _joined(shared, _source(card, values[0])))
    return _Names(states, labels, _joined(shared, _basis(values[0]), _source(card, values[0])))


def _state(value: Value) -> Wording:
    """The state on the axis that tells the curves of a family apart, without its symbol."""
    apart = [state for axis, state in value.conditions.items() if axis == _apart(value)]
    text = figures.conditions_text(Conditions.of(*apart))
    equals = f"{figures.NBSP}={figures.NBSP}"
    return Wording(text.zh.rpartition(equals)[2], text.en.rpartition(equals)[2])


def _named(state: Wording, value: Value) -> Wording:
    """A number with the name of its axis: a symbol such as ε̇ is not drawn well in a picture."""
    axis = VOCABULARY.axis(_apart(value) or "")
    return _joined(axis.name, state) if axis.is_number else state


def _conditions_but(value: Value, apart: str | None) -> Wording:
    shared = [state for axis, state in value.conditions.items() if axis != apart]
    return figures.conditions_text(Conditions.of(*shared))


def _title(name: Wording, axis: Wording) -> Wording:
    return Wording(f"{name.zh} – {axis.zh}", f"{name.en} over {axis.en}")


def _description(curves: Sequence[Curve]) -> Wording:
    points = sum(len(curve.points) for curve in curves)
    return Wording(
        f"{len(curves)} 条曲线，共 {points} 点；逐点数据见卡片数据文件。",
        f"{len(curves)} curve(s), {points} points in all; every point is in the card's data.",
    )


def _is_log(usual: bool, curves: Sequence[Curve]) -> bool:
    numbers = [point.x for curve in curves for point in curve.points]
    return usual and min(numbers) > 0 and max(numbers) / min(numbers) >= _DECADES_FOR_LOG


def _x_unit(curve: Curve, as_typed: bool) -> str:
    canonical = VOCABULARY.axis(curve.axis).unit or ""
    return figures.unit_heading(curve.axis_unit if as_typed else canonical)


def _y_unit(curve: Curve, as_typed: bool) -> str:
    return figures.unit_heading(curve.unit if as_typed else curve.canonical_unit)


def _series(curve: Curve, name: Wording, label: Wording, as_typed: bool) -> Series:
    unit = VOCABULARY.units[curve.canonical_unit]
    x_unit = VOCABULARY.units[VOCABULARY.axis(curve.axis).unit or "1"]
    points = []
    for point in curve.points:
        x, y = point.x, point.y
        if as_typed:
            y = unit.from_canonical(y, curve.unit or unit.key)
            x = x_unit.from_canonical(x, curve.axis_unit or x_unit.key)
        points.append((x, y))
    return Series(name, tuple(points), label)


def _whole_name(card: Card, value: Value) -> Wording:
    condition = figures.conditions_text(value.conditions)
    return _joined(condition, _basis(value), _source(card, value))


def _basis(value: Value) -> Wording:
    return BASIS_NAMES[value.basis] if value.basis else NO_WORDING


def _source(card: Card, value: Value) -> Wording:
    number = source_numbers(card).get(value.source)
    text = f"[{number}]" if number else ""
    return Wording(text, text)


def _joined(*parts: Wording) -> Wording:
    return Wording(
        " ".join(filter(None, (part.zh for part in parts))),
        " ".join(filter(None, (part.en for part in parts))),
    )
