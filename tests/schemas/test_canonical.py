"""Canonical numbers are derived; stated ones must agree."""

import pytest

from schemas.canonical import canonical_of
from tests.schemas.build import absent, card, chosen, curve, draft, told, value

STRESS = {"key": "stress_strain_curve", "x": "strain", "x_unit": "%"}


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        (value(text="1800", unit="kg/m3"), {"low": 1.8, "high": 1.8, "unit": "g/cm3"}),
        (value(text="≥ 1.8"), {"low": 1.8, "high": None, "unit": "g/cm3"}),
        (
            value(text="1.8±0.1"),
            {"low": 1.8, "high": 1.8, "unit": "g/cm3", "spread": 0.1},
        ),
        (
            curve(["20", "200"], ["10", "240"], **STRESS),
            {
                "low": 200.0,
                "high": 240.0,
                "unit": "MPa",
                "x_low": 0.1,
                "x_high": 0.2,
                "x_unit": "1",
            },
        ),
        (
            absent("porosity", "below_limit", limit="<0.1", unit="%"),
            {"low": None, "high": 0.1, "unit": "%"},
        ),
        (absent("porosity"), {}),
        (chosen(), {}),
    ],
)
def test_numbers_follow_from_what_was_typed(typed, canonical):
    assert canonical == canonical_of(card(typed).values[0].content)


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"low": 1.8},
        {"low": 1.8 + 1e-12, "unit": "g/cm3"},
        {"low": "1.80"},
        {"spread": None},
    ],
)
def test_stated_numbers_that_agree_are_accepted(stated):
    assert [] == told(draft(value(canonical=stated)).problems)


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"low": 1.81}, "canonical_disagrees"),
        ({"low": None}, "canonical_disagrees"),
        ({"low": "heavy"}, "canonical_disagrees"),
        ({"unit": "kg/m3"}, "canonical_disagrees"),
        ({"colour": 1}, "canonical_disagrees"),
        ({"low": True}, "canonical_disagrees"),
        ({"low": [1]}, "canonical_disagrees"),
        ({"low": 10**100}, "canonical_disagrees"),
        ([1.8], "not_a_mapping"),
        ("1.8", "not_a_mapping"),
    ],
)
def test_stated_numbers_that_do_not_are_refused_and_the_value_is_kept(stated, code):
    kept = draft(value(canonical=stated))

    assert [(code, "values[0].canonical")] == told(kept.problems)
    assert "1.80" == kept.card.values[0].content.text


def test_both_numbers_are_named():
    (found,) = draft(value(canonical={"low": 3})).problems

    assert "规范值 low = 3 与所填数值换算出的 1.8 不一致" in found.finding.zh
    assert "Canonical low = 3 disagrees with 1.8" in found.finding.en
    assert {"stated": 3, "derived": 1.8} == found.numbers
