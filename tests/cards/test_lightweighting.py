"""Mass and section against the part that is replaced: worked numbers, and laws at random."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.lightweighting import (
    MaterialFigures,
    Saving,
    checks,
    mass_saved,
    saving,
    sized,
)
from cards.members import LimitedBy, Member
from cards.span import Span

TIE, BEAM, PANEL, SAME = Member.TIE, Member.SQUARE_BEAM, Member.PANEL, Member.SAME_GEOMETRY
STIFF, STRONG, BOTH = LimitedBy.STIFFNESS, LimitedBy.STRENGTH, LimitedBy.BOTH


def material(*figures):
    """Density, modulus and strength: numbers, pairs of ends, or None."""
    return MaterialFigures(*map(span, figures))


def span(figure):
    if figure is None or isinstance(figure, Span):
        return figure
    return Span(*figure) if isinstance(figure, tuple) else Span.of(figure)


def near(low, high=None, *, by=5e-4):
    return pytest.approx((low, low if high is None else high), abs=by)


def ends(found):
    return found.low, found.high


AM60B = material(1.80, 45, 130)
STEEL = material(7.8, 190, 270)


@pytest.mark.parametrize(
    ("member", "limit", "mass", "growth"),
    [
        (TIE, STIFF, 0.974, 4.222),
        (BEAM, STIFF, 0.474, 1.433),
        (PANEL, STIFF, 0.373, 1.616),
        (TIE, STRONG, 0.479, 2.077),
        (BEAM, STRONG, 0.376, 1.276),
        (PANEL, STRONG, 0.333, 1.441),
        (SAME, STIFF, 0.2308, 1),
        (SAME, STRONG, 0.2308, 1),
    ],
)
def test_am60b_in_place_of_steel(member, limit, mass, growth):
    found = sized(AM60B, STEEL, member, limit)

    assert near(mass) == ends(found.mass)
    assert near(growth) == ends(found.growth)


@pytest.mark.parametrize(
    ("new", "member", "governing", "mass", "growth"),
    [
        (AM60B, PANEL, STIFF, (0.373, 0.373), (1.616, 1.616)),
        (AM60B, TIE, STIFF, (0.974, 0.974), (4.222, 4.222)),
        (material(1.8, 45, 60), PANEL, STRONG, (0.490, 0.490), (2.121, 2.121)),
        (material(1.8, 45, (60, 130)), PANEL, None, (0.373, 0.490), (1.616, 2.121)),
        (material((1.75, 1.85), 45, 130), PANEL, STIFF, (0.363, 0.383), (1.616, 1.616)),
        (material(1.8, 45, None), PANEL, None, (0.373, math.inf), (1.616, math.inf)),
        (material(1.8, 45, (100, math.inf)), PANEL, None, (0.373, 0.379), (1.616, 1.643)),
        (material(1.8, 45, (0, 130)), PANEL, None, (0.373, math.inf), (1.616, math.inf)),
    ],
)
def test_of_two_limits_the_larger_mass_governs(new, member, governing, mass, growth):
    found = sized(new, STEEL, member, BOTH)

    assert governing == found.governing
    assert near(*mass) == ends(found.mass)
    assert near(*growth) == ends(found.growth)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (material(None, 45, 130), STEEL),
        (material(1.8, None, 130), STEEL),
        (AM60B, material(7.8, None, 270)),
        (AM60B, material(None, 190, 270)),
    ],
)
def test_what_is_unknown_is_not_guessed(new, old):
    assert sized(new, old, PANEL, STIFF).mass is None


def test_the_section_is_known_without_the_density():
    assert near(1.616) == ends(sized(material(None, 45, 130), STEEL, PANEL, STIFF).growth)


def test_the_same_geometry_needs_no_more_than_the_densities_and_grows_nothing():
    found = sized(material(1.8), material(7.8), SAME, BOTH)

    assert (near(0.2308), (1, 1), None) == (ends(found.mass), ends(found.growth), found.governing)


@pytest.mark.parametrize(
    ("new", "met", "margins"),
    [
        (AM60B, (False, False), (-0.7632, -0.5185)),
        (material(1.8, 190, 300), (True, True), (0, 0.1111)),
        (material(1.8, 200, 130), (True, False), (0.0526, -0.5185)),
    ],
)
def test_the_same_geometry_is_checked_for_stiffness_and_strength(new, met, margins):
    found = checks(new, STEEL, BOTH)

    assert met == tuple(check.is_met for check in found)
    assert [near(margin) for margin in margins] == [ends(check.margin) for check in found]


@pytest.mark.parametrize("strength", [None, (250, 300)])
def test_a_check_that_the_figures_leave_open_is_not_known(strength):
    (found,) = checks(material(1.8, 45, strength), STEEL, STRONG)

    assert found.is_met is None


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        (0.974, Saving.NO_SAVING),
        (1.2, Saving.NO_SAVING),
        (0.97, Saving.SAVES),
        (0.373, Saving.SAVES),
        ((0.9, 1.1), Saving.DEPENDS),
        ((0.4, math.inf), Saving.DEPENDS),
        ((0.98, math.inf), Saving.NO_SAVING),
        (None, Saving.UNKNOWN),
    ],
)
def test_less_than_three_per_cent_is_no_saving(ratio, expected):
    assert expected is saving(span(ratio))


@pytest.mark.parametrize(
    ("ratio", "mass", "saved"),
    [
        (0.4, 10, (6, 6)),
        (0.4, (5.5, 10.5), (3.3, 6.3)),
        ((0.4, 0.5), (5, 10), (2.5, 6)),
        ((0.9, 1.1), (5, 10), (-1, 1)),
        (1.2, (5, 10), (-2, -1)),
        ((0.4, math.inf), 10, (-math.inf, 6)),
    ],
)
def test_the_mass_saved_of_a_part_whose_mass_is_a_range(ratio, mass, saved):
    assert pytest.approx(saved) == ends(mass_saved(span(ratio), span(mass)))


def test_without_ratio_or_mass_no_mass_is_saved():
    assert mass_saved(None, Span.of(1)) is None
    assert mass_saved(Span.of(0.5), None) is None


numbers = st.floats(0.5, 500)
pairs = st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair)))
materials = st.builds(material, pairs, pairs, pairs)
members = st.sampled_from(Member)
limits = st.sampled_from(LimitedBy)


@given(numbers, numbers, numbers, members, limits)
def test_the_same_material_changes_nothing(density, modulus, strength, member, limit):
    same = material(density, modulus, strength)
    found = sized(same, same, member, limit)

    assert pytest.approx((1, 1, 1, 1)) == (*ends(found.mass), *ends(found.growth))


@given(materials, materials, members, limits, numbers)
def test_other_units_change_nothing(new, old, member, limit, factor):
    scale = Span.of(factor)

    def rescaled(given_):
        figures = (given_.density, given_.modulus, given_.strength)
        return MaterialFigures(*(figure.times(scale) for figure in figures))

    found, other = (
        sized(new, old, member, limit),
        sized(rescaled(new), rescaled(old), member, limit),
    )
    assert pytest.approx(ends(found.mass)) == ends(other.mass)
    assert pytest.approx(ends(found.growth)) == ends(other.growth)


@given(materials, materials, members, limits, st.floats(0.1, 1))
def test_a_lower_density_never_raises_the_mass(new, old, member, limit, share):
    lighter = MaterialFigures(new.density.times(Span.of(share)), new.modulus, new.strength)
    before, after = sized(new, old, member, limit).mass, sized(lighter, old, member, limit).mass

    assert after.low <= before.low
    assert after.high <= before.high


@given(materials, materials, st.sampled_from([TIE, BEAM, PANEL]))
def test_both_limits_ask_for_the_larger_of_the_two(new, old, member):
    both = sized(new, old, member, BOTH)
    alone = {limit: sized(new, old, member, limit) for limit in (STIFF, STRONG)}
    for take in (lambda found: found.mass, lambda found: found.growth):
        spans = [take(found) for found in alone.values()]
        expected = max(span.low for span in spans), max(span.high for span in spans)
        assert pytest.approx(expected) == ends(take(both))
    if both.governing is not None:
        assert alone[both.governing].governing is both.governing
        assert pytest.approx(ends(both.mass)) == ends(alone[both.governing].mass)
        assert pytest.approx(ends(both.growth)) == ends(alone[both.governing].growth)
