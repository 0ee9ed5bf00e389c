"""The whole card document, in and out."""

from __future__ import annotations

from typing import Any

from marshmallow import post_load, pre_dump

from cards.card import NO_SUPPLY, Card, ProvenCase, Supply
from cards.composition import NO_COMPOSITION
from cards.wording import Wording
from schemas.complaint import refuse
from schemas.composition import CompositionSchema
from schemas.fields import Bilingual, Day, Entry, Json, Text
from schemas.part import Part, Rows, Within
from schemas.source import SourceSchema
from schemas.typed_text import number_text
from schemas.value import ValueSchema

VERSION = 1
MOST_VALUES = 2000
MOST_SOURCES = 500


class Version(Entry[int]):
    """The version of the document form; there is one so far."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if number_text(value) != str(VERSION):
            refuse(
                "schema_version",
                Wording("不认识的文档版本。", "The version of the document is not known."),
                Wording(f"请写 {VERSION}。", f"Write {VERSION}."),
            )
        return VERSION

    def json_form(self) -> Json:
        return {"const": VERSION}


class ProvenCaseSchema(Part):
    """A part made of the material."""

    essential = frozenset({"part"})

    part = Bilingual("零件", "part", required=True)
    since = Text("起始时间", "since")
    mass_before = Text("原质量", "mass before")
    mass_after = Text("现质量", "mass after")
    volume = Text("产量", "volume")
    test = Text("通过的试验", "test passed", cap=500)
    source = Text("来源编号", "source id", cap=60)

    @post_load
    def assemble(self, read: Json, **_: Any) -> ProvenCase:
        return ProvenCase(**read)


class SupplySchema(Part):
    """On what terms the material can be had."""

    capacity = Text("产能", "capacity")
    lead_time = Text("交期", "lead time")
    minimum_order = Text("最小起订量", "minimum order", data_key="moq")
    region = Text("供应地区", "region")
    certificates = Rows("证书", "certificates", Text("证书", "certificate"), most=50)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Supply:
        return Supply(**read)


class CardSchema(Part):
    """A material performance card."""

    version = Version("文档版本", "document version", data_key="schema")
    designation = Text("牌号", "designation", cap=100, required=True)
    designation_system = Text("牌号体系", "designation system", cap=100)
    other_designations = Rows(
        "其他牌号", "other designations", Text("牌号", "designation", cap=100), most=50
    )
    brand = Bilingual("商品名", "brand")
    family = Text("合金系", "alloy family", cap=100)
    form = Text("产品形态", "form", cap=100)
    process = Text("工艺", "process", cap=500)
    temper = Text("状态", "temper", cap=100)
    summary = Bilingual("用途概述", "summary", cap=2000, lines=True)
    limits_of_use = Rows(
        "使用限制", "limits of use", Bilingual("使用限制", "limit of use", cap=500), most=30
    )
    composition = Within("化学成分", "composition", CompositionSchema, load_default=NO_COMPOSITION)
    values = Rows("性能数值", "values", Within("性能", "property", ValueSchema), most=MOST_VALUES)
    sources = Rows("来源", "sources", Within("来源", "source", SourceSchema), most=MOST_SOURCES)
    proven_cases = Rows(
        "应用实例", "proven cases", Within("应用实例", "proven case", ProvenCaseSchema), most=100
    )
    supply = Within("供应", "supply", SupplySchema, load_default=NO_SUPPLY)
    valid_until = Day("有效期至", "valid until")
    note = Bilingual("备注", "note", cap=4000, lines=True)

    @post_load
    def assemble(self, read: Json, **_: Any) -> Card:
        read.pop("version", None)
        return Card(**{"designation": "", **read})

    @pre_dump
    def take_apart(self, card: Card, **_: Any) -> Json:
        return {"version": VERSION, **{name: getattr(card, name) for name in _CONTENT}}


_CONTENT = tuple(name for name in CardSchema().fields if name != "version")
