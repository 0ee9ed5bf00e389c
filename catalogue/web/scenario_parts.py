"""Scenarios as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from cards.requirement import THRESHOLD_SOURCE_NAMES
from cards.scenario import (
    FIELD_NAMES,
    NEED_NAMES,
    ROLE_LEVEL_NAMES,
    Incumbent,
    PartRequirement,
    Scenario,
    ScenarioCase,
)
from cards.wording import Wording
from catalogue.web.schematics import symbol_of
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
    """A scenario; the name in the other language stands below the first one, `symbol` names the
    drawing of the part."""

    key: str
    symbol: str
    name: Wording
    other_name: Wording
    field: str
    field_name: Wording
    role: Wording
    needs: tuple[Wording, ...]
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


def scenario_face(scenario: Scenario) -> ScenarioFace:
    return ScenarioFace(
        key=scenario.key,
        symbol=symbol_of(scenario),
        name=scenario.name,
        other_name=Wording(scenario.name.en, scenario.name.zh),
        field=scenario.field.value,
        field_name=FIELD_NAMES[scenario.field],
        role=ROLE_LEVEL_NAMES[scenario.role_level],
        needs=tuple(NEED_NAMES[need] for need in scenario.needs),
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
