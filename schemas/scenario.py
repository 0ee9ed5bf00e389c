"""The document of a scenario, in and out; the same form stands in files and in the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, post_load

from cards.requirement import THRESHOLD_SOURCE_NAMES
from cards.scenario import (
    FIELD_NAMES,
    NEED_NAMES,
    ROLE_LEVEL_NAMES,
    PartRequirement,
    Scenario,
    ScenarioCase,
)
from cards.wording import NO_WORDING, Wording
from schemas.choice import OneOf
from schemas.errors import ScenarioRefused
from schemas.fields import Bilingual, Formatted, Json, Text
from schemas.findings import refusals
from schemas.incumbent import ADDRESS_CAP, IncumbentSchema
from schemas.part import Part, Rows, Within
from schemas.requirement import RequirementSchema
from schemas.typed_document import plain


class PartRequirementSchema(Part):
    """A demand on the part that no card can answer."""

    statement = Bilingual("要求", "demand", cap=500, required=True)
    threshold = OneOf(
        "门槛来源", "source of the threshold", names=THRESHOLD_SOURCE_NAMES, required=True
    )
    source = Text("来源", "source", cap=ADDRESS_CAP)

    @post_load
    def assemble(self, read: Json, **_: Any) -> PartRequirement:
        return PartRequirement(**read)


class ScenarioCaseSchema(Part):
    """A part in production or trial."""

    statement = Bilingual("实例", "case", cap=1000, required=True)
    source = Text("来源", "source", cap=ADDRESS_CAP)

    @post_load
    def assemble(self, read: Json, **_: Any) -> ScenarioCase:
        return ScenarioCase(**read)


class ScenarioSchema(Part):
    """A part, what it demands of a material, and what it replaces."""

    key = Formatted(
        "键",
        "key",
        cap=60,
        required=True,
        pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*",
        advice=Wording(
            "请用小写字母、数字和连字符，例如 seat-frame。",
            "Use lower-case letters, digits and hyphens, such as seat-frame.",
        ),
    )
    name = Bilingual("名称", "name", required=True)
    field = OneOf("领域", "field", names=FIELD_NAMES, required=True)
    role_level = OneOf("承载级别", "role level", names=ROLE_LEVEL_NAMES, required=True)
    requirements = Rows(
        "需求",
        "requirements",
        Within("需求", "requirement", RequirementSchema),
        most=100,
        load_default=(),
    )
    part_requirements = Rows(
        "零件要求",
        "part requirements",
        Within("零件要求", "part requirement", PartRequirementSchema),
        most=100,
    )
    needs = Rows("需要", "needs", OneOf("需要", "need", names=NEED_NAMES), most=len(NEED_NAMES))
    process = Bilingual("工艺", "process", cap=500, load_default=NO_WORDING)
    wall_thickness = Text("壁厚", "wall thickness")
    part_mass = Text("零件质量", "mass of the part")
    materials = Text("常用材料", "usual materials", cap=500)
    facts = Bilingual("概况", "facts", cap=2000, lines=True, load_default=NO_WORDING)
    incumbent = Within("被替代零件", "part that is replaced", IncumbentSchema)
    cases = Rows("实例", "cases", Within("实例", "case", ScenarioCaseSchema), most=100)
    sources = Rows("来源", "sources", Text("来源", "source", cap=ADDRESS_CAP), most=100)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Scenario:
        return Scenario(**read)


_SCENARIO = ScenarioSchema()


def read_scenario(document: Mapping[str, Any]) -> Scenario:
    """The scenario of a document. Raises ScenarioRefused with everything that is wrong in it."""
    typed = plain(document)
    try:
        scenario: Scenario = _SCENARIO.load(typed)
    except ValidationError as error:
        found = refusals(error.messages, _SCENARIO, typed)
        raise ScenarioRefused([refusal.problem for refusal in found]) from None
    return scenario


def dump_scenario(scenario: Scenario) -> dict[str, Any]:
    """The canonical document of a scenario; it is valid input."""
    dumped: dict[str, Any] = _SCENARIO.dump(scenario)
    return dumped
