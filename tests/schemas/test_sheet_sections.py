"""Where a property stands on a sheet, and which values share a line."""

import pytest

from cards.conditions import read_condition
from cards.sections import WITH_VALUES, is_room_temperature, section_of
from cards.vocabulary import VOCABULARY
from schemas.sheet_sections import rank, sections, symbol_text
from tests.schemas.build import absent, card, curve, strength, value


def lines_of(*values):
    """For each line of the one property the numbers of both columns."""
    (section,) = sections(card(*values), {})
    (entry,) = section.entries
    return [
        tuple(row and row.content.en.split("\u00a0")[0] for row in (line.guaranteed, line.other))
        for line in entry.lines
    ]


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        (value(), "strength"),
        (strength(), "strength"),
        (strength(conditions={}), "strength"),
        (strength(conditions={"T": "30 °C"}), "strength"),
        (strength(conditions={"T": "31 °C"}), "heat"),
        (strength(conditions={"T": "-40 °C"}), "heat"),
        (curve(), "heat"),
        (
            curve(["0", "0"], ["0.1", "9"], key="stress_strain_curve", x="strain", x_unit=""),
            "strength",
        ),
        (absent("creep_strength"), "heat"),
        (absent("solidus"), "process"),
        (absent("price"), "supply"),
        (absent("corrosion_rate"), "corrosion"),
        (value("thermal_conductivity", "62", "W/(m·K)", conditions={"T": "200 °C"}), "function"),
    ],
)
def test_strength_away_from_room_temperature_stands_under_heat(typed, section):
    assert section == section_of(card(typed).values[0])


@pytest.mark.parametrize("key", VOCABULARY.properties)
def test_every_property_has_a_section(key):
    assert section_of(card(absent(key)).values[0]) in WITH_VALUES


@pytest.mark.parametrize(
    ("text", "is_room"),
    [("15 °C", True), ("30 °C", True), ("14 °C", False), ("20~100 °C", False), ("室温", True)],
)
def test_room_temperature_is_from_15_to_30(text, is_room):
    assert is_room is is_room_temperature(read_condition("temperature", text))


def test_the_questions_asked_first_are_answered_first():
    typed = [absent("porosity"), absent("youngs_modulus"), strength(), absent()]
    (section,) = sections(card(*typed), {})

    assert ["density", "proof_strength_02", "youngs_modulus", "porosity"] == [
        entry.key for entry in section.entries
    ]
    assert rank("shear_modulus") < rank("grain_size") < rank("mass_saving")


def test_an_entry_names_property_symbol_and_unit():
    (section,) = sections(card(absent("poissons_ratio"), absent()), {})
    density, ratio = section.entries

    assert ("密度", "ρ", "g/cm³") == (density.name.zh, density.symbol, density.unit)
    assert ("ν", "") == (ratio.symbol, ratio.unit)


def test_a_property_without_unit_has_none():
    (section,) = sections(card(absent("restricted_substances")), {})

    assert "" == section.entries[0].unit


def test_guaranteed_and_typical_never_share_a_column():
    assert [("120", "130")] == lines_of(strength(text="130"), strength(text="120", basis="minimum"))


@pytest.mark.parametrize(
    "beside",
    [
        {"source": "s2"},
        {"specimen": "bar"},
        {"standard": "ISO 6892-1"},
        {"note": "n"},
        {"conditions": {"T": "25 °C"}},
    ],
)
def test_only_values_with_the_same_surroundings_share_a_line(beside):
    assert [("120", None), (None, "130")] == lines_of(
        strength(text="120", basis="minimum"), strength(text="130", **beside)
    )


def test_every_value_stands_in_one_line_only():
    assert [("120", "130"), ("125", "140"), (None, "150")] == lines_of(
        strength(text="120", basis="minimum"),
        strength(text="130"),
        strength(text="140"),
        strength(text="125", basis="B_basis"),
        strength(text="150"),
    )


def test_the_guaranteed_row_tells_what_stands_beside_a_line_or_else_the_other():
    (section,) = sections(card(strength(basis="minimum"), strength(conditions={})), {})
    both = section.entries[0].lines

    assert both[0].guaranteed is both[0].beside
    assert both[1].other is both[1].beside


@pytest.mark.parametrize(("symbol", "shown"), [("λ (k)", "λ"), ("Rm", "Rm"), ("", "")])
def test_a_symbol_is_shown_without_its_remarks(symbol, shown):
    assert shown == symbol_text(symbol)
