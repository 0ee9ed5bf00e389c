"""Units: which are accepted for a quantity, and their exact conversion to the canonical one.

The factors are decimal text, so that 240 MPa typed as 240 N/mm² or 0.24 GPa is the same number.
Nothing here parses a unit expression: a unit is either listed or it is not accepted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cards.errors import UnitNotAccepted
from cards.wording import normalise

QUDT = "http://qudt.org/vocab/unit/"
"""Where QUDT names its units (https://qudt.org/vocab/unit/)."""
_SUPERSCRIPT_MINUS = str.maketrans({"⁻": "-"})


@dataclass(frozen=True, slots=True)
class Scale:
    """canonical = typed · factor + offset."""

    factor: Decimal
    offset: Decimal = Decimal(0)

    def to_canonical(self, number: Decimal) -> Decimal:
        return number * self.factor + self.offset

    def from_canonical(self, number: Decimal) -> Decimal:
        return (number - self.offset) / self.factor


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit with every unit that is accepted in its place."""

    key: str
    display: str
    ucum: str | None
    qudt: str | None
    no_qudt: str
    inputs: Mapping[str, Scale]
    spellings: Mapping[str, str]

    @property
    def iri(self) -> str:
        """The unit in QUDT; empty where QUDT has none, for the reason that `no_qudt` says."""
        return f"{QUDT}{self.qudt}" if self.qudt else ""

    def scale(self, typed: str) -> Scale:
        """How a number in the unit `typed` becomes canonical. Raises UnitNotAccepted."""
        key = self.spellings.get(unit_key(typed))
        if key is None:
            raise UnitNotAccepted(typed, tuple(self.inputs))
        return self.inputs[key]

    def to_canonical(self, number: Decimal, typed: str) -> float:
        """`number` given in the unit `typed`, in this unit. Raises UnitNotAccepted."""
        return float(self.scale(typed).to_canonical(number))

    def from_canonical(self, number: float, typed: str) -> float:
        """`number` in this unit, given in the unit `typed`. Raises UnitNotAccepted."""
        return float(self.scale(typed).from_canonical(Decimal(repr(number))))

    def accepts(self, typed: str) -> bool:
        return unit_key(typed) in self.spellings


@lru_cache(maxsize=4096)
def unit_key(typed: str) -> str:
    """The form in which spellings of a unit are compared: `W/(m·K)`, `W / (m.K)` → `W/(m.K)`."""
    return re.sub(r"[\s*]", "", normalise(typed.translate(_SUPERSCRIPT_MINUS)))


def _scale(raw: list[str]) -> Scale:
    return Scale(*map(Decimal, raw))


def _unit(key: str, raw: Mapping[str, Any], aliases: Mapping[str, str]) -> Unit:
    inputs = {name: _scale(scale) for name, scale in raw["inputs"].items()}
    spellings = {unit_key(name): name for name in inputs}
    spellings |= {unit_key(alias): name for alias, name in aliases.items() if name in inputs}
    return Unit(
        key=key,
        display=raw.get("display", key),
        ucum=raw.get("ucum"),
        qudt=raw.get("qudt"),
        no_qudt=raw.get("no_qudt", ""),
        inputs=MappingProxyType(inputs),
        spellings=MappingProxyType(spellings),
    )


def read_units(raw: Mapping[str, Any]) -> Mapping[str, Unit]:
    """Canonical units by key, from the content of `units.yaml`."""
    aliases = raw["aliases"]
    return MappingProxyType(
        {key: _unit(key, entry, aliases) for key, entry in raw["units"].items()}
    )
