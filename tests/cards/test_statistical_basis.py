"""A- and B-basis that follow from mean, deviation, specimens and lots of a sample."""

from dataclasses import replace

import pytest

from cards.requirement import DemandedBasis
from cards.tolerance_factors import basis_value
from cards.values import Basis
from cards.verdict import Outcome, Reason
from tests.cards.build import card, stated
from tests.cards.faulty import ROOM, at_room
from tests.cards.test_judging import verdict


def sampled(n, lots, s="10", key="tensile_strength", text="240 MPa", basis=Basis.MEAN):
    value = stated(key, text, basis=basis, **ROOM)
    return replace(value, specimens=n, lots=lots, deviation=s)


@pytest.mark.parametrize(
    ("demanded", "sample", "outcome", "reason"),
    [
        (DemandedBasis.TYPICAL, sampled(5, 1), Outcome.PASS, None),
        (DemandedBasis.B_BASIS, sampled(17, 3), Outcome.UNKNOWN, Reason.TOO_FEW_SPECIMENS),
        (DemandedBasis.B_BASIS, sampled(18, 2), Outcome.UNKNOWN, Reason.TOO_FEW_SPECIMENS),
        (DemandedBasis.B_BASIS, sampled(18, None), Outcome.UNKNOWN, Reason.TOO_FEW_SPECIMENS),
        (DemandedBasis.B_BASIS, sampled(18, 3), Outcome.PASS, None),
        (DemandedBasis.MINIMUM, sampled(18, 3), Outcome.PASS, None),
        (DemandedBasis.MINIMUM, sampled(17, 3), Outcome.UNKNOWN, Reason.TOO_FEW_SPECIMENS),
        (DemandedBasis.A_BASIS, sampled(18, 3), Outcome.UNKNOWN, Reason.TOO_FEW_SPECIMENS),
        (DemandedBasis.A_BASIS, sampled(55, 5), Outcome.PASS, None),
        (DemandedBasis.A_BASIS, sampled(55, 4), Outcome.UNKNOWN, Reason.TOO_FEW_SPECIMENS),
        (DemandedBasis.B_BASIS, sampled(30, 5, s=""), Outcome.UNKNOWN, Reason.ONLY_TYPICAL),
        (DemandedBasis.B_BASIS, sampled(30, 5, s="0"), Outcome.UNKNOWN, Reason.ONLY_TYPICAL),
        (DemandedBasis.B_BASIS, sampled(None, 5), Outcome.UNKNOWN, Reason.ONLY_TYPICAL),
        (DemandedBasis.B_BASIS, sampled(1, 5), Outcome.UNKNOWN, Reason.ONLY_TYPICAL),
        (
            DemandedBasis.B_BASIS,
            sampled(30, 5, text="230~250 MPa"),
            Outcome.UNKNOWN,
            Reason.ONLY_TYPICAL,
        ),
        (
            DemandedBasis.B_BASIS,
            sampled(30, 5, text="≥ 230 MPa"),
            Outcome.UNKNOWN,
            Reason.ONLY_TYPICAL,
        ),
        (
            DemandedBasis.B_BASIS,
            sampled(30, 5, basis=Basis.TYPICAL),
            Outcome.UNKNOWN,
            Reason.ONLY_TYPICAL,
        ),
    ],
)
def test_a_statistical_basis_follows_from_a_sample_that_is_large_enough(
    demanded, sample, outcome, reason
):
    found = verdict("Rm>=190MPa", sample, basis=demanded)

    assert (outcome, reason) == (found.outcome, found.reason)


@pytest.mark.parametrize("text", ["240 MPa", "0.24 GPa", "240±10 MPa"])
def test_the_number_of_a_statistical_basis_is_that_of_the_sample(text):
    deviation = {"240 MPa": "10", "0.24 GPa": "0.010", "240±10 MPa": ""}[text]
    found = verdict("Rm>=200MPa", sampled(18, 3, deviation, text=text), basis=DemandedBasis.B_BASIS)

    expected = basis_value(240, 10, 18, Basis.B_BASIS)
    assert (pytest.approx(expected), "x̄ − k·s") == (found.low, found.value.derivation.formula)
    assert (Basis.B_BASIS, 18, 3) == (found.value.basis, found.value.specimens, found.value.lots)


def test_of_what_should_be_low_the_basis_lies_above_the_mean():
    found = verdict(
        "ρ<=2g/cm3",
        sampled(18, 3, "0.01", "density", "1.8 g/cm3"),
        basis=DemandedBasis.B_BASIS,
    )

    assert (True, "x̄ + k·s") == (found.low > 1.8, found.value.derivation.formula)


def test_what_has_no_favourable_side_has_no_statistical_basis():
    sample = sampled(60, 6, "0.01", "poissons_ratio", "0.35")

    assert {} == card(sample).derived
    found = verdict("poissons_ratio<=0.4", sample, basis=DemandedBasis.B_BASIS)
    assert Reason.ONLY_TYPICAL is found.reason


def test_a_basis_that_is_stated_is_not_computed():
    given_value = at_room("tensile_strength", "200 MPa", basis=Basis.B_BASIS)
    bases = [value.basis for value in card(sampled(60, 6), given_value).derived["tensile_strength"]]

    assert [Basis.A_BASIS] == bases


def test_a_basis_that_is_stated_elsewhere_leaves_the_sample_its_own():
    hot = stated("tensile_strength", "150 MPa", basis=Basis.B_BASIS, temperature="150 °C")

    found = verdict("Rm>=190MPa", hot, sampled(18, 3), basis=DemandedBasis.B_BASIS)

    assert (Outcome.PASS, True) == (found.outcome, found.value.derivation is not None)
