"""Derived values on a sheet: in their section, marked, and only of what is not stated."""

import json

import pytest

from cards.relations import INDICES
from cards.wording import NO_WORDING, Wording
from schemas.document import canonical_json
from schemas.draft import dump_card
from schemas.figures import NBSP
from schemas.origins import short_symbol
from schemas.sheet import sheet
from schemas.sheet_derived import derived_lines, dump_derived
from tests.schemas.build import ROOM, absent, card, curve, identity, strength, value

TENSILE = strength("tensile_strength", "240")
HOT = {"temperature": "150 °C"}


def lines(*values):
    """Section, property and figure of each derived line."""
    found = derived_lines(card(*values))
    return [
        (section, line.key, line.content.en.replace(NBSP, " "))
        for section, entries in found.items()
        for line in entries
    ]


def line_of(*values):
    ((line,),) = derived_lines(card(*values)).values()
    return line


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ([TENSILE], []),
        ([TENSILE, value()], [("strength", "specific_strength", "133.3 MPa·cm³/g")]),
        (
            [strength("tensile_strength", "180", conditions=HOT), value()],
            [("heat", "specific_strength", "100 MPa·cm³/g")],
        ),
        (
            [TENSILE, value(), strength("specific_strength", "133", "MPa·cm³/g")],
            [],
        ),
        (
            [TENSILE, value(), absent("specific_strength")],
            [("strength", "specific_strength", "133.3 MPa·cm³/g")],
        ),
        (
            [value("electrical_conductivity", "7", "MS/m", conditions=ROOM)],
            [("function", "electrical_resistivity", "142.9 nΩ·m")],
        ),
        ([strength("tensile_strength", "240", basis="mean", n=60, s="10", lots=6)], []),
        ([value("youngs_modulus", "45", "GPa", conditions=ROOM, basis="minimum")], []),
    ],
)
def test_what_is_derived_stands_in_its_section(typed, shown):
    assert shown == lines(*typed)


def test_a_line_says_formula_basis_condition_and_evidence():
    line = line_of(strength("tensile_strength", "240", source="s2"), value(source="s2"))

    assert (Wording("比强度", "Specific strength"), "Rm/ρ") == (line.name, line.symbol)
    assert Wording("典型", "typical") == line.basis
    assert f"23{NBSP}°C" == line.condition.en
    assert f"Rm/ρ; Rm = 240{NBSP}MPa, ρ = 1.80{NBSP}g/cm³" == line.derivation.en
    assert ("C", "paper, handbook or standard", ()) == (
        line.grade,
        line.grade_name.en,
        line.missing,
    )


def test_a_line_names_the_condition_that_its_inputs_lack():
    line = line_of(strength("tensile_strength", "240", conditions={}, basis=None), value())

    assert (NO_WORDING, ["test temperature"]) == (line.basis, [axis.en for axis in line.missing])
    assert not line.is_printed


@pytest.mark.parametrize("relation", INDICES, ids=lambda relation: relation.target)
def test_material_indices_stand_on_the_page_only(relation):
    unit = "GPa" if relation.inputs[0] == "youngs_modulus" else "MPa"
    found = derived_lines(card(strength(relation.inputs[0], "45", unit), value()))

    assert (relation.target, False) in [(line.key, line.is_printed) for line in found["strength"]]


@pytest.mark.parametrize(("conditions", "is_printed"), [(ROOM, True), (HOT, False)])
def test_print_has_room_for_room_temperature(conditions, is_printed):
    line = line_of(strength("tensile_strength", "240", conditions=conditions), value())

    assert is_printed is line.is_printed


def test_derived_lines_fill_a_page_like_values():
    values = [*[TENSILE] * 5, value()]
    few, many = (sheet(card(*typed), identity()) for typed in (values[1:3] + values[-1:], values))

    assert (True, False) == (few.is_short, many.is_short)
    assert 2 == len(few.sections[0].derived)
    assert 6 == many.value_count


def test_a_section_may_hold_nothing_but_what_is_derived():
    shown = sheet(card(curve(), value("density", "1.80"), TENSILE), identity())

    assert [("strength", 2, 1), ("heat", 1, 0)] == [
        (section.key, len(section.entries), len(section.derived)) for section in shown.sections
    ]


def test_the_document_of_a_card_holds_nothing_derived():
    owner = card(TENSILE, value())

    assert "specific_strength" not in canonical_json(dump_card(owner))
    (found,) = dump_derived(owner)
    assert ("specific_strength", "133.3", "MPa.cm3/g", "D", "Rm/ρ") == (
        *(found[key] for key in ("property", "value", "unit", "grade")),
        found["derivation"]["formula"],
    )
    assert [found] == json.loads(canonical_json([found]))


@pytest.mark.parametrize(
    ("symbol", "first"),
    [
        ("η = tanδ = Q⁻¹", "η"),
        ("P / CR", "P"),
        ("ψ / SDC", "ψ"),
        ("λ (k)", "λ"),
        ("Rm/ρ", "Rm/ρ"),
        ("", ""),
    ],
)
def test_the_first_symbol_is_the_one_shown(symbol, first):
    assert first == short_symbol(symbol)
