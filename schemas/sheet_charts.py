"""The curves of a card as charts: one chart for a property over one axis, a line for each curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.card import Card
from cards.values import BASIS_NAMES, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas import figures
from schemas.chart import Chart, ChartAxis, Series
from schemas.sheet_rows import source_numbers
from schemas.sheet_sections import section_of

_DECADES_FOR_LOG = 30.0


def charts(card: Card) -> Mapping[str, tuple[Chart, ...]]:
    """All charts of a card by section, numbered in the order of the card's values."""
    found: dict[str, list[Chart]] = {}
    for number, places in enumerate(_families(card).values(), start=1):
        section = section_of(card.values[places[0]])
        found.setdefault(section, []).append(_chart(card, number, places))
    return {section: tuple(shown) for section, shown in found.items()}


def _families(card: Card) -> Mapping[tuple[str, str], Sequence[int]]:
    families: dict[tuple[str, str], list[int]] = {}
    for place, value in enumerate(card.values):
        if isinstance(value.content, Curve) and len(value.content.points) > 1:
            families.setdefault((value.property, value.content.axis), []).append(place)
    return families


def _chart(card: Card, number: int, places: Sequence[int]) -> Chart:
    values = [card.values[place] for place in places]
    curves = [value.content for value in values if isinstance(value.content, Curve)]
    definition = VOCABULARY.property(values[0].property)
    axis = VOCABULARY.axis(curves[0].axis)
    as_typed = len({(curve.axis_unit, curve.unit) for curve in curves}) == 1
    return Chart(
        number=number,
        title=_title(definition.name, axis.name),
        description=_description(curves),
        x=ChartAxis(axis.name, _x_unit(curves[0], as_typed), _is_log(axis.is_logarithmic, curves)),
        y=ChartAxis(definition.name, _y_unit(curves[0], as_typed)),
        series=tuple(_series(card, value, as_typed) for value in values),
        places=tuple(places),
    )


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


def _series(card: Card, value: Value, as_typed: bool) -> Series:
    assert isinstance(value.content, Curve)
    unit = VOCABULARY.units[value.content.canonical_unit]
    axis = VOCABULARY.axis(value.content.axis)
    x_unit = VOCABULARY.units[axis.unit or "1"]
    points = []
    for point in value.content.points:
        x, y = point.x, point.y
        if as_typed:
            y = unit.from_canonical(y, value.content.unit or unit.key)
            x = x_unit.from_canonical(x, value.content.axis_unit or x_unit.key)
        points.append((x, y))
    return Series(_series_name(card, value), tuple(points))


def _series_name(card: Card, value: Value) -> Wording:
    condition = figures.conditions_text(value.conditions)
    basis = BASIS_NAMES[value.basis] if value.basis else None
    number = source_numbers(card).get(value.source)
    source = f"[{number}]" if number else ""
    return Wording(
        " ".join(filter(None, (condition.zh, basis.zh if basis else "", source))),
        " ".join(filter(None, (condition.en, basis.en if basis else "", source))),
    )
