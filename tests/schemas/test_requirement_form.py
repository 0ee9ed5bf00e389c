"""A requirement as fields, and the fields back to a requirement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.requirement_text import parse_requirement
from cards.vocabulary import VOCABULARY
from schemas.requirement_form import (
    is_askable,
    requirement_form,
    requirement_sent,
    sent_from,
    subject_sent,
)

STRENGTH = VOCABULARY.property("proof_strength_02")
SHIELDING = VOCABULARY.property("shielding_effectiveness")
ASKABLE = [entry for entry in VOCABULARY.properties.values() if is_askable(entry)]
NUMBERS = [entry for entry in ASKABLE if entry.kind != "choice"]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ({"low": "130", "unit": "MPa"}, "Rp0.2>=130 MPa"),
        ({"high": " 200 ", "unit": "ksi"}, "Rp0.2<=200 ksi"),
        ({"low": "100", "high": "200", "unit": "MPa"}, "Rp0.2=100..200 MPa"),
        (
            {"low": "130", "target": "180", "weight": "2", "kind": "want", "unit": "MPa"},
            "Rp0.2>=130 MPa→180 MPa*2?",
        ),
        ({"low": "130", "weight": "1", "unit": "MPa"}, "Rp0.2>=130 MPa"),
        (
            {"low": "90", "unit": "MPa", "conditions.temperature": "120"}
            | {"conditions.temperature.unit": "degC"},
            "Rp0.2@temperature=120 °C>=90 MPa",
        ),
        ({"low": "", "high": "", "target": "180", "unit": "MPa"}, ""),
    ],
)
def test_fields_become_a_requirement(sent, text):
    assert requirement_sent(STRENGTH, sent) == text


def test_a_choice_is_asked_by_its_key():
    entry = VOCABULARY.property("restricted_substances")
    assert requirement_sent(entry, {"choice": "compliant"}).endswith("=compliant")
    assert requirement_sent(entry, {}) == ""


@pytest.mark.parametrize("entry", ASKABLE, ids=lambda entry: entry.key)
def test_every_property_can_be_asked_in_every_unit(entry):
    for option in requirement_form(entry, {}).units or [None]:
        sent = {"low": "1", "unit": option.key} if option else {"choice": next(iter(entry.choices))}
        read = parse_requirement(requirement_sent(entry, sent))
        assert read.property == entry.key
        assert not option or read.unit == option.key


@given(
    st.sampled_from(["Rp0.2", "SE@thickness=2 mm,frequency=1 GHz", "ρ", "A@temperature=120 °C"]),
    st.sampled_from([">=7.5", "<=7.5", "=7.5..8", ">=7.5{}→9", "<=7.5{}→1.25"]),
    st.sampled_from(["", "*2.5"]),
    st.sampled_from(["", "?"]),
)
def test_the_fields_of_a_requirement_say_the_same_again(subject, limit, weight, kind):
    unit = {"R": "ksi", "S": "dB", "ρ": "kg/m3", "A": "%"}[subject[0]]
    asked = parse_requirement(f"{subject}{limit.format(unit)}{unit}{weight}{kind}")
    entry = VOCABULARY.property(asked.property)
    again = parse_requirement(requirement_sent(entry, sent_from(asked)))
    for name in ("property", "operator", "unit", "conditions", "weight", "is_must"):
        assert getattr(again, name) == getattr(asked, name)
    for name in ("low", "high", "target"):
        assert getattr(again, name) == pytest.approx(getattr(asked, name))


def test_numbers_follow_a_change_of_the_unit():
    sent = {"low": "100", "high": "x", "target": "", "unit": "ksi", "was": "MPa"}
    form = requirement_form(STRENGTH, sent)
    assert (form.low, form.high, form.target) == ("14.5038", "x", "")
    assert (form.unit, form.unit_sign) == ("ksi", "ksi")


@pytest.mark.parametrize("unit", ["", "furlong"])
def test_a_unit_that_is_none_of_the_property_is_the_usual_one(unit):
    form = requirement_form(STRENGTH, {"low": "100", "unit": unit, "was": unit})
    assert (form.unit, form.low) == ("MPa", "100")


def test_the_conditions_that_a_value_needs_come_first():
    fields = requirement_form(SHIELDING, {"conditions.thickness": "2 mm"}).conditions
    needed = [field.label.en for field in fields if field.is_needed]
    assert needed == [VOCABULARY.axis(axis).name.en for axis in SHIELDING.needs]
    thickness = next(field for field in fields if field.name == "conditions.thickness")
    assert (thickness.text, thickness.beside.text) == ("2", "mm")


def test_conditions_that_say_nothing_are_left_out():
    sent = {"conditions.thickness": " ", "conditions.colour": "red", "conditions.frequency": "1"}
    sent |= {"conditions.frequency.unit": "GHz"}
    assert subject_sent(SHIELDING, sent) == "SE@frequency=1 GHz"


def test_what_is_drawn_as_a_curve_only_is_not_asked():
    curves = [entry for entry in VOCABULARY.properties.values() if entry.kind == "curve"]
    assert not any(map(is_askable, curves))
    assert len(NUMBERS) > 50
