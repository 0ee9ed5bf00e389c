"""The head of a column of a supplier's workbook: what it is about, unit, conditions, basis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from cards.vocabulary import VOCABULARY, Property
from cards.wording import fold
from schemas.elements import ELEMENTS, element_names
from schemas.workbook.fields import COMPOSITION, CONDITION, FIELD_BY_WORD, PROPERTY, UNMAPPED
from schemas.workbook.header_pieces import LONGEST, bare, may_part, pieces
from schemas.workbook.header_saying import Saying, is_understood, take_condition, take_text
from schemas.workbook.header_symbols import (
    AXES,
    PERHAPS,
    PROPERTIES,
    element_called,
    is_letter,
    is_sure,
    is_symbol,
    symbol_target,
    units_in,
)
from schemas.workbook.header_words import (
    condition_said,
    conditions_stated,
    is_same_state,
    unit_for,
)

SURE = 1.0
_AT_MOST = 0.6
"""The certainty of a head that is a lone symbol, or a word that may mean something else."""
_STRANGE = "?"
"""Stands for two states of one condition: a word that nothing is made of."""
_MASS_OF = re.compile(r"^\s*[wωW]\s*[(（]\s*([A-Z][a-z]?)\s*[)）]")
_TALKS_OF_SHARES = re.compile(
    r"成分|含量|composition|content|wt\s*\.?\s*%|质量分数|mass", re.IGNORECASE
)
_KNOWN = frozenset((*FIELD_BY_WORD, *PROPERTIES.folded, *AXES.folded, *element_names(), *PERHAPS))
_IMPLIED = {"gauge": "elongation"}
"""A state of this axis alone at the head of a column says the property: `A50mm (%)`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a head says; `limit` is the sign of a limit that its numbers are, and `certainty` is 1
    when every word of it was understood, 0 when none."""

    target: str
    unit: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    limit: str = ""
    certainty: float = 0.0


NO_HEADING = Heading(UNMAPPED)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in a part of the head, with what stands before and behind it."""

    target: str
    name: str
    part: int
    rest: tuple[str, ...]


@lru_cache(maxsize=8192)
def read_heading(parts: tuple[str, ...]) -> Heading:
    """The meaning of a head whose rows are `parts`, the top one first."""
    stated, shown = _apart(parts)
    if not shown or any(len(part) > LONGEST for part in shown):
        return NO_HEADING
    found = _name(shown)
    if found is None:
        return NO_HEADING
    saying = Saying(_owner(found.target), found.target, conditions=dict(stated))
    return _said(saying, found, shown)


@lru_cache(maxsize=8192)
def find_target(text: str) -> str:
    """What a head of one row is about, without regard to how sure that is."""
    _, shown = _apart((text,))
    if not shown or len(shown[0]) > LONGEST:
        return UNMAPPED
    found = _name(shown)
    return found.target if found else UNMAPPED


@lru_cache(maxsize=1024)
def read_heading_as(parts: tuple[str, ...], target: str) -> Heading:
    """The unit, conditions and basis of a head that somebody says is about `target`."""
    said = read_heading(parts)
    if said.target == target:
        return replace(said, certainty=SURE)
    stated, shown = _apart(parts)
    saying = Saying(_owner(target), target, conditions=dict(stated))
    for part in shown:
        take_text(saying, part)
    return _heading(saying, SURE)


def _apart(parts: tuple[str, ...]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The conditions that the head states as `axis=state`, and what is left of each row."""
    stated: dict[str, str] = {}
    left = []
    for part in parts:
        found, rest = conditions_stated(" ".join(part.split()))
        torn = {axis for axis in stated if not _agree(axis, stated, found)}
        stated = {axis: said for axis, said in (stated | found).items() if axis not in torn}
        left.append(" ".join((*rest.split(), *(_STRANGE for _ in torn))))
    return stated, tuple(filter(None, left))


def _agree(axis: str, stated: dict[str, str], found: dict[str, str]) -> bool:
    return axis not in found or is_same_state(axis, stated[axis], found[axis])


def _name(parts: Sequence[str]) -> _Found | None:
    """The name in the lowest part that has one; a single letter yields to a longer name above."""
    found = [name for place, part in enumerate(parts) if (name := _in_part(part, place, parts))]
    long = [name for name in found if not is_letter(name.name)]
    return (long or found)[-1] if found else None


def _in_part(part: str, place: int, parts: Sequence[str]) -> _Found | None:
    """The longest known name in the part; what is glued to it must be understood, too."""
    mass = _MASS_OF.match(part)
    if mass and mass[1] in ELEMENTS:
        return _Found(COMPOSITION + mass[1], mass[1], place, (part[mass.end() :],))
    is_about_shares = any(map(_TALKS_OF_SHARES.search, parts))
    for start, end in _spans(part):
        name = part[start:end]
        rest = (part[:start], part[end:])
        beside = (*rest, *parts[:place], *parts[place + 1 :])
        target = _target(name.strip(), beside, is_about_shares=is_about_shares)
        if target and _fits(target, rest):
            return _Found(target, name.strip(), place, rest)
    return _implied(part, place)


def _implied(part: str, place: int) -> _Found | None:
    for piece in pieces(part):
        for axis, key in _IMPLIED.items():
            said = condition_said(VOCABULARY.properties[key], piece)
            if said and said[0] == axis:
                return _Found(PROPERTY + key, piece, place, (part.replace(piece, " "),))
    return None


def _spans(part: str) -> Iterator[tuple[int, int]]:
    """Every stretch that is a known name, the longest first."""
    folded, starts = _folded(part)
    ends = [place for place in range(len(part) + 1) if may_part(part, place)]
    known = [
        (a, b) for a in ends for b in ends if a < b and folded[starts[a] : starts[b]] in _KNOWN
    ]
    for start, end in sorted(known, key=lambda span: (span[0] - span[1], span[0])):
        if not part[start].isspace() and not part[end - 1].isspace():
            yield start, end


def _folded(part: str) -> tuple[str, list[int]]:
    """The part as names are compared, and where in it each character begins."""
    letters = [fold(character) for character in part]
    return "".join(letters), [0, *accumulate(map(len, letters))]


def _target(name: str, beside: Sequence[str], *, is_about_shares: bool) -> str:
    element = element_called(name)
    if is_about_shares and element:
        return COMPOSITION + element
    if is_symbol(name):
        return symbol_target(name, units_in(beside), beside)
    known = FIELD_BY_WORD.get(fold(name)) or PERHAPS.get(fold(name))
    if known:
        return known
    owner = PROPERTIES.find(name)
    if owner is not None:
        return PROPERTY + owner.key
    axis = AXES.find(name)
    return COMPOSITION + element if element else CONDITION + axis.key if axis else UNMAPPED


def _owner(target: str) -> Property | None:
    return VOCABULARY.properties.get(target.removeprefix(PROPERTY))


def _fits(target: str, rest: tuple[str, str]) -> bool:
    """Whether what is glued to the name, with no sign between, is understood."""
    before, behind = rest
    glued = [
        next(iter(pieces(behind)), "") if behind and behind[0].isalnum() else "",
        (list(pieces(before)) or [""])[-1] if before and before[-1].isalnum() else "",
    ]
    owner = _owner(target)
    return all(not piece or is_understood(owner, target, bare(piece)) for piece in glued)


def _said(saying: Saying, found: _Found, parts: Sequence[str]) -> Heading:
    owner = saying.owner
    others = [part for place, part in enumerate(parts) if place != found.part]
    for text in (*others, *found.rest):
        take_text(saying, text)
    if owner is not None and found.name != owner.symbol:
        take_condition(saying, found.name)
    if owner is not None and not saying.unit:
        saying.unit = found.name if unit_for(owner.unit, found.name) == found.name else ""
    certainty = max(SURE - saying.doubt, 0.1)
    is_sure = _is_sure(found, (*found.rest, *others))
    return _heading(saying, certainty if is_sure else min(certainty, _AT_MOST))


def _is_sure(found: _Found, beside: Sequence[str]) -> bool:
    """Whether nothing else can be meant by the name among the words beside it."""
    if fold(found.name) in PERHAPS:
        return False
    is_share = found.target.startswith(COMPOSITION) and any(map(_TALKS_OF_SHARES.search, beside))
    if not is_symbol(found.name) or is_share:
        return True
    return is_sure(found.name, found.target, units_in(beside), beside)


def _heading(saying: Saying, certainty: float) -> Heading:
    target = saying.target
    if saying.share and target.startswith(COMPOSITION):
        target = f"{target}.{saying.share}"
    conditions = tuple(saying.conditions.items())
    return Heading(
        target,
        saying.unit,
        conditions,
        saying.basis,
        saying.limit,
        round(certainty, 2),
    )
