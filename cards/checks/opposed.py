"""Which values of a card stand against a value: those under the same conditions, the strictest of
them only, found without holding every value against every other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cards.checks.entries import Measured, same_conditions, state_of
from cards.vocabulary import VOCABULARY

Shortlist = Callable[[Sequence[Measured]], list[Measured]]
"""Picks the few entries of many that decide."""

_Place = tuple[object, ...]
_EITHER_WAY = 2.0
"""A relative tolerance may be taken from the larger number, which is less than twice the other."""


def opposed(
    entries: Sequence[Measured], others: Sequence[Measured], shortlist: Shortlist, same_source: bool
) -> Iterator[tuple[Measured, list[Measured]]]:
    """Each of `entries` with the strictest of `others` that stand against it, where any do: of
    the same conditions, and of the same source or of another one."""
    if not entries or not others:
        return
    shelves = _shelves(others, shortlist)
    for state in _by(entries, _state).values():
        shelf = shelves.get(_place(state[0]))
        near = shelf.near(state[0]) if shelf else []
        for source, group in _by(state, lambda entry: entry.value.source).items():
            rivals = [entry for entry in near if (entry.value.source == source) is same_source]
            if rivals:
                strictest = shortlist(rivals)
                yield from ((entry, strictest) for entry in group)


class _Shelf:
    """Entries that state the same axes and choices, in the order of the numeric axis on which
    they differ most."""

    def __init__(self, entries: Sequence[Measured]) -> None:
        self.axis = max(
            _numeric_axes(entries[0]),
            key=lambda axis: len({_low(entry, axis) for entry in entries}),
            default="",
        )
        self.entries = sorted(entries, key=lambda entry: _low(entry, self.axis))
        self.lows = [_low(entry, self.axis) for entry in self.entries]
        self.is_spanned = any(_is_span(entry, self.axis) for entry in entries)

    def near(self, wanted: Measured) -> list[Measured]:
        """The entries under the same conditions as `wanted`."""
        first, last = self._window(wanted)
        window = self.entries[first:last]
        return [entry for entry in window if same_conditions(entry.value, wanted.value)]

    def _window(self, wanted: Measured) -> tuple[int, int]:
        if not self.axis or self.is_spanned or _is_span(wanted, self.axis):
            return 0, len(self.entries)
        number = _low(wanted, self.axis)
        tolerance = VOCABULARY.axis(self.axis).tolerance
        reach = tolerance.absolute + _EITHER_WAY * tolerance.relative * abs(number) + 1e-9
        return self._first(number - reach), self._first(number + reach)

    def _first(self, number: float) -> int:
        """The place of the first entry at or above `number`."""
        low, high = 0, len(self.lows)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.lows[middle] < number else (low, middle)
        return low


def _shelves(entries: Sequence[Measured], shortlist: Shortlist) -> dict[object, _Shelf]:
    kept = [
        entry
        for group in _by(entries, lambda entry: (_state(entry), entry.value.source)).values()
        for entry in shortlist(group)
    ]
    return {place: _Shelf(group) for place, group in _by(kept, _place).items()}


def _by(
    entries: Sequence[Measured], key: Callable[[Measured], object]
) -> dict[object, list[Measured]]:
    groups: dict[object, list[Measured]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def _state(entry: Measured) -> _Place:
    return (state_of(entry.value),)


def _place(entry: Measured) -> _Place:
    conditions = entry.value.conditions
    return tuple(sorted((axis, conditions[axis].choice or "") for axis in conditions))


def _numeric_axes(entry: Measured) -> list[str]:
    return [axis for axis, stated in entry.value.conditions.items() if stated.low is not None]


def _low(entry: Measured, axis: str) -> float:
    stated = entry.value.conditions.get(axis)
    return 0.0 if stated is None or stated.low is None else stated.low


def _is_span(entry: Measured, axis: str) -> bool:
    stated = entry.value.conditions.get(axis)
    return stated is not None and stated.is_interval
