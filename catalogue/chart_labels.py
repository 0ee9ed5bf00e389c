"""The labels at the ends of the lines of a chart: what they say, and where they do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean
from unicodedata import east_asian_width

from schemas.chart import Chart

SIZE = 8.5
_WIDEST = 78.0
_LINE_HEIGHT = 10.0
_GAP = 8.0


def labels(chart: Chart, lang: str) -> tuple[str, ...]:
    """What stands at the end of each line; a single line needs no label, a long one is cut."""
    if len(chart.series) < 2:
        return ()
    return tuple(_cut(series.label.in_language(lang)) for series in chart.series)


def margin(texts: Sequence[str]) -> float:
    """The room that the labels take beside the plot."""
    return _GAP + max(map(_width, texts)) if any(texts) else 0.0


def _cut(text: str) -> str:
    if _width(text) <= _WIDEST:
        return text
    while _width(text) > _WIDEST - SIZE:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(text: str) -> float:
    """About as wide as the text is drawn: an ideograph is square, a letter about half as wide."""
    return sum(SIZE * (1 if east_asian_width(sign) in "WF" else 0.56) for sign in text)


def apart(ends: Sequence[float], top: float, bottom: float) -> tuple[float, ...]:
    """Heights as near as may be to `ends`, each a line of text from the next, within the plot.

    Labels that would overlap stand together around the middle of their ends.
    """
    order = sorted(range(len(ends)), key=lambda place: ends[place])
    groups: list[list[float]] = []
    for rank, place in enumerate(order):
        groups.append([ends[place] - rank * _LINE_HEIGHT])
        while len(groups) > 1 and mean(groups[-2]) > mean(groups[-1]):
            overlapping = groups.pop()
            groups[-1] += overlapping
    most = bottom - (len(ends) - 1) * _LINE_HEIGHT
    raised = [min(max(mean(group), top), most) for group in groups for _ in group]
    ranked = enumerate(zip(order, raised, strict=True))
    found = {place: height + rank * _LINE_HEIGHT for rank, (place, height) in ranked}
    return tuple(found[place] for place in range(len(ends)))
