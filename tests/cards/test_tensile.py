"""Engineering to true stress and strain, and the plastic part for finite elements."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import NotTensile
from cards.tensile import modulus_beside, plastic_curve, true_curve
from cards.values import Point
from tests.cards.build import card, stated
from tests.cards.faulty import HOT, tensile_curve

ROOM = {"temperature": "23 °C"}


def points(*pairs):
    return tuple(Point(str(x), str(y), x, y) for x, y in pairs)


PULLED = points((0, 0), (0.001, 45), (0.02, 200), (0.1, 240), (0.12, 235))


def test_true_stress_and_strain_follow_from_constant_volume():
    true = true_curve(points((0, 0), (0.1, 200)))
    assert true.nodes == ((0.0, 0.0), (pytest.approx(math.log(1.1)), pytest.approx(220)))
    assert (true.peak.typed_y, true.cut) == ("200", 0)


def test_a_curve_is_cut_where_the_neck_begins():
    true = true_curve(PULLED)
    assert len(true.nodes) == 4
    assert (true.peak.typed_x, true.cut) == ("0.1", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ((0, 0),),
        ((0, 240), (0.1, 200)),
        ((-0.01, 0), (0.1, 200)),
        ((0, -1), (0.1, 200)),
        ((0, 0), (0.1, 200), (0.1, 210)),
    ],
)
def test_what_is_no_tensile_curve_is_refused(wrong):
    with pytest.raises(NotTensile) as refusal:
        true_curve(points(*wrong))
    assert refusal.value.wording.zh != refusal.value.wording.en


strains = st.lists(st.floats(1e-4, 1), min_size=2, max_size=30, unique=True).map(sorted)


@st.composite
def rising(draw):
    """An engineering curve from zero on that hardens up to its last point."""
    e = draw(strains)
    rises = draw(st.lists(st.floats(0, 50), min_size=len(e), max_size=len(e)))
    s = [sum(rises[: place + 1]) + 1 for place in range(len(e))]
    return points((0.0, 0.0), *zip(e, s, strict=True))


@given(rising())
def test_zero_stays_zero_and_true_stress_is_never_below(engineering):
    true = true_curve(engineering)
    assert true.nodes[0] == (0.0, 0.0)
    assert len(true.nodes) == len(engineering)
    for point, (strain, stress) in zip(engineering, true.nodes, strict=True):
        assert stress >= point.y
        assert strain <= point.x


@given(rising())
def test_what_rises_still_rises(engineering):
    nodes = true_curve(engineering).nodes
    assert list(nodes) == sorted(nodes)


@given(rising(), st.lists(st.floats(0, 0.9), max_size=5))
def test_nothing_beyond_the_maximum_is_kept(engineering, drops):
    peak = engineering[-1]
    fall = points(*((peak.x + n + 1, peak.y * drop) for n, drop in enumerate(drops)))
    true = true_curve(engineering + fall)
    assert true.nodes == true_curve(engineering).nodes
    assert true.cut == len(drops)


@given(rising(), st.none() | st.floats(100, 1e6))
def test_plastic_strain_begins_at_zero_and_strictly_rises(engineering, modulus):
    try:
        plastic = plastic_curve(true_curve(engineering), modulus)
    except NotTensile:
        return
    strains = [strain for strain, _ in plastic.nodes]
    assert strains[0] == 0
    assert all(before < after for before, after in pairwise(strains))


def test_the_modulus_of_the_card_is_used_where_it_gives_a_yield_stress():
    plastic = plastic_curve(true_curve(PULLED), 45_000)
    assert (plastic.is_from_card, plastic.modulus, plastic.left_out) == (True, 45_000, 0)
    assert plastic.nodes[0][1] == pytest.approx(45.07, abs=0.05)
    strain, stress = plastic.nodes[-1]
    assert stress == pytest.approx(264)
    assert strain == pytest.approx(math.log(1.1) - 264 / 45_000)


@pytest.mark.parametrize("modulus", [None, 60_000])
def test_else_the_initial_slope_is(modulus):
    plastic = plastic_curve(true_curve(PULLED), modulus)
    assert not plastic.is_from_card
    assert plastic.modulus == pytest.approx(45_000, rel=0.01)
    assert plastic.nodes[0] == (0, pytest.approx(45.045))


def test_yield_is_found_between_the_last_elastic_point_and_the_next():
    plastic = plastic_curve(true_curve(points((0, 0), (0.002, 80), (0.004, 100))), 30_000)
    assert plastic.is_from_card
    assert 80 < plastic.nodes[0][1] < 100


def test_points_at_which_plastic_strain_falls_are_left_out_and_counted():
    serrated = points((0, 0), (0.001, 45), (0.01, 100), (0.0101, 150), (0.05, 200))
    plastic = plastic_curve(true_curve(serrated), 45_000)
    assert plastic.left_out == 1
    assert len(plastic.nodes) == 3


def test_a_curve_without_a_plastic_part_or_a_rising_start_gives_none():
    for pairs in (((0, 0), (0.001, 45)), ((0, 10), (0.1, 5), (0.2, 20))):
        with pytest.raises(NotTensile):
            plastic_curve(true_curve(points(*pairs)))


def test_the_modulus_is_one_under_the_conditions_of_the_curve():
    curve = tensile_curve((0, 0), (0.1, 200))
    hot, room = (
        stated("youngs_modulus", "39 GPa", **HOT),
        stated("youngs_modulus", "45 GPa", **ROOM),
    )
    assert modulus_beside(card(curve, hot, room), 0) == 45_000
    assert modulus_beside(card(curve, hot), 0) is None
    assert modulus_beside(card(room), 0) is None
