"""How far a value lies from its limit, as a bar of which the right side is the better one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.gap_bar import gap_bar
from tests.schemas.build import strength, value, verdict

HALF, WHOLE = (0.5, 1.0), (0.25, 0.75)


def bar_of(requirement, *values):
    found, _ = verdict(requirement, *values)
    return gap_bar(found)


def density(text):
    return value(text=text)


@pytest.mark.parametrize(
    ("requirement", "said", "admitted", "place"),
    [
        ("ρ>=2g/cm3", "2", HALF, 0.5),
        ("ρ>=2g/cm3", "3", HALF, 0.75),
        ("ρ>=2g/cm3", "9", HALF, 1.0),
        ("ρ>=2g/cm3", "1", HALF, 0.25),
        ("ρ<=2g/cm3", "1", HALF, 0.75),
        ("ρ<=2g/cm3", "3", HALF, 0.25),
        ("ρ=2..3g/cm3", "2", WHOLE, 0.25),
        ("ρ=2..3g/cm3", "2.5", WHOLE, 0.5),
        ("ρ=2..3g/cm3", "5", WHOLE, 1.0),
    ],
)
def test_the_limit_is_where_the_admitted_begin(requirement, said, admitted, place):
    found = bar_of(requirement, density(said))
    assert (found.admitted, found.low, found.high) == (admitted, place, place)


def test_a_range_spans_and_an_open_end_reaches_the_end():
    assert (bar := bar_of("ρ>=2g/cm3", density("1~3"))).low < 0.5 < bar.high
    assert bar_of("ρ>=2g/cm3", density(">=3")).high == 1.0
    assert bar_of("ρ<=2g/cm3", density("<=1")).high == 1.0


@pytest.mark.parametrize(
    ("requirement", "values"),
    [
        ("ρ>=2g/cm3", ()),
        ("Rp0.2>=100MPa", (strength(conditions={}),)),
        ("ρ>=0g/cm3", (value(),)),
    ],
    ids=["not stated", "not comparable", "limit of nothing"],
)
def test_what_was_not_compared_has_no_bar(requirement, values):
    assert bar_of(requirement, *values) is None


@given(st.floats(0.1, 20), st.floats(0.1, 20))
def test_the_better_value_never_lies_further_left(first, second):
    low, high = sorted((first, second))
    at_least = [bar_of("ρ>=2g/cm3", density(f"{x:.3f}")).low for x in (low, high)]
    at_most = [bar_of("ρ<=2g/cm3", density(f"{x:.3f}")).low for x in (low, high)]
    assert at_least == sorted(at_least)
    assert at_most == sorted(at_most, reverse=True)
