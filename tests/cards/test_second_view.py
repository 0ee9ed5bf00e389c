"""Which matches and requirements the second view takes, and which values of them."""

import pytest

from cards.matching import rank
from cards.requirement_text import parse_requirements
from cards.second_view import second_view
from tests.cards.build import card, stated


def viewed(text, **cards):
    requirements = parse_requirements(text)
    return second_view(requirements, rank(cards.items(), requirements))


LIGHT = card(stated("density", "1.7 g/cm3"), stated("porosity", "2 %"))
DENSE = card(stated("density", "1.8 g/cm3"), stated("porosity", "1 %"))
SILENT = card(stated("density", "1.75 g/cm3"))
HEAVY = card(stated("density", "2.5 g/cm3"), stated("porosity", "0.1 %"))


def test_cards_that_are_not_excluded_are_compared_when_all_is_known():
    found = viewed("density<=2g/cm3→1g/cm3*3; porosity<=3%→0%", A=LIGHT, B=DENSE, C=SILENT, D=HEAVY)

    assert {"A", "B"} == {place.name for place in found.view.places}
    assert ("C",) == found.view.left_out
    assert ["density", "porosity"] == [entry.property for entry in found.criteria]


def test_scored_requirements_with_one_limit_are_the_criteria():
    found = viewed("density<=2g/cm3; porosity<=3%→0%; density=1..2g/cm3→1.5g/cm3", A=LIGHT)

    assert ["porosity<=3%→0%"] == [entry.text for entry in found.criteria]
    assert 2 == len(found.set_aside)


def test_where_nothing_is_scored_all_limits_are_criteria():
    found = viewed("density<=2g/cm3; porosity<=3%", A=LIGHT)

    assert (2, ()) == (len(found.criteria), found.set_aside)


@pytest.mark.parametrize(
    ("value", "is_compared"),
    [
        ("1.5~2.5 g/cm3", True),
        ("≤ 1.9 g/cm3", True),
        ("≤ 2.5 g/cm3", True),
        ("≥ 1.5 g/cm3", False),
    ],
)
def test_unfavourable_end_is_compared_where_it_is_known(value, is_compared):
    found = viewed("density<=2g/cm3", A=card(stated("density", value)))

    assert is_compared is bool(found.view.places)


def test_more_is_better_of_what_is_wanted_at_least():
    found = viewed("density>=1g/cm3→2g/cm3", A=LIGHT, B=DENSE)

    assert ["B", "A"] == [place.name for place in found.view.places]


def test_value_that_is_not_comparable_is_not_known():
    unsaid = card(stated("proof_strength_02", "130 MPa"))

    assert ("A",) == viewed("Rp0.2>=100MPa", A=unsaid).view.left_out
