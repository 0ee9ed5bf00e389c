"""The words beside the name in a column head, each taken into its place: unit, condition, basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cards.units import unit_key
from cards.vocabulary import VOCABULARY, Property
from cards.wording import fold
from schemas.elements import find_element
from schemas.workbook.fields import COMPOSITION, CONDITION, FIELD_BY_WORD
from schemas.workbook.header_pieces import bare, pieces
from schemas.workbook.header_symbols import AXES, PROPERTIES, again_of
from schemas.workbook.header_words import (
    PERCENT_BY_MASS,
    basis_called,
    condition_said,
    is_same_state,
    is_unit,
    limit_called,
    says_nothing,
    share_called,
    unit_for,
)

FOR_A_STRANGE_WORD = 0.3
_FOR_A_SPELLING = 0.1
_AT_ONCE = 4
"""Words that may be one saying, as `3.5 wt% NaCl`."""
_LIKE_A_UNIT = re.compile(r"[A-Za-zμµΩ°℃%‰][\w·.*/^()²³⁻⁰¹⁴-⁹½%°℃Ωμ-]{0,24}")
_BARE_NUMBERS = re.compile(r"[\d.]+(?:[-~～/、][\d.]+)*")


@dataclass
class Saying:
    """What is gathered from the words beside the name."""

    owner: Property | None
    target: str
    unit: str = ""
    basis: str = ""
    limit: str = ""
    share: str = ""
    conditions: dict[str, str] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    has_loose_number: bool = False
    doubt: float = 0.0

    def state(self, axis: str, state: str) -> None:
        """Take a state of an axis; two of one axis leave it unsaid, nobody knows which holds."""
        before = self.conditions.setdefault(axis, state)
        is_loose = self.has_loose_number and VOCABULARY.axes[axis].is_number
        if axis in self.torn or is_loose or not is_same_state(axis, before, state):
            self.tear(axis)
        else:
            self.conditions[axis] = state

    def tear(self, axis: str) -> None:
        """Take nothing for said of an axis."""
        del self.conditions[axis]
        self.torn.add(axis)
        self.doubt += FOR_A_STRANGE_WORD


def is_understood(owner: Property | None, target: str, piece: str) -> bool:
    return take_whole(Saying(owner, target), piece)


def take_text(saying: Saying, text: str) -> None:
    whole = bare(text)
    if whole and not take_whole(saying, whole):
        _take_words(saying, tuple(pieces(text)))


def _take_words(saying: Saying, words: Sequence[str]) -> None:
    """The words one after another, as many at once as are understood: `3.5% NaCl`, `72h`."""
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _AT_ONCE), start, -1):
            if take_whole(saying, bare(" ".join(words[start:end]))):
                break
        else:
            end = start + 1
            _take_apart(saying, bare(words[start]))
        start = end


def take_whole(saying: Saying, piece: str) -> bool:
    """One saying beside the name, into its place."""
    return (
        not piece
        or _take_unit(saying, piece)
        or _take_share(saying, piece)
        or _take_basis(saying, piece)
        or (saying.owner is not None and piece == saying.owner.symbol)
        or take_condition(saying, piece)
        or _says_it_again(saying, piece)
    )


def _take_apart(saying: Saying, piece: str) -> None:
    """The parts of a word that is not understood as a whole; what has no place is a doubt."""
    inner = tuple(pieces(piece))
    if len(inner) > 1:
        _take_words(saying, inner)
    elif not _take_halves(saying, piece) and not _take_strange_unit(saying, piece):
        saying.doubt += FOR_A_STRANGE_WORD
        _tear_numbers(saying, piece)


def _tear_numbers(saying: Saying, piece: str) -> None:
    """A number that is left alone may belong to the state beside it, as `23, 150 ℃`."""
    if not _BARE_NUMBERS.fullmatch(piece):
        return
    for axis in [axis for axis in saying.conditions if VOCABULARY.axes[axis].is_number]:
        saying.tear(axis)
    saying.has_loose_number = True


def _take_unit(saying: Saying, text: str) -> bool:
    unit = _unit(saying, text)
    if unit and saying.unit:
        saying.doubt += 0.0 if _is_same_unit(saying, unit) else FOR_A_STRANGE_WORD
    elif unit:
        saying.unit = unit
        is_spelt = unit == text or saying.target.startswith(COMPOSITION)
        saying.doubt += 0.0 if is_spelt else _FOR_A_SPELLING
    return bool(unit)


def _is_same_unit(saying: Saying, unit: str) -> bool:
    """Whether a second unit is the first on the same scale, as `HB` beside `HBW`."""
    if saying.owner is None or saying.owner.unit is None:
        return unit_key(unit) == unit_key(saying.unit)
    taken = VOCABULARY.units[saying.owner.unit]
    return taken.accepts(saying.unit) and taken.scale(saying.unit) == taken.scale(unit)


def _unit(saying: Saying, text: str) -> str:
    if saying.target.startswith(COMPOSITION):
        return "%" if fold(text) in PERCENT_BY_MASS else ""
    if saying.owner is not None:
        return "" if saying.owner.unit == "1" and text == "1" else unit_for(saying.owner.unit, text)
    axis = VOCABULARY.axes.get(saying.target.removeprefix(CONDITION))
    return unit_for(axis.unit, text) if axis else ""


def _take_strange_unit(saying: Saying, text: str) -> bool:
    """A unit that the property does not take stands where units stand: the reader refuses it."""
    is_one = is_unit(text) or (saying.target.startswith(COMPOSITION) and fold(text) == "ppm")
    if is_one and not saying.unit and _LIKE_A_UNIT.fullmatch(text):
        saying.unit = text
        return True
    return False


def _take_share(saying: Saying, text: str) -> bool:
    if not saying.target.startswith(COMPOSITION):
        return False
    saying.share = share_called(text) or saying.share
    return bool(share_called(text))


def _take_basis(saying: Saying, text: str) -> bool:
    basis = basis_called(text)
    if saying.owner is None or basis is None:
        return False
    limit = limit_called(saying.owner, text)
    is_another = saying.basis and (saying.basis, saying.limit) != (basis.value, limit)
    saying.doubt += FOR_A_STRANGE_WORD if is_another else 0.0
    saying.basis, saying.limit = basis.value, limit or saying.limit
    return True


def take_condition(saying: Saying, text: str) -> bool:
    if saying.owner is None:
        return False
    said = condition_said(saying.owner, text)
    if said:
        saying.state(*said)
    return said is not None


def _says_it_again(saying: Saying, text: str) -> bool:
    """Whether a word is another name of the same, as `Rm` beside `抗拉强度`, or says nothing."""
    if says_nothing(text) or FIELD_BY_WORD.get(fold(text)) == saying.target:
        return True
    axis = AXES.find(text)
    if axis is not None and (saying.owner is not None or saying.target == CONDITION + axis.key):
        return True
    if saying.target.startswith(COMPOSITION):
        return COMPOSITION + (find_element(text) or "") == saying.target
    again = PROPERTIES.find(text)
    return (again is not None and again is saying.owner) or again_of(saying.owner, text)


def _take_halves(saying: Saying, piece: str) -> bool:
    """A word glued of two that are understood: `Rm/MPa`, `23℃/L`."""
    for place in (place for place in range(1, len(piece)) if piece[place] in "/／-_"):
        halves = bare(piece[:place]), bare(piece[place + 1 :])
        if all(half and is_understood(saying.owner, saying.target, half) for half in halves):
            return all(take_whole(saying, half) for half in halves)
    return False
