"""How places move, and what other weights change: the order, never what excludes."""

import pytest

from cards.rank_moves import moves
from cards.requirement_text import parse_requirements
from cards.scenario import Field, RoleLevel, Scenario, reweighted
from cards.wording import Wording


def test_places_before_and_after():
    found = moves(["a", "b", "c"], ["c", "a", "d"])
    assert [(move.number, move.now, move.before, move.gained) for move in found] == [
        ("c", 1, 3, 2),
        ("a", 2, 1, -1),
        ("d", 3, None, 0),
    ]


@pytest.fixture
def scenario():
    return Scenario(
        key="seat",
        name=Wording("座椅", "seat"),
        field=Field.AUTOMOTIVE,
        role_level=RoleLevel.PRIMARY,
        requirements=parse_requirements("Rp0.2>=120MPa→150MPa; ρ<=1.85g/cm3; A>=8%*2?"),
    )


def test_only_what_is_scored_has_another_weight(scenario):
    found = reweighted(scenario, {0: 3.0, 1: 5.0, 2: 0.5, 9: 1.0})
    assert [entry.weight for entry in found.requirements] == [3.0, 1.0, 0.5]
    assert [entry.is_must for entry in found.requirements] == [True, True, False]


def test_without_other_weights_it_is_the_same(scenario):
    assert reweighted(scenario, {}) == scenario
