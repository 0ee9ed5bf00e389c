"""Heads of columns as suppliers write them, and what they say."""

import pytest

from schemas.workbook.headings import read_heading, read_heading_as
from schemas.workbook.layout import LAYOUT

ROOM = (("temperature", "23℃"),)
PROOF, TENSILE, ELONGATION = (
    "property:proof_strength_02",
    "property:tensile_strength",
    "property:elongation",
)


@pytest.mark.parametrize(
    ("head", "target", "unit", "conditions"),
    [
        ("屈服强度/MPa", PROOF, "MPa", ()),
        ("抗拉强度 (MPa)", TENSILE, "MPa", ()),
        ("Rp0.2, MPa", PROOF, "MPa", ()),
        ("密度 g·cm⁻³", "property:density", "g·cm⁻³", ()),
        ("试验温度℃", "condition:temperature", "℃", ()),
        ("抗拉强度 Rm (MPa) 23℃", TENSILE, "MPa", ROOM),
        ("屈服强度 150℃", PROOF, "", (("temperature", "150℃"),)),
        ("延伸率 A50mm %", ELONGATION, "%", (("gauge", "A50mm"),)),
        ("A50mm (%)", ELONGATION, "%", (("gauge", "A50mm"),)),
        ("断后伸长率 A5 (%)", ELONGATION, "%", (("gauge", "A5"),)),
        ("A (%)", ELONGATION, "%", ()),
        ("KV2 (J)", "property:impact_energy", "J", (("notch", "KV2"),)),
        ("UTS, ksi", TENSILE, "ksi", ()),
        ("抗拉强度Rm/MPa", TENSILE, "MPa", ()),
        ("屈服强度σ0.2（MPa）", PROOF, "MPa", ()),
        ("0.2 % proof strength (MPa)", PROOF, "MPa", ()),
        ("导热系数/(W/(m·K))", "property:thermal_conductivity", "W/(m·K)", ()),
        ("热导率λ W/(m·K)", "property:thermal_conductivity", "W/(m·K)", ()),
        ("流动性(螺旋长度) mm", "property:fluidity_length", "mm", ()),
        ("电导率 %IACS", "property:electrical_conductivity", "%IACS", ()),
        ("布氏硬度 HB", "property:brinell_hardness", "HB", ()),
        ("硬度 HV", "property:vickers_hardness", "HV", ()),
        (
            "热膨胀系数 20~100℃ (10⁻⁶/K)",
            "property:thermal_expansion",
            "10⁻⁶/K",
            (("temperature_range", "20~100℃"),),
        ),
        (
            "电磁屏蔽效能 SE (dB) 1GHz 2mm",
            "property:shielding_effectiveness",
            "dB",
            (("frequency", "1GHz"), ("thickness", "2mm")),
        ),
        (
            "疲劳强度 N=10^7 R=-1 (MPa)",
            "property:fatigue_strength",
            "MPa",
            (("cycles", "10^7"), ("r_ratio", "-1")),
        ),
        (
            "腐蚀速率 mm/a (3.5% NaCl 72h)",
            "property:corrosion_rate",
            "mm/a",
            (("medium", "3.5% NaCl"), ("duration", "72h")),
        ),
        ("YS (MPa) @23℃ L", PROOF, "MPa", (*ROOM, ("orientation", "L"))),
        ("Rm@23℃/MPa", TENSILE, "MPa", ROOM),
        ("Rm 23℃/L MPa", TENSILE, "MPa", (*ROOM, ("orientation", "L"))),
        ("Al", "composition:Al", "", ()),
        ("Zn %", "composition:Zn", "%", ()),
        ("Mn(wt%)", "composition:Mn", "%", ()),
        ("w(Al)/%", "composition:Al", "%", ()),
        ("Fe max", "composition:Fe.max", "", ()),
        ("铝 Al", "composition:Al", "", ()),
        ("稀土", "composition:RE", "", ()),
        ("RE", "composition:RE", "", ()),
        ("合金牌号 Alloy", "designation", "", ()),
        ("热处理状态", "temper", "", ()),
        ("备注", "note", "", ()),
        ("序号", "ignore", "", ()),
    ],
)
def test_a_head_is_understood_wholly(head, target, unit, conditions):
    found = read_heading((head,))
    assert (found.target, found.unit, found.conditions) == (target, unit, conditions)
    assert found.certainty == 1.0


@pytest.mark.parametrize(
    ("parts", "target", "unit", "conditions", "basis"),
    [
        (("力学性能", "抗拉强度", "MPa"), TENSILE, "MPa", (), ""),
        (("150℃", "屈服强度 (MPa)"), PROOF, "MPa", (("temperature", "150℃"),), ""),
        (("抗拉强度 Rm (MPa)", "典型"), TENSILE, "MPa", (), "typical"),
        (("抗拉强度 (MPa)", "T"), TENSILE, "MPa", (("orientation", "T"),), ""),
        (("屈服强度", "≥", "MPa"), PROOF, "MPa", (), "minimum"),
        (("最小屈服强度(MPa)",), PROOF, "MPa", (), "minimum"),
        (("断后伸长率 A (%) 保证值",), ELONGATION, "%", (), "minimum"),
        (("化学成分 (wt%)", "Al", "min"), "composition:Al.min", "%", (), ""),
        (
            ("疲劳强度", "MPa", "循环次数=1e7 应力比=-1"),
            "property:fatigue_strength",
            "MPa",
            (("cycles", "1e7"), ("r_ratio", "-1")),
            "",
        ),
        (("化学成分", "C"), "composition:C", "", (), ""),
        (("化学成分/%", "Al", "实测"), "composition:Al.measured", "%", (), ""),
    ],
)
def test_rows_of_a_head_are_read_together(parts, target, unit, conditions, basis):
    found = read_heading(parts)
    assert found.certainty == 1.0
    said = (found.target, found.unit, found.conditions, found.basis)
    assert said == (target, unit, conditions, basis)


@pytest.mark.parametrize(
    ("parts", "limit"),
    [
        (("抗拉强度 Rm (MPa)", "max"), "≤"),
        (("抗拉强度 Rm (MPa)", "min"), ""),
        (("Rm max. MPa",), "≤"),
        (("最大屈服强度(MPa)",), "≤"),
        (("密度最大值 g/cm³",), ""),
        (("密度 min g/cm³",), "≥"),
        (("晶粒尺寸 (μm)", "不大于"), "≤"),
        (("晶粒尺寸 (μm)", "≥"), "≥"),
        (("抗拉强度 Rm (MPa)", "典型"), ""),
        (("断后伸长率 A (%) 保证值",), ""),
    ],
)
def test_a_limit_on_the_other_side_is_no_guaranteed_value(parts, limit):
    found = read_heading(parts)
    assert (found.limit, found.certainty) == (limit, 1.0)


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("抗拉强度（Mpa）", TENSILE),
        ("布氏硬度(第二次)", "property:brinell_hardness"),
        ("P", "property:corrosion_rate"),
        ("n", "n"),
        ("抗拉强度 第一批 甲班", TENSILE),
    ],
)
def test_what_is_not_understood_wholly_is_uncertain(head, target):
    found = read_heading((head,))
    assert found.target == target
    assert 0 < found.certainty < 1


@pytest.mark.parametrize(
    "head",
    [
        "屈服强度标准差",
        "不知道",
        "",
        "   ",
        "(",
        "AZ91D",
        "No",
        "抗" * 500,
        "2026",
        "％",
        "@",
        "=",
        "Elk",
    ],
)
def test_a_head_that_says_nothing_known_has_no_target(head):
    assert read_heading((head,)).target in ("", "ignore")


def test_capitals_of_a_unit_are_mended():
    assert read_heading(("抗拉强度（Mpa）",)).unit == "MPa"


def test_a_unit_of_another_property_is_kept_to_be_refused():
    assert read_heading(("抗拉强度 (kg)",)).unit == "kg"
    assert read_heading(("Al ppm",)).unit == "ppm"


def test_what_somebody_chose_is_read_in_that_sense():
    found = read_heading_as(("强度 (MPa) 150℃",), TENSILE)
    assert (found.target, found.unit, found.certainty) == (TENSILE, "MPa", 1.0)
    assert found.conditions == (("temperature", "150℃"),)
    assert read_heading_as(("布氏硬度(HBW5/250)",), "property:brinell_hardness").certainty == 1.0


@pytest.mark.parametrize("layout", LAYOUT, ids=lambda layout: layout.role)
def test_every_head_of_the_template_is_understood_wholly(layout):
    for column in layout.columns:
        parts = tuple(filter(None, (column.header, column.unit, column.conditions, column.basis)))
        found = read_heading(parts)
        assert (found.target, found.certainty) == (column.target, 1.0)
        assert bool(found.unit) == bool(column.unit)
        assert bool(found.conditions) == bool(column.conditions)
        assert bool(found.basis) == bool(column.basis)
