"""A requirement with another weight says so in its text."""

import pytest

from cards.requirement_text import parse_requirement
from cards.requirement_writing import with_weight


@pytest.mark.parametrize(
    ("text", "weight", "written"),
    [
        ("A>=8%→12%", 2, "A>=8%→12%*2"),
        ("A>=8%→12%*2?", 1, "A>=8%→12%?"),
        ("A>=8%→12% * 2 ?", 0.5, "A>=8%→12%*0.5?"),
        ("A>=8%?", 4, "A>=8%*4?"),
    ],
)
def test_only_the_weight_changes(text, weight, written):
    assert with_weight(text, weight) == written
    before, after = parse_requirement(text), parse_requirement(written)
    assert (after.weight, after.is_must) == (weight, before.is_must)
    assert (after.low, after.target) == (before.low, before.target)
