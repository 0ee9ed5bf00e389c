"""Values of several cards side by side: what may stand in one row, who is best, by how much.

Only comparable values share a row (CARD §1): the same property and kind of basis, the needed
conditions stated and in agreement. Every other value has a row that says which condition is in
the way, and takes part in no difference.
"""

from __future__ import annotations

import builtins
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import either_agrees, is_ordinary, missing_axes
from cards.conditions import Condition, Conditions
from cards.judging import TOLERANCE
from cards.sections import SECTIONS, section_of
from cards.span import Span
from cards.values import Chosen, Curve, Value
from cards.vocabulary import VOCABULARY, Property

_ORDER = {key: place for place, key in enumerate(VOCABULARY.properties)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of one card; `place` is that of the card among those compared."""

    place: int
    value: Value
    rank: int

    @property
    def span(self) -> Span | None:
        """The number in the canonical unit, open ends at infinity."""
        quantity = self.value.quantity
        if quantity is None:
            return None
        low = -math.inf if quantity.low is None else quantity.low
        return Span(low, math.inf if quantity.high is None else quantity.high)


@dataclass(frozen=True, slots=True)
class Row:
    """The values that stand in one row, for each card in its turn.

    `missing` are the needed axes that these values do not state, `apart` those by which the row
    differs from other rows of its property.
    """

    property: str
    section: str
    is_guaranteed: bool
    cells: tuple[tuple[Entry, ...], ...]
    missing: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @builtins.property
    def is_comparable(self) -> bool:
        return not self.missing

    @builtins.property
    def counted(self) -> tuple[Span | None, ...]:
        """The number that counts of each card: the best evidence, then the unfavourable one."""
        return tuple(self._counted(cell) for cell in self.cells)

    def _counted(self, cell: Sequence[Entry]) -> Span | None:
        numbers = [(entry.rank, entry.span) for entry in cell if entry.span is not None]
        if not self.is_comparable or not numbers:
            return None
        least = min(rank for rank, _ in numbers)
        spans = [span for rank, span in numbers if rank == least and span is not None]
        is_lower_better = VOCABULARY.property(self.property).better == "lower"
        if is_lower_better:
            return max(spans, key=lambda span: (span.high, span.low))
        return min(spans, key=lambda span: (span.low, span.high))

    @builtins.property
    def best(self) -> frozenset[int]:
        """The cards that no other can better, whatever lies inside of the ranges; none where the
        property has no favourable direction or fewer than two cards give a number."""
        better = VOCABULARY.property(self.property).better
        known = {place: span for place, span in enumerate(self.counted) if span is not None}
        if better not in ("higher", "lower") or len(known) < 2:
            return frozenset()
        return frozenset(
            place
            for place, span in known.items()
            if all(_is_no_worse(span, other, better) for other in known.values())
        )

    @builtins.property
    def differs(self) -> bool:
        """Whether the cards do not all say the same under the same conditions."""
        if not self.is_comparable or not all(self.cells):
            return True
        said = [_said(cell) for cell in self.cells]
        return any(one != said[0] for one in said)


def relative(span: Span, reference: Span) -> Span | None:
    """How far a number lies from the reference, as a share of it: an interval where one of them
    is a range. None where the reference is not above zero or nothing bounds the answer."""
    if reference.low <= 0 or not math.isfinite(reference.low):
        return None
    low = -math.inf if math.isinf(reference.high) else span.low / reference.high - 1
    found = Span(low, span.high / reference.low - 1)
    return None if math.isinf(found.low) and math.isinf(found.high) else found


def rows(cards: Sequence[Card]) -> tuple[Row, ...]:
    """All values of the cards in the order of the card's sections and of the vocabulary."""
    kinds: dict[tuple[str, str, bool], list[Entry]] = {}
    for place, card in enumerate(cards):
        for value in _known(card):
            guaranteed = bool(value.basis and value.basis.is_guaranteed)
            kind = section_of(value), value.property, guaranteed
            rank = card.grade_of(value).rank
            kinds.setdefault(kind, []).append(Entry(place, value, rank))
    found = [
        row
        for (section, key, guaranteed), entries in sorted(kinds.items(), key=_turn)
        for row in _rows(section, key, guaranteed, entries, len(cards))
    ]
    return tuple(found)


def _known(card: Card) -> Iterable[Value]:
    stated = (value for value in card.values if not value.is_absent)
    derived = (value for values in card.derived.values() for value in values)
    return (value for value in (*stated, *derived) if not isinstance(value.content, Curve))


def _turn(kind: tuple[tuple[str, str, bool], list[Entry]]) -> tuple[int, int, bool]:
    (section, key, guaranteed), _ = kind
    return SECTIONS[section][0], _ORDER[key], not guaranteed


def _rows(
    section: str, key: str, guaranteed: bool, entries: Sequence[Entry], count: int
) -> Iterable[Row]:
    lacking: dict[tuple[str, ...], list[Entry]] = {}
    groups: list[list[Entry]] = []
    for entry in sorted(entries, key=_by_conditions):
        missing = missing_axes(entry.value)
        if missing:
            lacking.setdefault(missing, []).append(entry)
        else:
            _join(groups, entry, VOCABULARY.property(key))
    apart = _apart(groups, VOCABULARY.property(key))
    for group in groups:
        yield Row(key, section, guaranteed, _cells(group, count), apart=apart)
    for missing, left in lacking.items():
        yield Row(key, section, guaranteed, _cells(left, count), missing)


def _join(groups: list[list[Entry]], entry: Entry, definition: Property) -> None:
    """Put the entry into the first row with all of whose values it agrees."""
    for group in groups:
        if all(not differing(entry.value, other.value, definition) for other in group):
            group.append(entry)
            return
    groups.append([entry])


def differing(one: Value, other: Value, definition: Property) -> tuple[str, ...]:
    """The axes by which two values of a property are not comparable with each other: stated apart,
    or stated by one alone in a state that is not an ordinary one."""
    axes = dict.fromkeys((*definition.needs, *one.conditions, *other.conditions))
    return tuple(
        axis
        for axis in axes
        if axis not in definition.free
        and not _agree(one.conditions.get(axis), other.conditions.get(axis))
    )


def _agree(one: Condition | None, other: Condition | None) -> bool:
    if one is None or other is None:
        stated = one or other
        return stated is None or is_ordinary(stated)
    return either_agrees(one, other)


def _apart(groups: Sequence[Sequence[Entry]], definition: Property) -> tuple[str, ...]:
    found = (
        axis
        for place, group in enumerate(groups)
        for other in groups[place + 1 :]
        for axis in differing(group[0].value, other[0].value, definition)
    )
    return tuple(dict.fromkeys(found))


def _by_conditions(entry: Entry) -> tuple[object, ...]:
    """An order of values that knows nothing of the order of cards."""
    return tuple(map(_state, _ordered(entry.value.conditions))), _said([entry])


def _ordered(conditions: Conditions) -> list[Condition]:
    return [conditions[axis] for axis in VOCABULARY.axes if axis in conditions]


def _state(condition: Condition) -> tuple[str, float, float, str]:
    low = -math.inf if condition.low is None else condition.low
    high = math.inf if condition.high is None else condition.high
    return condition.axis, low, high, condition.choice or ""


def _said(entries: Sequence[Entry]) -> tuple[tuple[str, float, float], ...]:
    """What a cell says, however it was typed."""
    return tuple(sorted({_content(entry) for entry in entries}))


def _content(entry: Entry) -> tuple[str, float, float]:
    content, span = entry.value.content, entry.span
    if isinstance(content, Chosen):
        return content.choice, 0.0, 0.0
    assert span is not None
    return "", float(f"{span.low:.9g}"), float(f"{span.high:.9g}")


def _cells(entries: Iterable[Entry], count: int) -> tuple[tuple[Entry, ...], ...]:
    by_card: Mapping[int, list[Entry]] = {place: [] for place in range(count)}
    for entry in entries:
        by_card[entry.place].append(entry)
    return tuple(tuple(sorted(found, key=lambda entry: entry.rank)) for found in by_card.values())


def _is_no_worse(span: Span, other: Span, better: str) -> bool:
    if span == other and span.low == span.high:
        return True
    if span is other:
        return True
    ease = TOLERANCE * max(abs(span.low), abs(other.low), 0.0)
    ease = 0.0 if math.isinf(ease) else ease
    if better == "higher":
        return span.low >= other.high - ease
    return span.high <= other.low + ease
