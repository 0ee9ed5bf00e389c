"""A chart of two properties for readers: points, families, what is left out, guide lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.columns.cloud import Extent
from cards.families import is_magnesium
from cards.guide_lines import Guide
from cards.judged_figure import JudgedFigure
from cards.span import Span
from cards.values import BASIS_NAMES, Value
from cards.verdict import REASON_NAMES, Reason
from cards.vocabulary import VOCABULARY, Property
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_rows import content_text
from schemas.sheet_sections import symbol_text
from schemas.sheet_sources import source_text

Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Coordinate:
    """What a card says on one axis: from where to where, and on what it rests."""

    ends: Ends
    text: Wording
    basis: Wording
    condition: Wording
    source: Wording
    grade: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A card in the chart."""

    number: str
    title: str
    family: str
    is_reference: bool
    x: Coordinate
    y: Coordinate


@dataclass(frozen=True, slots=True)
class Omission:
    """A card that is not in the chart, and why, on each axis."""

    number: str
    title: str
    x: Wording
    y: Wording


def heading(entry: Property, condition: Wording) -> Wording:
    """What stands at an axis: `弹性模量 E / GPa`, with the condition where there is one."""
    unit = figures.unit_heading(entry.unit or "")
    symbol = f" {symbol_text(entry.symbol)}" if entry.symbol else ""
    tail = f" / {unit}" if unit else ""
    return Wording(
        f"{entry.name.zh}{symbol}{tail}" + (f"（{condition.zh}）" if condition else ""),
        f"{entry.name.en}{symbol}{tail}" + (f" ({condition.en})" if condition else ""),
    )


def spot(
    number: str,
    card: Card,
    said: Sequence[JudgedFigure],
    ends: Sequence[Ends],
    *,
    is_reference: bool,
) -> Spot:
    """A point with its two figures, in the order of the axes."""
    x, y = (_coordinate(card, figure, own) for figure, own in zip(said, ends, strict=True))
    return Spot(number, card.title, card.family, is_reference, x, y)


def _coordinate(card: Card, figure: JudgedFigure, ends: Ends) -> Coordinate:
    value = figure.value
    assert value is not None
    return Coordinate(
        ends=ends,
        text=_text(value, ends),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        condition=figures.conditions_text(value.conditions),
        source=source_text(card.source_of(value)),
        grade=figure.grade.value if figure.grade else "",
    )


def _text(value: Value, ends: Ends) -> Wording:
    """A quantity as typed; of a curve, what was read on it."""
    if value.quantity is not None:
        return content_text(value.quantity, value.property)
    read = figures.interval(*ends, VOCABULARY.property(value.property).unit or "")
    return Wording(read, read)


def omission(number: str, card: Card, x: JudgedFigure, y: JudgedFigure) -> Omission:
    """A card that is left out, with what is in the way."""
    return Omission(number, card.title, why(x), why(y))


def why(figure: JudgedFigure) -> Wording:
    """Why a figure is not drawn; nothing where it could be."""
    if figure.reason is None:
        return REASON_NAMES[Reason.CENSORED] if figure.is_bound else NO_WORDING
    reason = REASON_NAMES[figure.reason]
    names = [VOCABULARY.axis(axis).name for axis in figure.axes]
    if not names:
        return reason
    zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
    return Wording(f"{reason.zh}：{zh}", f"{reason.en}: {en}")


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A guide line with how many cards are above it, whatever their ranges hold."""

    key: str
    name: Wording
    symbol: str
    unit: str
    power: float
    value: float
    above: int
    requirement: str


def guide_line(guide: Guide, value: float, spans: Iterable[tuple[Ends, Ends]]) -> GuideLine:
    """The line of an index at `value`, in its canonical unit."""
    entry = VOCABULARY.property(guide.index)
    above = sum(guide.is_above(Span(*x), Span(*y), value) for x, y in spans)
    return GuideLine(
        guide.index,
        entry.name,
        symbol_text(entry.symbol),
        figures.unit_heading(entry.unit or ""),
        guide.power,
        value,
        above,
        f"{guide.index}>={figures.trimmed(value, 4)}{entry.unit}",
    )


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A family in words: how many cards, and from where to where."""

    name: str
    is_magnesium: bool
    count: int
    x: str
    y: str


def family_line(extent: Extent, x: Property, y: Property) -> FamilyLine:
    return FamilyLine(
        extent.family,
        is_magnesium(extent.family),
        extent.count,
        figures.interval(*extent.x, x.unit or ""),
        figures.interval(*extent.y, y.unit or ""),
    )
