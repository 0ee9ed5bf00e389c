"""What a column can mean beside properties, conditions and elements, and its further heads.

To let suppliers head a column with another word, add the word here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cards.wording import Wording, fold

PROPERTY, CONDITION, COMPOSITION = "property:", "condition:", "composition:"
IGNORE, UNMAPPED = "ignore", ""


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a card, value, source or curve; `words` are further heads it goes by."""

    name: Wording
    words: tuple[str, ...] = ()
    kind: str = "text"

    def names(self) -> tuple[str, ...]:
        return (self.name.zh, self.name.en, f"{self.name.zh} {self.name.en}", *self.words)


def _field(zh: str, en: str, words: str = "", kind: str = "text") -> Field:
    return Field(Wording(zh, en), tuple(filter(None, words.split("|"))), kind)


CARD_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "key": _field(
            "企业编号",
            "card key",
            "编号|材料编号|卡片编号|物料号|物料编码|内部编号|key|id|part number|material number",
        ),
        "designation": _field(
            "牌号",
            "designation",
            "合金|合金牌号|材料牌号|产品牌号|牌号名称|镁合金牌号|材料|材料名称|合金名称|合金代号|代号|"
            "alloy|alloy grade|grade|material",
        ),
        "designation_system": _field("牌号体系", "designation system", "牌号标准"),
        "other_designations": _field(
            "其他牌号", "other designations", "对应牌号|相近牌号|别名", "list"
        ),
        "brand": _field("商品名", "brand", "品牌|trade name"),
        "brand.en": _field("英文商品名", "brand in English"),
        "family": _field("合金系", "alloy family", "合金系列|体系|family|alloy system"),
        "form": _field(
            "产品形态",
            "form",
            "形态|产品形式|品种|产品类型|产品类别|产品种类|供货形态|铸造方式|product form|product",
            "form",
        ),
        "process": _field(
            "工艺",
            "process",
            "成形工艺|成型工艺|制备工艺|加工工艺|生产工艺|铸造方法|manufacturing process",
        ),
        "temper": _field(
            "状态",
            "temper",
            "供货状态|交货状态|热处理状态|热处理|合金状态|材料状态|heat treatment|condition",
        ),
        "summary": _field("用途概述", "summary", "用途|应用|典型用途|application|applications"),
        "summary.en": _field("英文用途概述", "summary in English"),
        "limits_of_use": _field("使用限制", "limits of use", "限制", "list"),
        "valid_until": _field("有效期至", "valid until", "有效期", "date"),
        "note": _field("备注", "note", "说明|注|附注|notes|remark|remarks|comment"),
        "note.en": _field("英文备注", "note in English"),
        "composition.standard": _field(
            "成分标准", "composition standard", "产品标准|执行标准|product standard"
        ),
        "composition.source": _field("成分来源编号", "composition source id"),
        "supply.capacity": _field("产能", "capacity"),
        "supply.lead_time": _field("交期", "lead time", "交货期"),
        "supply.moq": _field("最小起订量", "minimum order", "moq|起订量"),
        "supply.region": _field("供应地区", "region", "供货地区|产地"),
        "supply.certificates": _field("证书", "certificates", "认证|资质", "list"),
    }
)

VALUE_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "basis": _field("数值性质", "basis", "性质|基准|数据性质|数据类型|value basis"),
        "standard": _field(
            "试验标准",
            "test standard",
            "测试标准|检测标准|方法标准|检测依据|试验依据|标准|standard",
        ),
        "method": _field("试验方法", "method", "方法|测试方法|检测方法|test method"),
        "specimen": _field("试样", "specimen", "试样说明|试样类型|test piece"),
        "n": _field("试样数 n", "number of specimens n", "试样数|试样数量|n|number of specimens"),
        "lots": _field("批次数", "number of lots", "批数|lots"),
        "tested_on": _field("试验日期", "tested on", "测试日期|检测日期|test date", "date"),
    }
)

LONG_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "property": _field("性能", "property", "性能名称|项目|指标|参数|性能指标|parameter"),
        "value": _field("数值", "value", "值|结果|实测值|数据|result|data"),
        "unit": _field("单位", "unit", "units|计量单位"),
        "s": _field("标准差 s", "standard deviation s", "标准差|标准偏差|s|sd|standard deviation"),
        "absent": _field("无数值的原因", "reason why absent"),
        "limit": _field("检出限", "detection limit"),
        "until": _field("预计补齐日期", "expected by", "", "date"),
        "value_note": _field("数值备注", "note on the value"),
        "confidential": _field(
            "保密（可索取）", "on request only", "保密|是否保密|confidential|on request", "flag"
        ),
        "conditions": _field("条件", "conditions", "试验条件|测试条件|test conditions"),
    }
)

CURVE_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "x_axis": _field("横轴", "x axis", "横轴条件|自变量|x axis name"),
        "x_unit": _field("横轴单位", "x unit", "x单位|unit of x"),
        "y_unit": _field("纵轴单位", "y unit", "y单位|unit of y"),
        "x": _field("x 值", "x value", "x"),
        "y": _field("y 值", "y value", "y"),
    }
)

SOURCE_FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "source.id": _field("来源编号", "source id"),
        "source.kind": _field("来源种类", "source kind", "来源类型|数据来源类型|source type"),
        "source.title": _field(
            "来源",
            "source",
            "来源题名|数据来源|出处|文献|参考文献|source title|reference",
        ),
        "source.url": _field("来源网址", "source web address", "网址|url|link"),
        "source.doi": _field("来源 DOI", "source DOI", "doi"),
        "source.laboratory": _field("实验室", "laboratory", "检测机构|检测单位|试验单位"),
        "source.cnas": _field("CNAS 编号", "CNAS number", "cnas"),
        "source.cma": _field("CMA 编号", "CMA number", "cma"),
        "source.report_no": _field("报告编号", "report number", "报告号|检测报告编号|report no"),
        "source.verified": _field("已核对原文", "read in the source itself", "", "flag"),
        "source.licence": _field("来源许可", "source licence", "许可"),
        "source.note": _field("来源备注", "source note"),
        "source.date": _field("来源日期", "source date", "报告日期|report date", "date"),
    }
)

FIELDS: Mapping[str, Field] = MappingProxyType(
    {**CARD_FIELDS, **VALUE_FIELDS, **LONG_FIELDS, **CURVE_FIELDS, **SOURCE_FIELDS}
)

NOTHING_TO_READ = ("序号", "行号", "no", "no.", "№", "#", "s/n", "item", "sn", "index")


def _by_word() -> Mapping[str, str]:
    found = {fold(word): IGNORE for word in NOTHING_TO_READ}
    for key, field in FIELDS.items():
        for word in field.names():
            found.setdefault(fold(word), key)
    return MappingProxyType(found)


FIELD_BY_WORD = _by_word()
"""The target of each folded head."""
