"""Tolerance factors against printed tables and against another quadrature."""

import math
from statistics import NormalDist, mean, stdev

import numpy as np
import pytest

from cards.tolerance_factors import SHARES, basis_value, sample_shortfall, tolerance_factor
from cards.values import Basis
from cards.wording import Wording

A, B = Basis.A_BASIS, Basis.B_BASIS

# ISO 16269-6 annex and Owen (1968); CMH-17-1G tables 8.5.10 and 8.5.11 print the same but for
# the last digit, where it gives 6.157, 4.163, 3.408, 1.927 and 1.778 for B and 37.094 for A.
PRINTED = [
    (B, 2, 20.581),
    (B, 3, 6.155),
    (B, 4, 4.162),
    (B, 5, 3.407),
    (B, 10, 2.355),
    (B, 20, 1.926),
    (B, 30, 1.777),
    (B, 50, 1.646),
    (B, 100, 1.527),
    (A, 2, 37.093),
    (A, 3, 10.553),
    (A, 5, 5.741),
    (A, 10, 3.981),
    (A, 30, 3.064),
    (A, 100, 2.684),
]


@pytest.mark.parametrize(("basis", "n", "printed"), PRINTED)
def test_factor_is_the_printed_one(basis, n, printed):
    assert printed == pytest.approx(tolerance_factor(n, basis), abs=6e-4)


@pytest.mark.parametrize("basis", [A, B])
@pytest.mark.parametrize("n", [2, 3, 4, 5, 7, 10, 18, 30, 55, 100, 1000])
def test_factor_leaves_five_per_cent_by_another_quadrature(basis, n):
    """P(T ≤ k√n) by Simpson's rule over the variance ratio in its logarithm, with the gamma
    function for its density."""
    t = tolerance_factor(n, basis) * math.sqrt(n)
    offset = NormalDist().inv_cdf(SHARES[basis]) * math.sqrt(n)
    half = (n - 1) / 2
    x = np.linspace(-40 / half - 2, min(12 / math.sqrt(half), 5), 40_001)
    log_density = half * (math.log(half) + x - np.exp(x)) - math.lgamma(half)
    below = [0.5 * math.erfc((offset - t * ratio) / math.sqrt(2)) for ratio in np.exp(x / 2)]
    simpson = np.ones_like(x)
    simpson[1:-1:2], simpson[2:-1:2] = 4, 2
    step = x[1] - x[0]

    assert 0.95 == pytest.approx(np.sum(np.exp(log_density) * below * simpson) * step / 3, abs=1e-7)


def test_factor_falls_towards_the_quantile_of_the_population():
    factors = [tolerance_factor(n, B) for n in (2, 10, 100, 10_000, 1_000_000)]

    assert sorted(factors, reverse=True) == factors
    assert NormalDist().inv_cdf(0.9) == pytest.approx(factors[-1], abs=3e-3)


@pytest.mark.parametrize(("n", "basis"), [(1, A), (0, B), (30, Basis.TYPICAL)])
def test_no_factor_without_a_deviation_or_for_another_basis(n, basis):
    with pytest.raises(ValueError, match=r"deviation|basis"):
        tolerance_factor(n, basis)


# Eighteen strengths with the basis values that the program STAT17 of MIL-HDBK-17 prints for them;
# for n > 15 it takes k from the handbook's approximate formula, which is good to 0.2 %.
STRENGTHS = [
    *(137.4438, 139.5395, 150.89, 141.4474, 141.8203, 151.8821),
    *(143.9245, 132.9732, 136.6419, 138.1723, 148.7668, 143.283),
    *(143.5429, 141.7023, 137.4732, 152.338, 144.1589, 128.5218),
]


@pytest.mark.parametrize(("basis", "printed"), [(B, 129.287), (A, 120.336)])
def test_basis_value_is_the_printed_one(basis, printed):
    found = basis_value(mean(STRENGTHS), stdev(STRENGTHS), len(STRENGTHS), basis)

    assert printed == pytest.approx(found, abs=0.02)


def test_upper_value_lies_as_far_above_the_mean():
    below, above = (basis_value(100, 5, 10, B, lower=lower) for lower in (True, False))

    assert above - 100 == pytest.approx(100 - below)


@pytest.mark.parametrize(
    ("n", "lots", "basis", "lacking"),
    [
        (18, 3, B, None),
        (55, 5, A, None),
        (1, 1, Basis.TYPICAL, None),
        (17, 3, B, "The B-basis takes 18 specimens (stated: 17), see CMH-17."),
        (30, 2, B, "The B-basis takes 3 lots (stated: 2), see CMH-17."),
        (None, 5, A, "The A-basis takes 55 specimens (stated: none), see CMH-17."),
    ],
)
def test_what_a_sample_lacks(n, lots, basis, lacking):
    found = sample_shortfall(n, lots, basis)

    assert lacking == (found and found.en)


def test_what_a_sample_lacks_is_said_in_both_languages():
    zh = "B 基准至少需要 18 个试样（现有 6）和 3 个批次（未注明），见 CMH-17。"
    en = "The B-basis takes 18 specimens (stated: 6) and 3 lots (stated: none), see CMH-17."

    assert Wording(zh, en) == sample_shortfall(6, None, B)
