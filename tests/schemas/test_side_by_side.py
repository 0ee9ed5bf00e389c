"""The texts of cards side by side: values in a unit system, distances, conditions, compositions."""

import math

import pytest

from cards.span import Span
from schemas.draft import read_leniently
from schemas.side_by_side import relative_text, side_by_side
from schemas.side_by_side_composition import element_lines
from schemas.unit_systems import UnitSystem, quantity_in

PAPER = {"id": "s1", "kind": "paper", "title": "On AM60", "doi": "10.1000/x"}


def card(*values, **more):
    return read_leniently(
        {"designation": "AM60B", "values": list(values), "sources": [PAPER], **more}
    )


def strength(text, unit="MPa", **more):
    conditions = {"temperature": "23 °C", **more.pop("conditions", {})}
    return {
        "property": "tensile_strength",
        "value": text,
        "unit": unit,
        "basis": "typical",
        "conditions": conditions,
        **more,
    }


def first_line(*cards, **how):
    return side_by_side(cards, **how)[0].lines[0]


def texts(line):
    return [[figure.value.en for figure in cell.figures] for cell in line.cells]


def test_values_stand_as_typed_with_what_they_rest_on():
    line = first_line(card(strength("240", source="s1", n=5)), card(strength("33.4", "ksi")))
    assert texts(line) == [["240\u00a0MPa"], ["33.4\u00a0ksi"]]
    assert (line.symbol, line.condition.en, line.kind.en) == ("Rm", "23\u00a0°C", "")
    figure = line.cells[0].figures[0]
    assert (figure.source.en, figure.source_url) == ("paper: On AM60", "https://doi.org/10.1000/x")
    assert (figure.statistics.en, figure.grade) == ("n\u00a0=\u00a05", "C")
    assert line.cells[1].figures[0].source.en == ""


@pytest.mark.parametrize(
    ("text", "unit", "system", "shown"),
    [
        ("240", "MPa", UnitSystem.US, "34.81 ksi"),
        ("240", "MPa", UnitSystem.CANONICAL, "240 MPa"),
        ("240.0", "N/mm2", UnitSystem.CANONICAL, "240.0 N/mm²"),
        ("0.24", "GPa", UnitSystem.CANONICAL, "240 MPa"),
        ("34.8~36", "ksi", UnitSystem.CANONICAL, "239.9~248.2 MPa"),
        ("≥34.8", "ksi", UnitSystem.CANONICAL, "≥ 239.9 MPa"),
        ("240±10", "MPa", UnitSystem.US, "34.81 ± 1.5 ksi"),
        ("34.8±1", "ksi", UnitSystem.TYPED, "34.8 ± 1 ksi"),
    ],
)
def test_a_quantity_in_a_unit_system(text, unit, system, shown):
    quantity = card(strength(text, unit)).values[0].quantity
    assert quantity_in(system, quantity).replace("\u00a0", " ") == shown


def test_what_has_no_other_unit_stays():
    hard = {"property": "brinell_hardness", "value": "63", "unit": "HBW", "basis": "typical"}
    assert quantity_in(UnitSystem.US, card(hard).values[0].quantity) == "63\u00a0HBW"


def test_the_distance_from_the_reference_stands_with_the_others():
    line = first_line(card(strength("200")), card(strength("220")), reference=0)
    assert [cell.relative for cell in line.cells] == ["", "+10\u00a0%"]
    assert [cell.is_best for cell in line.cells] == [False, True]


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (Span.of(100), "±0 %"),
        (Span.of(92), "−8.0 %"),
        (Span(95, 112), "−5.0 % … +12 %"),
        (Span(103, math.inf), "≥ +3.0 %"),
        (Span(-math.inf, 103), "≤ +3.0 %"),
        (None, ""),
    ],
)
def test_a_distance_in_words(span, shown):
    assert relative_text(span, Span.of(100)).replace("\u00a0", " ") == shown


def test_what_all_share_stands_at_the_row_and_the_rest_at_the_value():
    one = strength("240", conditions={"orientation": "L"})
    line = first_line(card(one), card(strength("250", conditions={"temperature": "25 °C"})))
    assert line.condition.en == ""
    whole = line.cells[0].figures[0]
    assert "23 °C" in whole.condition.en.replace("\u00a0", " ")
    assert whole.condition == whole.whole_condition


def test_a_row_says_what_is_missing_and_what_differs():
    bare = strength("240") | {"conditions": {}}
    ways = (
        strength("1", conditions={"orientation": "L"}),
        strength("2", conditions={"orientation": "T"}),
    )
    lines = side_by_side([card(*ways), card(bare)])[0].lines
    assert [[axis.en for axis in line.missing] for line in lines] == [[], [], ["test temperature"]]
    assert [line.is_comparable for line in lines] == [True, True, False]
    assert [len(line.apart) for line in lines] == [1, 1, 0]


def test_a_guarantee_and_a_rare_basis_are_named():
    lines = side_by_side([card(strength("200", basis="minimum"), strength("240", basis="mean"))])
    kinds = [(line.kind.en, line.cells[0].figures[0].basis.en) for line in lines[0].lines]
    assert kinds == [("guaranteed", ""), ("", "mean")]


def test_only_differences():
    cards = card(strength("240")), card(strength("0.24", "GPa"))
    assert side_by_side(cards, only_differences=True) == ()
    assert len(side_by_side(cards)) == 1


def test_a_choice_stands_in_words():
    said = {"property": "restricted_substances", "choice": "compliant", "basis": "nominal"}
    assert texts(first_line(card(said), card(said))) == [["compliant"], ["compliant"]]


def composition(*elements):
    return card(composition={"elements": list(elements)})


def test_compositions_side_by_side_with_what_decides_corrosion_last():
    one = composition(
        {"element": "Fe", "max": "0.005"},
        {"element": "Al", "min": "5.5", "max": "6.5"},
        {"element": "Mg", "balance": True},
    )
    other = composition(
        {"element": "Al", "measured": "6.1", "max": "6.5"},
        {"element": "Zn", "measured": "0.1"},
        {"element": "Mn", "min": "0.24"},
        {"element": "Mg", "balance": True},
    )
    lines = element_lines([one, other])
    shown = {
        line.element: [cell.en.replace("\u00a0", " ") for cell in line.cells] for line in lines
    }
    assert shown == {
        "Al": ["5.5~6.5", "measured 6.1; ≤ 6.5"],
        "Mg": ["balance", "balance"],
        "Zn": ["", "measured 0.1"],
        "Mn": ["", "≥ 0.24"],
        "Fe": ["≤ 0.005", ""],
    }
    assert [line.element for line in lines if line.is_impurity] == ["Fe"]
    assert "Mg" not in {line.element for line in element_lines([one, other], only_differences=True)}
