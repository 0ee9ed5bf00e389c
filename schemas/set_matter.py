"""What stands behind the cards of a set: who fits where, standards, indexes, imprint.

The cards have said all of it; here it is turned round, so that a reader who knows a scenario, a
standard or a property finds the cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cards.matching import Match, Tier
from cards.scenario import NEED_NAMES, Need, Scenario
from cards.standards import (
    NO_TITLE,
    Designation,
    find_standard,
    parse_designation,
    standards_in,
    successor_of,
)
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording, fold
from schemas.figures import unit_heading
from schemas.sheet_parts import Sheet
from schemas.sheet_sections import symbol_text

_RUN = 3
"""From so many cards on that follow one another, an index names the first and the last."""

Fits = Sequence[tuple[Scenario, Match]]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name with the numbers of the cards that it leads to."""

    name: Wording
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandardLine:
    """A standard that cards of the set name; its title only where it was read in a source, and
    the edition that takes its place if there is one."""

    designation: str
    title: Wording
    successor: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A property that the set uses: how it is called, its symbol and unit, and what must be stated
    of a test so that two values of it can be compared."""

    symbol: str
    name: Wording
    unit: str
    needs: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A card with its tier in each scenario; empty where the card says nothing of what is
    required."""

    number: str
    title: str
    tiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Scenarios across, cards down."""

    scenarios: tuple[Wording, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """All that stands behind the cards but their comparison."""

    matrix: Matrix
    standards: tuple[StandardLine, ...]
    designations: tuple[IndexEntry, ...]
    needs: tuple[IndexEntry, ...]
    applications: tuple[IndexEntry, ...]
    properties: tuple[IndexEntry, ...]
    glossary: tuple[Term, ...]


def matter(sheets: Sequence[Sheet], fits: Mapping[str, Fits]) -> Matter:
    """What stands behind these cards; `fits` are the matches of a card by its number."""
    return Matter(
        matrix=_matrix(sheets, fits),
        standards=_standards(sheets),
        designations=_index(
            (Wording(name, name), sheet.identity.number)
            for sheet in sheets
            for name in dict.fromkeys(sheet.names)
        ),
        needs=_needs(sheets, fits),
        applications=_index(_applications(sheets, fits)),
        properties=_index(
            (entry.name, sheet.identity.number)
            for sheet in sheets
            for section in sheet.sections
            for entry in section.entries
            if any(not row.is_absent for row in entry.rows)
        ),
        glossary=_glossary(sheets),
    )


def runs_of(numbers: Sequence[str], order: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Cards of a set that stands in that `order`, as an index names them: from first to last where
    three or more follow one another, else each by itself."""
    places = {number: place for place, number in enumerate(order)}
    runs: list[list[str]] = []
    for number in numbers:
        if runs and places[number] == places[runs[-1][-1]] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(chain.from_iterable(_run(run) for run in runs))


def _run(run: Sequence[str]) -> list[tuple[str, ...]]:
    return [(run[0], run[-1])] if len(run) >= _RUN else [(number,) for number in run]


def _index(found: Iterable[tuple[Wording, str]]) -> tuple[IndexEntry, ...]:
    """Names in the order of the alphabet, each with its cards in the order of the set."""
    grouped: dict[Wording, dict[str, None]] = {}
    for name, number in found:
        grouped.setdefault(name, {})[number] = None
    names = sorted(grouped, key=lambda name: (fold(name.en), name.zh))
    return tuple(IndexEntry(name, tuple(grouped[name])) for name in names)


def _applications(
    sheets: Sequence[Sheet], fits: Mapping[str, Fits]
) -> Iterable[tuple[Wording, str]]:
    """The scenarios for which a card qualifies or could."""
    for sheet in sheets:
        for scenario, match in fits.get(sheet.identity.number, ()):
            if match.tier is not Tier.EXCLUDED and _says_something(match):
                yield scenario.name, sheet.identity.number


def _needs(sheets: Sequence[Sheet], fits: Mapping[str, Fits]) -> tuple[IndexEntry, ...]:
    """Each need, in its usual order, with the cards that qualify for or could fit one of its
    scenarios."""
    found: dict[Need, dict[str, None]] = {}
    for sheet in sheets:
        for scenario, match in fits.get(sheet.identity.number, ()):
            if match.tier is not Tier.EXCLUDED and _says_something(match):
                for need in scenario.needs:
                    found.setdefault(need, {})[sheet.identity.number] = None
    return tuple(IndexEntry(NEED_NAMES[need], tuple(found[need])) for need in Need if need in found)


def _glossary(sheets: Sequence[Sheet]) -> tuple[Term, ...]:
    used = {
        entry.key for sheet in sheets for section in sheet.sections for entry in section.entries
    }
    terms = [_term(entry) for entry in VOCABULARY.properties.values() if entry.key in used]
    return tuple(sorted(terms, key=lambda term: fold(term.name.en)))


def _term(entry: Property) -> Term:
    needs = tuple(VOCABULARY.axis(axis).name for axis in entry.needs)
    return Term(symbol_text(entry.symbol), entry.name, unit_heading(entry.unit or ""), needs)


def _matrix(sheets: Sequence[Sheet], fits: Mapping[str, Fits]) -> Matrix:
    scenarios: dict[str, Wording] = {}
    for sheet in sheets:
        for scenario, _ in fits.get(sheet.identity.number, ()):
            scenarios.setdefault(scenario.key, scenario.name)
    keys = sorted(scenarios)
    rows = (_matrix_row(sheet, keys, fits.get(sheet.identity.number, ())) for sheet in sheets)
    return Matrix(tuple(scenarios[key] for key in keys), tuple(rows) if keys else ())


def _matrix_row(sheet: Sheet, keys: Sequence[str], fits: Fits) -> MatrixRow:
    tiers = {scenario.key: match.tier.value for scenario, match in fits if _says_something(match)}
    return MatrixRow(sheet.identity.number, sheet.title, tuple(tiers.get(key, "") for key in keys))


def _says_something(match: Match) -> bool:
    """Whether the card states anything of what is required."""
    return match.tier is not Tier.POSSIBLE or match.coverage > 0


def _standards(sheets: Sequence[Sheet]) -> tuple[StandardLine, ...]:
    numbers: dict[Designation, dict[str, None]] = {}
    typed: dict[Designation, str] = {}
    for sheet in sheets:
        for named in _named(sheet):
            key = parse_designation(named)
            typed.setdefault(key, named)
            numbers.setdefault(key, {})[sheet.identity.number] = None
    lines = (_standard(typed[key], tuple(cards)) for key, cards in numbers.items())
    return tuple(sorted(lines, key=lambda line: fold(line.designation)))


def _named(sheet: Sheet) -> Iterable[str]:
    stated = [row.standard for section in sheet.sections for e in section.entries for row in e.rows]
    if sheet.composition:
        stated.append(sheet.composition.standard)
    for text in filter(None, stated):
        yield from standards_in(text)


def _standard(typed: str, numbers: tuple[str, ...]) -> StandardLine:
    known, successor = find_standard(typed), successor_of(typed)
    return StandardLine(
        designation=typed,
        title=known.title if known else NO_TITLE,
        successor=successor.designation if successor else "",
        numbers=numbers,
    )
