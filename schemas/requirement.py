"""A requirement of a scenario: its text in the grammar of the search, with where it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from marshmallow import post_load, pre_dump

from cards.errors import CardError
from cards.requirement import (
    DEMANDED_BASIS_NAMES,
    THRESHOLD_SOURCE_NAMES,
    DemandedBasis,
    Requirement,
)
from cards.requirement_text import parse_requirement
from cards.wording import NO_WORDING, Wording
from schemas.choice import OneOf
from schemas.complaint import complaint_of
from schemas.fields import Bilingual, Entry, Json, Text
from schemas.part import Part
from schemas.typed_text import read_text

TEXT_CAP = 1000
_ADVICE = Wording(
    "请按“性能@条件>=数值 单位→目标*权重?”书写，例如 Rp0.2>=130MPa。",
    "Write 'property@condition>=value unit→target*weight?', such as Rp0.2>=130MPa.",
)


class RequirementText(Entry[Requirement]):
    """One requirement in the grammar of `cards.requirement_text`."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Requirement:
        try:
            return parse_requirement(read_text(value, TEXT_CAP))
        except CardError as error:
            raise complaint_of(error, _ADVICE).at() from None

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> str:
        requirement: Requirement = value
        return requirement.text

    def json_form(self) -> Json:
        return {"type": "string", "minLength": 1, "maxLength": TEXT_CAP}


class RequirementSchema(Part):
    """A demand on the material, with the basis it asks for and the source of its threshold."""

    essential = frozenset({"text"})

    text = RequirementText("需求", "requirement", required=True)
    basis = OneOf(
        "要求的基准",
        "basis demanded",
        names=DEMANDED_BASIS_NAMES,
        load_default=DemandedBasis.TYPICAL,
    )
    threshold = OneOf("门槛来源", "source of the threshold", names=THRESHOLD_SOURCE_NAMES)
    source = Text("来源", "source", cap=2000, load_default="")
    note = Bilingual("说明", "note", cap=500, load_default=NO_WORDING)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Requirement:
        requirement: Requirement = read.pop("text")
        return replace(requirement, **read)

    @pre_dump
    def take_apart(self, requirement: Requirement, **_: Any) -> Json:
        beside = {name: getattr(requirement, name) for name in _BESIDE}
        return {"text": requirement, **beside}


_BESIDE = ("basis", "threshold", "source", "note")
