"""Draws the curves of a card as SVG: line charts with linear or logarithmic axes.

A chart carries its title and description for readers who do not see it, uses no colour to tell
lines apart (dash, marker and the label at the end of each do), and names no font but the one it is
given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from catalogue import chart_labels
from catalogue.chart_marks import dash
from catalogue.chart_scale import Scale, scale, tick_text
from schemas.chart import Chart, ChartAxis, Series

WIDTH, PLOT_HEIGHT = 360.0, 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 46.0, 12.0, 22.0, 36.0
_LEGEND_LINE = 14.0
_TEXT, _SMALL = 10.0, 9.0
_MARKERS = ("circle", "square", "diamond", "triangle", "ring", "box")
_MOST_MARKERS = 30

_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")
_RAISED_RUN = re.compile("[⁻⁰⁴-⁹][⁻⁰¹²³⁴-⁹]*|[¹²³][⁻⁰¹²³⁴-⁹]+")
_INK, _GRID = "currentColor", "#c9cdd2"


def line_chart(chart: Chart, lang: str, font: str = "inherit") -> str:
    """The chart as an SVG document; `font` is the CSS family of its text."""
    rows = len(chart.series) if _needs_legend(chart) else 0
    height = PLOT_HEIGHT + rows * _LEGEND_LINE + (4 if rows else 0)
    key = f"chart-{chart.number}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'viewBox="0 0 {_n(WIDTH)} {_n(height)}" width="{_n(WIDTH)}" height="{_n(height)}" '
        f'aria-labelledby="{key}-title {key}-desc" font-family="{escape(font)}" '
        f'font-size="{_n(_TEXT)}" fill="{_INK}">'
    )
    parts = [
        opening,
        f'<title id="{key}-title">{escape(chart.title.in_language(lang))}</title>',
        f'<desc id="{key}-desc">{escape(chart.description.in_language(lang))}</desc>',
        *_plot(chart, lang),
        *(_legend(chart.series, lang) if rows else ()),
        "</svg>",
    ]
    return "".join(parts)


def _needs_legend(chart: Chart) -> bool:
    return len(chart.series) > 1 or bool(chart.series[0].name)


def _plot(chart: Chart, lang: str) -> list[str]:
    labels = chart_labels.labels(chart, lang)
    x = _x_scale(chart, WIDTH - _RIGHT - chart_labels.margin(labels))
    y = _y_scale(chart)
    lines = [_line(series, place, x, y) for place, series in enumerate(chart.series)]
    ends = [y.at(max(series.points)[1]) for series in chart.series]
    places = chart_labels.apart(ends, _TOP, PLOT_HEIGHT - _BOTTOM)
    beside = [
        _words(x.end + 5, down + 3, text, "start", chart_labels.SIZE)
        for text, down in zip(labels, places, strict=False)
    ]
    return [*_x_axis(chart.x, x, lang), *_y_axis(chart.y, y, x.end, lang), *lines, *beside]


def _x_scale(chart: Chart, right: float) -> Scale:
    numbers = [x for series in chart.series for x, _ in series.points]
    return scale(numbers, _LEFT, right, is_logarithmic=chart.x.is_logarithmic, ticks=6)


def _y_scale(chart: Chart) -> Scale:
    numbers = [y for series in chart.series for _, y in series.points]
    return scale(
        numbers, PLOT_HEIGHT - _BOTTOM, _TOP, is_logarithmic=chart.y.is_logarithmic, ticks=4
    )


def _x_axis(axis: ChartAxis, x: Scale, lang: str) -> list[str]:
    foot = PLOT_HEIGHT - _BOTTOM
    parts = [_rule(_LEFT, foot, x.end, foot, _INK, 0.8)]
    for tick in x.ticks:
        place = x.at(tick)
        parts.append(_rule(place, foot, place, foot + 3, _INK, 0.8))
        label = tick_text(tick, is_logarithmic=x.is_logarithmic)
        parts.append(_words(place, foot + 13, label, "middle", _SMALL))
    parts.append(_words(x.end, foot + 28, _heading(axis, lang), "end", _TEXT))
    return parts


def _y_axis(axis: ChartAxis, y: Scale, right: float, lang: str) -> list[str]:
    parts = []
    for tick in y.ticks:
        place = y.at(tick)
        parts.append(_rule(_LEFT, place, right, place, _GRID, 0.5))
        label = tick_text(tick, is_logarithmic=y.is_logarithmic)
        parts.append(_words(_LEFT - 5, place + 3, label, "end", _SMALL))
    parts.append(_words(2, 11, _heading(axis, lang), "start", _TEXT))
    return parts


def _heading(axis: ChartAxis, lang: str) -> str:
    name = axis.name.in_language(lang)
    name = name[:1].upper() + name[1:]
    return f"{name} / {axis.unit}" if axis.unit else name


def _line(series: Series, place: int, x: Scale, y: Scale) -> str:
    places = [(x.at(point[0]), y.at(point[1])) for point in series.points]
    path = " ".join(f"{_n(across)},{_n(down)}" for across, down in places)
    marks = places if len(places) <= _MOST_MARKERS else [places[0], places[-1]]
    return (
        f'<polyline points="{path}" fill="none" stroke="{_INK}" stroke-width="1.3" '
        f'stroke-linejoin="round"{dash(place)}/>'
        + "".join(_marker(place, across, down) for across, down in marks)
    )


def _marker(place: int, x: float, y: float) -> str:
    shape = _MARKERS[place % len(_MARKERS)]
    if shape == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="2.2" fill="{_INK}"/>'
    if shape == "ring":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="2.2" fill="white" stroke="{_INK}"/>'
    if shape == "box":
        edge = f'fill="white" stroke="{_INK}"'
        return f'<rect x="{_n(x - 2)}" y="{_n(y - 2)}" width="4" height="4" {edge}/>'
    if shape == "square":
        return f'<rect x="{_n(x - 2)}" y="{_n(y - 2)}" width="4" height="4" fill="{_INK}"/>'
    turns = {"diamond": ((0, -3), (3, 0), (0, 3), (-3, 0)), "triangle": ((0, -3), (3, 2), (-3, 2))}
    corners = " ".join(f"{_n(x + across)},{_n(y + down)}" for across, down in turns[shape])
    return f'<polygon points="{corners}" fill="{_INK}"/>'


def _legend(lines: Sequence[Series], lang: str) -> list[str]:
    parts = []
    for place, series in enumerate(lines):
        middle = PLOT_HEIGHT + 6 + place * _LEGEND_LINE
        parts.append(
            f'<line x1="{_n(_LEFT)}" y1="{_n(middle)}" x2="{_n(_LEFT + 26)}" y2="{_n(middle)}" '
            f'stroke="{_INK}" stroke-width="1.3"{dash(place)}/>'
        )
        parts.append(_marker(place, _LEFT + 13, middle))
        name = series.name.in_language(lang)
        parts.append(_words(_LEFT + 32, middle + 3.2, name, "start", _SMALL))
    return parts


def _rule(x1: float, y1: float, x2: float, y2: float, ink: str, width: float) -> str:
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
        f'stroke="{ink}" stroke-width="{_n(width)}"/>'
    )


def _words(x: float, y: float, text: str, anchor: str, size: float) -> str:
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" font-size="{_n(size)}">'
        f"{_with_exponents(text, size)}</text>"
    )


def _with_exponents(text: str, size: float) -> str:
    """Exponents as raised text: few fonts hold all superscript characters."""
    rise, small = _n(size * 0.35), _n(size * 0.7)
    found = _RAISED_RUN.search(text)
    if found is None:
        return escape(text)
    run = f'<tspan dy="-{rise}" font-size="{small}">{found[0].translate(_LOWERED)}</tspan>'
    rest = text[found.end() :]
    tail = f'<tspan dy="{rise}">{_with_exponents(rest, size)}</tspan>' if rest else ""
    return escape(text[: found.start()]) + run + tail


def _n(number: float) -> str:
    """A coordinate to a hundredth, without needless zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
