"""Draws cards as points between two properties, as SVG: ellipses of families, ranges as bars.

The shape of a mark tells the families apart, so that nothing depends on colour. Labels of families
keep clear of each other; where there is no room a label is left out and stands in the legend only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from catalogue.chart_marks import colour_of, mark_shape
from catalogue.chart_scale import Scale, scale, tick_text

Ends = tuple[float, float]

WIDTH, HEIGHT = 760.0, 520.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 64.0, 16.0, 18.0, 48.0
_LABEL = 11.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One point: where it lies, to which group it belongs, and what is said when it is reached."""

    x: Ends
    y: Ends
    group: int
    title: str
    link: str
    is_reference: bool = False


@dataclass(frozen=True, slots=True)
class Bubble:
    """A group as an ellipse that touches its least and largest values."""

    x: Ends
    y: Ends
    group: int
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A guide line through these places, with its name."""

    points: Sequence[tuple[float, float]]
    name: str


@dataclass(frozen=True, slots=True)
class Scatter:
    """Everything that is drawn; the two headings stand at the axes."""

    title: str
    x_heading: str
    y_heading: str
    x_log: bool
    y_log: bool
    marks: Sequence[Mark]
    bubbles: Sequence[Bubble]
    lines: Sequence[Line] = ()


def scatter_chart(chart: Scatter) -> str:
    """The chart as an SVG document."""
    x, y = _scales(chart)
    labels = _labels(chart.bubbles, x, y)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ashby" role="group" '
        f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" aria-label="{escape(chart.title)}" '
        f'font-family="sans-serif" font-size="11" fill="currentColor">'
    )
    parts = (
        opening,
        *_grid(chart, x, y),
        *(_ellipse(bubble, x, y) for bubble in chart.bubbles),
        *(_guide(line, x, y) for line in chart.lines),
        *(_mark(mark, x, y) for mark in chart.marks),
        *labels,
        "</svg>",
    )
    return "".join(parts)


def _scales(chart: Scatter) -> tuple[Scale, Scale]:
    spots = [*chart.marks, *chart.bubbles]
    across = [end for spot in spots for end in spot.x] or [1.0, 10.0]
    down = [end for spot in spots for end in spot.y] or [1.0, 10.0]
    return (
        scale(across, _LEFT, WIDTH - _RIGHT, is_logarithmic=chart.x_log, ticks=8),
        scale(down, HEIGHT - _BOTTOM, _TOP, is_logarithmic=chart.y_log, ticks=8),
    )


def _grid(chart: Scatter, x: Scale, y: Scale) -> list[str]:
    foot = HEIGHT - _BOTTOM
    parts = [_path("frame", f"M{_LEFT:g} {_TOP:g}V{foot:g}H{x.end:g}", 1.0)]
    for tick in x.ticks:
        at, label = x.at(tick), tick_text(tick, is_logarithmic=x.is_logarithmic)
        parts.append(_path("grid", f"M{at:.1f} {_TOP:g}V{foot:g}", 0.12))
        parts.append(_text(at, foot + 15, label, "middle"))
    for tick in y.ticks:
        at, label = y.at(tick), tick_text(tick, is_logarithmic=y.is_logarithmic)
        parts.append(_path("grid", f"M{_LEFT:g} {at:.1f}H{x.end:g}", 0.12))
        parts.append(_text(_LEFT - 6, at + 4, label, "end"))
    parts.append(_text(x.end, foot + 36, chart.x_heading, "end", weight="600"))
    parts.append(_text(4, 12, chart.y_heading, "start", weight="600"))
    return parts


def _path(kind: str, path: str, opacity: float) -> str:
    return (
        f'<path class="{kind}" d="{path}" fill="none" stroke="currentColor" '
        f'stroke-opacity="{opacity:g}"/>'
    )


def _text(x: float, y: float, text: str, anchor: str, weight: str = "400") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(text)}</text>"
    )


def _box(x: Ends, y: Ends, across: Scale, down: Scale) -> tuple[float, float, float, float]:
    """The middle and the half axes of an extent, on paper."""
    left, right = across.at(x[0]), across.at(x[1])
    low, high = down.at(y[0]), down.at(y[1])
    return (left + right) / 2, (low + high) / 2, (right - left) / 2, (low - high) / 2


def _ellipse(bubble: Bubble, x: Scale, y: Scale) -> str:
    middle, level, across, down = _box(bubble.x, bubble.y, x, y)
    return (
        f'<ellipse class="family family-{colour_of(bubble.group)}" '
        f'cx="{middle:.1f}" cy="{level:.1f}" rx="{across + 7:.1f}" ry="{down + 7:.1f}" '
        'fill="currentColor" fill-opacity=".07" stroke="currentColor" stroke-opacity=".45"/>'
    )


def _guide(line: Line, x: Scale, y: Scale) -> str:
    inside = [(across, down) for across, down in line.points if y.low <= down <= y.high]
    if len(inside) < 2:
        return ""
    path = " ".join(f"{x.at(across):.1f},{y.at(down):.1f}" for across, down in inside)
    return (
        f'<polyline class="guide" points="{path}" fill="none" stroke="currentColor" '
        f'stroke-width="1.5" stroke-dasharray="7 4"><title>{escape(line.name)}</title></polyline>'
    )


def _mark(mark: Mark, x: Scale, y: Scale) -> str:
    middle, level, across, down = _box(mark.x, mark.y, x, y)
    bars = ""
    if across > 1 or down > 1:
        bar = f"M{middle - across:.1f} {level:.1f}H{middle + across:.1f}"
        bars = _path("range", f"{bar}M{middle:.1f} {level - down:.1f}V{level + down:.1f}", 0.5)
    shape = mark_shape(mark.group, middle, level, is_hollow=mark.is_reference)
    return (
        f'<a class="spot family-{colour_of(mark.group)}" href="{escape(mark.link)}">'
        f"<title>{escape(mark.title)}</title>{bars}{shape}</a>"
    )


def _labels(bubbles: Sequence[Bubble], x: Scale, y: Scale) -> list[str]:
    """The names of the families above their ellipses, each where it meets no other."""
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    for bubble in bubbles:
        middle, level, _, down = _box(bubble.x, bubble.y, x, y)
        width = sum(_LABEL if ord(letter) > 0x2E80 else _LABEL * 0.6 for letter in bubble.name)
        for at in (level - down - 11, level + down + 20, level - down - 24, level + down + 33):
            box = (middle - width / 2, at - _LABEL, middle + width / 2, at + 2)
            if _is_free(box, taken):
                taken.append(box)
                parts.append(_text(middle, at, bubble.name, "middle", weight="600"))
                break
    return parts


def _is_free(box: tuple[float, ...], taken: Sequence[tuple[float, ...]]) -> bool:
    left, top, right, bottom = box
    if left < _LEFT or right > WIDTH or top < 14 or bottom > HEIGHT - _BOTTOM:
        return False
    return all(right < a or c < left or bottom < b or d < top for a, b, c, d in taken)
