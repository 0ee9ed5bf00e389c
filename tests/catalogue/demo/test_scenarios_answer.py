"""Every scenario that ships gives a sensible, explained list of the literature catalogue."""

from functools import cache

import pytest

from cards.matching import Tier, near_misses, rank
from cards.requirement import Operator
from cards.verdict import Outcome
from tests.worked.catalogue import cards, scenarios

JUDGED = [key for key, scenario in scenarios().items() if scenario.requirements]


@cache
def ranked(key):
    return rank(cards().items(), scenarios()[key].requirements)


def open_musts(match):
    musts = (verdict for verdict in match.verdicts if verdict.requirement.is_must)
    return [verdict for verdict in musts if not verdict.outcome.is_known]


@pytest.mark.parametrize("key", JUDGED)
def test_every_card_has_one_place_whatever_the_order_in_which_cards_come(key):
    backwards = rank(reversed(cards().items()), scenarios()[key].requirements)

    assert ranked(key) == backwards
    assert sorted(match.number for match in backwards) == sorted(cards())


@pytest.mark.parametrize("key", JUDGED)
def test_a_card_that_is_only_possible_says_what_is_not_known(key):
    for match in ranked(key):
        if match.tier is Tier.POSSIBLE:
            assert open_musts(match)
            assert all(verdict.reason or verdict.axes for verdict in open_musts(match))


@pytest.mark.parametrize("key", JUDGED)
def test_an_excluded_card_says_by_how_much_it_fails(key):
    for match in ranked(key):
        if match.tier is Tier.EXCLUDED:
            assert match.failing
            for verdict in match.failing:
                is_choice = verdict.requirement.operator is Operator.IS
                assert is_choice or verdict.gap


@pytest.mark.parametrize("key", JUDGED)
def test_near_misses_come_in_the_order_of_their_gaps(key):
    misses = near_misses(ranked(key))
    gaps = [match.largest_relative_gap for match in misses]
    excluded = [match for match in ranked(key) if match.tier is Tier.EXCLUDED]

    assert gaps == sorted(match.largest_relative_gap for match in excluded)[:10]
    assert all(gap > 0 for gap in gaps)


@pytest.mark.parametrize("key", JUDGED)
def test_nothing_passes_or_fails_without_a_value(key):
    for match in ranked(key):
        for verdict in match.verdicts:
            assert verdict.value or verdict.outcome is Outcome.UNKNOWN
            assert not verdict.outcome.is_known or verdict.grade


@pytest.mark.parametrize("key", JUDGED)
def test_no_scenario_excludes_every_card(key):
    assert ranked(key)[0].tier is not Tier.EXCLUDED
