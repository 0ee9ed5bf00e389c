"""Which properties a synthetic card states, under which conditions, and what numbers it states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from cards.columns.states import StateTable, state_of
from cards.conditions import Conditions, read_condition
from cards.relations import RELATIONS
from cards.vocabulary import VOCABULARY

CORE = ("density", "tensile_strength", "proof_strength_02", "elongation", "thermal_conductivity")
"""What nearly every card states."""
STATED = (
    *CORE,
    *[
        "grain_size",
        "porosity",
        "reduction_of_area",
        "youngs_modulus",
        "poissons_ratio",
        "compressive_proof_02",
        "compressive_strength",
        "shear_strength",
        "bearing_strength",
        "bearing_yield_strength",
        "brinell_hardness",
        "strain_hardening_n",
        "creep_strength",
        "fatigue_strength",
        "fatigue_crack_threshold",
        "fracture_toughness",
        "impact_energy",
        "hydrogen_evolution_rate",
        "salt_spray_hours",
        "coating_thickness",
        "shielding_effectiveness",
        "specific_heat",
        "thermal_expansion",
        "solidus",
        "liquidus",
        "latent_heat",
        "casting_temperature",
        "linear_shrinkage",
        "recycled_content",
        "carbon_footprint",
        "price",
    ],
)
ROOM = {"23 °C": 0.65, "20 °C": 0.30, "120 °C": 0.03, "150 °C": 0.02}
OPTIONS: Mapping[str, Mapping[str, float]] = {
    "temperature": ROOM,
    "temperature_range": {"20~100 °C": 0.7, "20~200 °C": 0.3},
    "orientation": {"L": 0.6, "T": 0.4},
    "gauge": {"A": 0.6, "A50mm": 0.4},
    "specimen_source": {"separately_cast": 0.75, "from_part": 0.25},
    "wall_thickness": {"2 mm": 0.5, "3 mm": 0.3, "5 mm": 0.2},
    "strain_amplitude": {"0.1 %": 0.6, "0.2 %": 0.4},
    "duration": {"24 h": 0.4, "72 h": 0.3, "168 h": 0.2, "1000 h": 0.1},
    "medium": {"NaCl_3.5": 0.5, "NaCl_5": 0.3, "NSS": 0.2},
    "surface_state": {"bare_ground": 0.4, "MAO": 0.3, "conversion": 0.3},
    "frequency": {"1 GHz": 0.4, "300 MHz": 0.3, "1.5 GHz": 0.2, "30 MHz": 0.1},
    "thickness": {"1 mm": 0.3, "2 mm": 0.5, "3 mm": 0.2},
    "se_method": {"flange_coaxial": 0.5, "window": 0.3, "waveguide": 0.2},
    "cycles": {"1e7": 0.7, "5e7": 0.3},
    "creep_strain": {"0.1 %": 0.7, "0.2 %": 0.3},
    "r_ratio": {"-1": 0.7, "0.1": 0.3},
    "loading": {"axial": 0.5, "rotating_bending": 0.5},
    "notch": {"V2": 0.7, "none": 0.3},
    "load_indenter": {"HBW 2.5/62.5": 0.6, "HBW 5/250": 0.4},
    "boundary": {"cradle_to_gate": 0.8, "gate_to_gate": 0.2},
    "route": {"pidgeon": 0.7, "electrolysis": 0.2, "recycled": 0.1},
    "date": {"2025": 0.6, "2026": 0.4},
    "tax_basis": {"incl": 0.7, "excl": 0.3},
}
"""As conditions are typed, and how often each of them is stated."""
BESIDE = {
    "proof_strength_02": ("specimen_source", "wall_thickness"),
    "tensile_strength": ("specimen_source", "wall_thickness"),
    "elongation": ("specimen_source",),
    "porosity": ("wall_thickness",),
    "shear_strength": ("orientation",),
    "fatigue_strength": ("wall_thickness",),
}
"""What is stated beyond the conditions that a property needs."""
_DECADES = 30.0
"""From this ratio of typical bounds on, numbers are spread over a logarithmic scale."""

assert not {relation.target for relation in RELATIONS} & set(STATED)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TypedStates:
    """Distinct states of conditions, and how each of them was typed."""

    table: StateTable
    typed: list[Mapping[str, str]]

    def number(self, typed: Mapping[str, str]) -> int:
        """The number of the state that is typed like this."""
        read = Conditions.of(*(read_condition(axis, text) for axis, text in typed.items()))
        number = self.table.number(state_of(read))
        if number == len(self.typed):
            self.typed.append(typed)
        return number


@dataclass(frozen=True, slots=True)
class Choice:
    """The states that a property is stated in, by number, and how often."""

    states: NDArray[np.uint32]
    shares: Floats

    @classmethod
    def of(cls, key: str, known: TypedStates) -> Choice:
        axes = (*VOCABULARY.property(key).needs, *BESIDE.get(key, ()))
        states, shares = [], []
        for chosen in product(*(OPTIONS[axis].items() for axis in axes)):
            texts = [text for text, _ in chosen]
            states.append(known.number(dict(zip(axes, texts, strict=True))))
            shares.append(float(np.prod([share for _, share in chosen])))
        return cls(np.array(states, np.uint32), np.array(shares))

    def draw(self, count: int, chance: np.random.Generator) -> NDArray[np.uint32]:
        return chance.choice(self.states, count, p=self.shares / self.shares.sum())


def numbers(key: str, count: int, chance: np.random.Generator) -> Floats:
    """Numbers within the typical bounds, as people type them."""
    bounds = VOCABULARY.property(key).typical
    assert bounds is not None
    low, high = bounds
    share = chance.beta(2.0, 3.0, count)
    if low > 0 and high / low >= _DECADES:
        return as_typed(low * (high / low) ** share)
    return as_typed(low + (high - low) * share)


def as_typed(found: Floats) -> Floats:
    """Positive numbers with three significant digits, exactly as reading them would give them."""
    exponent = np.floor(np.log10(np.maximum(found, 1e-9))).astype(np.int64) - 2
    ten = 10.0 ** np.abs(exponent)
    digits = np.rint(np.where(exponent < 0, found * ten, found / ten))
    # Both factors are whole and exact, so that the quotient is the number nearest to the text.
    return np.where(exponent < 0, digits / ten, digits * ten)


def typed(number: float) -> str:
    """The number as a person types it."""
    return f"{number:.12g}"
