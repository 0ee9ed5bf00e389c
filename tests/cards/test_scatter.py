"""A value beside what other cards say of the same alloy, only where both may be compared."""

import pytest

from cards.scatter import scatter_of
from schemas.draft import read_leniently


def card(*values):
    return read_leniently({"designation": "AM60B", "values": list(values)})


def strength(text, unit="MPa", temperature="23 °C", basis="typical", **conditions):
    stated = {"temperature": temperature, **conditions} if temperature else conditions
    return {
        "property": "tensile_strength",
        "value": text,
        "unit": unit,
        "basis": basis,
        "conditions": stated,
    }


def found(value, *others):
    return scatter_of(card(value).values[0], [card(*others)])


def test_the_span_of_what_others_say_in_canonical_units():
    scatter = found(strength("240"), strength("220"), strength("36", "ksi"), strength("230~250"))
    assert (scatter.low, scatter.count, scatter.is_outside) == (220, 3, False)
    assert scatter.high == pytest.approx(250)


@pytest.mark.parametrize(
    ("text", "is_outside"),
    [
        ("240", False),
        ("251", True),
        ("219", True),
        ("245~260", False),
        ("≥260", True),
        ("≤200", True),
    ],
)
def test_a_value_wholly_beyond_the_others_is_outside(text, is_outside):
    assert found(strength(text), strength("220"), strength("250")).is_outside is is_outside


@pytest.mark.parametrize(
    "other",
    [
        strength("220", temperature="150 °C"),
        strength("220", temperature=""),
        strength("220", basis="minimum"),
        strength("220", orientation="L"),
        {"property": "elongation", "value": "8", "unit": "%"},
        {"property": "tensile_strength", "absent": "not_tested"},
    ],
)
def test_what_may_not_be_compared_takes_no_part(other):
    assert found(strength("240"), other) is None


def test_a_value_that_compares_with_nothing_has_no_scatter():
    assert found(strength("240", temperature=""), strength("220")) is None
    assert found({"property": "tensile_strength", "absent": "pending"}, strength("220")) is None


def test_an_open_end_counts_where_it_is_closed():
    scatter = found(strength("240"), strength("≥ 230"))
    assert (scatter.low, scatter.high, scatter.count) == (230, 230, 1)
