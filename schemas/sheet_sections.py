"""Which property stands in which section of a sheet (CARD §2).

A property goes to the section of its group, unless it is named in `BY_PROPERTY`. To move a
property, change one of the two tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cards.card import Card
from cards.conditions import Condition
from cards.values import Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.chart import Chart
from schemas.derived import DerivedLine
from schemas.sheet_parts import Entry, Line, Row, Section
from schemas.sheet_rows import References, note_marks, row, source_numbers

STRENGTH, HEAT, DYNAMIC, CORROSION, FUNCTION, PROCESS, SUPPLY, ECO = (
    "strength",
    "heat",
    "dynamic",
    "corrosion",
    "function",
    "process",
    "supply",
    "eco",
)

TITLES: Mapping[str, tuple[int, Wording]] = {
    STRENGTH: (3, Wording("室温强度与物理", "Strength and physical, room temperature")),
    HEAT: (4, Wording("温度与时间", "Temperature and time")),
    DYNAMIC: (5, Wording("动态性能", "Dynamic")),
    CORROSION: (6, Wording("腐蚀与表面", "Corrosion and surface")),
    FUNCTION: (7, Wording("功能：屏蔽、阻尼、导热", "Function: shielding, damping, heat")),
    PROCESS: (8, Wording("工艺窗口", "Process window")),
    SUPPLY: (9, Wording("供货", "Supply")),
    ECO: (11, Wording("生态", "Eco")),
}

_BY_GROUP = {
    "physical": STRENGTH,
    "mechanical": STRENGTH,
    "fatigue_impact": DYNAMIC,
    "corrosion": CORROSION,
    "electromagnetic": FUNCTION,
    "damping_nvh": FUNCTION,
    "thermal": FUNCTION,
    "processing": PROCESS,
    "green_cost": ECO,
}

BY_PROPERTY = {
    "creep_strength": HEAT,
    "minimum_creep_rate": HEAT,
    "max_service_temperature": HEAT,
    "solidus": PROCESS,
    "liquidus": PROCESS,
    "incipient_melting_temperature": PROCESS,
    "ignition_temperature": PROCESS,
    "price": SUPPLY,
}

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


def section_of(value: Value) -> str:
    """The section in which a value stands; strength away from room temperature goes to heat."""
    home = BY_PROPERTY.get(value.property)
    if home is not None:
        return home
    home = _BY_GROUP.get(VOCABULARY.property(value.property).group, PROCESS)
    return HEAT if home == STRENGTH and not _is_ambient(value) else home


def _is_ambient(value: Value) -> bool:
    if isinstance(value.content, Curve) and value.content.axis == "temperature":
        return False
    stated = value.conditions.get("temperature")
    return stated is None or is_room_temperature(stated)


def is_room_temperature(condition: Condition) -> bool:
    """Whether a stated temperature lies within 15 to 30 °C, for the arrangement of sections."""
    assert condition.low is not None and condition.high is not None
    return condition.low >= 15 and condition.high <= 30


NOTHING_DERIVED: Mapping[str, tuple[DerivedLine, ...]] = MappingProxyType({})


def sections(
    card: Card,
    charts: Mapping[str, Sequence[Chart]],
    derived: Mapping[str, tuple[DerivedLine, ...]] = NOTHING_DERIVED,
) -> tuple[Section, ...]:
    """The sections with values, in order; `charts` and what is `derived` by section key."""
    references = References(source_numbers(card), note_marks(card), _chart_numbers(charts))
    found = []
    for key, (number, title) in TITLES.items():
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
