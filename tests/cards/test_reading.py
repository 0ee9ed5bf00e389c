"""Which of the values of a card answers a question, and how far it carries."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.matching import match, rank
from cards.reading import NOTHING_STATED, Standing, read
from cards.requirement import DemandedBasis
from cards.requirement_text import parse_requirement, parse_requirements
from cards.values import Basis
from cards.verdict import Outcome, Reason
from tests.cards.build import absent, card, stated
from tests.cards.faulty import CORROSION, HOT, ROOM, at_room, curve
from tests.cards.test_judging import verdict

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
APART = Outcome.NOT_COMPARABLE
DRAWN = curve("proof_strength_02", "temperature", (23, 130), (150, 105))


def reading(text, *values, side=0):
    return read(card(*values), parse_requirement(text).questions[side])


def test_a_card_that_says_nothing_gives_the_reading_that_says_so():
    assert NOTHING_STATED is reading("ρ<=1.85g/cm3")


def test_the_interval_of_a_reading_has_a_number_unless_both_ends_are_open():
    assert reading("ρ<=2g/cm3", stated("density", "≤ 1.8 g/cm3")).has_number
    assert not reading("ρ<=2g/cm3", absent("density")).has_number


@pytest.mark.parametrize(
    ("requirement", "single", "low"),
    [
        ("Rp0.2>=100MPa", at_room("proof_strength_02", "120 MPa"), 120),
        ("Rp0.2>=100MPa", at_room("proof_strength_02", "140 MPa"), 130),
        ("Rp0.2<=200MPa", at_room("proof_strength_02", "140 MPa"), 140),
        ("Rp0.2>=100MPa", at_room("proof_strength_02", "140 MPa", source="paper"), 140),
        ("Rp0.2@T=86.5°C>=100MPa", at_room("proof_strength_02", "140 MPa"), 117.5),
        ("Rp0.2@T=200°C>=100MPa", stated("proof_strength_02", "90 MPa", temperature="200 °C"), 90),
        ("Rp0.2>=100MPa", stated("proof_strength_02", "90 MPa"), 130),
    ],
)
def test_a_curve_and_a_single_value_stand_side_by_side(requirement, single, low):
    for values in ((DRAWN, single), (single, DRAWN)):
        assert pytest.approx(low) == verdict(requirement, *values).low


def test_the_readings_follow_one_another_by_how_far_they_carry():
    requirement = "Rp0.2@T=200°C>=100MPa"
    values = {
        Standing.DECIDES: stated("proof_strength_02", "95 MPa", temperature="200 °C"),
        Standing.OTHER_BASIS: stated(
            "proof_strength_02", "99 MPa", basis=Basis.ESTIMATED, temperature="200 °C"
        ),
        Standing.CURVE_ENDS: DRAWN,
        Standing.CONDITION_MISSING: stated("proof_strength_02", "94 MPa"),
        Standing.CONDITION_DIFFERS: at_room("proof_strength_02", "93 MPa"),
        Standing.SAYS_NOTHING: absent("proof_strength_02"),
    }

    for place, standing in enumerate(Standing):
        left = list(values.values())[place:]
        assert standing is reading(requirement, *reversed(left)).standing


@pytest.mark.parametrize(
    ("method", "outcome", "axes"),
    [
        ("mass_loss", PASS, ()),
        ("tafel", APART, ("corrosion_method",)),
        ("hydrogen", APART, ("corrosion_method",)),
        (None, APART, ("corrosion_method",)),
    ],
)
def test_a_corrosion_rate_without_method_means_mass_loss(method, outcome, axes):
    conditions = {**CORROSION, **({"corrosion_method": method} if method else {})}
    found = verdict("corrosion_rate<=1mm/a", stated("corrosion_rate", "0.5 mm/a", **conditions))

    assert (outcome, axes) == (found.outcome, found.axes)
    differs = Reason.CONDITION_DIFFERS if method else Reason.CONDITION_MISSING
    assert (differs if axes else None) is found.reason


def test_a_method_that_is_named_is_the_one_that_answers():
    values = [
        stated("corrosion_rate", text, corrosion_method=method, **CORROSION)
        for text, method in (("0.5 mm/a", "mass_loss"), ("0.05 mm/a", "tafel"))
    ]

    assert 0.5 == verdict("corrosion_rate<=1mm/a", *values).low
    assert 0.05 == verdict("corrosion_rate@corrosion_method=tafel<=1mm/a", *values).low


def test_a_reference_method_is_not_meant_of_a_property_that_does_not_need_it():
    hydrogen = stated("mass_loss_rate", "1 mg/(cm2·d)", corrosion_method="hydrogen", **CORROSION)

    assert PASS is verdict("mass_loss_rate<=2mg/(cm2·d)", hydrogen).outcome


@pytest.mark.parametrize(
    ("requirement", "low", "axes"),
    [
        ("A>=5%", 3, ()),
        ("A@specimen_source=separately_cast>=5%", 12, ()),
        ("A@specimen_source=from_part>=5%", 3, ()),
        ("A@specimen_source=from_semi>=5%", 3, ("specimen_source",)),
    ],
)
def test_where_a_specimen_comes_from_counts_where_the_requirement_says_it(requirement, low, axes):
    values = [
        stated("elongation", text, **ROOM, gauge="A5", specimen_source=place)
        for text, place in (("12 %", "separately_cast"), ("3 %", "from_part"))
    ]
    found = verdict(requirement, *values)

    assert (low, axes) == (found.low, found.axes)


ALL_BASES = {
    Basis.TYPICAL: "240 MPa",
    Basis.MINIMUM: "200 MPa",
    Basis.B_BASIS: "190 MPa",
    Basis.A_BASIS: "180 MPa",
}


@pytest.mark.parametrize(
    ("demanded", "stated_bases", "chosen"),
    [
        (DemandedBasis.TYPICAL, "typical minimum B_basis A_basis", Basis.TYPICAL),
        (DemandedBasis.TYPICAL, "A_basis B_basis minimum", Basis.MINIMUM),
        (DemandedBasis.TYPICAL, "A_basis B_basis", Basis.B_BASIS),
        (DemandedBasis.MINIMUM, "typical A_basis B_basis minimum", Basis.MINIMUM),
        (DemandedBasis.MINIMUM, "typical A_basis B_basis", Basis.B_BASIS),
        (DemandedBasis.MINIMUM, "typical A_basis", Basis.A_BASIS),
        (DemandedBasis.MINIMUM, "typical", None),
        (DemandedBasis.B_BASIS, "typical minimum B_basis A_basis", Basis.B_BASIS),
        (DemandedBasis.B_BASIS, "typical minimum A_basis", Basis.A_BASIS),
        (DemandedBasis.B_BASIS, "typical minimum", None),
        (DemandedBasis.A_BASIS, "typical minimum B_basis A_basis", Basis.A_BASIS),
        (DemandedBasis.A_BASIS, "typical minimum B_basis", None),
    ],
)
def test_the_demanded_basis_decides_and_a_stricter_one_will_do(demanded, stated_bases, chosen):
    values = [
        at_room("tensile_strength", ALL_BASES[Basis(name)], basis=Basis(name))
        for name in stated_bases.split()
    ]
    found = verdict("Rm>=150MPa", *values, basis=demanded)

    if chosen is None:
        assert (UNKNOWN, Reason.ONLY_TYPICAL) == (found.outcome, found.reason)
    else:
        assert (PASS, chosen) == (found.outcome, found.value.basis)


def test_a_value_without_basis_comes_after_every_other():
    claimless = at_room("tensile_strength", "150 MPa", basis=None)
    values = (claimless, at_room("tensile_strength", "160 MPa"))

    assert 160 == verdict("Rm>=100MPa", *values).low


def test_a_missing_condition_indicates_nothing_on_another_basis():
    found = verdict(
        "Rm>=100MPa", stated("tensile_strength", "150 MPa"), basis=DemandedBasis.MINIMUM
    )

    assert (Reason.CONDITION_MISSING, None) == (found.reason, found.indication)


@settings(deadline=None)
@given(st.integers(100, 200), st.integers(1, 300))
def test_the_unit_of_value_limit_and_condition_changes_nothing(number, limit):
    outcomes = {
        verdict(requirement, stated("proof_strength_02", value, temperature=at)).outcome
        for requirement in (
            f"Rp0.2@T=150°C>={limit}MPa",
            f"Rp0.2@T=423.15K>={limit / 6.894757293168:.12f}ksi",
            f"Rp0.2@T=302°F>={limit / 1000}GPa",
        )
        for value, at in (
            (f"{number} MPa", "423.15 K"),
            (f"{number / 6.894757293168:.12f} ksi", "302 °F"),
            (f"{number / 1000} GPa", "150 °C"),
        )
    }

    assert {PASS if number >= limit else FAIL} == outcomes


@given(st.integers(1000, 2500), st.integers(1000, 2500))
def test_the_unit_of_a_density_changes_nothing(number, limit):
    outcomes = {
        verdict(requirement, stated("density", value)).outcome
        for requirement in (f"ρ<={limit}kg/m³", f"ρ<={limit / 1000}g/cm3")
        for value in (f"{number} kg/m³", f"{number / 1000} g/cm3")
    }

    assert {PASS if number <= limit else FAIL} == outcomes


def test_what_follows_from_others_is_unmoved_by_their_units():
    metric = card(at_room("tensile_strength", "240 MPa"), stated("density", "1.8 g/cm3"))
    other = card(at_room("tensile_strength", "0.24 GPa"), stated("density", "1800 kg/m³"))
    wanted = parse_requirements("specific_strength>=100MPa·cm3/g→150MPa·cm3/g?")

    assert match("A", metric, wanted).low == match("A", other, wanted).low


@pytest.mark.parametrize(
    ("requirement", "value"),
    [
        ("Rp0.2>=130MPa", at_room("proof_strength_02", "130 MPa")),
        ("Rp0.2@T=150°C>=105MPa", DRAWN),
        ("Rp0.2@T=86.5°C>=117.5MPa", DRAWN),
        ("ρ<=1.85g/cm3", stated("density", "1850 kg/m³")),
        ("E=40..50GPa", at_room("youngs_modulus", "50000 MPa")),
    ],
)
def test_at_the_limit_passes(requirement, value):
    assert (PASS, 0) == (verdict(requirement, value).outcome, verdict(requirement, value).gap)


@pytest.mark.parametrize(
    "values",
    [
        (stated("tensile_strength", "240 MPa"), stated("density", "1.8 g/cm3")),
        (stated("specific_strength", "133 MPa·cm3/g"),),
        (stated("tensile_strength", "240 MPa", **HOT), stated("density", "1.8 g/cm3")),
    ],
)
def test_a_card_without_a_needed_condition_never_ranks_on_what_follows_either(values):
    wanted = parse_requirements("specific_strength>=100MPa·cm3/g→150MPa·cm3/g?")
    known = card(at_room("tensile_strength", "200 MPa"), stated("density", "1.8 g/cm3"))
    first, second = rank([("A", card(*values)), ("B", known)], wanted)

    assert ("B", "A") == (first.number, second.number)
    assert (0, 1, 0) == (second.low, second.high, second.coverage)


def test_others_are_the_further_values_also_those_that_follow():
    strong = replace(at_room("tensile_strength", "300 MPa"), source="paper")
    found = verdict(
        "specific_strength>=100MPa·cm3/g",
        at_room("tensile_strength", "240 MPa"),
        strong,
        stated("density", "1.8 g/cm3"),
    )

    assert [pytest.approx(500 / 3)] == [value.quantity.low for value in found.others]
