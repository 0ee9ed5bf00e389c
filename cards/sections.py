"""The sections of a card in their order (CARD §2), and in which of them a value stands.

A property goes to the section of its group, unless it is named in `BY_PROPERTY`. To move a
property, change one of the two tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cards.conditions import Condition
from cards.values import Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording

HEADER, HEADLINE, COMPOSITION, CASES, EVIDENCE = (
    "header",
    "headline",
    "composition",
    "cases",
    "evidence",
)
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

SECTIONS: Mapping[str, tuple[int, Wording]] = MappingProxyType(
    {
        HEADER: (0, Wording("表头", "Header")),
        HEADLINE: (1, Wording("要点", "In five lines")),
        COMPOSITION: (2, Wording("化学成分", "Composition")),
        STRENGTH: (3, Wording("室温强度与物理", "Strength and physical, room temperature")),
        HEAT: (4, Wording("温度与时间", "Temperature and time")),
        DYNAMIC: (5, Wording("动态性能", "Dynamic")),
        CORROSION: (6, Wording("腐蚀与表面", "Corrosion and surface")),
        FUNCTION: (7, Wording("功能：屏蔽、阻尼、导热", "Function: shielding, damping, heat")),
        PROCESS: (8, Wording("工艺窗口", "Process window")),
        SUPPLY: (9, Wording("供货", "Supply")),
        CASES: (10, Wording("应用实例", "Proven cases")),
        ECO: (11, Wording("生态", "Eco")),
        EVIDENCE: (12, Wording("证据", "Evidence")),
    }
)
"""Number and title of every section by its key."""

WITH_VALUES = (STRENGTH, HEAT, DYNAMIC, CORROSION, FUNCTION, PROCESS, SUPPLY, ECO)
"""The sections in which values stand."""

EXPECTED: tuple[tuple[str, ...], ...] = (
    ("density",),
    ("proof_strength_02",),
    ("tensile_strength",),
    ("elongation",),
    ("youngs_modulus",),
    ("fatigue_strength",),
    ("corrosion_rate", "mass_loss_rate", "salt_spray_hours"),
    ("thermal_conductivity",),
    ("shielding_effectiveness",),
    ("loss_factor", "specific_damping_capacity", "damping_ratio", "logarithmic_decrement"),
    ("linear_shrinkage",),
    ("carbon_footprint",),
)
"""What a designer looks for on every card; of a group of alternatives one is enough."""

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


def section_of(value: Value) -> str:
    """The section in which a value stands; strength away from room temperature goes to heat."""
    home = section_of_property(value.property)
    is_away = home == STRENGTH and not _is_ambient(value)
    return HEAT if is_away else home


def section_of_property(key: str) -> str:
    """The section in which a property stands at room temperature. Raises UnknownProperty."""
    home = BY_PROPERTY.get(key)
    return home or _BY_GROUP.get(VOCABULARY.property(key).group, PROCESS)


def _is_ambient(value: Value) -> bool:
    if isinstance(value.content, Curve) and value.content.axis == "temperature":
        return False
    stated = value.conditions.get("temperature")
    return stated is None or is_room_temperature(stated)


def is_room_temperature(condition: Condition) -> bool:
    """Whether a stated temperature lies within 15 to 30 °C, for the arrangement of sections."""
    assert condition.low is not None and condition.high is not None
    return condition.low >= 15 and condition.high <= 30
