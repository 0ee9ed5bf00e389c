"""Many cards as arrays: every value of a property beside one another, in the order of the cards.

The points of a property lie together and, within it, card by card. A question reads one stretch of
memory and nothing else, whatever the conditions it names; one column for each combination of
property and conditions would be as quick, but there are thousands of those and most are empty.
A segment never changes, so that processes may share it in a memory-mapped file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from cards.columns.points import (
    AXES,
    CURVE,
    PROPERTIES,
    Floats,
    Points,
    Stroke,
    place_of,
)

Rows = NDArray[np.int32]
Codes = NDArray[np.uint8]
Numbers = NDArray[np.bytes_]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """The points of cards 0 … n − 1 by property; `numbers` are their card numbers, ascending.

    `offsets` bounds the points of each property; `row` says whose they are. `axis`, `start`, `x`
    and `y` hold the curves, to which points of the kind CURVE refer by `low`.
    """

    numbers: Numbers
    offsets: NDArray[np.int64]
    row: Rows
    kind: Codes
    basis: Codes
    grade: Codes
    state: NDArray[np.uint32]
    low: Floats
    high: Floats
    axis: Codes
    start: NDArray[np.int64]
    x: Floats
    y: Floats

    def __len__(self) -> int:
        return len(self.numbers)

    def points_of(self, key: str) -> slice:
        """Where the points of the property stand in the arrays."""
        place = place_of(key)
        return slice(int(self.offsets[place]), int(self.offsets[place + 1]))

    def curve(self, place: int) -> Stroke:
        """One of the curves."""
        span = slice(int(self.start[place]), int(self.start[place + 1]))
        return Stroke(AXES[self.axis[place]], self.x[span], self.y[span])

    def row_of(self, number: str) -> int | None:
        """The row of a card, None where it is not in the segment."""
        wanted = number.encode()
        place = int(np.searchsorted(self.numbers, np.bytes_(wanted)))
        is_there = place < len(self) and self.numbers[place] == wanted
        return place if is_there else None

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Everything by name, to be stored."""
        return {entry.name: getattr(self, entry.name) for entry in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Segment:
        """The segment that was stored."""
        return cls(**{entry.name: arrays[entry.name] for entry in fields(cls)})  # type: ignore[arg-type]


def build_segment(
    numbers: Sequence[str],
    points: Points,
    counts: NDArray[np.int64],
    curves: Iterable[tuple[int, Sequence[Stroke]]],
) -> Segment:
    """The segment of `points`, of which `counts[row]` belong to each card in turn, and of the
    curves of the cards that have some, by ascending row."""
    row = np.repeat(np.arange(len(numbers), dtype=np.int32), counts)
    order = np.argsort(points["property"], kind="stable")
    bounds = np.arange(len(PROPERTIES) + 1)
    strokes, base = _numbered(curves, len(numbers))
    low = points["low"][order]
    row, kind = row[order], points["kind"][order]
    drawn = np.flatnonzero(kind == CURVE)
    low[drawn] += base[row[drawn]]
    lengths = [len(stroke.x) for stroke in strokes]
    return Segment(
        numbers=np.array([number.encode() for number in numbers], "S"),
        offsets=np.searchsorted(points["property"][order], bounds).astype(np.int64),
        row=row,
        kind=kind,
        basis=points["basis"][order],
        grade=points["grade"][order],
        state=points["state"][order],
        low=low,
        high=points["high"][order],
        axis=np.array([AXES.index(stroke.axis) for stroke in strokes], np.uint8),
        start=np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64),
        x=np.concatenate([np.empty(0), *(stroke.x for stroke in strokes)]),
        y=np.concatenate([np.empty(0), *(stroke.y for stroke in strokes)]),
    )


def _numbered(
    curves: Iterable[tuple[int, Sequence[Stroke]]], size: int
) -> tuple[list[Stroke], Rows]:
    """All curves, and for each card the number of its first one."""
    strokes: list[Stroke] = []
    base = np.zeros(size, np.int32)
    for row, found in curves:
        base[row] = len(strokes)
        strokes += found
    return strokes, base
