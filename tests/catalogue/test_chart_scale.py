"""Scales of charts: every number has a place between the ends, however small or large."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.chart_scale import scale, tick_text

NUMBERS = st.floats(min_value=1e-200, max_value=1e200)
SIGNED = st.one_of(NUMBERS, NUMBERS.map(lambda number: -number), st.just(0.0))


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([0.0, 100.0], (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)),
        ([95.0, 105.0], (94.0, 96.0, 98.0, 100.0, 102.0, 104.0, 106.0)),
        ([5.0, 100.0], (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)),
        ([1e-13, 2e-13], (1e-13, 1.2e-13, 1.4e-13, 1.6e-13, 1.8e-13, 2e-13)),
    ],
)
def test_ticks_are_round(numbers, ticks):
    found = scale(numbers, 0.0, 1.0, is_logarithmic=False).ticks
    assert ticks == pytest.approx(found, rel=1e-12)


@given(numbers=st.lists(SIGNED, min_size=1, max_size=6), ticks=st.integers(2, 8))
def test_every_number_has_its_place_on_a_linear_scale(numbers, ticks):
    found = scale(numbers, 0.0, 100.0, is_logarithmic=False, ticks=ticks)
    assert found.low < found.high
    assert all(-1e-3 <= found.at(number) <= 100.001 for number in numbers)
    assert len(found.ticks) <= 4 * ticks


@given(numbers=st.lists(NUMBERS, min_size=1, max_size=6))
def test_every_number_has_its_place_on_a_logarithmic_scale(numbers):
    found = scale(numbers, 0.0, 100.0, is_logarithmic=True)
    assert all(-1e-6 <= found.at(number) <= 100.000001 for number in numbers)


def test_a_number_below_nothing_has_no_logarithm():
    assert not scale([-1.0, 10.0], 0.0, 1.0, is_logarithmic=True).is_logarithmic


@pytest.mark.parametrize(
    ("number", "is_logarithmic", "text"),
    [(1000.0, True, "1000"), (10_000.0, True, "10⁴"), (0.001, True, "10⁻³"), (2.5, False, "2.5")],
)
def test_powers_of_ten_are_written_as_powers(number, is_logarithmic, text):
    assert text == tick_text(number, is_logarithmic=is_logarithmic)
    assert math.isfinite(number)
