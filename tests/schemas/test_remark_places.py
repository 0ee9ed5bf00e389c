"""A remark follows the value that it is about, and is not put beside another one."""

import pytest

from schemas.remark_places import about_place, place_now, read_place, spoken

DENSITY = {"property": "density", "value": "1.80", "unit": "g/cm³"}
STRENGTH = {
    "property": "tensile_strength",
    "value": "240",
    "unit": "MPa",
    "conditions": {"temperature": "23 °C", "orientation": "L"},
}
CARD = {
    "designation": "AM60B",
    "values": [DENSITY, STRENGTH],
    "sources": [{"id": "s1", "title": "Datasheet"}],
    "composition": {"elements": [{"element": "Al", "min": "5.5"}]},
}


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("", ()),
        ("values/3", ("values", 3)),
        ("composition/elements/0", ("composition", "elements", 0)),
    ],
)
def test_a_written_place_is_a_path(place, path):
    assert read_place(place) == path


@pytest.mark.parametrize(
    ("place", "about"),
    [
        ("", ""),
        ("designation", "AM60B"),
        ("values", ""),
        ("values/0", "density: 1.80 g/cm³"),
        ("values/1", "tensile_strength: 240 MPa | orientation=L temperature=23 °C"),
        ("sources/0", "s1: "),
        ("values/9", None),
        ("nowhere", None),
    ],
)
def test_what_stands_at_a_place(place, about):
    assert about_place(CARD, place) == about


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("tensile_strength: 240 MPa | typical s1 temperature=23 °C", "抗拉强度 240 MPa"),
        ("density: 1.80 g/cm³", "密度 1.80 g/cm³"),
        ("s1: ", "s1: "),
        ("AM60B", "AM60B"),
        ("", ""),
    ],
)
def test_what_stood_there_is_said_in_words(about, said):
    assert spoken(about).zh == said


def now(values, place="values/1"):
    return place_now({**CARD, "values": values}, place, about_place(CARD, place))


def test_it_follows_the_value():
    assert now([DENSITY, STRENGTH]) == "values/1"
    assert now([DENSITY, DENSITY, STRENGTH]) == "values/2"
    assert now([STRENGTH]) == "values/0"


def test_it_stays_while_the_value_is_corrected():
    assert now([DENSITY, {**STRENGTH, "value": "231"}]) == "values/1"


def test_it_is_gone_with_the_value():
    assert now([DENSITY]) is None
    assert now([DENSITY, DENSITY]) is None
    assert place_now({**CARD, "values": "nothing"}, "values/1", "tensile_strength: 240") is None


def test_a_place_outside_lists_stays_while_it_is_there():
    assert place_now(CARD, "designation", "AM60B") == "designation"
    assert place_now({}, "designation", "AM60B") is None
