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
# yield strength, modulus; specific gravity, expansion, conductivity, specific heat. The weights
# are printed with two decimals and the sum 1.02.
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
    weights = criteria((0.28, 0.14, 0.05, 0.24, 0.21, 0.05, 0.05), "+++----")

    found = weighted_properties(TANK, weights)

    assert [42.2, 40.1, 70.9, 50.0, 59.8, 53.3, 35.9] == pytest.approx(list(found), abs=0.25)


@pytest.mark.parametrize(
    ("values", "advantage", "stable", "solution"),
    [
        # A small lead: every alternative within 1/(J − 1) of the first belongs to it.
        (((1, 0), (0.9, 0.2), (0, 1)), False, True, (1, 0, 2)),
        # The first by Q is best neither by S nor by R.
        (((10, 10, 3), (9, 7, 7), (10, 6, 10), (0, 0, 0), (6, 10, 8)), False, True, (4,)),
    ],
)
def test_vikor_keeps_more_than_one_where_a_condition_fails(values, advantage, stable, solution):
    found = vikor(rows(*values), criteria([1] * len(values[0]), "+" * len(values[0])))

    print(found)
    assert (advantage, stable) == (found.has_advantage, found.is_stable)
    assert solution == found.solution
