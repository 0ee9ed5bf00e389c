"""A curve is read between its points, by the scale of its axis, and never beyond its ends."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.comparability import open_axes, place_on
from cards.conditions import Condition, read_condition
from cards.interpolation import read_curve
from cards.requirement_text import parse_requirement
from cards.values import Curve, Value
from cards.verdict import Outcome, Reason
from cards.vocabulary import VOCABULARY
from tests.cards.faulty import curve
from tests.cards.test_judging import verdict

STRENGTH = ("proof_strength_02", "temperature", (23, 130), (100, 110), (150, 90))
CONDUCTIVITY = ("electrical_conductivity", "frequency", (1e3, 1), (1e5, 100))
SHIELDING = ("shielding_effectiveness", "frequency", (1e7, 110), (1e8, 100), (1e9, 60))
CREEP = ("minimum_creep_rate", "stress", (40, 0), (60, 1))


def drawn(key, axis, *points):
    return curve(key, axis, *points).content


def read_at(shape, text):
    return read_curve(drawn(*shape), read_condition(shape[1], text))


@pytest.mark.parametrize(
    ("shape", "at", "ends"),
    [
        (STRENGTH, "23 °C", (130, 130)),
        (STRENGTH, "100 °C", (110, 110)),
        (STRENGTH, "150 °C", (90, 90)),
        (STRENGTH, "61.5 °C", (120, 120)),
        (STRENGTH, "334.65 K", (120, 120)),
        (STRENGTH, "18 °C", (130, 130)),
        (STRENGTH, "155 °C", (90, 90)),
        (STRENGTH, "17.9 °C", None),
        (STRENGTH, "155.1 °C", None),
        (STRENGTH, "61.5~150 °C", (90, 120)),
        (STRENGTH, "20~152 °C", (90, 130)),
        (STRENGTH, "20~200 °C", None),
        (STRENGTH, "0~120 °C", None),
        (CONDUCTIVITY, "10 kHz", (10, 10)),
        (SHIELDING, "10 MHz", (110, 110)),
        (SHIELDING, "31.6227766 MHz", (105, 105)),
        (SHIELDING, "0.316227766 GHz", (80, 80)),
        (SHIELDING, "316227.766 kHz", (80, 80)),
        (SHIELDING, "31.6227766~316.227766 MHz", (80, 105)),
        (SHIELDING, "9.9 MHz", None),
        (SHIELDING, "1.01 GHz", None),
        (CREEP, "50 MPa", (0.5, 0.5)),
    ],
)
def test_a_curve_is_read_by_the_scale_of_its_axis(shape, at, ends):
    assert read_at(shape, at) == (ends if ends is None else pytest.approx(ends))


def test_over_a_logarithmic_axis_what_has_no_logarithm_is_read_linearly():
    level = drawn("electrical_conductivity", "frequency", (1e2, 0), (1e4, 10))
    from_zero = drawn("electrical_conductivity", "frequency", (0, 4), (10, 8))

    assert (5, 5) == pytest.approx(read_curve(level, read_condition("frequency", "1 kHz")))
    assert (6, 6) == pytest.approx(read_curve(from_zero, read_condition("frequency", "5 Hz")))


@pytest.mark.parametrize(
    "points", [((1e-200, 1), (1e200, 100)), ((1e-3, 1e-200), (1e3, 1e200)), ((1, 0.1), (1e6, 0.1))]
)
def test_numbers_of_any_size_are_read_between_their_neighbours(points):
    (x0, y0), (x1, y1) = points
    middle = math.sqrt(x0) * math.sqrt(x1)
    content = drawn("electrical_conductivity", "frequency", *points)

    expected = math.sqrt(y0) * math.sqrt(y1)
    assert (expected,) * 2 == pytest.approx(
        read_curve(content, Condition("frequency", "", middle, middle)), rel=1e-12
    )


def test_points_may_run_the_other_way_and_out_of_order():
    for points in (STRENGTH[:1:-1], (STRENGTH[3], STRENGTH[4], STRENGTH[2])):
        shuffled = drawn(*STRENGTH[:2], *points)
        assert (120, 120) == read_curve(shuffled, read_condition("temperature", "61.5 °C"))


def test_a_curve_without_points_says_nothing():
    nothing = Curve("temperature", "degC", "MPa", "MPa", ())

    assert read_curve(nothing, read_condition("temperature", "23 °C")) is None


def test_the_lower_and_the_upper_value_over_an_interval_may_lie_between_its_ends():
    peak = drawn("proof_strength_02", "temperature", (0, 100), (50, 180), (100, 120))

    assert (140, 180) == read_curve(peak, read_condition("temperature", "25~75 °C"))


numbers = st.floats(0.01, 1e4).map(lambda number: round(number, 6))
shapes = st.lists(st.tuples(st.integers(1, 10**6), numbers), min_size=2, max_size=6).map(
    lambda points: sorted({x: (x, y) for x, y in points}.values())
)


@given(shapes.filter(lambda points: len(points) > 1), st.data(), st.sampled_from("fT"))
def test_a_value_between_two_points_lies_between_theirs_and_runs_one_way(points, data, axis):
    key = "electrical_conductivity"
    name = {"f": "frequency", "T": "temperature"}[axis]
    place = data.draw(st.integers(0, len(points) - 2))
    (x0, y0), (x1, y1) = points[place : place + 2]
    first, second = sorted(data.draw(st.tuples(*[st.floats(x0, x1)] * 2)))
    content = drawn(key, name, *points)
    here, there = (read_curve(content, Condition(name, "", x, x))[0] for x in (first, second))

    slack = 1e-9 * max(y0, y1)
    assert min(y0, y1) - slack <= here <= max(y0, y1) + slack
    assert (there - here) * (y1 - y0) >= -slack * abs(y1 - y0)


@given(st.floats(1e7, 1e9), st.sampled_from([("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9)]))
def test_the_unit_in_which_x_is_typed_changes_nothing(hertz, unit):
    name, scale = unit
    content = drawn(*SHIELDING)
    in_hertz = read_curve(content, Condition("frequency", "", hertz, hertz))
    typed = read_curve(content, read_condition("frequency", f"{hertz / scale!r} {name}"))

    assert typed == pytest.approx(in_hertz)
    assert math.isfinite(typed[0])


@pytest.mark.parametrize(
    ("shape", "requirement", "place"),
    [
        (STRENGTH, "Rp0.2@T=120°C>=1MPa", (120, 120)),
        (STRENGTH, "Rp0.2@T=50~120°C>=1MPa", (50, 120)),
        (STRENGTH, "Rp0.2>=1MPa", (23, 23)),
        (SHIELDING, "SE>=1dB", (1e7, 1e9)),
        (("proof_strength_02", "strain_rate", (1e-4, 1), (1e3, 9)), "Rp0.2>=1MPa", (1e-4, 1e-2)),
        (("proof_strength_02", "strain_rate", (1e-6, 1), (1e-3, 9)), "Rp0.2>=1MPa", (1e-5, 1e-3)),
        (("proof_strength_02", "strain_rate", (1, 1), (1e3, 9)), "Rp0.2>=1MPa", None),
        (("proof_strength_02", "duration", (0, 9), (1000, 1)), "Rp0.2>=1MPa", None),
        (("proof_strength_02", "wall_thickness", (1, 9), (3, 1)), "Rp0.2>=1MPa", (1, 3)),
        (("corrosion_potential", "duration", (0, -1.6), (72, -1.5)), "Ecorr>=-2V", (0, 72)),
    ],
)
def test_where_a_curve_is_read(shape, requirement, place):
    wanted = parse_requirement(requirement)
    found = place_on(drawn(*shape), wanted.conditions, wanted.definition)

    assert place == (found and (found.low, found.high))


@pytest.mark.parametrize(
    ("requirement", "left_open"),
    [
        ("SE>=60dB", ("frequency", "thickness", "se_method")),
        ("SE@frequency=1GHz>=60dB", ("thickness", "se_method")),
        ("Rp0.2>=1MPa", ()),
        ("corrosion_rate<=1mm/a", ("medium", "duration")),
    ],
)
def test_axes_that_a_requirement_leaves_open(requirement, left_open):
    wanted = parse_requirement(requirement)

    assert set(left_open) == set(open_axes(wanted.conditions, wanted.definition))


def of_thickness(thickness, level):
    return curve(
        "shielding_effectiveness",
        "frequency",
        (1e7, level),
        (1e9, level),
        thickness=thickness,
        se_method="flange_coaxial",
    )


FAMILY = (of_thickness("1 mm", 80), of_thickness("2 mm", 100))


@pytest.mark.parametrize(
    ("asked", "outcome", "low", "axes"),
    [
        ("SE@f=100MHz,thickness=1mm>=90dB", Outcome.FAIL, 80, ()),
        ("SE@f=100MHz,thickness=2mm>=90dB", Outcome.PASS, 100, ()),
        ("SE@f=100MHz,thickness=2.1mm>=90dB", Outcome.PASS, 100, ()),
        ("SE@f=100MHz,thickness=3mm>=90dB", Outcome.NOT_COMPARABLE, 80, ("thickness",)),
        ("SE@f=100MHz>=90dB", Outcome.FAIL, 80, ()),
        ("SE@f=3GHz,thickness=2mm>=90dB", Outcome.OUT_OF_RANGE, None, ("frequency",)),
        ("SE@f=3GHz,thickness=3mm>=90dB", Outcome.NOT_COMPARABLE, None, ("thickness",)),
    ],
)
def test_of_a_family_the_member_answers_whose_thickness_agrees(asked, outcome, low, axes):
    found = verdict(asked, *FAMILY)

    assert (outcome, low, axes) == (
        found.outcome,
        found.low if low is None else pytest.approx(found.low),
        found.axes,
    )


def test_where_nothing_of_a_curve_is_ordinary_its_axis_stands_in_the_way():
    fast = curve("proof_strength_02", "strain_rate", (1, 200), (1e3, 260), temperature="23 °C")
    found = verdict("Rp0.2>=180MPa", fast)

    assert (Reason.CONDITION_DIFFERS, ("strain_rate",)) == (found.reason, found.axes)
    assert Outcome.PASS is verdict("Rp0.2@strain_rate=10 1/s>=180MPa", fast).outcome


def test_a_curve_without_points_lacks_its_condition():
    empty = Value("proof_strength_02", Curve("temperature", "", "MPa", "MPa", ()), source="sheet")
    plain = replace(empty, content=replace(empty.content, axis="strain_rate"))
    at_room = replace(plain, conditions=curve(*STRENGTH, temperature="23 °C").conditions)

    assert ("temperature",) == verdict("Rp0.2>=1MPa", empty).axes
    assert (Reason.CONDITION_MISSING, ("strain_rate",)) == (
        verdict("Rp0.2>=1MPa", at_room).reason,
        verdict("Rp0.2>=1MPa", at_room).axes,
    )


def test_every_axis_with_a_scale_is_a_number():
    assert all(axis.is_number for axis in VOCABULARY.axes.values() if axis.is_logarithmic)
