"""Puts the pieces of a sentence together: a property, its limit, conditions, target and weight.

A clause ends at a break or where the next property begins. A number belongs to the property if
its unit does, else to a condition whose unit it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cards.plain_words.lexicon import Kind
from cards.plain_words.pieces import Number, Piece
from cards.vocabulary import VOCABULARY, Property

_AXES_BY_UNIT = {"degC": "temperature", "Hz": "frequency", "mm": "thickness"}
_SIDES = (Kind.FLOOR, Kind.CEILING, Kind.ABOUT)
_BRACKETS = "()"


@dataclass
class Statement:
    """What was said of one property, as far as it was put together."""

    keys: tuple[str, ...]
    word: str = ""
    number: Number | None = None
    target: Number | None = None
    side: Kind | None = None
    conditions: dict[str, Number] = field(default_factory=dict)
    is_want: bool = False
    pieces: list[Piece] = field(default_factory=list)

    @property
    def definition(self) -> Property:
        return VOCABULARY.property(self.keys[0])

    @property
    def is_complete(self) -> bool:
        return self.number is not None

    def close(self, number: Number) -> None:
        """The other side of a limit: with the first one it is a range."""
        assert self.number is not None
        low, high = sorted((self.number.low, number.low), key=float)
        self.number = Number(low, high, number.unit)


@dataclass
class Said:
    """The statements of a sentence, and what stands beside them."""

    statements: list[Statement] = field(default_factory=list)
    qualities: list[Piece] = field(default_factory=list)
    words: list[Piece] = field(default_factory=list)
    refused: list[Piece] = field(default_factory=list)
    unread: list[Piece] = field(default_factory=list)


def said(found: Iterable[Piece]) -> Said:
    """What the pieces say together."""
    reader = _Reader()
    for piece in found:
        reader.take(piece)
    return reader.end()


class _Reader:
    """Takes one piece after another.

    What cannot be placed yet waits: for a property that follows in its clause, else for the last
    one before it. A condition that opens the sentence waits for the first property.
    """

    def __init__(self) -> None:
        self.answer = Said()
        self._now: Statement | None = None
        self._waiting: list[Piece] = []
        self._axis: Piece | None = None
        self._is_refused = False
        self._is_bracketed = False

    def take(self, piece: Piece) -> None:
        if piece.is_break:
            self.end_clause()
        elif self._is_refused or piece.kind is Kind.NEGATION:
            self._is_refused = True
            self.answer.refused.append(piece)
        elif piece.text in _BRACKETS:
            self._is_bracketed = piece.text == _BRACKETS[0]
        elif piece.number is not None:
            self._take_number(piece, piece.number)
        elif piece.kind is not Kind.FILLER:
            self._take_word(piece)

    def end_clause(self) -> None:
        """What still waits belongs to the last statement, or to the first one that is to come."""
        if self._axis is not None:
            self.answer.unread.append(self._axis)
        if self._now is not None:
            waiting, self._waiting = self._waiting, []
            self.answer.unread += [piece for piece in waiting if not self._give(piece)]
        self._axis, self._is_refused, self._is_bracketed = None, False, False

    def end(self) -> Said:
        """The answer, when no more pieces follow."""
        self.end_clause()
        self.answer.unread += self._waiting
        return self.answer

    def _take_word(self, piece: Piece) -> None:
        now = self._now
        if piece.kind in (Kind.PROPERTY, Kind.AMBIGUOUS):
            self._begin(piece)
        elif piece.kind is Kind.QUALITY:
            self.answer.qualities.append(piece)
        elif piece.kind is Kind.WORD:
            self.answer.words.append(piece)
        elif piece.kind is Kind.AXIS:
            self._axis = piece
        elif piece.kind is None:
            self.answer.unread.append(piece)
        elif now is not None and self._may_give(now, piece):
            self._give(piece)
        else:
            self._waiting.append(piece)

    def _may_give(self, now: Statement, piece: Piece) -> bool:
        """Whether a word is about the statement that is open: before its number all are, behind
        it only the side that was not said yet."""
        if not now.is_complete:
            return True
        return piece.kind in _SIDES and now.side is None and not self._waiting

    def _begin(self, piece: Piece) -> None:
        self._now = Statement(piece.keys, piece.text, pieces=[piece])
        self.answer.statements.append(self._now)
        waiting, self._waiting = self._waiting, []
        self.answer.unread += [earlier for earlier in waiting if not self._give_early(earlier)]

    def _give_early(self, piece: Piece) -> bool:
        """Whether a piece before the property is about it; a number without unit says nothing."""
        return not (piece.number and not piece.number.unit) and self._give(piece)

    def _take_number(self, piece: Piece, number: Number) -> None:
        axis, self._axis = self._axis, None
        if axis is not None and _accepts(VOCABULARY.axis(axis.keys[0]).unit, number):
            self._waiting += [axis, piece]
            return
        if axis is not None:
            self.answer.unread.append(axis)
        now = self._now
        is_next = now is not None and (not now.is_complete or self._is_bracketed)
        if not (is_next and self._give(piece)) and not self._continues(piece, number):
            self._waiting.append(piece)

    def _continues(self, piece: Piece, number: Number) -> bool:
        """Whether a number goes on with the last statement: as its target, or its other side."""
        now = self._now
        if now is None or not now.is_complete or not _accepts(now.definition.unit, number):
            return False
        kinds = {entry.kind for entry in self._waiting}
        if kinds & {Kind.TARGET, Kind.WANT} and now.target is None:
            now.target = number
        elif kinds & _opposite(now.side) and number.unit and _is_of_one_unit(now.number, number):
            now.close(number)
        else:
            return False
        now.pieces += [*self._waiting, piece]
        self._waiting = []
        return True

    def _give(self, piece: Piece) -> bool:
        """Whether the last statement has a place for the piece."""
        now = self._now
        assert now is not None
        if piece.kind in (Kind.WANT, Kind.MUST, Kind.TARGET):
            now.is_want = now.is_want or (piece.kind is Kind.WANT and not now.is_complete)
        elif piece.kind in _SIDES:
            if now.side is not None:
                return False
            now.side = piece.kind
        elif piece.number is not None and not _place(now, piece.number):
            return False
        now.pieces.append(piece)
        return True


def _place(now: Statement, number: Number) -> bool:
    if not now.is_complete and _accepts(now.definition.unit, number):
        now.number = number
        return True
    axis = _axis_of(number)
    if axis is None or axis in now.conditions:
        return False
    now.conditions[axis] = number
    return True


def _accepts(canonical: str | None, number: Number) -> bool:
    if canonical is None:
        return False
    return not number.unit or VOCABULARY.units[canonical].accepts(number.unit)


def _is_of_one_unit(first: Number | None, second: Number) -> bool:
    """Two sides in different units are no range before they are converted."""
    return first is not None and first.unit in ("", second.unit)


def _opposite(side: Kind | None) -> set[Kind]:
    return {Kind.FLOOR: {Kind.CEILING}, Kind.CEILING: {Kind.FLOOR}}.get(side or Kind.ABOUT, set())


def _axis_of(number: Number) -> str | None:
    """The condition that a number with that unit tells of."""
    for unit, axis in _AXES_BY_UNIT.items():
        if number.unit and VOCABULARY.units[unit].accepts(number.unit):
            return axis
    return None


def joined(found: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    """The places of pieces, those that touch taken together."""
    spans: list[tuple[int, int]] = []
    for piece in sorted(found, key=lambda entry: entry.start):
        if spans and piece.start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(piece.end, spans[-1][1])
        else:
            spans.append((piece.start, piece.end))
    return tuple(spans)
