"""The columns of our own workbook, which the template is written by and the reader understands.

Three sheets, each described by a `SheetLayout`:

`cards`   one row a card. Four rows of heads: name, unit, conditions, basis; the first cell of rows
          2 to 4 says which of them it is (`row_labels`). A property column carries its unit,
          conditions and basis in these rows, so that they hold for every card below.
`values`  one value a row in long form, for what the first sheet has no column for.
`curves`  one point a row. The first row of a curve states everything; in the rows below it only
          `x` and `y` are filled in, or everything is repeated.

Rows of `values` and `curves` belong to the card whose key they carry. A writer puts
`LayoutColumn.header` into the first row of heads and, on `cards`, `unit`, `conditions` and `basis`
into the following ones, with drop-downs of `units` and `BASES` there and of `choices` in the rows
below. `example` is what an example row holds. To give the first sheet another property, add it to
`COMMON`; another element to `ELEMENTS_SHOWN`; everything else comes from the vocabulary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.sources import SOURCE_KIND_NAMES
from cards.values import ABSENCE_NAMES, BASIS_NAMES
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.sheet_head import FORM_NAMES
from schemas.workbook.fields import (
    CARD_FIELDS,
    COMPOSITION,
    CONDITION,
    CURVE_FIELDS,
    FIELDS,
    LONG_FIELDS,
    PROPERTY,
    SOURCE_FIELDS,
    VALUE_FIELDS,
)
from schemas.workbook.plan import Role
from schemas.workbook.regions import BASIS_ROW, CONDITION_ROW, UNIT_ROW


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of the template; empty texts and tuples where something does not apply."""

    target: str
    header: str
    unit: str = ""
    conditions: str = ""
    basis: str = ""
    units: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet of the template; `row_labels` stand in the first cell of the second and further
    rows of heads."""

    role: Role
    name: str
    title: Wording
    row_labels: tuple[str, ...]
    columns: tuple[LayoutColumn, ...]


BASES = tuple(name.zh for name in BASIS_NAMES.values())

COMMON: Mapping[str, tuple[str, str]] = {
    "density": ("", "1.81"),
    "tensile_strength": ("温度=23 °C", "250"),
    "proof_strength_02": ("温度=23 °C", "150"),
    "elongation": ("温度=23 °C; 标距=A50mm", "8"),
    "youngs_modulus": ("温度=23 °C", "45"),
    "poissons_ratio": ("", "0.35"),
    "compressive_proof_02": ("温度=23 °C; 方向=L", ""),
    "brinell_hardness": ("试验力/压头=HBW 5/250", "63"),
    "fatigue_strength": ("循环次数=1e7; 应力比=-1; 加载方式=旋转弯曲; 温度=23 °C", "70"),
    "impact_energy": ("缺口=V2; 温度=23 °C", ""),
    "corrosion_rate": ("介质=3.5% NaCl; 时长=72 h; 腐蚀测量方法=失重; 温度=25 °C", ""),
    "salt_spray_hours": ("介质=中性盐雾; 表面状态=裸材打磨", ""),
    "shielding_effectiveness": ("频率=1 GHz; 试样厚度=2 mm; 屏蔽测试方法=法兰同轴", ""),
    "electrical_conductivity": ("温度=23 °C", ""),
    "thermal_conductivity": ("温度=23 °C", "51"),
    "specific_heat": ("温度=23 °C", "1020"),
    "thermal_expansion": ("温度范围=20~100 °C", "26"),
    "solidus": ("", "470"),
    "liquidus": ("", "595"),
    "carbon_footprint": ("系统边界=摇篮到大门; 冶炼/再生路线=皮江法; 日期=2026", ""),
}
"""Properties of the first sheet: the conditions written over them, and an example."""

ELEMENTS_SHOWN = ("Al", "Zn", "Mn", "Si", "RE", "Ca", "Zr", "Y", "Gd", "Fe", "Cu", "Ni", "Mg")
_ELEMENT_EXAMPLES = {"Al": "8.3~9.7", "Zn": "0.35~1.0", "Mn": "≥0.15", "Fe": "≤0.005", "Mg": "余量"}
_EXAMPLES = {
    "key": "A-001",
    "designation": "AZ91D",
    "designation_system": "ASTM",
    "form": "高压铸造",
    "temper": "F",
    "source.kind": "企业自测",
    "source.title": "2026 年第 1 批检验报告",
}
YES_NO = ("是", "否")
_CHOICES = {
    "form": tuple(name.zh for name in FORM_NAMES.values()),
    "basis": BASES,
    "source.kind": tuple(name.zh for name in SOURCE_KIND_NAMES.values()),
    "confidential": YES_NO,
    "source.verified": YES_NO,
    "absent": tuple(name.zh for name in ABSENCE_NAMES.values()),
    "property": tuple(entry.name.zh for entry in VOCABULARY.properties.values()),
    "x_axis": tuple(axis.name.zh for axis in VOCABULARY.axes.values() if axis.is_number),
}


def field_column(target: str) -> LayoutColumn:
    """The column of an entry that is no property, condition or element."""
    name = FIELDS[target].name
    header = f"{name.zh} {name.en}"
    return LayoutColumn(
        target, header, choices=_CHOICES.get(target, ()), example=_EXAMPLES.get(target, "")
    )


def property_column(
    key: str, unit: str | None = None, conditions: str = "", basis: str = "典型", example: str = ""
) -> LayoutColumn:
    """The column of a property, in its canonical unit unless another is named."""
    entry = VOCABULARY.properties[key]
    known = VOCABULARY.units[entry.unit] if entry.unit else None
    shown = unit if unit is not None else (known.display if known else "")
    units = tuple(known.inputs) if known else ()
    header = f"{entry.name.zh} {entry.name.en}"
    return LayoutColumn(PROPERTY + key, header, shown, conditions, basis, units, (), example)


def condition_column(key: str) -> LayoutColumn:
    """The column of a condition; its cells carry their units, `150 °C`."""
    axis = VOCABULARY.axes[key]
    choices = tuple(choice.name.zh for choice in axis.choices.values())
    return LayoutColumn(CONDITION + key, f"{axis.name.zh} {axis.name.en}", choices=choices)


def element_column(element: str, share: str = "") -> LayoutColumn:
    """The column of an element in mass per cent; `share` is `min`, `max`, `measured` or nothing."""
    target = f"{COMPOSITION}{element}.{share}" if share else COMPOSITION + element
    header = f"成分 {element} {share}".strip()
    return LayoutColumn(target, header, "%", example=_ELEMENT_EXAMPLES.get(element, ""))


def _cards() -> SheetLayout:
    identity = [field_column(target) for target in CARD_FIELDS if not target.startswith("supply.")]
    supply = [field_column(target) for target in CARD_FIELDS if target.startswith("supply.")]
    sources = [field_column(target) for target in SOURCE_FIELDS]
    elements = [element_column(element) for element in ELEMENTS_SHOWN]
    properties = [
        property_column(key, conditions=conditions, example=example)
        for key, (conditions, example) in COMMON.items()
    ]
    return SheetLayout(
        Role.CARDS,
        "卡片 cards",
        Wording("一行一张卡", "one card a row"),
        (UNIT_ROW, CONDITION_ROW, BASIS_ROW),
        (*identity, *properties, *elements, *sources, *supply),
    )


def _values() -> SheetLayout:
    conditions = [condition_column(key) for key in VOCABULARY.axes]
    targets = ("key", "property", "value", "unit", "basis")
    beside = [target for target in VALUE_FIELDS if target != "basis"]
    further = [target for target in LONG_FIELDS if target not in (*targets, "conditions")]
    return SheetLayout(
        Role.VALUES,
        "数值 values",
        Wording("一行一个数值", "one value a row"),
        (),
        (
            *map(field_column, targets),
            *conditions,
            *map(field_column, (*beside, *further)),
            *map(field_column, SOURCE_FIELDS),
        ),
    )


def _curves() -> SheetLayout:
    targets = ("key", "property", "x_axis", "x_unit", "y_unit", "conditions", "basis")
    points = [target for target in CURVE_FIELDS if target in ("x", "y")]
    beside = [target for target in VALUE_FIELDS if target != "basis"]
    further = ("s", "value_note", "confidential", *SOURCE_FIELDS)
    return SheetLayout(
        Role.CURVES,
        "曲线 curves",
        Wording("一行一个点", "one point a row"),
        (),
        tuple(map(field_column, (*targets, *points, *beside, *further))),
    )


CARDS, VALUES, CURVES = _cards(), _values(), _curves()
LAYOUT = (CARDS, VALUES, CURVES)
"""The sheets of the template in their order."""
