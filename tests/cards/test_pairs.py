"""Values that must stand in order are reported once each, and large cards are checked quickly."""

from time import process_time

import pytest

from cards.checks import check
from cards.values import Basis
from tests.cards.build import stated
from tests.cards.faulty import at_room, guaranteed, magnesium


def codes(*values):
    return [problem.code for problem in check(magnesium(*values))]


def test_a_value_is_reported_once_against_the_strictest():
    promised = [guaranteed("elongation", f"{8 + place} %") for place in range(5)]
    found = [
        problem
        for problem in check(magnesium(*promised, stated("elongation", "6 %")))
        if problem.code == "guarantee_exceeds_typical"
    ]

    assert [(4, 5)] == [(one.numbers["first"], one.numbers["second"]) for one in found]


@pytest.mark.parametrize(
    ("promised", "observed", "is_broken"),
    [
        ("20 °C", "24 °C", True),
        ("20 °C", "40 °C", False),
        ("20~30 °C", "25 °C", True),
        ("25 °C", "20~30 °C", True),
    ],
)
def test_conditions_agree_within_tolerance(promised, observed, is_broken):
    low = guaranteed("tensile_strength", "200 MPa", temperature=promised)
    far = guaranteed("tensile_strength", "300 MPa", temperature="250 °C")
    found = codes(low, far, stated("tensile_strength", "180 MPa", temperature=observed))

    assert is_broken is ("guarantee_exceeds_typical" in found)


def large(count, is_hot):
    """A card of so many values, half of them guaranteed, at one temperature or at many."""
    values = []
    for place in range(count // 2):
        at = {"temperature": f"{place if is_hot else 23} °C"}
        values.append(stated("tensile_strength", "100 MPa", **at))
        key = "proof_strength_02" if place % 2 else "tensile_strength"
        values.append(stated(key, "200 MPa", basis=Basis.MINIMUM, **at))
    return magnesium(*values)


def seconds(card):
    """How long it takes to check the card; a busy machine may slow one time, hardly all three."""
    times = []
    for _ in range(3):
        started = process_time()
        check(card)
        times.append(process_time() - started)
    return min(times)


@pytest.mark.parametrize("is_hot", [False, True])
def test_four_times_the_values_take_far_less_than_sixteen_times_as_long(is_hot):
    few, many = large(400, is_hot), large(1600, is_hot)

    assert seconds(many) < 9 * seconds(few)
    assert len(check(many)) <= 3 * len(many.values)


def test_ranges_count_with_both_ends():
    assert "proof_exceeds_tensile" in codes(
        at_room("proof_strength_02", "200~240 MPa"), at_room("tensile_strength", "210~230 MPa")
    )
