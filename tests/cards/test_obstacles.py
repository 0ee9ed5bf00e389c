"""What stands between a card and a part: which obstacle it is, and what would overcome it."""

from dataclasses import replace

import pytest

from cards.matching import match
from cards.obstacles import Hindrance, nearness, obstacles
from cards.requirement import DemandedBasis
from cards.requirement_text import parse_requirements
from cards.values import Basis, Chosen, Value
from tests.cards.build import absent, card, read_conditions, stated

ROOM = {"temperature": "23 °C"}
STRONG = stated("tensile_strength", "240 MPa", **ROOM)
CALCULATED = stated("density", "1.7 g/cm3", basis=Basis.CALCULATED)
HARMFUL = Value(
    "restricted_substances",
    Chosen("non_compliant"),
    Basis.NOMINAL,
    read_conditions({"date": "2026"}),
)


def found(text, *values, basis=DemandedBasis.TYPICAL):
    asked = [replace(entry, basis=basis) for entry in parse_requirements(text)]
    return obstacles(match("MG-000001", card(*values), asked))


@pytest.mark.parametrize(
    ("text", "value", "hindrance", "needed"),
    [
        ("ρ<=1.7g/cm3", stated("density", "1.8 g/cm3"), Hindrance.VALUE, (None, 1.7)),
        ("ρ=1.5..1.7g/cm3", stated("density", "1.8 g/cm3"), Hindrance.VALUE, (None, 1.7)),
        ("ρ=1.9..2g/cm3", stated("density", "1.8 g/cm3"), Hindrance.VALUE, (1.9, None)),
        ("ρ=1.5..1.7g/cm3", absent("density"), Hindrance.TEST, (1.5, 1.7)),
        ("Rm>=200MPa", absent("density"), Hindrance.TEST, (200, None)),
        ("Rm>=200MPa", stated("tensile_strength", "240 MPa"), Hindrance.CONDITION, (200, None)),
        ("Rm@T=150℃>=200MPa", STRONG, Hindrance.CONDITION, (200, None)),
        ("ρ<=1.8g/cm3", stated("density", "1.7~1.9 g/cm3"), Hindrance.PRECISION, (None, 1.8)),
        ("ρ<=1.8g/cm3", stated("density", "≥1.7 g/cm3"), Hindrance.PRECISION, (None, 1.8)),
        ("ρ<=1.8g/cm3", CALCULATED, Hindrance.TEST, (None, 1.8)),
    ],
)
def test_an_obstacle_says_what_is_needed(text, value, hindrance, needed):
    (obstacle,) = found(text, value)

    assert hindrance is obstacle.hindrance
    assert needed == obstacle.needed


def test_a_basis_that_is_not_guaranteed_is_an_obstacle():
    (obstacle,) = found("Rm>=200MPa", STRONG, basis=DemandedBasis.MINIMUM)

    assert Hindrance.BASIS is obstacle.hindrance


def test_wants_and_what_is_met_stand_in_nobodys_way():
    assert () == found("Rm>=200MPa; A>=20%→30%?", STRONG)


def test_what_is_missed_comes_first_and_the_nearest_of_it_before_the_rest():
    told = found(
        "Rp0.2>=200MPa; E>=60GPa; Rm>=250MPa; ρ<=1.2g/cm3",
        STRONG,
        stated("density", "1.8 g/cm3"),
        stated("youngs_modulus", "45 GPa"),
    )

    assert ["tensile_strength", "youngs_modulus", "density", "proof_strength_02"] == [
        obstacle.requirement.property for obstacle in told
    ]


def test_a_choice_that_is_missed_has_no_number():
    (obstacle,) = found("restricted_substances=compliant", HARMFUL)

    assert (Hindrance.VALUE, (None, None)) == (obstacle.hindrance, obstacle.needed)
    assert float("inf") == obstacle.distance


def test_the_nearest_scenario_comes_first():
    light = card(stated("density", "1.8 g/cm3"))
    texts = (
        "ρ<=1.9g/cm3",
        "ρ<=1.9g/cm3; Rm>=200MPa",
        "ρ<=1.75g/cm3",
        "ρ<=1.2g/cm3",
        "ρ>=2g/cm3; Rm>=9MPa",
    )
    found = [nearness(match("MG-1", light, parse_requirements(text))) for text in texts]

    assert sorted(found) == found
    assert len(set(found)) == len(found)
