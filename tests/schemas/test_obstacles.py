"""Obstacles as readers and programs are told of them."""

import pytest

from cards.matching import match
from schemas.figures import NBSP
from schemas.obstacles import dump_obstacles, obstacle_lines
from tests.schemas.build import absent, card, chosen, requirements, strength, value

DATED = {"conditions": {"date": "2026"}}


def found(text, *values, **more):
    return match("MG-1", card(*values), requirements(text, **more)), card(*values)


@pytest.mark.parametrize(
    ("text", "stated", "basis", "hindrance", "needed", "reason"),
    [
        ("Rp0.2>=0.2GPa", strength(), "typical", "value", "≥ 0.2 GPa", ""),
        ("Rp0.2=150..180MPa", strength(), "typical", "value", "≥ 150 MPa", ""),
        ("Rp0.2>=120MPa", strength(), "B_basis", "basis", "≥ 120 MPa", "B-basis required"),
        (
            "Rp0.2>=120MPa",
            absent("proof_strength_02"),
            "typical",
            "test",
            "≥ 120 MPa",
            "not tested",
        ),
        (
            "Rp0.2@T=150°C>=120MPa",
            strength(),
            "typical",
            "condition",
            "≥ 120 MPa",
            "condition differs",
        ),
        (
            "restricted_substances=compliant",
            chosen("non_compliant", **DATED),
            "typical",
            "value",
            "= 符合 / compliant",
            "",
        ),
    ],
)
def test_readers_see_what_is_needed_and_why(text, stated, basis, hindrance, needed, reason):
    (line,) = obstacle_lines(*found(text, stated, basis=basis))

    assert hindrance == line.hindrance
    assert needed == line.needed.replace(NBSP, " ")
    assert reason == line.reason.en


def test_programs_get_numbers_in_the_canonical_unit():
    (told,) = dump_obstacles(found("Rp0.2>=0.2GPa", strength())[0])

    assert {
        "property": "proof_strength_02",
        "hindrance": "value",
        "says": {"zh": "数值达不到", "en": "the value misses the limit"},
        "reason": None,
        "needed": {"low": 200.0, "high": None, "choice": None},
        "basis": "typical",
        "unit": "MPa",
        "have": {"low": 130.0, "high": 130.0},
        "gap": -70.0,
        "relative_gap": -0.35,
        "axes": [],
    } == told


def test_what_lacks_a_condition_names_it():
    (told,) = dump_obstacles(found("Rp0.2>=100MPa", value("proof_strength_02", "130", "MPa"))[0])

    assert ("condition", "condition_missing") == (told["hindrance"], told["reason"])
    assert ["temperature"] == told["axes"]
