"""Test conditions: one entry per axis, as typed and as compared.

A condition is read from text such as `20 °C`, `1 GHz`, `30~1500 MHz`, `室温`, `L`, `单铸试棒`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from cards.choices import find_choice
from cards.errors import ConditionUnreadable, NumberUnreadable
from cards.quantity import Form, read_quantity
from cards.vocabulary import VOCABULARY, Axis
from cards.wording import Wording, fold


@dataclass(frozen=True, slots=True)
class Condition:
    """The state of one axis: an interval in the axis's canonical unit, a choice, or text.

    For a single number `low` and `high` are equal; `choice` is None on a numeric axis.
    """

    axis: str
    typed: str
    low: float | None = None
    high: float | None = None
    choice: str | None = None

    @property
    def is_interval(self) -> bool:
        return self.low is not None and self.low != self.high


@dataclass(frozen=True)
class Conditions(Mapping[str, Condition]):
    """The conditions of a value, by axis key; looked up by as often as a value is judged."""

    by_axis: Mapping[str, Condition] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, axis: str) -> Condition:
        return self.by_axis[axis]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_axis)

    def __len__(self) -> int:
        return len(self.by_axis)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(frozenset(self.by_axis.items()))

    @classmethod
    def of(cls, *conditions: Condition) -> Conditions:
        return cls(MappingProxyType({condition.axis: condition for condition in conditions}))


NO_CONDITIONS = Conditions()


def read_condition(name: str, text: str) -> Condition:
    """The condition that `text` says on the axis called `name`.

    Raises UnknownAxis, ConditionUnreadable or UnitNotAccepted.
    """
    axis = VOCABULARY.find_axis(name)
    if axis.is_number:
        return _numeric(axis, text)
    if axis.choices:
        return Condition(axis.key, text.strip(), choice=_chosen(axis, text))
    if not text.strip():
        raise ConditionUnreadable(axis.key, text, Wording("文字", "text"))
    return Condition(axis.key, text.strip(), choice=fold(text))


def _numeric(axis: Axis, text: str) -> Condition:
    assert axis.unit is not None
    unit = VOCABULARY.units[axis.unit]
    word = axis.words.get(fold(text))
    if word is not None:
        number = float(word)
        return Condition(axis.key, text.strip(), number, number)
    try:
        quantity = read_quantity(text, "", unit)
    except NumberUnreadable:
        expected = Wording(
            f"带单位的数值（{unit.display or '无量纲'}）",
            f"a number with unit ({unit.display or 'none'})",
        )
        raise ConditionUnreadable(axis.key, text, expected) from None
    if quantity.form not in (Form.SINGLE, Form.RANGE):
        raise ConditionUnreadable(axis.key, text, Wording("一个数值或区间", "one number or range"))
    return Condition(axis.key, text.strip(), quantity.low, quantity.high)


def _chosen(axis: Axis, text: str) -> str:
    choice = find_choice(axis.choices, text)
    if choice is not None:
        return choice.key
    listed = ", ".join(axis.choices)
    raise ConditionUnreadable(axis.key, text, Wording(f"以下之一：{listed}", f"one of: {listed}"))


def agree(wanted: Condition, stated: Condition) -> bool:
    """Whether two states of the same axis are comparable: numbers within the axis's tolerance
    (temperature ± 5 °C, thickness ± 10 %), choices equal.

    A stated interval agrees with a number inside it: "≥ 105 dB over 30~1500 MHz" holds at 1 GHz.
    """
    axis = VOCABULARY.axis(wanted.axis)
    if wanted.low is None or stated.low is None:
        return wanted.choice == stated.choice
    assert wanted.high is not None and stated.high is not None
    tolerance = axis.tolerance
    if stated.is_interval and not axis.is_pair:
        return _inside(wanted.low, stated, axis) and _inside(wanted.high, stated, axis)
    return tolerance.holds(wanted.low, stated.low) and tolerance.holds(wanted.high, stated.high)


def _inside(wanted: float, stated: Condition, axis: Axis) -> bool:
    assert stated.low is not None and stated.high is not None
    return (
        stated.low <= wanted <= stated.high
        or axis.tolerance.holds(wanted, stated.low)
        or axis.tolerance.holds(wanted, stated.high)
    )
