"""A card before the scenario that it fits best: which scenario, which axes, what is said beside."""

from cards.matching import match
from cards.requirement_text import parse_requirements
from cards.scenario import Field, RoleLevel, Scenario
from cards.wording import Wording
from schemas.sheet_radar import sheet_radar
from tests.catalogue.pdf.printed import card, value

ROOM = {"temperature": "23 °C"}
STRONG = value("tensile_strength", "230~250", "MPa", conditions=ROOM)
STIFF = value("youngs_modulus", "45", "GPa", conditions=ROOM)
LIGHT = value("density", "1.78", "g/cm³")


def fit(key, text, found):
    scenario = Scenario(
        key=key,
        name=Wording(f"场景{key}", f"Scenario {key}"),
        field=Field.AUTOMOTIVE,
        role_level=RoleLevel.SECONDARY,
        requirements=tuple(parse_requirements(text)),
    )
    return scenario, match("MG-000001", found, scenario.requirements)


THREE = "Rm>=200MPa→260MPa; 密度≤1.85 g/cm³; E>=40GPa"


def test_it_is_drawn_before_the_first_scenario_on_three_axes_of_which_it_is_known():
    known = card(values=[STRONG, STIFF, LIGHT])
    fits = [
        fit("a", "密度≤1.85 g/cm³", known),
        fit("b", "Rm>=200MPa; λ>=50 W/(m.K); 密度≤1.85 g/cm³", known),
        fit("c", THREE, known),
        fit("d", THREE, known),
    ]
    found = sheet_radar(known, "AM60B-F", fits)
    assert found.scenario.en == "Scenario c"
    assert [axis.symbol for axis in found.picture.axes] == ["Rm", "ρ", "E"]
    (series,) = found.picture.series
    assert series.title == "AM60B-F"
    assert all(low >= 0.5 for low, _ in series.reaches)


def test_beside_it_stands_what_the_card_says_to_each_requirement():
    known = card(values=[STRONG, STIFF, LIGHT])
    found = sheet_radar(known, "AM60B-F", [fit("c", f"{THREE}; λ>=50 W/(m.K)", known)])
    lines = [(line.name.en, line.outcome, line.value.en) for line in found.lines]
    assert lines == [
        ("Tensile strength", "pass", "230~250\u00a0MPa"),
        ("Density", "pass", "1.78\u00a0g/cm³"),
        ("Young's modulus", "pass", "45\u00a0GPa"),
        ("Thermal conductivity", "unknown", ""),
    ]
    assert found.lines[0].limit == "≥\u00a0200\u00a0MPa"
    assert found.lines[0].target == "260\u00a0MPa"
    assert found.lines[0].basis.en == "typical"


def test_without_conditions_there_is_nothing_to_draw():
    bare = [value("tensile_strength", "230", "MPa"), value("youngs_modulus", "45", "GPa"), LIGHT]
    unknown = card(values=bare)
    assert sheet_radar(unknown, "AM60B-F", [fit("c", THREE, unknown)]) is None
    assert sheet_radar(unknown, "AM60B-F", []) is None
