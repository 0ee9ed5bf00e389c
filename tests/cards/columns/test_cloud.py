"""The points of a chart are what the plain rule reads on each card, and no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.columns.cloud import cloud, extents
from cards.columns.search import Query
from cards.conditions import NO_CONDITIONS
from cards.errors import RequirementUnreadable
from cards.judged_figure import figure_of
from cards.requirement import DemandedBasis, Question, Side
from cards.requirement_text import parse_requirement, parse_subject
from schemas.draft import read_leniently
from tests.cards.columns import drawn
from tests.cards.columns.build import entry, indexed, numbered


def ask(key, side=Side.FLOOR):
    return Question(key, NO_CONDITIONS, DemandedBasis.TYPICAL, side)


X, Y = ask("density", Side.CEILING), ask("tensile_strength")


def card(density="1.80", strength="240", temperature="23 °C", family="Mg-Al"):
    stated = {"conditions": {"temperature": temperature}} if temperature else {}
    values = [
        {"property": "density", "value": density, "unit": "g/cm3", "basis": "typical"},
        {"property": "tensile_strength", "value": strength, "unit": "MPa", "basis": "typical"}
        | stated,
    ]
    return read_leniently({"designation": "AM60B", "family": family, "values": values})


def test_a_range_is_a_bar_and_a_bound_is_no_point():
    cards = numbered([card("1.78~1.82", "240"), card("1.8", "≥240")])
    found = cloud(indexed(cards), Query(), X, Y)
    assert found.x.tolist() == [[1.78, 1.82]]
    assert found.y.tolist() == [[240, 240]]
    assert found.families == ("Mg-Al",)
    assert found.left_out == ("MG-000002",)


def test_what_lacks_a_needed_condition_is_left_out():
    cards = numbered([card(), card(temperature=""), card(temperature="150 °C")])
    found = cloud(indexed(cards), Query(), X, Y)
    assert found.numbers == ("MG-000001",)
    assert found.left_out == ("MG-000002", "MG-000003")


def test_what_a_must_excludes_takes_no_part():
    cards = numbered([card(), card("2.7")])
    asked = Query((parse_requirement("ρ<=2g/cm3"),))
    found = cloud(indexed(cards), asked, X, Y)
    assert (found.numbers, found.left_out) == (("MG-000001",), ())


def test_a_family_reaches_from_its_least_to_its_largest():
    cards = numbered(
        [card("1.78", "200~220"), card("1.82", "240"), card("2.7", "310", family="Al")]
    )
    first, second = extents(cloud(indexed(cards), Query(), X, Y))
    assert (first.family, first.count, first.x, first.y) == ("Mg-Al", 2, (1.78, 1.82), (200, 240))
    assert (second.family, second.count) == ("Al", 1)


def test_an_empty_index_has_no_points():
    found = cloud(indexed({}), Query(), X, Y)
    assert (found.numbers, found.left_out, list(extents(found))) == ((), (), [])


@settings(max_examples=40)
@given(st.lists(drawn.cards, min_size=1, max_size=6).map(numbered))
def test_the_points_are_those_of_the_rule(cards):
    index = indexed(cards)
    first = next(iter(cards))
    index = index.changed_to({first: entry(first, cards[first], index.states)})
    y = ask("proof_strength_02")
    found = cloud(index, Query(), X, y)
    expected = {}
    for number, one in cards.items():
        figures = [figure_of(one, question.property) for question in (X, y)]
        if all(figure.span and not figure.is_bound for figure in figures):
            expected[number] = [(figure.span.low, figure.span.high) for figure in figures]
    assert set(found.numbers) == set(expected)
    assert {*found.numbers, *found.left_out} == set(cards)
    for place, number in enumerate(found.numbers):
        points = [tuple(found.x[place]), tuple(found.y[place])]
        for point, span in zip(points, expected[number], strict=True):
            assert point[1] == pytest.approx(span[1])


def test_a_subject_is_a_property_with_its_conditions():
    entry_, conditions = parse_subject("SE@frequency=1GHz, 厚度=2mm")
    assert (entry_.key, list(conditions)) == ("shielding_effectiveness", ["frequency", "thickness"])
    assert parse_subject("Rm") == (parse_requirement("Rm>=1MPa").definition, NO_CONDITIONS)


@pytest.mark.parametrize("text", ["", "  ", "x", "SE@", "SE@x=1"])
def test_an_unreadable_subject_says_where(text):
    with pytest.raises(RequirementUnreadable):
        parse_subject(text)
