"""How a number stands among comparable cards: by its favourable direction, units aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.columns.percentile import FEWEST, percentile
from cards.conditions import NO_CONDITIONS
from cards.requirement import DemandedBasis, Question, Side
from schemas.draft import read_leniently
from tests.cards.columns.build import indexed, numbered

STRENGTH = Question("proof_strength_02", NO_CONDITIONS, DemandedBasis.TYPICAL, Side.FLOOR)
DENSITY = Question("density", NO_CONDITIONS, DemandedBasis.TYPICAL, Side.CEILING)


def card(key, text, unit, temperature="23 °C"):
    stated = {"conditions": {"temperature": temperature}} if temperature else {}
    said = {"property": key, "value": text, "unit": unit, "basis": "typical", **stated}
    return read_leniently({"designation": "AM60B", "values": [said]})


def strengths(*texts, unit="MPa"):
    return indexed(numbered([card("proof_strength_02", text, unit) for text in texts]))


def test_the_share_that_is_no_better():
    index = strengths("100", "120", "140", "160", "180")
    assert percentile(index, STRENGTH, 140).better == pytest.approx(0.6)
    assert percentile(index, STRENGTH, 90).better == 0
    assert percentile(index, STRENGTH, 200).better == 1
    assert percentile(index, STRENGTH, 140).among == 5


def test_less_is_better_of_density():
    index = indexed(
        numbered([card("density", text, "g/cm3") for text in ("1.7", "1.8", "1.9", "2.7", "7.8")])
    )
    assert percentile(index, DENSITY, 1.8).better == pytest.approx(0.8)


def test_a_range_counts_with_its_unfavourable_end():
    assert percentile(strengths("100~200", "150", "150", "150", "150"), STRENGTH, 120).better == 0.2


def test_too_few_say_nothing_and_what_is_not_comparable_takes_no_part():
    assert percentile(strengths("100", "120"), STRENGTH, 110) is None
    cards = [card("proof_strength_02", str(100 + place), "MPa") for place in range(FEWEST - 1)]
    cards.append(card("proof_strength_02", "500", "MPa", temperature=""))
    assert percentile(indexed(numbered(cards)), STRENGTH, 110) is None


def test_what_was_taken_out_does_not_count():
    index = strengths("100", "120", "140", "160", "180", "200")
    index = index.changed_to({"MG-000006": None})
    assert percentile(index, STRENGTH, 180).among == 5


@given(st.lists(st.integers(50, 300), min_size=FEWEST, max_size=9), st.integers(40, 310))
def test_more_is_never_worse(numbers, number):
    index = strengths(*map(str, numbers))
    first, second = (percentile(index, STRENGTH, float(n)).better for n in (number, number + 5))
    assert first <= second
