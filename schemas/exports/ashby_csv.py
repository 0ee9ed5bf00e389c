"""The points of a chart as a table, with what each rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from cards.wording import Wording
from schemas.ashby import Coordinate, Spot
from schemas.exports.values_csv import plain

_BESIDE = ("low", "high", "value", "basis", "conditions", "source", "grade")


def ashby_csv(spots: Iterable[Spot], axes: Sequence[Wording], language: str) -> str:
    """One line a card; the headings name property, unit and conditions of the axes, the first of
    them or both."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    names = [axis.in_language(language) for axis in axes]
    heads = (f"{axis}: {name}" for axis in names for name in _BESIDE)
    writer.writerow(["card", "designation", "family", *heads])
    for spot in spots:
        drawn = (spot.x, spot.y)[: len(names)]
        says = (said for axis in drawn for said in _coordinate(axis, language))
        writer.writerow([spot.number, plain(spot.title), plain(spot.family), *says])
    return text.getvalue()


def _coordinate(axis: Coordinate, language: str) -> list[str]:
    words = (axis.text, axis.basis, axis.condition, axis.source)
    said = (plain(word.in_language(language)) for word in words)
    return [*(repr(end) for end in axis.ends), *said, axis.grade]
