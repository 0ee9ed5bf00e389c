"""The fast reading of documents finds what `read_draft` finds."""

import pytest

from schemas.draft import read_draft
from schemas.workbook.judging import problems_of
from tests.schemas.build import (
    PAPER,
    SOURCE,
    absent,
    chosen,
    curve,
    document,
    full_document,
    strength,
    told,
    value,
)

CARDS = {
    "full": full_document(),
    "nothing": {},
    "no value": document(),
    "only an unread value": document(value(text="good")),
    "unread beside read": document(value(text="good"), strength(), strength(unit="kg")),
    "unknown property": document(value("colour"), value()),
    "choices": document(chosen("perhaps"), chosen(), absent(reason="lost")),
    "curves": document(curve(["1", "x"], ["2", "3"]), curve(["2", "3"], ["1", "x"]), curve()),
    "sources": document(value(source="s9"), sources=[{**SOURCE, "kind": "hearsay"}, PAPER]),
    "twice": document(value(), value(), sources=[SOURCE, SOURCE]),
    "no designation": {"values": [value()], "sources": [SOURCE]},
    "bad head": document(value(), valid_until="soon", family="x" * 200, extra=1),
    "composition": document(
        value(),
        composition={
            "elements": [
                {"element": "Al", "min": "9", "max": "8"},
                {"element": "Xx", "max": "1"},
                {"element": "Zn", "measured": "101"},
                {"element": "Mn"},
            ],
            "source": "s7",
        },
    ),
    "bad composition": document(value(), composition={"standard": "x" * 300, "extra": "1"}),
    "pairs": document(strength(text="300"), strength("tensile_strength", "240")),
}


@pytest.mark.parametrize("name", CARDS)
def test_the_problems_are_those_of_a_draft(name):
    card = CARDS[name]
    assert sorted(told(problems_of(card))) == sorted(told(read_draft(card).problems))


def codes(*values):
    return sorted(told(problems_of(document(*values))))


def test_of_a_value_that_cannot_be_read_nothing_else_is_told():
    """The draft also says that basis and temperature are missing, which it could not read."""
    odd = strength(basis="best", n="many", conditions={"temperature": "hot", "mood": "good"})
    assert codes(odd, value()) == [
        ("condition_unreadable", "values[0].conditions.temperature"),
        ("not_a_choice", "values[0].basis"),
        ("not_a_whole_number", "values[0].n"),
        ("unknown_axis", "values[0].conditions.mood"),
    ]


def test_an_impossible_number_is_not_held_against_others():
    """The draft also says that the strength contradicts the impossible one."""
    both = strength(text="2900"), strength("tensile_strength", "240")
    assert codes(*both) == [("outside_hard_bounds", "values[0].value")]


def test_an_unusual_number_is_told_once_with_what_it_lacks():
    stiff = value("youngs_modulus", "70", "GPa"), value("poissons_ratio", "0.35", "1")
    shear = value("shear_modulus", "17", "GPa", conditions={"temperature": "23 °C"})
    assert codes(*stiff, shear) == [
        ("not_comparable", "values[0].conditions.temperature"),
        ("outside_typical_bounds", "values[0].value"),
    ]


def test_a_hard_contradiction_is_told_even_beside_an_unusual_number():
    both = strength(text="600"), strength("tensile_strength", "240")
    assert ("proof_exceeds_tensile", "values[0].value") in codes(*both)
