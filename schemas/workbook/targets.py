"""Every meaning that a column can be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.elements import ELEMENTS, GROUPS, element_name
from schemas.workbook.fields import (
    CARD_FIELDS,
    COMPOSITION,
    CONDITION,
    CURVE_FIELDS,
    IGNORE,
    LONG_FIELDS,
    PROPERTY,
    SOURCE_FIELDS,
    VALUE_FIELDS,
    Field,
)

SHARES = {
    "min": Wording("下限", "minimum"),
    "max": Wording("上限", "maximum"),
    "measured": Wording("实测", "measured"),
}
_IDENTITY = ("key", "designation", "form", "process", "temper", "brand", "note")
_COMMON = (
    *("tensile_strength", "proof_strength_02", "elongation", "brinell_hardness"),
    *("vickers_hardness", "youngs_modulus", "density", "thermal_conductivity"),
    *("thermal_expansion", "specific_heat", "electrical_conductivity", "solidus", "liquidus"),
    *("fatigue_strength", "impact_toughness_unnotched", "corrosion_rate", "salt_spray_hours"),
    *("shielding_effectiveness", "specific_damping_capacity", "price"),
)
_ALLOYING = (
    *("Al", "Zn", "Mn", "Si", "RE", "Y", "Nd", "Gd", "Zr"),
    *("Ca", "Sr", "Li", "Sn", "Cu", "Fe", "Ni", "Be", "Mg"),
)
"""The elements of magnesium alloys, the usual ones first."""
_USUAL = {
    key: place
    for place, key in enumerate(
        (
            IGNORE,
            *_IDENTITY,
            *(PROPERTY + key for key in _COMMON),
            *(COMPOSITION + element for element in _ALLOYING),
        )
    )
}


@dataclass(frozen=True, slots=True)
class Target:
    """A meaning of a column: its key, what people call it, and under which head a list shows it."""

    key: str
    name: Wording
    group: Wording


@lru_cache(maxsize=1)
def targets() -> tuple[Target, ...]:
    """All targets in the order in which a list shows them: what most workbooks hold before what
    hardly any does."""
    return tuple(sorted(_targets(), key=lambda target: _place(target.key)))


def _targets() -> list[Target]:
    leave_out = Wording("不读取", "do not read")
    return [
        Target(IGNORE, leave_out, leave_out),
        *_fields(CARD_FIELDS, Wording("卡片", "card")),
        *_properties(),
        *_fields(VALUE_FIELDS, Wording("数值旁边", "beside values")),
        *_conditions(),
        *_elements(),
        *_fields(SOURCE_FIELDS, Wording("来源", "source")),
        *_fields(LONG_FIELDS, Wording("一行一个数值", "one value a row")),
        *_fields(CURVE_FIELDS, Wording("曲线", "curves")),
    ]


def _place(key: str) -> tuple[int, int]:
    """Where a list shows a target: the usual ones in their order, then the rest, rare elements and
    their limits last."""
    if key in _USUAL:
        return 0, _USUAL[key]
    element, _, share = key.removeprefix(COMPOSITION).partition(".")
    if not key.startswith(COMPOSITION):
        return 1, 0
    return (2, _ALLOYING.index(element)) if element in _ALLOYING else (3, bool(share))


@lru_cache(maxsize=1)
def target_keys() -> frozenset[str]:
    return frozenset(target.key for target in targets())


def _fields(fields: Mapping[str, Field], group: Wording) -> list[Target]:
    return [Target(key, field.name, group) for key, field in fields.items()]


def _properties() -> list[Target]:
    """Every property but those that are curves, which stand on a sheet of their own."""
    return [
        Target(PROPERTY + key, entry.name, VOCABULARY.groups[entry.group].name)
        for key, entry in VOCABULARY.properties.items()
        if entry.kind != "curve"
    ]


def _conditions() -> list[Target]:
    group = Wording("条件", "conditions")
    return [Target(CONDITION + key, axis.name, group) for key, axis in VOCABULARY.axes.items()]


def _elements() -> list[Target]:
    group = Wording("化学成分", "composition")
    found = []
    for element in (*GROUPS, *ELEMENTS):
        name = f"{element_name(element)} {element}".strip()
        found.append(Target(COMPOSITION + element, Wording(name, element), group))
        found += [
            Target(f"{COMPOSITION}{element}.{key}", _joined(name, element, share), group)
            for key, share in SHARES.items()
        ]
    return found


def _joined(zh: str, en: str, share: Wording) -> Wording:
    return Wording(f"{zh} {share.zh}", f"{en} {share.en}")
