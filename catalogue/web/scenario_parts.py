"""Scenarios as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cards.requirement import THRESHOLD_SOURCE_NAMES
from cards.scenario import (
    FIELD_NAMES,
    NEED_NAMES,
    ROLE_LEVEL_NAMES,
    Field,
    Incumbent,
    PartRequirement,
    Scenario,
    ScenarioCase,
)
from cards.wording import Wording
from schemas.match_table import Column, columns_of


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand on the part that no card can answer."""

    statement: Wording
    threshold: str
    threshold_name: Wording
    source: str


@dataclass(frozen=True, slots=True)
class ScenarioFace:
    """A scenario; the name in the other language stands below the first one."""

    key: str
    name: Wording
    other_name: Wording
    field: str
    field_name: Wording
    role: Wording
    needs: tuple[Wording, ...]
    need_keys: tuple[str, ...]
    process: Wording
    wall: str
    part_mass: str
    materials: str
    facts: Wording
    incumbent: Incumbent | None
    columns: tuple[Column, ...]
    part_requirements: tuple[Demand, ...]
    cases: tuple[ScenarioCase, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The scenarios of one industry."""

    key: str
    name: Wording
    scenarios: tuple[ScenarioFace, ...]


def scenario_face(scenario: Scenario) -> ScenarioFace:
    return ScenarioFace(
        key=scenario.key,
        name=scenario.name,
        other_name=Wording(scenario.name.en, scenario.name.zh),
        field=scenario.field.value,
        field_name=FIELD_NAMES[scenario.field],
        role=ROLE_LEVEL_NAMES[scenario.role_level],
        needs=tuple(NEED_NAMES[need] for need in scenario.needs),
        need_keys=tuple(need.value for need in scenario.needs),
        process=scenario.process,
        wall=scenario.wall_thickness,
        part_mass=scenario.part_mass,
        materials=scenario.materials,
        facts=scenario.facts,
        incumbent=scenario.incumbent,
        columns=columns_of(scenario.requirements),
        part_requirements=tuple(_demand(demand) for demand in scenario.part_requirements),
        cases=scenario.cases,
        sources=scenario.sources,
    )


def _demand(demand: PartRequirement) -> Demand:
    name = THRESHOLD_SOURCE_NAMES[demand.threshold]
    return Demand(demand.statement, demand.threshold.value, name, demand.source)


def by_field(scenarios: Iterable[Scenario], need: str = "") -> tuple[FieldGroup, ...]:
    """Scenarios by industry and, within it, by what the part carries, the heaviest duty first."""
    levels = list(ROLE_LEVEL_NAMES)
    ordered = sorted(scenarios, key=lambda entry: -levels.index(entry.role_level))
    faces = [scenario_face(entry) for entry in ordered]
    shown = [entry for entry in faces if not need or need in entry.need_keys]
    groups = (
        FieldGroup(key.value, FIELD_NAMES[key], tuple(e for e in shown if e.field == key.value))
        for key in Field
    )
    return tuple(group for group in groups if group.scenarios)
