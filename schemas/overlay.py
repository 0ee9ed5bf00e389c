"""Curves of several cards in one picture, in words: lines with all that tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.conditions import Condition, read_condition
from cards.curve_overlay import DrawnCurve, Overlay
from cards.interpolation import read_curve
from cards.values import BASIS_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.chart import Chart, ChartAxis, Series
from schemas.sheet_sources import source_text

OUT_OF_RANGE = Wording("超出曲线范围", "outside the curve")
_DECADES_FOR_LOG = 30.0


@dataclass(frozen=True, slots=True)
class CurveLine:
    """A curve with its card; `read` is its value at the place that the reader asks for."""

    number: str
    title: str
    condition: Wording
    basis: Wording
    source: Wording
    grade: str
    read: Wording


@dataclass(frozen=True, slots=True)
class OverlayView:
    """A picture with its lines; `missing` are the conditions that none of them states."""

    chart: Chart
    lines: tuple[CurveLine, ...]
    missing: tuple[Wording, ...]


def overlay_view(
    overlay: Overlay, number: int, cards: Sequence[tuple[str, Card]], at: str = ""
) -> OverlayView:
    """The picture of an overlay, the `number`th of its page. `at` is where the curves are read.

    Raises ConditionUnreadable or UnitNotAccepted.
    """
    definition, axis = VOCABULARY.property(overlay.property), VOCABULARY.axis(overlay.axis)
    place = read_condition(overlay.axis, at) if at.strip() else None
    names = [_name(drawn, cards) for drawn in overlay.curves]
    title = Wording(
        f"{definition.name.zh} – {axis.name.zh}", f"{definition.name.en} over {axis.name.en}"
    )
    chart = Chart(
        number=number,
        title=title,
        description=Wording(
            f"{len(names)} 条曲线；数值见下表与各卡片。",
            f"{len(names)} curve(s); numbers in the table and on the cards.",
        ),
        x=ChartAxis(axis.name, figures.unit_heading(axis.unit or ""), _is_log(overlay)),
        y=ChartAxis(definition.name, figures.unit_heading(definition.unit or "")),
        series=tuple(map(_series, overlay.curves, names)),
        places=(),
    )
    lines = tuple(_line(drawn, cards, place) for drawn in overlay.curves)
    missing = tuple(VOCABULARY.axis(name).name for name in overlay.missing)
    return OverlayView(chart, lines, missing)


def _is_log(overlay: Overlay) -> bool:
    spans = [drawn.curve.span for drawn in overlay.curves]
    low, high = min(low for low, _ in spans), max(high for _, high in spans)
    usual = VOCABULARY.axis(overlay.axis).is_logarithmic
    return usual and low > 0 and high / low >= _DECADES_FOR_LOG


def _name(drawn: DrawnCurve, cards: Sequence[tuple[str, Card]]) -> Wording:
    title = cards[drawn.place][1].title
    condition = figures.conditions_text(drawn.value.conditions)
    return Wording(f"{title} {condition.zh}".strip(), f"{title} {condition.en}".strip())


def _series(drawn: DrawnCurve, name: Wording) -> Series:
    points = tuple(sorted((point.x, point.y) for point in drawn.curve.points))
    return Series(name, points)


def _line(
    drawn: DrawnCurve, cards: Sequence[tuple[str, Card]], place: Condition | None
) -> CurveLine:
    number, card = cards[drawn.place]
    value = drawn.value
    return CurveLine(
        number=number,
        title=card.title,
        condition=figures.conditions_text(value.conditions),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        source=source_text(card.source_of(value)),
        grade=card.grade_of(value).value,
        read=_read(drawn, place),
    )


def _read(drawn: DrawnCurve, place: Condition | None) -> Wording:
    """What the curve says there; it is never read beyond its ends."""
    if place is None:
        return NO_WORDING
    found = read_curve(drawn.curve, place)
    if found is None:
        return OUT_OF_RANGE
    text = figures.interval(*found, drawn.curve.canonical_unit)
    return Wording(text, text)
