"""Heads that are a symbol or a letter: what they may stand for, by the units beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cards.vocabulary import VOCABULARY, Axis, Names, Property
from cards.wording import fold, normalise
from cards.words import HAN
from schemas.elements import ELEMENTS, find_element
from schemas.workbook.fields import (
    COMPOSITION,
    CONDITION,
    FIELD_BY_WORD,
    FIELDS,
    PROPERTY,
    UNMAPPED,
)
from schemas.workbook.header_pieces import bare, pieces
from schemas.workbook.header_words import PERCENT_BY_MASS, is_unit, unit_for

PERHAPS: Mapping[str, str] = {
    fold(word): target
    for target, words in {
        "designation": ("产品名称", "型号", "产品型号", "规格型号"),
        PROPERTY + "impact_toughness_unnotched": ("冲击韧性", "冲击韧度", "冲击值"),
    }.items()
    for word in words
}
"""Heads that often mean this, and as often something else: a person has to say so."""

_ELEMENTS = frozenset(ELEMENTS) - {"No", "As", "At", "In", "Po", "Es", "Am"}
_CUSTOMARY: Mapping[str, str] = {
    "A": "elongation",
    "δ": "elongation",
    "Z": "reduction_of_area",
    "ψ": "reduction_of_area",
    "E": "youngs_modulus",
    "ρ": "density",
    "λ": "thermal_conductivity",
    "α": "thermal_expansion",
}
"""Symbols that with a unit of the property mean nothing else; δ and ψ are those of GB/T 228-1987
and later stand for damping as well, then among words of damping."""
_ABOUT_DAMPING = re.compile(r"阻尼|衰减|内耗|减振|减震|吸振|damp|decrement", re.IGNORECASE)
_HAN = re.compile(rf"[{HAN}]")

# The vocabulary's own search looks for near names, too slowly for every part of every head.
PROPERTIES = Names.of(VOCABULARY.properties.values())
AXES = Names.of(VOCABULARY.axes.values())
_FIELD_WORDS = frozenset(normalise(word) for field in FIELDS.values() for word in field.names())


def is_letter(name: str) -> bool:
    """Whether a name is one sign that is no word: `A`, `δ`."""
    plain = normalise(name)
    return len(plain) == 1 and not _HAN.search(plain)


def is_symbol(name: str) -> bool:
    """Whether a name is a letter, or one of an element but for capitals: `CR`, `Tl`."""
    plain = normalise(name)
    return is_letter(name) or (plain.isascii() and plain.capitalize() in _ELEMENTS)


def element_called(name: str) -> str:
    """The element of exactly that symbol or Chinese name, as columns of compositions have it."""
    plain = normalise(name)
    if plain.isascii() and plain not in _ELEMENTS and " " not in plain and plain != "RE":
        return ""
    return find_element(plain) or ""


def again_of(owner: Property | None, text: str) -> bool:
    """Whether a symbol beside the name of a property is customary for it, as δ of elongation."""
    return owner is not None and _CUSTOMARY.get(normalise(text)) == owner.key


def units_in(texts: Iterable[str]) -> frozenset[str]:
    """The units that stand beside a name."""
    return frozenset(filter(_is_unit, (piece for text in texts for piece in _pieces(text))))


def _pieces(text: str) -> Iterator[str]:
    yield bare(text)
    yield from map(bare, pieces(text))


def _is_unit(piece: str) -> bool:
    return is_unit(piece) or fold(piece) in PERCENT_BY_MASS


def customary(name: str, units: frozenset[str], texts: Sequence[str]) -> Property | None:
    """The property that a letter means with one of these units and among these words."""
    owner = VOCABULARY.properties.get(_CUSTOMARY.get(normalise(name), ""))
    is_meant = owner is not None and bool(units) and _takes(owner, units)
    return owner if is_meant and not any(map(_ABOUT_DAMPING.search, texts)) else None


def is_sure(name: str, target: str, units: frozenset[str], texts: Sequence[str]) -> bool:
    """Whether a symbol with its unit leaves no choice."""
    if target.startswith(COMPOSITION):
        return not is_letter(name) or bool(units)
    if is_letter(name):
        owner = customary(name, units, texts)
        return owner is not None and target == PROPERTY + owner.key
    return bool(units)


def symbol_target(name: str, units: frozenset[str], texts: Sequence[str]) -> str:
    """What a symbol is about: first as it is typed, then with other capitals; a unit that is none
    of a property's excludes it, and an element is given in per cent."""
    return next(filter(None, _meanings(name, units, texts)), UNMAPPED)


def _meanings(name: str, units: frozenset[str], texts: Sequence[str]) -> Iterator[str]:
    exact, folded = normalise(name), fold(name)
    owner = customary(name, units, texts)
    yield PROPERTY + owner.key if owner else ""
    element = element_called(name)
    is_in_percent = all(fold(unit) in PERCENT_BY_MASS for unit in units)
    yield COMPOSITION + element if element and units and is_in_percent else ""
    yield FIELD_BY_WORD[folded] if exact in _FIELD_WORDS else ""
    yield _property(PROPERTIES.exact.get(exact), units)
    yield _axis(AXES.exact.get(exact), units)
    yield COMPOSITION + element if element and is_in_percent else ""
    yield FIELD_BY_WORD.get(folded, "")
    yield _property(PROPERTIES.folded.get(folded), units)
    yield _axis(AXES.folded.get(folded), units)


def _property(owner: Property | None, units: frozenset[str]) -> str:
    return PROPERTY + owner.key if owner is not None and _takes(owner, units) else ""


def _axis(axis: Axis | None, units: frozenset[str]) -> str:
    return CONDITION + axis.key if axis is not None and _takes(axis, units) else ""


def _takes(entry: Property | Axis, units: frozenset[str]) -> bool:
    return not units or any(unit_for(entry.unit, unit) for unit in units)
