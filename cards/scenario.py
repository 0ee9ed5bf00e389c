"""An application scenario: a part, what it demands of a material, and what it replaces.

Requirements are judged on cards. Part requirements (mass saving, first mode, fire test …) can
only be proven on the part; they are shown with their source and judge no card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cards.errors import CardError
from cards.members import LimitedBy, Member
from cards.quantity import Quantity, read_quantity
from cards.requirement import Requirement, ThresholdSource
from cards.requirement_writing import with_weight
from cards.span import Span
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording


class RoleLevel(StrEnum):
    """What the part carries, from trim to large structures (provincial plan)."""

    TRIM = "trim"
    LIGHTLY_LOADED = "lightly_loaded"
    SECONDARY = "secondary"
    PRIMARY = "primary"
    LARGE_STRUCTURE = "large_structure"
    FUNCTIONAL = "functional"


ROLE_LEVEL_NAMES = {
    RoleLevel.TRIM: Wording("装饰件", "trim"),
    RoleLevel.LIGHTLY_LOADED: Wording("承载较低零部件", "lightly loaded part"),
    RoleLevel.SECONDARY: Wording("次要部件", "secondary part"),
    RoleLevel.PRIMARY: Wording("主承力部件", "primary load-bearing part"),
    RoleLevel.LARGE_STRUCTURE: Wording("大型结构件", "large structure"),
    RoleLevel.FUNCTIONAL: Wording("功能材料", "functional material"),
}


class Field(StrEnum):
    """The industry a part belongs to."""

    AUTOMOTIVE = "automotive"
    APPLIANCES = "appliances"
    ELECTRONICS = "electronics"
    ENERGY = "energy"
    CONSTRUCTION = "construction"
    RAIL = "rail"
    AEROSPACE = "aerospace"
    DEFENCE = "defence"
    MOBILITY = "mobility"
    MEDICAL = "medical"
    ROBOTICS = "robotics"


FIELD_NAMES = {
    Field.AUTOMOTIVE: Wording("汽车", "Automotive"),
    Field.APPLIANCES: Wording("家电与工具", "Appliances and tools"),
    Field.ELECTRONICS: Wording("3C 电子", "Consumer electronics"),
    Field.ENERGY: Wording("光伏储能", "Solar and storage"),
    Field.CONSTRUCTION: Wording("建筑", "Construction"),
    Field.RAIL: Wording("轨道交通", "Rail"),
    Field.AEROSPACE: Wording("航空航天", "Aerospace"),
    Field.DEFENCE: Wording("国防军工", "Defence"),
    Field.MOBILITY: Wording("两轮与低空", "Cycles and low altitude"),
    Field.MEDICAL: Wording("医疗", "Medical"),
    Field.ROBOTICS: Wording("机器人", "Robotics"),
}


class Need(StrEnum):
    """What magnesium is wanted for."""

    LIGHTWEIGHT = "lightweight"
    DAMPING = "damping"
    SHIELDING = "shielding"
    IMPACT = "impact"
    HEAT = "heat"


NEED_NAMES = {
    Need.LIGHTWEIGHT: Wording("轻量化", "lightweight"),
    Need.DAMPING: Wording("减震降噪", "damping and noise"),
    Need.SHIELDING: Wording("电磁屏蔽", "EMI shielding"),
    Need.IMPACT: Wording("高抗冲击", "impact"),
    Need.HEAT: Wording("散热", "heat dissipation"),
}


@dataclass(frozen=True, slots=True)
class PartRequirement:
    """A demand on the part that no card can answer, with where it comes from."""

    statement: Wording
    threshold: ThresholdSource
    source: str = ""


@dataclass(frozen=True, slots=True)
class Incumbent:
    """The part that is replaced, as far as sources state it.

    `threshold` says where density (g/cm³), Young's modulus (GPa), strength (MPa) and wall (mm)
    come from, which `note` may explain.
    """

    material: Wording
    mass: str = ""
    source: str = ""
    density: Quantity | None = None
    modulus: Quantity | None = None
    strength: Quantity | None = None
    wall: Quantity | None = None
    member: Member | None = None
    limited_by: LimitedBy | None = None
    threshold: ThresholdSource | None = None
    note: Wording = NO_WORDING

    @property
    def mass_span(self) -> Span | None:
        """The mass in kg, where it was typed as a number or a range with its unit."""
        try:
            read = read_quantity(self.mass, "", VOCABULARY.units["kg"])
        except CardError:
            return None
        return span_of(read)


def span_of(quantity: Quantity | None) -> Span | None:
    """A quantity with both its ends as an interval in the canonical unit."""
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    return Span(quantity.low, quantity.high)


@dataclass(frozen=True, slots=True)
class ScenarioCase:
    """A part in production or trial that a source reports."""

    statement: Wording
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario under its short stable key."""

    key: str
    name: Wording
    field: Field
    role_level: RoleLevel
    requirements: tuple[Requirement, ...]
    part_requirements: tuple[PartRequirement, ...] = ()
    needs: tuple[Need, ...] = ()
    process: Wording = NO_WORDING
    wall_thickness: str = ""
    part_mass: str = ""
    materials: str = ""
    facts: Wording = NO_WORDING
    incumbent: Incumbent | None = None
    cases: tuple[ScenarioCase, ...] = ()
    sources: tuple[str, ...] = ()


def reweighted(scenario: Scenario, weights: Mapping[int, float]) -> Scenario:
    """The scenario with other weights of some requirements, by their places; only those that are
    scored have any. With the weights that it has, it is the same scenario."""
    requirements = tuple(
        _weighed(entry, weights.get(place, entry.weight))
        for place, entry in enumerate(scenario.requirements)
    )
    return replace(scenario, requirements=requirements)


def _weighed(requirement: Requirement, weight: float) -> Requirement:
    """The requirement with another weight, which its text says, too."""
    if not requirement.is_scored or weight == requirement.weight:
        return requirement
    return replace(requirement, weight=weight, text=with_weight(requirement.text, weight))
