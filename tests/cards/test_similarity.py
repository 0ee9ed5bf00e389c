"""A reference card as wants: their texts, and that the one matching machine ranks by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import AspectRefused
from cards.matching import match, rank
from cards.requirement import Operator
from cards.requirement_text import parse_requirement
from cards.similarity import (
    MOST_ASPECTS,
    USUAL,
    Aspect,
    Direction,
    aspects_of,
    no_worse,
    parse_aspect,
    requirements_like,
    usable_aspects,
)
from cards.values import Curve, Point, Value
from tests.cards.build import absent, card, stated

SAME, AT_LEAST, AT_MOST = Direction.SAME, Direction.AT_LEAST, Direction.AT_MOST
ROOM = {"temperature": "23 °C"}


def at(key, text, **conditions):
    """A value at room temperature."""
    return stated(key, text, **{**ROOM, **conditions})


def like(aspect, *values):
    (requirement,) = requirements_like(card(*values), [aspect])
    return requirement


@pytest.mark.parametrize(
    ("aspect", "value", "text"),
    [
        (
            Aspect("density"),
            stated("density", "1.8 g/cm3"),
            "density=0.9..2.7 g/cm3→1.8 g/cm3?",
        ),
        (
            Aspect("density", AT_MOST, 2),
            stated("density", "1800 kg/m3"),
            "density<=2.7 g/cm3→1.8 g/cm3*2?",
        ),
        (
            Aspect("proof_strength_02", AT_LEAST),
            at("proof_strength_02", "130~150 MPa"),
            "proof_strength_02@temperature=23 °C>=65 MPa→130 MPa?",
        ),
        (
            Aspect("proof_strength_02", AT_LEAST),
            stated("proof_strength_02", "90 MPa", temperature="150 °C"),
            "proof_strength_02@temperature=150 °C>=45 MPa→90 MPa?",
        ),
        (
            Aspect("proof_strength_02", AT_MOST),
            at("proof_strength_02", "300 MPa", strain_rate="1000 1/s"),
            "proof_strength_02@temperature=23 °C,strain_rate=1000 s-1<=450 MPa→300 MPa?",
        ),
        (
            Aspect("elongation", AT_LEAST),
            at("elongation", "≥ 8 %", gauge="50 mm"),
            "elongation@temperature=23 °C,gauge=A50mm>=4 %→8 %?",
        ),
        (
            Aspect("thermal_expansion"),
            stated("thermal_expansion", "26 1e-6/K", temperature_range="20~100 °C"),
            "thermal_expansion@temperature_range=20~100 °C=13..39 10^-6/K→26 10^-6/K?",
        ),
        (
            Aspect("brinell_hardness"),
            stated("brinell_hardness", "60 HBW", load_indenter="HBW 5/250"),
            "brinell_hardness@load_indenter=HBW 5/250=30..90 HBW→60 HBW?",
        ),
        (
            Aspect("poissons_ratio"),
            stated("poissons_ratio", "0.35"),
            "poissons_ratio=0.175..0.525→0.35?",
        ),
        (
            Aspect("corrosion_potential"),
            stated("corrosion_potential", "-1.6 V", medium="NaCl_3.5", reference_electrode="SCE"),
            "corrosion_potential@medium=NaCl_3.5,reference_electrode=SCE=-2.4..-0.8 V→-1.6 V?",
        ),
    ],
)
def test_aspect_becomes_a_want_that_is_read_back_the_same(aspect, value, text):
    requirement = like(aspect, value)

    assert text == requirement.text
    assert requirement == parse_requirement(text)
    assert not requirement.is_must


def test_the_range_of_the_same_is_centred_on_the_reference():
    requirement = like(Aspect("density", weight=3), stated("density", "1.8 g/cm3"))

    assert (Operator.BETWEEN, 0.9, 2.7, 1.8, 3) == (
        requirement.operator,
        requirement.low,
        requirement.high,
        requirement.target,
        requirement.weight,
    )


def test_tolerance_may_be_chosen():
    (requirement,) = requirements_like(
        card(stated("density", "1.8 g/cm3")), [Aspect("density")], tolerance=0.1
    )

    assert "density=1.62..1.98 g/cm3→1.8 g/cm3?" == requirement.text


def test_curve_is_a_reference_where_it_is_read():
    points = tuple(Point(str(x), str(y), x, y) for x, y in ((23, 80), (123, 100)))
    curve = Value(
        "thermal_conductivity",
        Curve("temperature", "°C", "W/(m·K)", "W/(m.K)", points),
        source="sheet",
    )

    requirement = like(Aspect("thermal_conductivity"), curve)

    assert ("thermal_conductivity@temperature=23 °C=40..120 W/(m.K)→80 W/(m.K)?") == (
        requirement.text
    )


@pytest.mark.parametrize(
    ("aspect", "values", "finding"),
    [
        (Aspect("density"), [], "states no comparable number"),
        (Aspect("density"), [absent("density")], "states no comparable number"),
        (
            Aspect("proof_strength_02"),
            [stated("proof_strength_02", "130 MPa")],
            "states no comparable number",
        ),
        (Aspect("density"), [stated("density", "≥ 1.8 g/cm3")], "bound on one side"),
        (Aspect("density", AT_MOST), [stated("density", "≥ 1.8 g/cm3")], "bound on one side"),
        (Aspect("porosity", AT_MOST), [stated("porosity", "0 %")], "the value 0"),
        (
            Aspect("ignition_temperature"),
            [stated("ignition_temperature", "620 °C", atmosphere="air, dry")],
            "cannot be written",
        ),
    ],
)
def test_reference_that_cannot_answer_is_refused(aspect, values, finding):
    with pytest.raises(AspectRefused) as refused:
        like(aspect, *values)

    assert finding in refused.value.wording.en
    assert aspect.text in refused.value.wording.zh


def test_censored_reference_serves_the_side_it_states():
    assert 1.8 == like(Aspect("density", AT_LEAST), stated("density", "≥ 1.8 g/cm3")).target


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("density", Aspect("density")),
        ("density:same:2", Aspect("density", SAME, 2)),
        ("Rp0.2:at_least", Aspect("proof_strength_02", AT_LEAST)),
        ("密度：至多：0.5", Aspect("density", AT_MOST, 0.5)),
        ("E : at least : 1", Aspect("youngs_modulus", AT_LEAST)),
    ],
)
def test_aspect_is_read(text, aspect):
    assert aspect == parse_aspect(text)
    assert aspect == parse_aspect(aspect.text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "density:nearly",
        "density:same:0",
        "density:same:-1",
        "density:same:much",
        "density:same:1:2",
    ],
)
def test_aspect_that_cannot_be_read_is_refused(text):
    with pytest.raises(AspectRefused):
        parse_aspect(text)


def test_usual_aspects_are_those_the_reference_states_comparably():
    reference = card(
        at("elongation", "8 %"),
        at("tensile_strength", "220 MPa"),
        stated("density", "1.8 g/cm3"),
        stated("brinell_hardness", "60 HBW", load_indenter="HBW 5/250"),
    )

    assert ("density", "tensile_strength", "brinell_hardness") == tuple(
        aspect.property for aspect in aspects_of(reference)
    )
    assert {SAME} == {aspect.direction for aspect in aspects_of(reference)}


def test_usable_aspects_are_all_that_the_reference_states_comparably():
    reference = card(
        stated("grain_size", "20 um"),
        stated("density", "1.8 g/cm3"),
        at("elongation", "8 %"),
    )

    assert (Aspect("density"), Aspect("grain_size")) == usable_aspects(reference)


def test_aspects_are_few():
    every = {
        "density": "1.8 g/cm3",
        "youngs_modulus": "45 GPa",
        "proof_strength_02": "130 MPa",
        "tensile_strength": "220 MPa",
        "elongation": "8 %",
        "thermal_conductivity": "60 W/(m.K)",
        "thermal_expansion": "26 1e-6/K",
        "electrical_conductivity": "8 MS/m",
        "brinell_hardness": "60 HBW",
    }
    more = {
        "elongation": {"gauge": "A"},
        "thermal_expansion": {"temperature_range": "20~100 °C"},
        "brinell_hardness": {"load_indenter": "HBW 5/250"},
    }
    reference = card(*(at(key, text, **more.get(key, {})) for key, text in every.items()))

    assert USUAL[:MOST_ASPECTS] != tuple(every)
    assert tuple(every)[:MOST_ASPECTS] == tuple(aspect.property for aspect in aspects_of(reference))


def test_replacement_is_to_be_no_worse():
    aspects = [Aspect("density", weight=2), Aspect("elongation"), Aspect("grain_size")]

    assert (
        Aspect("density", AT_MOST, 2),
        Aspect("elongation", AT_LEAST),
        Aspect("grain_size", SAME),
    ) == no_worse(aspects)


def test_nearest_card_is_first_and_missing_data_is_an_interval():
    reference = card(stated("density", "1.8 g/cm3"), at("proof_strength_02", "130 MPa"))
    cards = [
        ("far", card(stated("density", "2.7 g/cm3"), at("proof_strength_02", "300 MPa"))),
        ("near", card(stated("density", "1.78 g/cm3"), at("proof_strength_02", "135 MPa"))),
        ("unsure", card(stated("density", "1.8 g/cm3"))),
    ]

    ranked = rank(cards, requirements_like(reference, aspects_of(reference)))

    assert ["near", "unsure", "far"] == [entry.number for entry in ranked]
    assert (0.5, 1.0, 0.5) == (ranked[1].low, ranked[1].high, ranked[1].coverage)
    assert ranked[1].could_win


whole = st.integers(1, 400)
direction = st.sampled_from(list(Direction))


@given(whole, whole, direction, direction, whole)
def test_card_is_entirely_like_itself(density, strength, first, second, weight):
    itself = card(
        stated("density", f"{density / 100} g/cm3"),
        at("proof_strength_02", f"{strength} MPa"),
    )
    aspects = [Aspect("density", first, weight), Aspect("proof_strength_02", second)]

    found = match("A", itself, requirements_like(itself, aspects))

    assert (1, 1, 1) == pytest.approx((found.low, found.high, found.coverage))
