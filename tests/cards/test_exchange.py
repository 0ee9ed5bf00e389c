"""Cost against mass, and emissions against kilometres."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.exchange import (
    Candidate,
    Reign,
    break_even_mileage,
    break_even_span,
    reigns,
    winner,
    without_penalty,
)
from cards.span import Span

STEEL = Candidate("steel", 10, 5)
ALUMINIUM = Candidate("aluminium", 20, 3)
MAGNESIUM = Candidate("magnesium", 35, 2)


def test_dearer_and_lighter_parts_win_one_after_another():
    found = reigns([MAGNESIUM, STEEL, ALUMINIUM])

    assert (
        Reign("steel", 0, 5),
        Reign("aluminium", 5, 15),
        Reign("magnesium", 15, math.inf),
    ) == found


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (Candidate("heavy and dear", 30, 6), ["steel", "aluminium", "magnesium"]),
        (Candidate("never the best", 30, 2.9), ["steel", "aluminium", "magnesium"]),
        (Candidate("cheap and light", 5, 1), ["cheap and light"]),
        (Candidate("z at one crossing", 60, 1 / 3), ["steel", "aluminium", "z at one crossing"]),
    ],
)
def test_only_who_is_best_somewhere_wins(more, names):
    assert names == [reign.name for reign in reigns([STEEL, ALUMINIUM, MAGNESIUM, more])]


def test_of_equal_candidates_the_first_by_name_wins():
    assert (Reign("a", 0, math.inf),) == reigns([Candidate("b", 1, 1), Candidate("a", 1, 1)])


@pytest.mark.parametrize(
    "candidate", [Candidate("x", None, 1), Candidate("x", 1, None), Candidate("x", None, None)]
)
def test_a_candidate_without_cost_or_mass_is_told_apart(candidate):
    assert ("x",) == without_penalty([STEEL, candidate])
    assert ["steel"] == [reign.name for reign in reigns([STEEL, candidate])]
    assert winner([candidate], 1) is None
    assert () == reigns([candidate])


costs = st.integers(0, 1000).map(lambda cents: cents / 8)
candidates = st.lists(st.builds(Candidate, st.text("abc", min_size=1), costs, costs), max_size=8)


@given(candidates, costs)
def test_the_reigns_tell_the_winner_of_every_exchange_constant(found, alpha):
    least = min((entry.cost + alpha * entry.mass for entry in found), default=None)
    for reign in reigns(found):
        if reign.low <= alpha <= reign.high:
            penalties = [e.cost + alpha * e.mass for e in found if e.name == reign.name]
            assert pytest.approx(least) == min(penalties)


@given(candidates.filter(bool))
def test_the_reigns_cover_every_exchange_constant_once(found):
    spans = reigns(found)

    assert (0, math.inf) == (spans[0].low, spans[-1].high)
    assert [span.high for span in spans[:-1]] == [span.low for span in spans[1:]]
    assert all(span.low < span.high for span in spans)


@pytest.mark.parametrize(
    ("mass", "before", "footprint", "footprint_before", "km"),
    [
        (5, 10, 20, 2, 80 / (1e-4 * 5)),
        (5, 10, 20, 10, 0),
        (5, 10, 2, 10, 0),
        (10, 10, 2, 10, math.inf),
        (12, 10, 2, 10, math.inf),
        (5, 10, math.inf, 2, math.inf),
    ],
)
def test_the_break_even_mileage(mass, before, footprint, footprint_before, km):
    found = break_even_mileage(mass, before, footprint, footprint_before, 1e-4)

    assert pytest.approx(km) == found


@pytest.mark.parametrize(
    ("ratio", "footprint", "km"),
    [
        ((0.5, 0.5), (20, 20), (160_000, 160_000)),
        ((0.4, 0.5), (20, 20), (100_000, 160_000)),
        ((0.5, 0.5), (2, 20), (0, 160_000)),
        ((0.5, 1.1), (20, 20), (160_000, math.inf)),
        ((0.5, math.inf), (20, math.inf), (160_000, math.inf)),
    ],
)
def test_intervals_give_an_interval_of_kilometres(ratio, footprint, km):
    found = break_even_span(Span(*ratio), Span(*footprint), 2, 1e-4)

    assert pytest.approx(km) == (found.low, found.high)
