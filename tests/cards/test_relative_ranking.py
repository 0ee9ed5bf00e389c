"""The second view against printed examples, its degenerate cases, and its rank reversal."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.relative_ranking import Criterion, relative_view, topsis, vikor, weighted_properties


def criteria(weights, kinds):
    """Criteria with these weights; "+" is a benefit, "-" a cost."""
    return [Criterion(w, kind == "+") for w, kind in zip(weights, kinds, strict=True)]


def rows(*values):
    return np.array(values, dtype=float)


# Tzeng & Huang, Multiple Attribute Decision Making (2011), ch. 5.
TZENG = rows((5, 8, 4), (7, 6, 8), (8, 8, 6), (7, 4, 6))


def test_topsis_gives_the_printed_closeness():
    found = topsis(TZENG, criteria((0.3, 0.4, 0.3), "+++"))

    assert [0.5037, 0.6581, 0.7482, 0.3340] == pytest.approx(list(found), abs=6e-5)


# The mountain climber of Opricovic & Tzeng (2004), § 5: three peaks by risk and altitude.
PEAKS = rows((1, 3000), (2, 3750), (5, 4500))


def test_vikor_gives_the_printed_compromise():
    found = vikor(PEAKS, criteria((0.5, 0.5), "-+"))

    assert [0.5, 0.375, 0.5] == pytest.approx(list(found.s))
    assert [0.5, 0.25, 0.5] == pytest.approx(list(found.r))
    assert [1, 0, 1] == pytest.approx(list(found.q))
    assert (found.has_advantage, found.is_stable, found.solution) == (True, True, (1,))


# Farag, Materials and Process Selection for Engineering Design, table 9.6 ff.: a cryogenic tank
# of 2014-T6, 5052-O, 301-FH, 310-3AH, Ti-6Al-4V, Inconel 718 and 70Cu-30Zn by toughness index,
# yield strength, modulus; specific gravity, expansion, conductivity, specific heat. The book rounds
# every scaled property to a whole number before it adds.
TANK = rows(
    (75.5, 420, 74.2, 2.80, 21.4, 0.37, 0.16),
    (95, 91, 70, 2.68, 22.1, 0.33, 0.16),
    (770, 1365, 189, 7.90, 16.9, 0.04, 0.08),
    (187, 1120, 210, 7.90, 14.4, 0.03, 0.08),
    (179, 875, 112, 4.43, 9.4, 0.016, 0.09),
    (239, 1190, 217, 8.51, 11.5, 0.31, 0.07),
    (273, 200, 112, 8.53, 19.9, 0.29, 0.06),
)


def test_weighted_properties_give_the_printed_index():
    weights = criteria((0.28, 0.14, 0.05, 0.24, 0.19, 0.05, 0.05), "+++----")

    found = weighted_properties(TANK, weights)

    assert [42.2, 40.1, 70.9, 50.0, 59.8, 53.3, 35.9] == pytest.approx(list(found), abs=0.5)


@pytest.mark.parametrize(
    ("values", "advantage", "stable", "solution"),
    [
        # A small lead: all within 1/(J − 1) of the first belong to the compromise.
        (((1, 0), (0.6, 0.55), (0.5, 0.6), (0, 1)), False, True, (1, 2)),
        # The first by Q is best neither by S nor by R.
        (((2, 6), (3, 5), (6, 1), (9, 0)), True, False, (1, 0)),
    ],
)
def test_vikor_keeps_more_than_one_where_a_condition_fails(values, advantage, stable, solution):
    found = vikor(rows(*values), criteria((1, 1), "++"))

    assert (advantage, stable) == (found.has_advantage, found.is_stable)
    assert solution == found.solution


ALIKE = rows((3, 4), (3, 4))
ONE = rows((3, 4))


@pytest.mark.parametrize("matrix", [ALIKE, ONE], ids=["all alike", "one alone"])
def test_alternatives_that_nothing_parts_are_all_first(matrix):
    both = criteria((1, 2), "+-")

    assert (topsis(matrix, both) == 1).all()
    assert (vikor(matrix, both).q == 0).all()
    assert weighted_properties(matrix, both) == pytest.approx(100.0)


def test_one_alone_is_its_own_compromise():
    assert vikor(ONE, criteria((1, 1), "++")).solution == (0,)


@pytest.mark.parametrize(
    ("column", "weights"), [(0, (1, 1)), (5, (1, 0))], ids=["of zeros", "without weight"]
)
def test_column_that_says_nothing_parts_nobody(column, weights):
    with_it = rows((1, column), (2, column), (4, column))
    both, alone = criteria(weights, "+-"), criteria((1,), "+")

    assert list(topsis(with_it[:, :1], alone)) == pytest.approx(list(topsis(with_it, both)))
    assert list(vikor(with_it[:, :1], alone).q) == pytest.approx(list(vikor(with_it, both).q))


def test_without_any_weight_nothing_is_ranked():
    none = criteria((0, 0, 0), "+++")

    assert (topsis(TZENG, none) == 1).all()
    assert (vikor(TZENG, none).q == 0).all()
    assert (weighted_properties(TZENG, none) == 0).all()


@pytest.mark.parametrize(
    ("column", "kind", "index"),
    [
        ((-1, 2), "+", None),
        ((-1, -2), "-", None),
        ((0, 2), "-", None),
        ((0, 2), "+", [0, 100]),
        ((0, 0), "-", [100, 100]),
    ],
)
def test_weighted_properties_need_a_ratio(column, kind, index):
    found = weighted_properties(rows(*([number] for number in column)), criteria((1,), kind))

    assert index == (found if found is None else list(found))


def test_alternative_with_an_unknown_value_is_left_out_and_named():
    view = relative_view({"A": (5, 8), "B": (math.nan, 9), "C": (7, 6)}, criteria((0.5, 0.5), "+-"))

    assert ("B",) == view.left_out
    assert ["C", "A"] == [place.name for place in view.places]
    (first, second) = view.places
    assert (first.closeness, first.q, first.index) == pytest.approx((1, 0, 100))
    assert (first.closeness_rank, first.q_rank, first.index_rank) == (1, 1, 1)
    assert (second.closeness_rank, second.q_rank, second.index_rank) == (2, 2, 2)
    assert (first.in_compromise, second.in_compromise) == (True, False)
    assert (view.has_advantage, view.is_stable) == (True, True)


def test_equals_share_a_rank_and_no_ratio_gives_no_index():
    view = relative_view({"B": (-1, 1), "A": (-1, 1), "C": (-2, 1)}, criteria((1, 1), "++"))

    assert [("A", 1), ("B", 1), ("C", 3)] == [
        (place.name, place.closeness_rank) for place in view.places
    ]
    assert {(None, None)} == {(place.index, place.index_rank) for place in view.places}


@pytest.mark.parametrize(
    ("values", "kinds", "left_out"),
    [({}, "+", ()), ({"A": (math.nan,)}, "+", ("A",)), ({"A": ()}, "", ())],
)
def test_nothing_known_gives_no_places(values, kinds, left_out):
    view = relative_view(values, criteria([1] * len(kinds), kinds))

    assert ((), left_out) == (view.places, view.left_out)


def test_another_card_turns_the_order_of_two():
    """Why this is a second view and never the score: C, last of all, turns the order of A and B."""
    pair = {"A": (9, 4), "B": (5, 10)}
    both = criteria((1, 1), "++")

    assert ["B", "A"] == [place.name for place in relative_view(pair, both).places]
    assert ["A", "B", "C"] == [
        place.name for place in relative_view(pair | {"C": (2, 10)}, both).places
    ]


number = st.integers(1, 50)


@given(st.lists(st.tuples(number, number, number), min_size=1, max_size=6), st.integers(2, 9))
def test_units_and_the_sum_of_the_weights_change_nothing(values, factor):
    matrix, kinds = rows(*values), "+-+"
    scaled = matrix * np.array([factor, 1 / factor, 1])
    weights = (1, 2, 3)
    first = criteria(weights, kinds)
    again = criteria([factor * weight for weight in weights], kinds)

    assert list(topsis(matrix, first)) == pytest.approx(list(topsis(scaled, again)), abs=1e-9)
    assert list(vikor(matrix, first).q) == pytest.approx(list(vikor(scaled, again).q), abs=1e-9)
    assert list(weighted_properties(matrix, first)) == pytest.approx(
        list(weighted_properties(scaled, again))
    )


@given(st.lists(st.tuples(number, number), min_size=2, max_size=6))
def test_best_in_everything_is_first_in_every_method(values):
    best = tuple(max(column) + 1 for column in zip(*values, strict=True))
    view = relative_view(
        {"best": best} | {f"C{place}": row for place, row in enumerate(values)},
        criteria((1, 3), "++"),
    )

    first = view.places[0]
    assert ("best", 1, 1, 1) == (first.name, first.closeness_rank, first.q_rank, first.index_rank)
    assert (0, pytest.approx(1)) == (first.q, first.closeness)
