"""To which fields of application a card belongs."""

import pytest

from cards.fields import fields_met
from cards.requirement_text import parse_requirements
from cards.scenario import Field, RoleLevel, Scenario
from cards.wording import Wording
from tests.catalogue.pdf.printed import card, value

WARM = {"temperature": "20 °C"}
KNOWN = card(
    values=[
        value("density", "1.80", "g/cm3", conditions=WARM),
        value("tensile_strength", "200", "MPa", conditions=WARM),
    ]
)


def scenario(field: Field, text: str) -> Scenario:
    return Scenario(
        key=f"{field}-part",
        name=Wording("零件", "Part"),
        field=field,
        role_level=RoleLevel.SECONDARY,
        requirements=tuple(parse_requirements(text)),
    )


@pytest.mark.parametrize(
    ("text", "is_met"),
    [
        ("密度<=1.85 g/cm³", True),
        ("密度<=1.85 g/cm³; Rm>=150MPa", True),
        ("密度<=1.85 g/cm³; Rm>=250MPa", False),
        ("密度<=1.85 g/cm³; λ>=50 W/(m.K)", False),
        ("密度<=1.85 g/cm³; λ>=50 W/(m.K)?", True),
        ("Rm>=150MPa?", False),
    ],
    ids=["one must", "all musts", "one fails", "one unknown", "a want is unknown", "wants only"],
)
def test_a_field_is_met_by_every_must_of_a_scenario(text, is_met):
    met = fields_met(KNOWN, [scenario(Field.ENERGY, text)])
    assert ([Field.ENERGY] if is_met else []) == met


def test_one_scenario_of_a_field_is_enough_and_fields_keep_their_order():
    light, strong = "密度<=1.85 g/cm³", "Rm>=900MPa"
    found = fields_met(
        KNOWN,
        [
            scenario(Field.ENERGY, light),
            scenario(Field.AUTOMOTIVE, strong),
            scenario(Field.AUTOMOTIVE, light),
            scenario(Field.AEROSPACE, strong),
        ],
    )
    assert [field for field in Field if field in (Field.AUTOMOTIVE, Field.ENERGY)] == found
