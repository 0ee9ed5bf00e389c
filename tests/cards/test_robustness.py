"""The first place under other weights, against every corner of the box of weights."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.matching import match, rank
from cards.requirement_text import parse_requirement, parse_requirements
from cards.robustness import robustness
from cards.utility import utility_interval
from tests.cards.build import card, stated

KEYS = {"density": "g/cm3", "porosity": "%", "solidus": "°C"}


def wants(*weights):
    """Wants with these weights, whose utility is the value over 100."""
    texts = (f"{key}>=0{unit}→100{unit}?" for key, unit in KEYS.items())
    return [
        replace(parse_requirement(text), weight=weight)
        for text, weight in zip(texts, weights, strict=False)
    ]


def with_utilities(*utilities):
    return card(
        *(
            stated(key, f"{round(100 * utility, 6)} {unit}")
            for (key, unit), utility in zip(KEYS.items(), utilities, strict=False)
        )
    )


def ranked(weights, **utilities):
    cards = [(number, with_utilities(*found)) for number, found in utilities.items()]
    return rank(cards, wants(*weights))


@pytest.mark.parametrize(
    ("utilities", "rivals", "breaking"),
    [
        ({"A": (0.9, 0.5)}, (), None),
        ({"A": (0.9, 0.5), "B": (0.5, 0.4)}, (), None),
        ({"A": (0.9, 0.3), "B": (0.4, 0.7)}, ("B",), 1 / 9),
        ({"A": (0.9, 0.3), "B": (0.4, 0.5)}, (), 3 / 7),
        ({"A": (0.9, 0.3), "B": (0.4, 0.7), "C": (0.35, 0.8)}, ("C", "B"), 1 / 21),
        ({"A": (0.6, 0.4), "B": (0.4, 0.6)}, ("B",), 0),
        ({"A": (0.6, 0.4), "B": (0.6, 0.4)}, (), None),
    ],
)
def test_first_place_holds_until_a_rival_draws_level(utilities, rivals, breaking):
    found = robustness(ranked((1, 1), **utilities))

    assert rivals == found.rivals
    assert breaking == pytest.approx(found.breaking)
    assert found.holds is not bool(rivals)


def test_rival_that_only_draws_level_at_the_corner_does_not_take_the_place():
    matches = ranked((1, 1), A=(0.8, 0.2), B=(0.2, 0.6))

    assert robustness(matches).holds
    assert robustness(matches, 0.21).rivals == ("B",)


def test_cards_that_no_weights_part_are_level():
    found = robustness(ranked((1, 1), A=(0.6, 0.4), B=(0.6, 0.4), C=(0.5, 0.4)))

    assert (("B",), True) == (found.level, found.holds)


def test_card_of_another_tier_is_no_rival():
    requirements = [*wants(1, 1), *parse_requirements("solidus>=400°C")]
    sure, unsure = with_utilities(0.5, 0.5, 5), with_utilities(0.9, 0.4)

    assert robustness(rank([("A", sure), ("B", unsure)], requirements)) == (
        robustness(rank([("A", sure)], requirements))
    )


@pytest.mark.parametrize(
    "matches", [[], [match("A", card(), parse_requirements("density<=2g/cm3"))]]
)
def test_nothing_scored_has_no_robustness(matches):
    assert robustness(matches) is None


weight = st.integers(1, 9)
utility = st.integers(0, 20).map(lambda twentieths: twentieths / 20)


@given(
    st.tuples(weight, weight, weight),
    st.lists(st.tuples(utility, utility, utility), min_size=2, max_size=5),
    st.sampled_from([0.05, 0.2, 0.5]),
)
def test_every_corner_of_the_weights_agrees(weights, utilities, spread):
    cards = [(f"C{place}", with_utilities(*found)) for place, found in enumerate(utilities)]
    matches = rank(cards, wants(*weights))

    found = robustness(matches, spread)

    assert set(found.rivals) == ahead_at_some_corner(matches, weights, spread)
    if found.breaking is not None:
        assert not ahead_at_some_corner(matches, weights, found.breaking)
        assert ahead_at_some_corner(matches, weights, found.breaking + 1e-3)


def ahead_at_some_corner(matches, weights, spread):
    first, *others = [(entry.number, lows(entry)) for entry in matches]
    corners = list(product((1 - spread, 1 + spread), repeat=len(weights)))
    return {
        number
        for number, utilities in others
        for corner in corners
        if lead(first[1], utilities, weights, corner) < -1e-6
    }


def lows(entry):
    return [utility_interval(verdict)[0] for verdict in entry.verdicts]


def lead(first, rival, weights, corner):
    varied = [weight * factor for weight, factor in zip(weights, corner, strict=True)]
    shares = [weight / sum(varied) for weight in varied]
    return sum(s * (a - b) for s, a, b in zip(shares, first, rival, strict=True))
