"""Numbers that nobody typed say where they come from."""

import pytest

from cards.wording import NO_WORDING
from tests.schemas.build import curve, strength, value
from tests.schemas.test_match_table import in_plain, shown

DAMPING = {
    "strain_amplitude": "0.0001",
    "frequency": "1 Hz",
    "temperature": "23 °C",
    "damping_method": "forced_dma",
}
SPECTRUM = curve(
    ["30", "105"],
    ["1500", "95"],
    key="shielding_effectiveness",
    unit="dB",
    x="frequency",
    x_unit="MHz",
    conditions={"thickness": "2 mm", "se_method": "window"},
)


@pytest.mark.parametrize(
    ("requirement", "drawn", "read", "at"),
    [
        ("Rm@T=85°C>=130MPa", curve(), "200 MPa", "85°C"),
        ("Rm>=130MPa", curve(), "238.2 MPa", "23 °C"),
        ("Rm@T=20~85°C>=130MPa", curve(), "200~240 MPa", "20~85°C"),
        ("SE>=60dB", SPECTRUM, "95~105 dB", "30~1500 MHz"),
        ("Rm@T=200°C>=130MPa", curve(), "160.0~240 MPa", "200°C"),
    ],
)
def test_a_curve_is_shown_where_it_was_read(requirement, drawn, read, at):
    found = shown(requirement, drawn)

    assert (read, at.replace("°C", " °C").replace("  ", " ")) == (
        in_plain(found.value)[0],
        in_plain(found.read_at)[1],
    )


def test_what_was_not_read_from_a_curve_says_no_place():
    assert NO_WORDING == shown("Rp0.2>=130MPa", strength()).read_at


def test_a_derived_value_shows_its_formula_and_what_went_in():
    rate = strength("tensile_strength", "240", basis="mean", n=5, s="10")
    found = shown("specific_strength>=100MPa·cm3/g", rate, value())

    assert ("133.3 MPa·cm³/g", "D") == (in_plain(found.value)[1], found.grade)
    assert (
        "Rm/ρ；Rm = 240 MPa（n = 5，s = 10 MPa），ρ = 1.80 g/cm³",
        "Rm/ρ; Rm = 240 MPa (n = 5, s = 10 MPa), ρ = 1.80 g/cm³",
    ) == in_plain(found.derivation)


def test_a_chain_of_formulas_is_shown_to_its_beginning():
    damping = value("specific_damping_capacity", "2", "%", conditions=DAMPING)
    found = shown("damping_ratio>=0.1%", damping)

    assert "ζ = η/2; η = 0.003183 (η = ψ/2π; ψ = 2 %)" == in_plain(found.derivation)[1]
