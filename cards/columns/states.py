"""Distinct states of conditions under small numbers.

A catalogue of a million cards is tested under a few thousand distinct conditions. The plain rule
judges each of them once, and NumPy spreads the answer over all values that state it.
"""

from __future__ import annotations

from collections.abc import Iterable

from cards.conditions import Condition, Conditions

State = tuple[tuple[str, float | None, float | None, str | None], ...]


def state_of(conditions: Conditions) -> State:
    """The conditions as they compare, whatever was typed, in the order of the axes' keys."""
    return tuple(
        (axis, stated.low, stated.high, stated.choice)
        for axis, stated in sorted(conditions.items())
    )


def conditions_of(state: State) -> Conditions:
    """Conditions that compare as `state` does; what was typed is not in it."""
    return Conditions.of(
        *(Condition(axis, "", low, high, choice) for axis, low, high, choice in state)
    )


class StateTable:
    """States by number, counted from 0 in the order in which they came."""

    def __init__(self, states: Iterable[State] = ()) -> None:
        self.states = list(states)
        self._numbers = {state: number for number, state in enumerate(self.states)}

    def __len__(self) -> int:
        return len(self.states)

    def number(self, state: State) -> int:
        """The number of `state`, a new one where it is seen for the first time."""
        known = self._numbers.get(state)
        if known is None:
            known = self._numbers[state] = len(self.states)
            self.states.append(state)
        return known

    def conditions(self, number: int) -> Conditions:
        """The conditions of that number."""
        return conditions_of(self.states[number])
