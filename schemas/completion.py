"""What may come next while a requirement is typed: a property, a unit, a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cards.errors import UnknownProperty
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording, fold
from schemas import figures
from schemas.sheet_sections import symbol_text

MOST = 10
_CLAUSE = re.compile(r"[;；\n]")
_CONDITION = re.compile(r"^(?P<name>[^@]+)@(?:[^,]*,)*(?P<axis>[^,=<>≥≤]*)$")
_NUMBER = re.compile(
    r"^(?P<name>[^@<>=≥≤]+?)(?:@[^<>≥≤]*?)?\s*(?:>=|<=|≥|≤|>|<|=)\s*[\d.]+\s*(?P<unit>\S*)$"
)


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may stand in the place from `start` to the end of what was typed."""

    start: int
    text: str
    label: Wording
    note: Wording


def completions(typed: str) -> Sequence[Completion]:
    """What may come at the end of `typed`, the best first, ten at most."""
    parts = _CLAUSE.split(typed)
    clause = parts[-1].lstrip()
    start = len(typed) - len(clause)
    return list(_found(clause, start))[:MOST]


def _found(clause: str, start: int) -> Iterator[Completion]:
    number = _NUMBER.match(clause)
    condition = _CONDITION.match(clause)
    if condition is not None:
        yield from _axes(condition["name"], condition["axis"], start + condition.start("axis"))
    elif number is not None:
        yield from _units(number["name"], number["unit"], start + number.start("unit"))
    elif clause:
        yield from _properties(clause, start)


def _properties(clause: str, start: int) -> Iterator[Completion]:
    wanted = fold(clause)
    for _, entry in sorted(_matching(wanted), key=lambda found: found[0]):
        unit = figures.unit_heading(entry.unit or "")
        name = f"{entry.name.zh} {symbol_text(entry.symbol)}".strip()
        english = f"{entry.name.en} {symbol_text(entry.symbol)}".strip()
        sign = "<=" if entry.better == "lower" else ">="
        yield Completion(
            start, f"{short_name(entry)}{sign}", Wording(name, english), Wording(unit, unit)
        )


def _matching(wanted: str) -> Iterator[tuple[tuple[int, int], Property]]:
    """Properties one of whose names begins with or has what is typed, with their turn."""
    for place, (entry, names) in enumerate(_names()):
        begins = any(name.startswith(wanted) for name in names)
        if begins or (len(wanted) > 1 and any(wanted in name for name in names)):
            yield (0 if begins else 1, place), entry


@cache
def _names() -> tuple[tuple[Property, tuple[str, ...]], ...]:
    return tuple(
        (entry, tuple(map(fold, entry.names())))
        for entry in VOCABULARY.properties.values()
        if entry.unit is not None and entry.kind != "curve"
    )


def short_name(entry: Property) -> str:
    """How a property is written in a requirement: its symbol where that is typed easily, else its
    Chinese name."""
    symbol = entry.symbol
    is_typed = symbol.isascii() and symbol != "" and " " not in symbol
    return symbol if is_typed and VOCABULARY.find_property(symbol) is entry else entry.name.zh


def _property(name: str) -> Property | None:
    try:
        return VOCABULARY.find_property(name.strip())
    except UnknownProperty:
        return None


def _units(name: str, typed: str, start: int) -> Iterator[Completion]:
    entry = _property(name)
    if entry is None or entry.unit is None:
        return
    for unit in VOCABULARY.units[entry.unit].inputs:
        if fold(unit).startswith(fold(typed)) and unit not in (typed, "1"):
            shown = figures.unit_heading(unit)
            yield Completion(start, unit, Wording(shown, shown), entry.name)


def _axes(name: str, typed: str, start: int) -> Iterator[Completion]:
    entry = _property(name)
    if entry is None:
        return
    needed = Wording("必需的条件", "needed condition")
    other = Wording("条件", "condition")
    for key in dict.fromkeys((*entry.needs, *entry.wants)):
        axis = VOCABULARY.axis(key)
        if any(fold(typed) in fold(text) for text in (axis.name.zh, axis.name.en, key)):
            yield Completion(start, f"{key}=", axis.name, needed if key in entry.needs else other)
