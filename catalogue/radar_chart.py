"""Draws a radar as SVG: rings for limit and target, a line for each card.

Dash and mark tell the cards apart, so that nothing depends on colour. Where a card says nothing
that can be compared there is no mark on that axis, and its line is broken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from markupsafe import Markup

from cards.wording import Wording
from catalogue.chart_marks import dash, mark_shape
from schemas.limit_scale import Span
from schemas.radar_parts import Radar, RadarAxis, RadarSeries

WIDTH, HEIGHT = 560.0, 400.0
_MIDDLE = (WIDTH / 2, HEIGHT / 2)
_RADIUS, _INNER = 140.0, 14.0
"""Of the rim, and of what stands for 0, so that lines of different axes stay apart."""
_LABEL_GAP = 14.0

Place = tuple[float, float]


def radar_chart(radar: Radar, title: str, lang: str, font: str = "sans-serif") -> str:
    """The radar as an SVG document, its words in that font."""
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="radar" role="img" '
        f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" aria-label="{escape(title)}" '
        f'font-family="{font}" font-size="12" fill="currentColor">'
    )
    count = len(radar.axes)
    series = (_series(entry, place, count) for place, entry in enumerate(radar.series))
    return "".join((opening, *_grid(radar.axes, lang), *series, "</svg>"))


def _at(axis: int, count: int, share: float) -> Place:
    """A share of an axis on paper; the first axis points up, the others follow clockwise."""
    turn = 2 * math.pi * axis / count
    reach = _INNER + (_RADIUS - _INNER) * share
    return _MIDDLE[0] + reach * math.sin(turn), _MIDDLE[1] - reach * math.cos(turn)


def _grid(axes: Sequence[RadarAxis], lang: str) -> Iterator[str]:
    count = len(axes)
    for share, kind, width in ((0.5, "limit", 1.6), (1.0, "rim", 1.0)):
        corners = " ".join(_pair(_at(axis, count, share)) for axis in range(count))
        yield (
            f'<polygon class="{kind}" points="{corners}" fill="none" stroke="currentColor" '
            f'stroke-width="{width:g}"/>'
        )
    for place, axis in enumerate(axes):
        foot, end = _at(place, count, 0.0), _at(place, count, 1.0)
        yield (
            f'<path class="axis" d="M{_pair(foot)}L{_pair(end)}" stroke="currentColor" '
            'stroke-opacity=".35"/>'
        )
        yield from _label(axis, place, count, lang)


def _label(axis: RadarAxis, place: int, count: int, lang: str) -> Iterator[str]:
    """The name of an axis with its limit, and its target below, outside of the rim."""
    x, y = _at(place, count, 1.0 + _LABEL_GAP / (_RADIUS - _INNER))
    lean = x - _MIDDLE[0]
    anchor = "middle" if abs(lean) < 1 else "start" if lean > 0 else "end"
    drop = (y - _MIDDLE[1]) / _RADIUS * 10
    target = axis.target and f"→ {axis.target}"
    name = axis.symbol or axis.name.in_language(lang)
    lines = [f"{name} {axis.limit}", *([target] if target else [])]
    top = y + drop - (14 * (len(lines) - 1) if drop < -5 else 0) + 4
    for number, text in enumerate(lines):
        weight = 600 if number == 0 else 400
        yield (
            f'<text x="{x:.1f}" y="{top + 14 * number:.1f}" text-anchor="{anchor}" '
            f'font-weight="{weight}">{escape(text)}</text>'
        )


def _series(series: RadarSeries, number: int, count: int) -> str:
    """A card by the end that counts against it; a range is a stroke along its axis."""
    reaches = series.reaches
    parts = [f'<g class="series series-{number}"><title>{escape(series.title)}</title>']
    for here, there in pairwise((*range(count), 0)):
        one, other = reaches[here], reaches[there]
        if one and other:
            ends = _pair(_at(here, count, one[0])), _pair(_at(there, count, other[0]))
            parts.append(
                f'<path d="M{ends[0]}L{ends[1]}" fill="none" stroke="currentColor" '
                f'stroke-width="2"{dash(number)}/>'
            )
    known = ((axis, reach) for axis, reach in enumerate(reaches) if reach is not None)
    parts += (_mark(reach, axis, number, count) for axis, reach in known)
    return "".join((*parts, "</g>"))


def _mark(reach: Span, axis: int, number: int, count: int) -> str:
    low, high = reach
    stroke = ""
    if high > low:
        ends = _pair(_at(axis, count, low)), _pair(_at(axis, count, high))
        stroke = (
            f'<path d="M{ends[0]}L{ends[1]}" stroke="currentColor" stroke-width="4" '
            'stroke-opacity=".35"/>'
        )
    return stroke + mark_shape(number, *_at(axis, count, low))


def legend_mark(number: int) -> Markup:
    """The line and the mark of a card, in a box of 40 × 12."""
    drawn = f'<path d="M2 6H38" stroke="currentColor" stroke-width="2"{dash(number)}/>'
    return Markup(drawn + mark_shape(number, 20.0, 6.0))  # noqa: S704


def _pair(place: Place) -> str:
    return f"{place[0]:.1f} {place[1]:.1f}"


def radar_title(radar: Radar, name: Wording, lang: str) -> str:
    """What the picture is for who does not see it: the table beside it says the numbers."""
    cards = ", ".join(entry.title for entry in radar.series)
    said = Wording(
        f"{cards} 对“{name.zh}”的要求：{len(radar.axes)} 个轴，一半处为限值，向外更好",
        f"{cards} against “{name.en}”: {len(radar.axes)} axes, the limit half way, better outward",
    )
    return said.in_language(lang)
