"""The values of a sheet, section by section, each beside what belongs to it (CARD §2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cards.card import Card
from cards.sections import SECTIONS, WITH_VALUES, section_of
from cards.vocabulary import VOCABULARY
from schemas.chart import Chart
from schemas.derived import DerivedLine
from schemas.sheet_parts import Entry, Line, Row, Section
from schemas.sheet_rows import References, note_marks, row, source_numbers

_ORDER = (
    "density",
    "proof_strength_02",
    "tensile_strength",
    "elongation",
    "compressive_proof_02",
    "youngs_modulus",
    "poissons_ratio",
    "shear_modulus",
)

NOTHING_DERIVED: Mapping[str, tuple[DerivedLine, ...]] = MappingProxyType({})


def sections(
    card: Card,
    charts: Mapping[str, Sequence[Chart]],
    derived: Mapping[str, tuple[DerivedLine, ...]] = NOTHING_DERIVED,
) -> tuple[Section, ...]:
    """The sections with values, in order; `charts` and what is `derived` by section key."""
    references = References(source_numbers(card), note_marks(card), _chart_numbers(charts))
    found = []
    for key in WITH_VALUES:
        number, title = SECTIONS[key]
        entries = _entries(card, key, references)
        lines, drawn = derived.get(key, ()), tuple(charts.get(key, ()))
        if entries or lines:
            found.append(Section(number, key, title, entries, drawn, lines))
    return tuple(found)


def _chart_numbers(charts: Mapping[str, Sequence[Chart]]) -> Mapping[int, int]:
    shown = (chart for section in charts.values() for chart in section)
    return {place: chart.number for chart in shown for place in chart.places}


def _entries(card: Card, section: str, references: References) -> tuple[Entry, ...]:
    places: dict[str, list[int]] = {}
    for place, value in enumerate(card.values):
        if section_of(value) == section:
            places.setdefault(value.property, []).append(place)
    return tuple(_entry(card, key, places[key], references) for key in sorted(places, key=rank))


def rank(key: str) -> int:
    """The place of a property on the sheet: the designer's first questions first."""
    if key in _ORDER:
        return _ORDER.index(key)
    return len(_ORDER) + list(VOCABULARY.properties).index(key)


def _entry(card: Card, key: str, places: Sequence[int], references: References) -> Entry:
    definition = VOCABULARY.property(key)
    rows = [row(card, place, references) for place in places]
    rows.sort(key=lambda shown: not shown.is_guaranteed)
    unit = VOCABULARY.units[definition.unit].display if definition.unit else ""
    symbol = symbol_text(definition.symbol)
    return Entry(key, definition.name, symbol, unit, tuple(rows), tuple(_lines(rows)))


def _lines(rows: Sequence[Row]) -> Iterator[Line]:
    """Guaranteed values first, each beside the other value that shares all its surroundings."""
    others = [shown for shown in rows if not shown.is_guaranteed]
    for shown in rows:
        if shown.is_guaranteed:
            twins = [other for other in others if other.surroundings == shown.surroundings]
            if twins:
                others.remove(twins[0])
            yield Line(shown, twins[0] if twins else None)
    yield from (Line(None, other) for other in others)


def symbol_text(symbol: str) -> str:
    """A symbol without the remarks that the vocabulary keeps in brackets: `λ (k)` → `λ`."""
    return symbol.split(" (", maxsplit=1)[0]
