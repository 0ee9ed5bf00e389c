"""A slider over the numbers that cards state: round stops, and how many numbers lie between."""

from bisect import bisect_left, bisect_right

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cards.vocabulary import VOCABULARY
from schemas.range_slider import STOPS, range_slider, round_stops

STRENGTH = VOCABULARY.property("proof_strength_02")


def slider(numbers, unit="MPa", low="", high=""):
    return range_slider(STRENGTH, unit, sorted(numbers), len(numbers) + 3, low, high)


@pytest.mark.parametrize(
    ("ends", "first", "second", "last"),
    [
        ((69, 427), "60", "80", "440"),
        ((0.3, 0.35), "0.3", "0.305", "0.35"),
        ((1.0, 2000.0), "1", "2", "2000"),
        ((0.004, 7.0), "0.002", "0.005", "10"),
        ((-40, 150), "-40", "-30", "150"),
        ((1e-9, 1e9), "0.000000001", "0.00000001", "1000000000"),
    ],
)
def test_stops_are_round(ends, first, second, last):
    stops = [f"{stop.normalize():f}" for stop in round_stops(*ends)]
    assert (stops[0], stops[1], stops[-1]) == (first, second, last)


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_stops_ascend_and_span_everything(one, other):
    least, largest = sorted((one, other))
    assume(largest - least > 1e-6 * max(1.0, abs(least), abs(largest)))
    stops = [float(stop) for stop in round_stops(least, largest)]
    slack = 1e-9 * (abs(least) + abs(largest) + stops[1] - stops[0])
    assert stops == sorted(set(stops))
    assert stops[0] <= least + slack
    assert stops[-1] >= largest - slack
    assert len(stops) <= 2 * STOPS


@given(st.lists(st.integers(50, 500), min_size=2), st.data())
def test_what_lies_between_two_stops_is_counted(numbers, data):
    assume(min(numbers) != max(numbers))
    found = slider(numbers)
    low = data.draw(st.integers(0, found.last))
    high = data.draw(st.integers(low, found.last))
    between = [n for n in numbers if float(found.stops[low]) <= n <= float(found.stops[high])]
    assert found.upto[high] - found.below[low] == len(between)
    assert sum(bar.count for bar in found.bars) == found.known == len(numbers)


def test_the_unit_of_the_form_is_that_of_the_stops():
    found = slider([100, 200], unit="ksi")
    assert (found.stops[0], found.stops[-1]) == ("14", "30")
    assert (found.below[-1], found.upto[-1]) == (2, 2)


def test_typed_limits_stand_at_the_nearest_stop():
    found = slider([100, 200], low="121", high="−180")
    assert found.stops[found.low] == "120"
    assert found.high == 0
    assert (slider([100, 200], low="x", high="nan").low, slider([1, 2]).high) == (0, 20)


def test_bars_are_as_high_as_the_highest_one():
    heights = [bar.height for bar in slider([100, 100, 100, 200]).bars]
    assert max(heights) == 1
    assert heights[-1] == pytest.approx(1 / 3)


@pytest.mark.parametrize("numbers", [[], [120], [120, 120, 120]])
def test_too_few_numbers_have_no_slider(numbers):
    assert slider(numbers) is None


def test_what_is_no_number_has_no_slider():
    choice = VOCABULARY.property("restricted_substances")
    assert range_slider(choice, "", [1, 2], 2, "", "") is None


def test_counts_agree_with_a_plain_search():
    numbers = [120, 130, 130, 140.5, 200]
    found = slider(numbers)
    for stop, below, upto in zip(found.stops, found.below, found.upto, strict=True):
        number = float(stop)
        assert (below, upto) == (bisect_left(numbers, number), bisect_right(numbers, number))
