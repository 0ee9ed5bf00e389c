"""Heads that may mean several things: letters, two states of a condition, two units."""

import pytest

from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.headings import read_heading, read_heading_as
from schemas.workbook.mapping import assigned, propose
from schemas.workbook.plan import DOUBTFUL, Plan
from schemas.workbook.reading import read_workbook

PROPERTY = "property:"
PROOF, TENSILE, ELONGATION = "proof_strength_02", "tensile_strength", "elongation"
FATIGUE, SHIELDING = "fatigue_strength", "shielding_effectiveness"


def meant(*parts):
    found = read_heading(parts)
    return found.target.removeprefix(PROPERTY), found.unit


@pytest.mark.parametrize(
    ("head", "target", "unit"),
    [
        ("δ/%", ELONGATION, "%"),
        ("δ %", ELONGATION, "%"),
        ("δ5 (%)", ELONGATION, "%"),
        ("δ10/%", ELONGATION, "%"),
        ("A/%", ELONGATION, "%"),
        ("El. (%)", ELONGATION, "%"),
        ("延伸率δ/%", ELONGATION, "%"),
        ("伸长率δ（%）", ELONGATION, "%"),
        ("ψ/%", "reduction_of_area", "%"),
        ("断面收缩率ψ（%）", "reduction_of_area", "%"),
        ("Z/%", "reduction_of_area", "%"),
        ("σb/MPa", TENSILE, "MPa"),
        ("σ0.2 (MPa)", PROOF, "MPa"),
        ("σs/MPa", PROOF, "MPa"),
        ("屈服强度σs/MPa", PROOF, "MPa"),
        ("σs", PROOF, ""),
        ("HB", "brinell_hardness", "HB"),
        ("HBS", "brinell_hardness", ""),
        ("硬度 HBS", "brinell_hardness", ""),
        ("HBW", "brinell_hardness", "HBW"),
        ("布氏硬度 HBW HB", "brinell_hardness", "HBW"),
        ("E/GPa", "youngs_modulus", "GPa"),
        ("ρ g/cm3", "density", "g/cm3"),
        ("λ W/(m·K)", "thermal_conductivity", "W/(m·K)"),
        ("C %", "composition:C", "%"),
        ("P (%)", "composition:P", "%"),
        ("S/%", "composition:S", "%"),
        ("Cr %", "composition:Cr", "%"),
        ("Cr", "composition:Cr", ""),
        ("Sn", "composition:Sn", ""),
        ("Tl %", "composition:Tl", "%"),
        ("CR mm/a", "corrosion_rate", "mm/a"),
        ("Tl ℃", "liquidus", "℃"),
        ("产品牌号", "designation", ""),
        ("牌号名称", "designation", ""),
        ("铸造方式", "form", ""),
        ("产品类别", "form", ""),
        ("交货状态", "temper", ""),
        ("导热率 W/(m·K)", "thermal_conductivity", "W/(m·K)"),
        ("固相点", "solidus", ""),
        ("液相点 ℃", "liquidus", "℃"),
        ("单价 元/kg", "price", "元/kg"),
        ("检测依据", "standard", ""),
        ("耐盐雾 h", "salt_spray_hours", "h"),
    ],
)
def test_what_can_only_be_one_thing_is_sure(head, target, unit):
    assert meant(head) == (target, unit)
    assert read_heading((head,)).certainty == 1.0


@pytest.mark.parametrize(
    ("parts", "target"),
    [
        (("δ",), "logarithmic_decrement"),
        (("ψ",), "specific_damping_capacity"),
        (("阻尼性能", "ψ/%"), "specific_damping_capacity"),
        (("阻尼 δ",), "logarithmic_decrement"),
        (("A",), ELONGATION),
        (("E",), "youngs_modulus"),
        (("C",), "composition:C"),
        (("K",), "composition:K"),
        (("V",), "composition:V"),
        (("T/℃",), "condition:temperature"),
        (("T",), "condition:temperature"),
        (("ε/%",), "condition:strain_amplitude"),
        (("σ MS/m",), "electrical_conductivity"),
        (("SE",), SHIELDING),
        (("n",), "n"),
        (("产品名称",), "designation"),
        (("型号",), "designation"),
        (("冲击韧性 J/cm2",), "impact_toughness_unnotched"),
    ],
)
def test_what_may_be_something_else_has_to_be_confirmed(parts, target):
    assert meant(*parts)[0] == target
    assert 0 < read_heading(parts).certainty <= 0.6


@pytest.mark.parametrize("head", ["K MPa", "σ MPa", "k/GPa", "d/MPa", "σ %"])
def test_a_unit_that_a_property_does_not_take_excludes_it(head):
    assert meant(head) == ("", "")


def test_a_unit_and_the_rows_above_count_for_a_symbol():
    assert meant("力学性能", "δ", "%") == (ELONGATION, "%")
    assert meant("化学成分", "C") == ("composition:C", "")
    assert read_heading(("化学成分", "C")).certainty == 1.0


@pytest.mark.parametrize(
    ("parts", "target", "axis"),
    [
        (("屏蔽效能(30MHz-1.5GHz) dB",), SHIELDING, "frequency"),
        (("屏蔽效能 30 MHz - 1.5 GHz dB",), SHIELDING, "frequency"),
        (("抗拉强度 横向/纵向 MPa",), TENSILE, "orientation"),
        (("抗拉强度 横向、纵向 (MPa)",), TENSILE, "orientation"),
        (("抗拉强度 L T MPa",), TENSILE, "orientation"),
        (("抗拉强度 L/T/L MPa",), TENSILE, "orientation"),
        (("抗拉强度 23/150℃ MPa",), TENSILE, "temperature"),
        (("抗拉强度 (23、150℃) MPa",), TENSILE, "temperature"),
        (("抗拉强度 (150℃、23) MPa",), TENSILE, "temperature"),
        (("抗拉强度 室温/150℃ MPa",), TENSILE, "temperature"),
        (("室温", "抗拉强度 150℃ MPa"), TENSILE, "temperature"),
        (("温度=23℃", "抗拉强度 温度=150℃ MPa"), TENSILE, "temperature"),
        (("疲劳强度 R=0.1 R=-1 MPa",), FATIGUE, "r_ratio"),
    ],
)
def test_two_states_of_a_condition_leave_it_unsaid_and_the_column_in_doubt(parts, target, axis):
    found = read_heading(parts)
    assert found.target == PROPERTY + target
    assert axis not in dict(found.conditions)
    assert found.certainty < DOUBTFUL
    assert axis not in dict(read_heading_as(parts, found.target).conditions)


@pytest.mark.parametrize(
    ("head", "unit", "conditions"),
    [
        ("疲劳强度 N=10^7 R=0.1 MPa", "MPa", {"cycles": "10^7", "r_ratio": "0.1"}),
        ("疲劳强度 T=23 ℃ MPa", "MPa", {"temperature": "23 ℃"}),
        ("屏蔽效能(30~1500 MHz) dB", "dB", {"frequency": "30~1500 MHz"}),
        ("抗拉强度 20~100℃ MPa", "MPa", {"temperature": "20~100℃"}),
        ("线膨胀系数 20~100℃ 1e-6/K", "1e-6/K", {"temperature_range": "20~100℃"}),
        ("抗拉强度 (室温,23℃) MPa", "MPa", {"temperature": "23℃"}),
        ("布氏硬度(HBW5/250)", "", {"load_indenter": "HBW5/250"}),
        ("δ5 (%)", "%", {"gauge": "δ5"}),
    ],
)
def test_states_are_kept_whole(head, unit, conditions):
    found = read_heading((head,))
    assert (found.unit, dict(found.conditions), found.certainty) == (unit, conditions, 1.0)


@pytest.mark.parametrize(
    "head", ["抗拉强度 MPa (ksi)", "抗拉强度 min/max MPa", "电导率 %IACS (MS/m)", "Al % wt% 2"]
)
def test_two_units_or_two_limits_are_in_doubt(head):
    assert read_heading((head,)).certainty < DOUBTFUL


def book(*heads):
    return Workbook(
        (Sheet("S", (("牌号", "密度 g/cm3", *heads), ("AZ91D", 1.81, *[3] * len(heads)))),)
    )


UNSURE = ("δ", "ψ", "A", "T/℃", "ε/%", "冲击韧性 J/cm2", "屏蔽效能(30MHz-1.5GHz) dB", "C", "n")


@pytest.mark.parametrize("head", UNSURE)
def test_nothing_in_doubt_is_stored_before_it_is_confirmed(head):
    workbook = book(head)
    plan = propose(workbook)
    reading = read_workbook(workbook, plan)
    document = reading.cards[0].document
    assert [value["property"] for value in document["values"]] == ["density"]
    assert "composition" not in document
    assert not document["values"][0].keys() & {"conditions", "n"}
    told = [(finding.code, finding.row, finding.column) for finding in reading.findings]
    assert ("column_uncertain", 1, "C") in told
    assert [column.header for column in plan.uncertain] == [head]


def test_what_somebody_confirms_is_read_and_remembered():
    head, target = "冲击韧性 J/cm2", PROPERTY + "impact_toughness_unnotched"
    workbook = book(head)
    column = assigned(propose(workbook).sheets[0].columns[2], target)
    assert not column.is_held
    confirmed = propose(workbook, {head: target})
    assert confirmed.sheets[0].columns[2] == column
    values = read_workbook(workbook, confirmed).cards[0].document["values"]
    assert [value["property"] for value in values] == ["density", "impact_toughness_unnotched"]


def test_a_card_of_columns_in_doubt_alone_is_not_called_empty():
    workbook = Workbook((Sheet("S", (("牌号", "状态", "δ"), ("AZ91D", "F", 3))),))
    reading = read_workbook(workbook, propose(workbook))
    assert [finding.code for finding in reading.findings] == ["column_uncertain"]


def test_the_surest_of_two_heads_has_the_meaning():
    targets = [column.target for column in propose(book("型号")).sheets[0].columns]
    assert targets == ["designation", "property:density", ""]
    rows = (("产品名称", "牌号", "密度 g/cm3"), ("镁合金", "AZ91D", 1.81))
    columns = propose(Workbook((Sheet("S", rows),))).sheets[0].columns
    assert [column.target for column in columns] == ["", "designation", "property:density"]


def test_a_name_alone_is_a_designation_though_not_for_sure():
    rows = (("产品名称", "密度 g/cm3"), ("AZ91D", 1.81))
    workbook = Workbook((Sheet("S", rows),))
    assert propose(workbook).uncertain[0].target == "designation"
    assert read_workbook(workbook, propose(workbook)).cards[0].document["designation"] == "AZ91D"


def test_two_columns_of_one_meaning_are_read_once_somebody_said_so():
    workbook = book("Rm (MPa)", "Rm (MPa)")
    before, after = (propose(workbook, known) for known in ({}, {"Rm (MPa)": PROPERTY + TENSILE}))
    assert [len(plan.uncertain) for plan in (before, after)] == [1, 0]
    read = [
        len(read_workbook(workbook, plan).cards[0].document["values"]) for plan in (before, after)
    ]
    assert read == [2, 3]


def test_a_stored_plan_still_holds_back_what_is_in_doubt():
    workbook = book("δ")
    stored = Plan.from_json(propose(workbook).as_json())
    assert [column.header for column in stored.uncertain] == ["δ"]
    assert len(read_workbook(workbook, stored).cards[0].document["values"]) == 1


def test_forms_go_by_their_usual_words_and_others_are_told():
    rows = (
        ("牌号", "铸造方式", "密度 g/cm3"),
        ("AZ91D", "压铸", 1.81),
        ("AZ31B", "棒材", 1.78),
        ("AM60B", "—", 1.8),
    )
    workbook = Workbook((Sheet("S", rows),))
    reading = read_workbook(workbook, propose(workbook))
    assert [card.document.get("form") for card in reading.cards] == ["hpdc", "棒材", None]
    told = [finding for finding in reading.findings if finding.code == "form_unknown"]
    assert [(finding.row, finding.column, finding.severity) for finding in told] == [
        (3, "B", "soft")
    ]
    assert "挤压型材" in told[0].advice.zh
    assert "extrusion" in told[0].advice.en
