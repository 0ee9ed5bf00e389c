"""One value of a card: everything that must stand beside a number, in and out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from marshmallow import post_load, pre_dump

from cards.conditions import NO_CONDITIONS
from cards.quantity import Form
from cards.values import ABSENCE_NAMES, BASIS_NAMES, Absence, Chosen, Content, Curve, Value
from schemas.canonical import CanonicalEntry, canonical_of, compare
from schemas.choice import OneOf
from schemas.conditions import ConditionsEntry
from schemas.content import CurveSchema, content_of
from schemas.fields import Day, Figure, Flag, Json, Text, Whole
from schemas.part import Part, Within
from schemas.property_name import PropertyName


class ValueSchema(Part):
    """A value is one of `value`, `curve`, `choice` and `absent`, of one property."""

    essential = frozenset({"property", "value", "unit", "curve", "choice", "absent"})

    property_ = PropertyName("性能", "property", data_key="property", required=True)
    value = Figure("数值", "value")
    unit = Text("单位", "unit", cap=40)
    choice = Text("选项", "choice")
    absent = OneOf("无数值的原因", "reason why absent", names=ABSENCE_NAMES)
    limit = Figure("检出限", "detection limit")
    until = Day("预计补齐日期", "expected by")
    curve = Within("曲线", "curve", CurveSchema)
    basis = OneOf("性质", "basis", names=BASIS_NAMES)
    conditions = ConditionsEntry("条件", "conditions", load_default=NO_CONDITIONS)
    specimen = Text("试样", "specimen", cap=500)
    standard = Text("试验标准", "test standard")
    method = Text("试验方法", "method", cap=500)
    specimens = Whole("试样数 n", "number of specimens n", data_key="n", most=10**6)
    deviation = Figure("标准差 s", "standard deviation s", data_key="s", forms=(Form.SINGLE,))
    lots = Whole("批次数", "number of lots", most=10**6)
    source = Text("来源编号", "source id", cap=60)
    tested_on = Day("试验日期", "tested on")
    note = Text("备注", "note", cap=2000, lines=True)
    confidential = Flag("保密（可索取）", "confidential")
    canonical = CanonicalEntry("规范值", "canonical value")

    @post_load
    def assemble(self, read: Json, **_: Any) -> Value:
        owner = read.pop("property_")
        content = content_of(owner, read)
        compare(read.pop("canonical", {}), content)
        return Value(owner.key, content, **read)

    @pre_dump
    def take_apart(self, value: Value, **_: Any) -> Json:
        beside = {name: getattr(value, name) for name in _BESIDE}
        return {
            "property_": value.property,
            "canonical": canonical_of(value.content),
            **_typed(value.content),
            **beside,
        }


@lru_cache(maxsize=20_000)
def dump_value(value: Value) -> Json:
    """The document of a value, made once for one that is shown often: nobody may change it."""
    dumped: Json = _VALUE.dump(value)
    return dumped


_VALUE = ValueSchema()
_BESIDE = (
    "basis",
    "conditions",
    "specimen",
    "standard",
    "method",
    "specimens",
    "deviation",
    "lots",
    "source",
    "tested_on",
    "note",
    "confidential",
)


def _typed(content: Content) -> Json:
    """The entries that say the content, as they were typed."""
    if isinstance(content, Curve):
        return {"curve": content, "unit": content.unit}
    if isinstance(content, Chosen):
        return {"choice": content.choice}
    if isinstance(content, Absence):
        limit = content.limit
        typed = {"limit": limit.text, "unit": limit.unit} if limit else {}
        return {"absent": content.reason, "until": content.until, **typed}
    return {"value": content.text, "unit": content.unit}
