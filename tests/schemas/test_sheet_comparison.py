"""Cards side by side."""

import pytest

from cards.wording import Wording
from schemas.figures import NBSP
from schemas.sheet_comparison import comparison
from tests.schemas.build import ROOM, absent, card, curve, strength, value


def cell_of(key, kind, *values):
    """The cell of a property and kind for one card."""
    table = comparison([("A", "AM60B", card(*values))])
    places = [(column.key, column.kind.en) for column in table.columns]
    return table.rows[0].cells[places.index((key, kind))]


def text_of(*values, key="proof_strength_02", kind="typ."):
    return cell_of(key, kind, *values).text.replace(NBSP, " ")


def test_guaranteed_and_typical_have_columns_of_their_own():
    columns = comparison([]).columns

    assert [
        ("density", ""),
        ("proof_strength_02", "guar."),
        ("proof_strength_02", "typ."),
        ("tensile_strength", "guar."),
        ("tensile_strength", "typ."),
        ("elongation", "guar."),
        ("elongation", "typ."),
        ("youngs_modulus", ""),
        ("fatigue_strength", ""),
        ("thermal_conductivity", ""),
    ] == [(column.key, column.kind.en) for column in columns]
    assert ("ρ", "g/cm³", Wording("密度", "Density")) == (
        columns[0].symbol,
        columns[0].unit,
        columns[0].name,
    )


def test_a_number_stands_in_the_column_of_its_kind():
    values = [strength(text="120", basis="minimum"), strength(text="130")]

    assert "120" == text_of(*values, kind="guar.")
    assert "130" == text_of(*values)


@pytest.mark.parametrize(
    ("texts", "span"),
    [
        (["130"], "130"),
        (["130", "150"], "130~150"),
        (["130~140", "120"], "120~140"),
        (["≥ 130", "≥ 120"], "≥ 120"),
        (["≤ 130", "≤ 150"], "≤ 150"),
        (["≥ 130", "150~160"], "≥ 130"),
        (["≤ 130", "150~160"], "≤ 160"),
        (["≥ 130", "≤ 150"], "≥ 130; ≤ 150"),
    ],
)
def test_a_cell_spans_the_comparable_values(texts, span):
    assert span == text_of(*(strength(text=text) for text in texts))


def test_numbers_are_compared_in_canonical_units():
    assert "130~150" == text_of(strength(text="0.13", unit="GPa"), strength(text="150"))


def test_values_that_are_not_comparable_stand_only_where_no_other_does():
    bare = strength(text="200", conditions={})

    assert ("200", False) == (
        text_of(bare),
        cell_of("proof_strength_02", "typ.", bare).is_comparable,
    )
    assert "130" == text_of(bare, strength())
    assert cell_of("proof_strength_02", "typ.", bare, strength()).is_comparable


@pytest.mark.parametrize(
    "typed",
    [
        strength(basis="calculated"),
        strength(basis="estimated"),
        strength(conditions={"T": "150 °C"}),
        absent("proof_strength_02"),
        curve(key="proof_strength_02"),
    ],
)
def test_what_is_not_measured_at_room_temperature_is_left_out(typed):
    assert ("", True) == (text_of(typed), cell_of("proof_strength_02", "typ.", typed).is_comparable)


def test_a_number_without_basis_counts_as_typical():
    assert "130" == text_of(strength(basis=None))


def test_a_row_for_each_card():
    cards = [("A", "AM60B", card(value())), ("B", "AZ91D", card(value("density", "1.81", "g/cm3")))]

    assert [("A", "AM60B", "1.8"), ("B", "AZ91D", "1.81")] == [
        (row.number, row.title, row.cells[0].text) for row in comparison(cards).rows
    ]


def test_the_conditions_of_an_elongation_decide_whether_it_is_compared():
    stated = value("elongation", "8", "%", conditions={**ROOM, "gauge": "A5"})

    assert "8" == text_of(stated, value("elongation", "15", "%", conditions=ROOM), key="elongation")
