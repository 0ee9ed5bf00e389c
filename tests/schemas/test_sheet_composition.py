"""Composition as a sheet shows it."""

import pytest

from schemas.sheet_composition import composition_table
from tests.schemas.build import card

MG = {"element": "Mg", "balance": True}


def table(*elements, **more):
    return composition_table(card(composition={"elements": list(elements), **more}))


def test_a_card_without_composition_has_no_table():
    assert composition_table(card()) is None


def test_impurities_that_decide_corrosion_stand_apart_in_their_order():
    found = table(
        {"element": "Cu", "max": "0.01"},
        MG,
        {"element": "Fe", "max": "<0.005"},
        {"element": "Al", "min": "5.50", "max": "6.5"},
        {"element": "Ni", "max": "0.002"},
    )

    assert ["Mg", "Al"] == [row.element for row in found.alloying]
    assert ["Fe", "Ni", "Cu"] == [row.element for row in found.impurities]
    assert found.rows == found.alloying + found.impurities
    assert ("5.50", "6.5", "") == (
        found.rows[1].minimum,
        found.rows[1].maximum,
        found.rows[1].measured,
    )
    assert found.rows[0].is_balance
    assert "<\u00a00.005" == found.rows[2].maximum


def test_the_table_names_its_standard_and_source():
    found = table(MG, standard="ASTM B94", source="s2")

    assert ("ASTM B94", 2) == (found.standard, found.source)
    assert table(MG).source is None


@pytest.mark.parametrize(
    ("element", "measured"), [({"measured": "6.0"}, True), ({"max": "6"}, False)]
)
def test_measured_shares_are_pointed_out(element, measured):
    assert measured is table({"element": "Al", **element}).is_measured


@pytest.mark.parametrize(
    ("iron", "manganese", "ratio"),
    [
        ({"max": "0.005"}, {"min": "0.24"}, "0.021"),
        ({"max": "0.005", "measured": "0.002"}, {"min": "0.24", "measured": "0.40"}, "0.0050"),
        ({"measured": "<0.004"}, {"min": "0.2"}, "0.020"),
        ({"max": "0.005"}, {"max": "0.6"}, ""),
        ({"measured": "≥ 0.004"}, {"min": "0.2"}, ""),
        ({"max": "0.005"}, {"min": "0"}, ""),
        ({"max": "0.005"}, None, ""),
        (None, {"min": "0.24"}, ""),
    ],
)
def test_the_greatest_iron_is_set_against_the_least_manganese(iron, manganese, ratio):
    elements = [
        {"element": element, **share}
        for element, share in (("Fe", iron), ("Mn", manganese))
        if share is not None
    ]

    assert ratio == table(MG, *elements).iron_to_manganese
