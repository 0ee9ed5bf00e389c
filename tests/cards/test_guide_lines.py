"""Guide lines: every point above one has a higher index, on which a lighter part rests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.guide_lines import GUIDES, guides_for
from cards.span import Span
from cards.vocabulary import VOCABULARY

NUMBERS = st.floats(0.1, 1000)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.index)
def test_the_index_is_a_property_of_the_vocabulary(guide):
    assert {guide.index, guide.x, guide.y} <= set(VOCABULARY.properties)


@given(st.sampled_from(GUIDES), NUMBERS, NUMBERS)
def test_a_point_lies_on_the_line_of_its_own_index(guide, x, y):
    assert guide.height(x, guide.value(x, y)) == pytest.approx(y, rel=1e-6)


@pytest.mark.parametrize(
    ("index", "value"),
    [
        ("specific_stiffness", 25.0),
        ("beam_stiffness_index", 3.727),
        ("panel_stiffness_index", 1.976),
    ],
)
def test_am60b_has_the_indices_of_the_guide(index, value):
    guide = next(entry for entry in GUIDES if entry.index == index)
    assert guide.value(1.80, 45) == pytest.approx(value, abs=0.001)


def test_a_range_is_above_only_with_its_unfavourable_end():
    (guide, *_) = guides_for("density", "youngs_modulus")
    assert guide.is_above(Span(1.75, 1.80), Span(45, 46), 25)
    assert not guide.is_above(Span(1.75, 1.85), Span(45, 46), 25)


def test_other_axes_have_no_guides():
    assert guides_for("youngs_modulus", "density") == []
