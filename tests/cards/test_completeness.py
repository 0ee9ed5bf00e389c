"""How much of a card is stated, section by section, and how much of it can be compared."""

from dataclasses import replace
from datetime import date

import pytest

from cards.card import Card, ProvenCase, Supply
from cards.completeness import ITEMS, comparability, completeness
from cards.composition import Composition, ElementContent
from cards.quantity import read_quantity
from cards.sections import SECTIONS
from cards.values import Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from tests.cards.build import absent, card, stated

ROOM = {"temperature": "23 °C"}
SAID = Wording("说", "said")


def percent(text):
    return read_quantity(text, "%", VOCABULARY.units["%"])


def composed(*elements):
    return Composition(tuple(ElementContent(name, maximum=percent("0.01")) for name in elements))


def missing(shown, section):
    found = {content.key: content for content in completeness(shown).sections}
    return [item.key for item in found[section].missing]


def test_an_empty_card_states_nothing_and_has_every_section():
    found = completeness(Card(""))

    assert list(SECTIONS) == [content.key for content in found.sections]
    assert (0, len(ITEMS), 0.0) == (found.stated, found.expected, found.share)
    assert [number for number, _ in SECTIONS.values()] == [
        content.number for content in found.sections
    ]
    assert all(content.title for content in found.sections)


def test_the_items_of_all_sections_are_the_items_that_count():
    found = completeness(card(stated("density", "1.8 g/cm3")))

    assert list(ITEMS) == sorted(
        (item for content in found.sections for item in (*content.stated, *content.missing)),
        key=ITEMS.index,
    )


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"family": "Mg-Al"}, "family"),
        ({"form": "hpdc"}, "form"),
        ({"valid_until": date(2030, 1, 1)}, "valid_until"),
        ({"summary": SAID}, "summary"),
        ({"limits_of_use": (SAID,)}, "limits_of_use"),
        ({"composition": composed("Al")}, "composition"),
        ({"composition": composed("Fe", "Ni", "Cu")}, "impurities"),
        ({"supply": Supply(region="CN")}, "supply"),
        ({"proven_cases": (ProvenCase(SAID),)}, "proven_cases"),
    ],
)
def test_an_entry_counts_when_it_is_filled_in(more, key):
    bare = Card("AM60B")
    item = next(item for item in ITEMS if item.key == key)

    assert (False, True) == (item.is_stated_on(bare), item.is_stated_on(replace(bare, **more)))


def test_two_limits_of_three_impurities_are_not_all():
    assert ["impurities"] == missing(
        replace(card(), composition=composed("Fe", "Ni")), "composition"
    )


@pytest.mark.parametrize(
    ("value", "counts"),
    [
        (stated("density", "1.8 g/cm3"), True),
        (absent("density", "not_tested"), False),
        (absent("density", "pending"), False),
        (absent("density", "on_request"), False),
        (absent("density", "not_applicable"), True),
        (absent("density", "below_limit", limit="1 g/cm3"), True),
    ],
)
def test_a_property_counts_when_something_is_said_of_it(value, counts):
    assert counts is ("density" not in missing(card(value), "strength"))


def test_one_of_several_ways_to_state_damping_is_enough():
    assert "loss_factor" in missing(card(), "function")
    assert "loss_factor" not in missing(card(stated("damping_ratio", "0.1 %")), "function")


def test_a_value_away_from_room_temperature_fills_the_section_of_heat():
    warm = stated("tensile_strength", "120 MPa", temperature="150 °C")
    found = {content.key: content for content in completeness(card(warm)).sections}

    assert (1, ()) == (found["heat"].values, found["heat"].missing)
    assert 0 == found["strength"].values


def test_sources_count_when_every_value_has_one():
    sourced, unsourced = stated("density", "1.8 g/cm3"), stated("density", "1.8 g/cm3", source="")

    assert [] == missing(card(sourced, absent("elongation")), "evidence")
    assert ["sources"] == missing(card(sourced, unsourced), "evidence")


def test_comparability_names_what_each_value_lacks_at_its_place():
    found = comparability(
        card(
            absent("density"),
            stated("tensile_strength", "240 MPa", **ROOM),
            stated("elongation", "8 %", **ROOM),
        )
    )

    assert (2, 1, 0.5) == (found.total, found.comparable, found.share)
    assert [(2, "elongation", ("gauge",))] == [
        (entry.place, entry.property, entry.axes) for entry in found.lacking
    ]


def test_without_a_value_nothing_is_comparable():
    assert 0.0 == comparability(card(absent("density"))).share


def test_a_value_of_a_property_that_there_is_not_is_passed_over():
    strange = card(
        Value("mana", read_quantity("1", "MPa", VOCABULARY.units["MPa"]), source="sheet")
    )

    assert 0 == comparability(strange).total
    assert 0 == sum(content.values for content in completeness(strange).sections)
