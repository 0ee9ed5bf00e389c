"""The requirement grammar: what is read, and where reading stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import RequirementUnreadable
from cards.requirement import Operator
from cards.requirement_text import parse_requirement, parse_requirements


@pytest.mark.parametrize(
    ("text", "key", "operator", "low", "high"),
    [
        ("Rp0.2>=130MPa", "proof_strength_02", Operator.AT_LEAST, 130, None),
        ("屈服强度＞＝１３０ＭＰａ", "proof_strength_02", Operator.AT_LEAST, 130, None),
        ("proof_strength_02 ≥ 0.13 GPa", "proof_strength_02", Operator.AT_LEAST, 130, None),
        ("Rp0.2 > 130 N/mm²", "proof_strength_02", Operator.AT_LEAST, 130, None),
        ("密度≤1.85 g/cm³", "density", Operator.AT_MOST, None, 1.85),
        ("density<=1850 kg/m³", "density", Operator.AT_MOST, None, 1.85),
        ("E=40..50GPa", "youngs_modulus", Operator.BETWEEN, 40, 50),
        ("E 40..50 GPa", "youngs_modulus", Operator.BETWEEN, 40, 50),
        ("泊松比=0.35", "poissons_ratio", Operator.BETWEEN, 0.35, 0.35),
        ("CTE<=27 10⁻⁶/K", "thermal_expansion", Operator.AT_MOST, None, 27),
        ("CTE<=27×10⁻⁶/K", "thermal_expansion", Operator.AT_MOST, None, 27),
        ("Ecorr=-1.6..-1.4V", "corrosion_potential", Operator.BETWEEN, -1.6, -1.4),
    ],
)
def test_limit_is_read_in_the_canonical_unit(text, key, operator, low, high):
    requirement = parse_requirement(text)

    assert key == requirement.property
    assert operator is requirement.operator
    assert (low, high) == (
        pytest.approx(requirement.low) if low is not None else requirement.low,
        pytest.approx(requirement.high) if high is not None else requirement.high,
    )


def test_want_target_and_weight():
    requirement = parse_requirement("断后伸长率>=8%→12%*2?")

    assert not requirement.is_must
    assert requirement.target == 12
    assert requirement.weight == 2
    assert requirement.is_scored


@pytest.mark.parametrize("text", ["A>=8% want 12 % * 2 ?", "A>=8%->12%*2?", "Ａ≥８％→12＊2？"])
def test_other_spellings_of_the_same_want(text):
    requirement = parse_requirement(text)

    assert (requirement.target, requirement.weight, requirement.is_must) == (12, 2, False)


def test_a_must_is_scored_only_with_a_target():
    assert not parse_requirement("A>=8%").is_scored
    assert parse_requirement("A>=8%→12%").is_scored
    assert parse_requirement("A>=8%→12%").is_must


def test_conditions_by_either_name_and_unit():
    requirement = parse_requirement("SE@频率=1000MHz,thickness=0.2cm>=60dB")

    assert requirement.conditions["frequency"].low == 1e9
    assert requirement.conditions["thickness"].low == 2


@pytest.mark.parametrize("cycles", ["10⁷", "1e7", "10^7", "1×10⁷"])
def test_powers_of_ten_in_conditions(cycles):
    requirement = parse_requirement(f"σN@cycles={cycles},R=-1>=50MPa")

    assert requirement.conditions["cycles"].low == 1e7


def test_celsius_and_kelvin_name_the_same_condition():
    celsius = parse_requirement("Rp0.2@温度=120℃>=100MPa").conditions["temperature"]
    kelvin = parse_requirement("Rp0.2@temperature=393.15K>=100MPa").conditions["temperature"]

    assert celsius.low == kelvin.low == 120


def test_condition_with_equals_as_operator():
    requirement = parse_requirement("E@temperature=20°C=40..50GPa")

    assert (requirement.low, requirement.high) == (40, 50)
    assert requirement.conditions["temperature"].low == 20


def test_choice():
    requirement = parse_requirement("restricted_substances=符合")

    assert Operator.IS is requirement.operator
    assert requirement.choice == "compliant"


def test_several_requirements_in_one_line():
    requirements = parse_requirements("Rp0.2>=120MPa；断后伸长率>=8%;\n密度<=1.85 g/cm3;")

    assert [r.property for r in requirements] == ["proof_strength_02", "elongation", "density"]


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("", 1, "name of a property"),
        ("Rp0.3>=130MPa", 1, "a property of the vocabulary"),
        ("Rp0.2 130", 10, "or a range a..b"),
        ("Rp0.2>=", 8, "a number with unit"),
        ("Rp0.2>=130", 11, "MPa"),
        ("Rp0.2>=130HV", 11, "MPa"),
        ("Rp0.2>=１３０ＨＶ?", 11, "MPa"),
        ("屈服强度≥abcMPa", 6, "a number with unit"),
        ("屈服强度≥≥5MPa", 6, "one number"),
        ("SE@频=1GHz>=60dB", 4, "a condition such as"),
        ("SE@frequency=1>=60dB", 14, "Hz"),
        ("SE@frequency=ab>=60dB", 14, "a number with unit"),
        ("Rp0.2@温度>=100MPa", 7, "condition=value"),
        ("A>=8%→5%", 7, "better than the limit"),
        ("ρ<=1.8g/cm3→1.9g/cm3", 13, "better than the limit"),
        ("E=40..50GPa→50GPa", 13, "inside the range"),
        ("E=40..50GPa→39GPa", 13, "inside the range"),
        ("A>=8%*x", 7, "a weight above 0"),
        ("A>=8%*0", 7, "a weight above 0"),
        ("A>=1..2%", 4, "one limit"),
        ("A=8±1%", 3, "one number"),
        ("restricted_substances=perhaps", 23, "one of: compliant"),
        ("restricted_substances>=compliant→zzz*2", 22, "=, this property is a choice"),
        ("restricted_substances=compliant→zzz", 32, "without target"),
        ("stress_strain_curve>=5MPa", 22, "a property that is a number"),
        ("Rp0.2>=9**9**9 MPa", 9, "MPa"),
        ("A>=8%; Rp0.2>=1HV", 16, "MPa"),
    ],
)
def test_unreadable_text_names_column_and_expectation(text, column, expected):
    with pytest.raises(RequirementUnreadable) as refused:
        parse_requirements(text) if text else parse_requirement(text)

    assert column == refused.value.column
    assert expected in refused.value.expected.en
    assert f"第 {refused.value.column} 列" in refused.value.wording.zh
    assert f"column {refused.value.column}" in str(refused.value)


@pytest.mark.parametrize("read", [parse_requirement, parse_requirements])
def test_too_long_text_is_refused(read):
    with pytest.raises(RequirementUnreadable) as refused:
        read("A>=8%" + " " * 9_900)

    assert (2001, "at most 2000 characters") == (refused.value.column, refused.value.expected.en)


def test_too_many_requirements_are_refused():
    assert 40 == len(parse_requirements("A>=8%;" * 40))
    with pytest.raises(RequirementUnreadable) as refused:
        parse_requirements("A>=8%;" * 41)

    assert (241, "at most 40 requirements") == (refused.value.column, refused.value.expected.en)


@pytest.mark.parametrize(
    ("text", "weight", "is_must"),
    [("A>=8% * 2 ?  ", 2, False), ("A>=8%*2", 2, True), ("A>=8% ?", 1, False), ("A>=8%", 1, True)],
)
def test_what_may_end_a_requirement(text, weight, is_must):
    requirement = parse_requirement(text)

    assert (weight, is_must) == (requirement.weight, requirement.is_must)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        parse_requirements(text)
    except RequirementUnreadable as refused:
        assert 1 <= refused.column <= len(text) + 1


@given(
    st.text(
        alphabet=st.sampled_from("Rp0.2A密度@=><≥≤~.,;*?→-e1 8MPa%温K℃⁻²"),
        max_size=40,
    )
)
def test_any_text_of_the_alphabet_of_requirements_is_read_or_refused(text):
    try:
        parse_requirements(text)
    except RequirementUnreadable as refused:
        assert 1 <= refused.column <= len(text) + 1
