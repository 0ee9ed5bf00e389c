"""Verdicts and utilities of a range: both of its sides are asked, and the worse answer counts."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.judging import judge
from cards.matching import match
from cards.requirement_text import parse_requirement, parse_requirements
from cards.utility import utility_interval
from cards.verdict import Outcome
from tests.cards.build import card, stated
from tests.cards.faulty import at_room
from tests.cards.test_judging import verdict

PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
APART = Outcome.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("numbers", "outcome", "low"),
    [
        (("42", "48"), PASS, 42),
        (("42", "55"), FAIL, 55),
        (("35", "48"), FAIL, 35),
        (("35", "55"), FAIL, 35),
        (("42", "48~52"), UNKNOWN, 48),
        (("38~42", "48"), UNKNOWN, 38),
        (("38~42", "55"), FAIL, 55),
    ],
)
def test_a_range_is_judged_on_both_readings_and_the_worse_counts(numbers, outcome, low):
    values = [at_room("youngs_modulus", f"{number} GPa") for number in numbers]

    for order in permutations(values):
        found = verdict("E=40..50GPa", *order)
        assert (outcome, low) == (found.outcome, found.low)


@pytest.mark.parametrize(
    ("numbers", "indication"),
    [(("42", "48"), PASS), (("42", "55"), FAIL), (("35", "48"), FAIL), (("42", "48~52"), None)],
)
def test_a_range_indicates_the_worse_of_both_readings(numbers, indication):
    found = verdict("E=40..50GPa", *[stated("youngs_modulus", f"{entry} GPa") for entry in numbers])

    assert (APART, indication) == (found.outcome, found.indication)


def test_of_two_passing_values_the_one_farther_from_the_target_counts():
    values = [at_room("youngs_modulus", f"{number} GPa") for number in (44, 49)]

    for order in permutations(values):
        found = judge(card(*order), parse_requirement("E=40..50GPa→45GPa?"))
        assert (49, pytest.approx((0.2, 0.2))) == (found.low, utility_interval(found))


@pytest.mark.parametrize(
    ("text", "utility"),
    [
        ("40 GPa", (0, 0)),
        ("42 GPa", (0.5, 0.5)),
        ("44 GPa", (1, 1)),
        ("47 GPa", (0.5, 0.5)),
        ("50 GPa", (0, 0)),
        ("39 GPa", (0, 0)),
        ("51 GPa", (0, 0)),
        ("42~43 GPa", (0.5, 0.75)),
        ("43~47 GPa", (0.5, 1)),
        ("45.5~47 GPa", (0.5, 0.75)),
        ("38~42 GPa", (0, 0.5)),
        ("≥ 47 GPa", (0, 0.5)),
        ("≥ 42 GPa", (0, 1)),
        ("≤ 42 GPa", (0, 0.5)),
        ("≤ 47 GPa", (0, 1)),
    ],
)
def test_the_utility_of_a_range_rises_to_its_target_and_falls_behind_it(text, utility):
    wanted = parse_requirements("E=40..50GPa→44GPa?")
    found = match("A", card(at_room("youngs_modulus", text)), wanted)

    assert utility == pytest.approx(utility_interval(found.verdicts[0]))


@given(st.lists(st.integers(35, 55), min_size=1, max_size=4), st.integers(41, 49))
def test_the_order_of_values_of_equal_evidence_changes_nothing(numbers, target):
    wanted = parse_requirement(f"E=40..50GPa→{target}GPa?")
    values = [at_room("youngs_modulus", f"{number} GPa") for number in numbers]
    there, back = (judge(card(*order), wanted) for order in (values, values[::-1]))

    worst = min(utility_interval(judge(card(value), wanted)) for value in values)
    assert (there.outcome, there.low) == (back.outcome, back.low)
    assert worst == utility_interval(there) == utility_interval(back)
