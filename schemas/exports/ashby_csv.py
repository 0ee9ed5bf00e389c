"""The points of a chart of two properties as a table, with what each rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from cards.wording import Wording
from schemas.ashby import Coordinate, Spot
from schemas.exports.values_csv import plain

_BESIDE = ("low", "high", "value", "basis", "conditions", "source", "grade")


def ashby_csv(spots: Iterable[Spot], x: Wording, y: Wording, language: str) -> str:
    """One line a card; the two headings name property, unit and conditions of the axes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    axes = [axis.in_language(language) for axis in (x, y)]
    heads = (f"{axis}: {name}" for axis in axes for name in _BESIDE)
    writer.writerow(["card", "designation", "family", *heads])
    for spot in spots:
        says = (said for axis in (spot.x, spot.y) for said in _coordinate(axis, language))
        writer.writerow([spot.number, plain(spot.title), plain(spot.family), *says])
    return text.getvalue()


def _coordinate(axis: Coordinate, language: str) -> list[str]:
    words = (axis.text, axis.basis, axis.condition, axis.source)
    said = (plain(word.in_language(language)) for word in words)
    return [*(repr(end) for end in axis.ends), *said, axis.grade]
