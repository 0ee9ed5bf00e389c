"""The sheets of a workbook of cards as rows of cells: numbers as numbers, and as typed beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.requirement import Requirement
from cards.values import Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas import figures
from schemas.exports.exported import LICENCE, Exported, Occasion
from schemas.exports.table_rows import (
    PROVENANCE_HEADS,
    SHARE_NAMES,
    VALUE_HEADS,
    Cell,
    provenance_cells,
    value_cells,
    verdict_cells,
    verdict_heads,
)

ABOUT, CARDS, VALUES = "说明 About", "卡片 Cards", "性能 Values"
COMPOSITION, CURVES = "成分 Composition", "曲线 Curves"

COLUMNS = {
    "card": Wording("卡片与修订", "card and revision"),
    "designation": Wording("牌号与状态", "designation and temper"),
    "property": Wording("性能（词汇表的键）", "property, its key of the vocabulary"),
    "name": Wording("性能名称", "name of the property"),
    "value": Wording("数值，原样", "value as typed"),
    "unit": Wording("单位，原样", "unit as typed"),
    "low": Wording("下端，通用单位；开放则空", "low end in the canonical unit; empty where open"),
    "high": Wording("上端，通用单位；开放则空", "high end in the canonical unit; empty where open"),
    "canonical_unit": Wording("通用单位", "canonical unit"),
    "qudt_unit": Wording("通用单位在 QUDT 的网址", "the canonical unit in QUDT"),
    "basis": Wording("数值性质", "what the number claims to be"),
    "conditions": Wording("试验条件", "test conditions"),
    "not_stated": Wording("缺少的条件，因此不可比", "conditions that are missing to compare it"),
    "specimen": Wording("试样", "specimen"),
    "standard": Wording("试验标准", "test standard"),
    "method": Wording("试验方法", "method"),
    "n": Wording("试样数", "number of specimens"),
    "s": Wording("标准差，原样", "standard deviation as typed"),
    "lots": Wording("批次数", "number of lots"),
    "tested_on": Wording("试验日期", "date of the test"),
    "grade": Wording("证据等级 A~D", "grade of evidence, A to D"),
    "source_kind": Wording("来源种类", "kind of the source"),
    "source": Wording("来源", "source"),
    "source_url": Wording("来源网址", "address of the source"),
    "source_licence": Wording("来源写明的许可", "licence that the source states"),
    "derived_by": Wording("推导公式与所用数值", "formula and inputs of a derived value"),
    "note": Wording("备注", "note"),
    "confidential": Wording("保密", "confidential"),
    "revision": Wording("修订号", "revision"),
    "state": Wording(
        "published 现行；superseded 已被取代；withdrawn 已撤回",
        "published, superseded or withdrawn",
    ),
    "publisher": Wording("发布者", "publisher"),
    "publisher_kind": Wording(
        "enterprise 企业；editorial 编辑整理文献", "enterprise, or editorial for literature"
    ),
    "published_on": Wording("发布日期", "date of publication"),
    "content_hash": Wording("内容的 SHA-256", "SHA-256 of the content"),
    "url": Wording("固定网址", "permalink"),
    "licence": Wording("数据许可", "terms of the data"),
    "x": Wording("曲线的横轴", "axis of the curve"),
    "x_unit": Wording("横轴单位，原样", "unit of x as typed"),
    "points": Wording("曲线的全部点，原样：x y; …", "all points of a curve as typed: x y; …"),
    "place": Wording("检索结果中的名次", "place in the answer"),
    "tier": Wording("合格、可能、排除", "qualified, possible or excluded"),
    "score_low": Wording("得分区间的下端，0~1", "low end of the score, 0 to 1"),
    "score_high": Wording("得分区间的上端，0~1", "high end of the score, 0 to 1"),
}
"""What a column says; the same names stand in every table."""

CARD_HEADS = ("card", "designation", *PROVENANCE_HEADS)
SHARE_HEADS = ("card", "designation", "element", "kind", "value", "unit", "low", "high")
CURVE_HEADS = (
    "card",
    "designation",
    "property",
    "name",
    "curve",
    "conditions",
    "x_axis",
    "x",
    "x_unit",
    "y",
    "unit",
    "x_canonical",
    "x_canonical_unit",
    "y_canonical",
    "canonical_unit",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one of the sheets."""

    sheet: str
    cells: Sequence[Cell]


def heads_of(requirements: Sequence[Requirement]) -> dict[str, Sequence[str]]:
    """The heads of each sheet of data, in their order."""
    return {
        CARDS: (*CARD_HEADS, *verdict_heads(requirements)),
        VALUES: ("card", "designation", *VALUE_HEADS),
        COMPOSITION: (*SHARE_HEADS, "standard", "source"),
        CURVES: CURVE_HEADS,
    }


def rows_of(exported: Exported) -> Iterator[Row]:
    """All rows of a card."""
    card = exported.card
    first: list[Cell] = [exported.name, card.title]
    yield Row(CARDS, [*first, *provenance_cells(exported), *verdict_cells(exported)])
    for place, value in enumerate(exported.values, start=1):
        yield Row(VALUES, [*first, *value_cells(card, value)])
        yield from (Row(CURVES, [*first, *cells]) for cells in _points(value, place))
    for cells in _shares(exported):
        yield Row(COMPOSITION, [*first, *cells])


def _shares(exported: Exported) -> Iterator[list[Cell]]:
    composition = exported.card.composition
    source = exported.card.source_by_id.get(composition.source)
    last: list[Cell] = [composition.standard, source.title if source else ""]
    for entry in composition.elements:
        for kind, name in SHARE_NAMES.items():
            share = getattr(entry, kind)
            if share is not None:
                told: list[Cell] = [share.text, share.unit, share.low, share.high]
                yield [entry.element, name, *told, *last]
        if entry.is_balance:
            balance = Wording("余量", "balance")
            yield [entry.element, balance, "", "", None, None, *last]


def _points(value: Value, place: int) -> Iterator[list[Cell]]:
    curve = value.content
    if not isinstance(curve, Curve):
        return
    name = VOCABULARY.property(value.property).name
    said = figures.conditions_text(value.conditions)
    x_unit = VOCABULARY.axis(curve.axis).unit or ""
    for point in curve.points:
        typed: list[Cell] = [point.typed_x, curve.axis_unit, point.typed_y, curve.unit]
        canonical: list[Cell] = [point.x, x_unit, point.y, curve.canonical_unit]
        yield [value.property, name, place, said, curve.axis, *typed, *canonical]


def about(occasion: Occasion, shown_on: str) -> Iterator[tuple[str, Wording]]:
    """The lines of the first sheet: what the file is, on what terms, and what its columns say."""
    yield "", Wording("镁卡 MgCards 数据导出", "Data of MgCards")
    yield "terms", LICENCE
    yield "date", Wording(shown_on, shown_on)
    if occasion.question:
        yield "question", Wording(occasion.question, occasion.question)
    if occasion.address:
        yield "url", Wording(occasion.address, occasion.address)
    yield "cards", Wording(str(occasion.total), str(occasion.total))
    if occasion.left_out:
        yield "left out", occasion.says
    yield from COLUMNS.items()
