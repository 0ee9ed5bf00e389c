"""A vector keeps what an index must know of a card, and comes back from storage as it was."""

import numpy as np
from hypothesis import given, settings

from cards.columns.points import (
    ABSENT,
    BASES,
    CHOICE,
    CURVE,
    LAYOUT,
    NUMBER,
    PROPERTIES,
    curves_from,
    points_from,
    to_bytes,
    vector_of,
)
from cards.columns.states import StateTable, conditions_of, state_of
from cards.interpolation import read_curve
from cards.values import Basis, Chosen, Curve, Point, Value
from tests.cards.build import absent, card, read_conditions, stated
from tests.cards.columns import drawn

CURVE_OF_TWO = Curve(
    "temperature", "°C", "MPa", "MPa", (Point("20", "130", 20, 130), Point("150", "105", 150, 105))
)


def test_every_kind_of_content_has_its_point():
    made = card(
        stated("density", "≥ 1.7 g/cm3", basis=Basis.MINIMUM),
        absent("porosity", "pending"),
        absent("solidus", "below_limit", "300 °C"),
        Value("restricted_substances", Chosen("non_compliant")),
        Value("proof_strength_02", CURVE_OF_TWO, conditions=read_conditions({"orientation": "L"})),
    )
    states = StateTable()
    vector = vector_of(made, states.number)

    kinds = {
        PROPERTIES[point["property"]]: (int(point["kind"]), float(point["high"]))
        for point in vector.points
    }
    assert {
        "density": (NUMBER, np.inf),
        "porosity": (ABSENT, 0.0),
        "solidus": (NUMBER, 300.0),
        "restricted_substances": (CHOICE, 1.0),
        "proof_strength_02": (CURVE, 0.0),
    } == kinds
    assert Basis.MINIMUM is BASES[vector.points["basis"][0]]
    assert 2 == len(states)
    assert "orientation" in states.conditions(int(vector.points["state"][4]))
    assert 16 == len(LAYOUT)


def test_derived_values_follow_the_stated_ones():
    made = card(stated("density", "1.8 g/cm3"), stated("tensile_strength", "240 MPa"))
    points = vector_of(made, StateTable().number).points

    assert ["density", "tensile_strength", "specific_strength"] == [
        PROPERTIES[place] for place in points["property"]
    ]


@settings(max_examples=60)
@given(drawn.cards)
def test_a_stored_vector_comes_back(made):
    vector = vector_of(made, StateTable().number)
    points, curves = to_bytes(vector)

    assert vector.points.tolist() == points_from(points).tolist()
    back = list(curves_from(curves))
    assert [(a.axis, a.x.tolist(), a.y.tolist()) for a in vector.curves] == [
        (b.axis, b.x.tolist(), b.y.tolist()) for b in back
    ]


def test_a_curve_without_its_text_is_read_as_before():
    vector = vector_of(card(Value("proof_strength_02", CURVE_OF_TWO)), StateTable().number)
    at = read_conditions({"temperature": "85 °C"})["temperature"]

    assert read_curve(CURVE_OF_TWO, at) == read_curve(vector.curves[0].as_curve("MPa"), at)


def test_a_state_is_what_conditions_compare_by_whatever_was_typed():
    here = read_conditions({"temperature": "室温", "orientation": "ED"})
    there = read_conditions({"orientation": "L", "temperature": "296.15 K"})

    assert state_of(here) == state_of(there)
    assert state_of(here) == state_of(conditions_of(state_of(here)))
