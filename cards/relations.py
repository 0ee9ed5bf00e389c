"""Relations of physics between properties, each stated once: checks and derived values use them.

All numbers are in canonical units. To add a relation, add it to RELATIONS and, where the target
is compared with what was stated, a rule in `cards/checks/physics.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType

from cards.values import Value
from cards.vocabulary import VOCABULARY

SMALL_DAMPING = 0.05
"""Loss factor up to which ψ = 2πη, ζ = η/2 and δ = πη hold (CARD §3)."""


def _any_value(_value: Value) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Relation:
    """`target` follows from `inputs` by `compute`; `admits` says of which values the formula
    holds, and `adds` which conditions the result has beyond those of its inputs."""

    target: str
    inputs: tuple[str, ...]
    formula: str
    compute: Callable[..., float]
    admits: Callable[[Value], bool] = _any_value
    adds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def tolerance(self) -> float:
        return VOCABULARY.property(self.target).tolerance or 0.0

    def ends(self, inputs: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
        """The least and the largest result over the intervals of the inputs; None where the
        formula has no finite real value."""
        try:
            corners = [self.compute(*corner) for corner in product(*inputs)]
        except ArithmeticError:
            return None
        if any(isinstance(corner, complex) or not math.isfinite(corner) for corner in corners):
            return None
        return min(corners), max(corners)

    def keeps_guarantee(self, inputs: Sequence[float]) -> bool:
        """Whether the result is on the safe side when all inputs are: every input moves it from
        bad to good as the input itself does. Not so of a ratio of two strengths."""
        middle = self.compute(*inputs)
        for place, key in enumerate(self.inputs):
            raised = [number * (1.01 if at == place else 1) for at, number in enumerate(inputs)]
            rises = self.compute(*raised) > middle
            if (_sense(key), _sense(self.target)) not in (_ALIKE if rises else _OPPOSED):
                return False
        return True


_ALIKE = (("higher", "higher"), ("lower", "lower"))
_OPPOSED = (("higher", "lower"), ("lower", "higher"))


def _sense(key: str) -> str:
    return VOCABULARY.property(key).better


def _is_by_mass_loss(value: Value) -> bool:
    method = value.conditions.get("corrosion_method")
    return value.property != "corrosion_rate" or method is None or method.choice == "mass_loss"


_LARGEST = {
    "loss_factor": SMALL_DAMPING,
    "specific_damping_capacity": 200 * math.pi * SMALL_DAMPING,
    "damping_ratio": 50 * SMALL_DAMPING,
    "logarithmic_decrement": math.pi * SMALL_DAMPING,
}


def _is_small_damping(value: Value) -> bool:
    quantity = value.quantity
    return (
        quantity is not None
        and quantity.high is not None
        and (quantity.high <= _LARGEST[value.property] * (1 + 1e-9))
    )


def _damping(target: str, source: str, formula: str, factor: float) -> Relation:
    return Relation(
        target, (source,), formula, lambda number: factor * number, admits=_is_small_damping
    )


def _over_density(target: str, source: str, formula: str, power: float = 1.0) -> Relation:
    return Relation(
        target, (source, "density"), formula, lambda number, density: number**power / density
    )


SHEAR_MODULUS = Relation(
    "shear_modulus",
    ("youngs_modulus", "poissons_ratio"),
    "G = E/2(1+ν)",
    lambda modulus, ratio: modulus / (2 * (1 + ratio)),
)
RESISTIVITY = Relation(
    "electrical_resistivity",
    ("electrical_conductivity",),
    "ρe = 1000/σ",
    lambda conductivity: 1000 / conductivity,
)
CONDUCTIVITY = Relation(
    "electrical_conductivity",
    ("electrical_resistivity",),
    "σ = 1000/ρe",
    lambda resistivity: 1000 / resistivity,
)
DIFFUSIVITY = Relation(
    "thermal_diffusivity",
    ("thermal_conductivity", "density", "specific_heat"),
    "a = λ/(ρ·cp)",
    lambda conductivity, density, heat: 1000 * conductivity / (density * heat),
)
SPECIFIC_STRENGTH = _over_density("specific_strength", "tensile_strength", "Rm/ρ")
YIELD_RATIO = Relation(
    "tension_compression_ratio",
    ("compressive_proof_02", "proof_strength_02"),
    "Rpc0.2/Rp0.2",
    lambda compressive, tensile: compressive / tensile,
)
MASS_LOSS = Relation(
    "mass_loss_rate",
    ("corrosion_rate", "density"),
    "ΔWm = ρ·P/3.65",
    lambda rate, density: rate * density / 3.65,
    admits=_is_by_mass_loss,
)
PENETRATION = Relation(
    "corrosion_rate",
    ("mass_loss_rate", "density"),
    "P = 3.65·ΔWm/ρ",
    lambda rate, density: 3.65 * rate / density,
    adds=MappingProxyType({"corrosion_method": "mass_loss"}),
)
DAMPING_CAPACITY = _damping("specific_damping_capacity", "loss_factor", "ψ = 2πη", 200 * math.pi)
DAMPING_RATIO = _damping("damping_ratio", "loss_factor", "ζ = η/2", 50)
DECREMENT = _damping("logarithmic_decrement", "loss_factor", "δ = πη", math.pi)
INDICES = (
    _over_density("specific_stiffness", "youngs_modulus", "E/ρ"),
    _over_density("beam_stiffness_index", "youngs_modulus", "E^½/ρ", 1 / 2),
    _over_density("panel_stiffness_index", "youngs_modulus", "E^⅓/ρ", 1 / 3),
    _over_density("specific_proof_strength", "proof_strength_02", "Rp0.2/ρ"),
    _over_density("beam_strength_index", "proof_strength_02", "Rp0.2^⅔/ρ", 2 / 3),
    _over_density("panel_strength_index", "proof_strength_02", "Rp0.2^½/ρ", 1 / 2),
)
"""Which material makes the lightest tie, beam and panel of given stiffness or strength."""

RELATIONS: tuple[Relation, ...] = (
    SHEAR_MODULUS,
    RESISTIVITY,
    CONDUCTIVITY,
    DIFFUSIVITY,
    YIELD_RATIO,
    MASS_LOSS,
    PENETRATION,
    _damping("loss_factor", "specific_damping_capacity", "η = ψ/2π", 1 / (200 * math.pi)),
    _damping("loss_factor", "damping_ratio", "η = 2ζ", 1 / 50),
    _damping("loss_factor", "logarithmic_decrement", "η = δ/π", 1 / math.pi),
    DAMPING_CAPACITY,
    DAMPING_RATIO,
    DECREMENT,
    SPECIFIC_STRENGTH,
    *INDICES,
)
"""In the order in which they are applied: the loss factor first, then what follows from it."""
