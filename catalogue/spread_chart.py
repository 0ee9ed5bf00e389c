"""Draws how cards are spread over a property, as SVG: a histogram, and below it each family.

A family is a line from its least to its largest value with a mark for every card; the middle one is
a tick. A card that is looked at has a ring around its mark and a line through all rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from statistics import median

from catalogue.chart_marks import colour_of, mark_shape
from catalogue.chart_scale import Scale, tick_text

WIDTH = 960.0
_LEFT, _RIGHT, _TOP = 132.0, 20.0, 26.0
_BARS, _AXIS, _ROW = 150.0, 40.0, 22.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The cards between two values; `link` leads to them."""

    low: float
    high: float
    count: int
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A card, from its least to its largest value."""

    low: float
    high: float
    title: str
    link: str
    is_looked_at: bool = False

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Strip:
    """A family with its cards."""

    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class SpreadPicture:
    """Everything that is drawn; `limits` are those of requirements on the property, `ticks` carry
    labels on the axis."""

    title: str
    heading: str
    ticks: tuple[float, ...]
    is_logarithmic: bool
    bars: Sequence[Bar]
    strips: Sequence[Strip]
    limits: Sequence[float] = ()


def spread_chart(picture: SpreadPicture) -> str:
    """The picture as an SVG document."""
    axis = _scale(picture)
    height = _TOP + _BARS + _AXIS + _ROW * len(picture.strips) + 8
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="spread-chart" role="group" '
        f'viewBox="0 0 {WIDTH:g} {height:g}" aria-label="{escape(picture.title)}" '
        'font-family="sans-serif" font-size="12" fill="currentColor">'
    )
    parts = (
        opening,
        *_limits(picture.limits, axis, height),
        *_bars(picture.bars, axis),
        *_axis(picture, axis, height),
        *(_strip(strip, place, axis) for place, strip in enumerate(picture.strips)),
        "</svg>",
    )
    return "".join(parts)


def _scale(picture: SpreadPicture) -> Scale:
    ticks = picture.ticks
    is_log = picture.is_logarithmic
    return Scale(ticks[0], ticks[-1], _LEFT, WIDTH - _RIGHT, is_log, ticks)


def _bars(bars: Sequence[Bar], axis: Scale) -> Iterator[str]:
    highest = max(bar.count for bar in bars)
    foot = _TOP + _BARS
    for bar in bars:
        if bar.count:
            left, right = axis.at(bar.low), axis.at(bar.high)
            rise = _BARS * bar.count / highest
            yield (
                f'<a class="bin" href="{escape(bar.link)}"><title>{escape(bar.title)}</title>'
                f'<rect x="{left + 0.5:.1f}" y="{foot - rise:.1f}" width="{right - left - 1:.1f}" '
                f'height="{rise:.1f}" fill="currentColor"/>'
                f'<text x="{(left + right) / 2:.1f}" y="{foot - rise - 5:.1f}" '
                f'text-anchor="middle" font-size="11">{bar.count}</text></a>'
            )


def _axis(picture: SpreadPicture, axis: Scale, height: float) -> Iterator[str]:
    foot = _TOP + _BARS
    yield _line("frame", f"M{_LEFT:g} {foot:g}H{axis.end:g}", 1.0)
    last = float("-inf")
    for tick in axis.ticks:
        at, text = axis.at(tick), tick_text(tick, is_logarithmic=axis.is_logarithmic)
        if at - last >= 44:
            last = at
            yield _line("grid", f"M{at:.1f} {foot:g}V{height - 8:g}", 0.12)
            yield f'<text x="{at:.1f}" y="{foot + 16:g}" text-anchor="middle">{text}</text>'
    yield (
        f'<text x="{axis.end:g}" y="{foot + 32:g}" text-anchor="end" font-weight="600">'
        f"{escape(picture.heading)}</text>"
    )


def _line(kind: str, path: str, opacity: float) -> str:
    return (
        f'<path class="{kind}" d="{path}" fill="none" stroke="currentColor" '
        f'stroke-opacity="{opacity:g}"/>'
    )


def _strip(strip: Strip, place: int, axis: Scale) -> str:
    level = _TOP + _BARS + _AXIS + _ROW * (place + 0.5)
    ends = min(dot.low for dot in strip.dots), max(dot.high for dot in strip.dots)
    left, right = (axis.at(end) for end in ends)
    middle = axis.at(median(dot.middle for dot in strip.dots))
    place_of_name = f'x="{_LEFT - 10:g}" y="{level + 4:.1f}" text-anchor="end"'
    parts = [
        f'<g class="family-{colour_of(place)}">',
        f"<text {place_of_name}>{escape(strip.name)}</text>",
        _line("range", f"M{left:.1f} {level:.1f}H{right:.1f}", 0.5),
        _line("median", f"M{middle:.1f} {level - 7:.1f}V{level + 7:.1f}", 1.0),
        *(_dot(dot, place, level, axis) for dot in strip.dots),
        "</g>",
    ]
    return "".join(parts)


def _dot(dot: Dot, place: int, level: float, axis: Scale) -> str:
    at = axis.at(dot.middle)
    ring = ""
    if dot.is_looked_at:
        ring = (
            f'<circle cx="{at:.1f}" cy="{level:.1f}" r="9" fill="none" stroke="currentColor" '
            f'stroke-width="2.5"/>{_line("looked-at", f"M{at:.1f} {_TOP:g}V{level - 9:.1f}", 0.8)}'
        )
    return (
        f'<a class="dot" href="{escape(dot.link)}"><title>{escape(dot.title)}</title>{ring}'
        f"{mark_shape(place, at, level)}</a>"
    )


def _limits(limits: Sequence[float], axis: Scale, height: float) -> Iterator[str]:
    for limit in limits:
        if axis.low <= limit <= axis.high:
            at = axis.at(limit)
            yield (
                f'<path class="asked-limit" d="M{at:.1f} {_TOP - 8:g}V{height - 8:g}" fill="none" '
                'stroke="currentColor" stroke-width="2" stroke-dasharray="7 4"/>'
            )
