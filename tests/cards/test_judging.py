"""Verdicts: one card, one requirement (MATCHING §2)."""

from dataclasses import replace

import pytest

from cards.judging import judge
from cards.requirement import DemandedBasis
from cards.requirement_text import parse_requirement
from cards.sources import EvidenceGrade
from cards.values import Basis, Chosen, Curve, Point, Value
from cards.verdict import Outcome, Reason, Scatter
from tests.cards.build import absent, card, read_conditions, stated

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN


def verdict(requirement, *values, basis=DemandedBasis.TYPICAL):
    return judge(card(*values), replace(parse_requirement(requirement), basis=basis))


@pytest.mark.parametrize(
    ("text", "requirement", "outcome", "reason", "gap"),
    [
        ("1.80 g/cm3", "ρ<=1.85g/cm3", PASS, None, -0.05),
        ("1.85 g/cm3", "ρ<=1.85g/cm3", PASS, None, 0),
        ("1.86 g/cm3", "ρ<=1.85g/cm3", FAIL, None, 0.01),
        ("1.80~1.90 g/cm3", "ρ<=1.85g/cm3", UNKNOWN, Reason.DEPENDS, 0.05),
        ("1.80~1.85 g/cm3", "ρ<=1.85g/cm3", PASS, None, 0),
        ("1.86~1.90 g/cm3", "ρ<=1.85g/cm3", FAIL, None, 0.01),
        ("1.80±0.10 g/cm3", "ρ<=1.85g/cm3", PASS, None, -0.05),
        ("≤ 1.80 g/cm3", "ρ<=1.85g/cm3", PASS, None, -0.05),
        ("≤ 1.90 g/cm3", "ρ<=1.85g/cm3", UNKNOWN, Reason.CENSORED, 0.05),
        ("≥ 1.90 g/cm3", "ρ<=1.85g/cm3", FAIL, None, 0.05),
        ("≥ 1.80 g/cm3", "ρ<=1.85g/cm3", UNKNOWN, Reason.CENSORED, -0.05),
        ("1.80 g/cm3", "ρ>=1.75g/cm3", PASS, None, 0.05),
        ("1.70~1.80 g/cm3", "ρ>=1.75g/cm3", UNKNOWN, Reason.DEPENDS, -0.05),
        ("1.60~1.70 g/cm3", "ρ>=1.75g/cm3", FAIL, None, -0.05),
        ("≥ 1.80 g/cm3", "ρ>=1.75g/cm3", PASS, None, 0.05),
        ("1.80 g/cm3", "ρ=1.75..1.85g/cm3", PASS, None, -0.05),
        ("1.75 g/cm3", "ρ=1.75..1.85g/cm3", PASS, None, 0),
        ("1.70 g/cm3", "ρ=1.75..1.85g/cm3", FAIL, None, -0.05),
        ("1.90 g/cm3", "ρ=1.75..1.85g/cm3", FAIL, None, 0.05),
        ("1.80~1.90 g/cm3", "ρ=1.75..1.85g/cm3", UNKNOWN, Reason.DEPENDS, 0.05),
    ],
)
def test_limit_against_each_form(text, requirement, outcome, reason, gap):
    found = verdict(requirement, stated("density", text))

    assert (outcome, reason) == (found.outcome, found.reason)
    assert gap == pytest.approx(found.gap, abs=1e-12)


def test_relative_gap_is_the_gap_over_the_limit_and_absent_at_zero():
    assert pytest.approx(verdict("ρ>=1.5g/cm3", stated("density", "1.8 g/cm3")).relative_gap) == 0.2
    at_zero = verdict("porosity<=0%", stated("porosity", "2 %"))
    assert (at_zero.gap, at_zero.relative_gap) == (2, None)


@pytest.mark.parametrize("limit", ["120 MPa", "0.12 GPa", "120 N/mm²", "17.404525656 ksi"])
def test_unit_of_the_requirement_changes_nothing(limit):
    value = stated("proof_strength_02", "120 MPa", temperature="20 °C")

    assert PASS is verdict(f"Rp0.2>={limit}", value).outcome


def test_missing_condition_is_not_comparable_and_only_indicates():
    found = verdict("Rp0.2>=120MPa", stated("proof_strength_02", "160 MPa"))

    assert (found.outcome, found.reason) == (Outcome.NOT_COMPARABLE, Reason.CONDITION_MISSING)
    assert found.axes == ("temperature",)
    assert PASS is found.indication
    assert found.gap == 40


def test_differing_condition_names_the_axis_and_indicates_nothing():
    hot = stated("proof_strength_02", "160 MPa", temperature="150 °C")
    found = verdict("Rp0.2>=120MPa", hot)

    assert (found.outcome, found.reason) == (Outcome.NOT_COMPARABLE, Reason.CONDITION_DIFFERS)
    assert found.axes == ("temperature",)
    assert found.indication is None


@pytest.mark.parametrize(
    ("temperature", "outcome"),
    [
        ("18 °C", PASS),
        ("28 °C", PASS),
        ("室温", PASS),
        ("296.15 K", PASS),
        ("68 °F", PASS),
        ("29 °C", Outcome.NOT_COMPARABLE),
        ("120 °C", Outcome.NOT_COMPARABLE),
    ],
)
def test_no_temperature_in_a_requirement_means_room_temperature(temperature, outcome):
    value = stated("proof_strength_02", "160 MPa", temperature=temperature)

    assert outcome is verdict("Rp0.2>=120MPa", value).outcome


def test_condition_of_the_requirement_selects_among_values():
    cold = stated("proof_strength_02", "160 MPa", temperature="20 °C")
    hot = stated("proof_strength_02", "105 MPa", temperature="150 °C")

    assert verdict("Rp0.2@T=150°C>=100MPa", cold, hot).low == 105
    assert (cold,) == verdict("Rp0.2@T=150°C>=100MPa", cold, hot).others


def test_axis_named_by_the_requirement_must_be_stated():
    value = stated("proof_strength_02", "160 MPa", temperature="20 °C")
    found = verdict("Rp0.2@specimen_source=from_part>=120MPa", value)

    assert found.axes == ("specimen_source",)
    assert Reason.CONDITION_MISSING is found.reason


def test_statement_over_a_band_holds_inside_it():
    band = stated(
        "shielding_effectiveness",
        "≥ 105 dB",
        frequency="30~1500 MHz",
        thickness="2 mm",
        se_method="flange_coaxial",
    )

    assert PASS is verdict("SE@frequency=1GHz>=60dB", band).outcome
    assert Reason.CENSORED is verdict("SE@frequency=1GHz>=110dB", band).reason
    assert Reason.CONDITION_DIFFERS is verdict("SE@frequency=3GHz>=60dB", band).reason


@pytest.mark.parametrize(
    ("basis", "outcome", "reason"),
    [
        (Basis.MINIMUM, PASS, None),
        (Basis.B_BASIS, PASS, None),
        (Basis.A_BASIS, PASS, None),
        (Basis.TYPICAL, UNKNOWN, Reason.ONLY_TYPICAL),
        (Basis.MEAN, UNKNOWN, Reason.ONLY_TYPICAL),
        (Basis.CALCULATED, UNKNOWN, Reason.ONLY_CALCULATED),
    ],
)
def test_guaranteed_value_is_demanded(basis, outcome, reason):
    found = verdict(
        "ρ<=1.85g/cm3", stated("density", "1.8 g/cm3", basis=basis), basis=DemandedBasis.MINIMUM
    )

    assert (outcome, reason) == (found.outcome, found.reason)


@pytest.mark.parametrize("basis", [Basis.CALCULATED, Basis.ESTIMATED])
def test_calculated_value_is_no_knowledge_even_where_typical_will_do(basis):
    found = verdict("ρ<=1.85g/cm3", stated("density", "1.8 g/cm3", basis=basis))

    assert (found.outcome, found.reason) == (UNKNOWN, Reason.ONLY_CALCULATED)
    assert pytest.approx(found.gap) == -0.05


def test_demanded_basis_decides_between_typical_and_minimum():
    typical = stated("density", "1.80 g/cm3", basis=Basis.TYPICAL)
    minimum = stated("density", "1.75 g/cm3", basis=Basis.MINIMUM)

    assert verdict("ρ<=1.85g/cm3", typical, minimum).low == 1.80
    assert verdict("ρ<=1.85g/cm3", typical, minimum, basis=DemandedBasis.MINIMUM).low == 1.75


def test_better_evidence_decides_not_the_nicer_number():
    nicer = stated("density", "1.70 g/cm3", source="sheet")
    better = stated("density", "1.84 g/cm3", source="paper")
    found = verdict("ρ<=1.85g/cm3", nicer, better)

    assert (found.low, found.grade) == (1.84, EvidenceGrade.C)
    assert (nicer,) == found.others


@pytest.mark.parametrize(("requirement", "number"), [("ρ<=2g/cm3", 1.84), ("ρ>=1g/cm3", 1.70)])
def test_equal_evidence_decides_for_the_unfavourable(requirement, number):
    values = (stated("density", "1.70 g/cm3"), stated("density", "1.84 g/cm3"))

    assert number == verdict(requirement, *values).low
    assert number == verdict(requirement, *reversed(values)).low


def test_the_scatter_of_comparable_values_is_told():
    values = (
        stated("proof_strength_02", "130 MPa", temperature="23 °C"),
        stated("proof_strength_02", "120~150 MPa", temperature="20 °C", source="paper"),
        stated("proof_strength_02", "≥ 125 MPa", temperature="25 °C"),
        stated("proof_strength_02", "90 MPa", temperature="150 °C"),
        stated("proof_strength_02", "200 MPa"),
    )
    found = verdict("Rp0.2>=120MPa", *values)

    assert (120, Scatter(3, 120, 150)) == (found.low, found.scatter)
    assert verdict("Rp0.2>=120MPa", values[0], values[3]).scatter is None


def test_value_outside_decides_a_range_at_equal_evidence():
    values = (stated("density", "1.80 g/cm3"), stated("density", "1.95 g/cm3"))

    assert FAIL is verdict("ρ=1.75..1.85g/cm3", *values).outcome


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("not_tested", Reason.NOT_TESTED),
        ("not_applicable", Reason.NOT_APPLICABLE),
        ("on_request", Reason.ON_REQUEST),
        ("pending", Reason.PENDING),
        ("below_limit", Reason.NOT_STATED),
    ],
)
def test_absence_is_unknown_with_its_reason(reason, expected):
    found = verdict("ρ<=1.85g/cm3", absent("density", reason))

    assert (UNKNOWN, expected) == (found.outcome, found.reason)


def test_below_a_stated_detection_limit_is_a_bound():
    found = verdict(
        "porosity<=1%", absent("porosity", "below_limit", "0.1 %", Basis.SINGLE, "sheet")
    )

    assert PASS is found.outcome
    assert (
        Reason.CENSORED
        is verdict(
            "porosity<=0.05%", absent("porosity", "below_limit", "0.1 %", Basis.SINGLE, "sheet")
        ).reason
    )


def test_property_that_is_not_on_the_card():
    assert Reason.NOT_STATED is verdict("ρ<=1.85g/cm3").reason


HOT = Value(
    "proof_strength_02",
    Curve(
        "temperature",
        "°C",
        "MPa",
        "MPa",
        (Point("23", "130", 23, 130), Point("150", "105", 150, 105)),
    ),
    Basis.TYPICAL,
    source="sheet",
)


@pytest.mark.parametrize(
    ("requirement", "outcome", "number"),
    [
        ("Rp0.2>=120MPa", PASS, 130),
        ("Rp0.2@T=86.5°C>=117.5MPa", PASS, 117.5),
        ("Rp0.2@T=86.5°C>=118MPa", FAIL, 117.5),
        ("Rp0.2@T=152°C>=100MPa", PASS, 105),
        ("Rp0.2@T=160°C>=100MPa", Outcome.OUT_OF_RANGE, None),
        ("Rp0.2@T=-40°C>=100MPa", Outcome.OUT_OF_RANGE, None),
    ],
)
def test_a_curve_is_read_inside_its_range_and_never_beyond(requirement, outcome, number):
    found = verdict(requirement, HOT)

    assert (outcome, number) == (found.outcome, found.low)


@pytest.mark.parametrize(("choice", "outcome"), [("compliant", PASS), ("non_compliant", FAIL)])
def test_choice(choice, outcome):
    value = Value(
        "restricted_substances", Chosen(choice), Basis.NOMINAL, read_conditions({"date": "2026"})
    )

    assert outcome is verdict("restricted_substances=compliant", value).outcome
