"""What a value rests on, all of it at the value."""

import pytest

from cards.wording import NO_WORDING
from schemas.provenance import derived_provenances, provenances
from schemas.sheet_derived import derived_lines
from tests.schemas.build import PAPER, absent, card, curve, strength, value


def only(entry, **more):
    (found,) = provenances(card(entry, **more)).values()
    return found


def test_everything_beside_a_value_is_told():
    tested = strength(
        specimen="A 30×6",
        standard="GB/T 228.1",
        method="B",
        tested_on="2024-05-01",
        n=5,
        note="as cast",
        source="s2",
        conditions={"temperature": "120 °C"},
    )
    found = only(tested)
    assert (found.name.en, found.symbol) == ("0.2 % proof strength", "Rp0.2")
    assert found.value.en.replace("\u00a0", " ") == "130 MPa"
    assert (found.specimen, found.standard, found.method) == ("A 30×6", "GB/T 228.1", "B")
    assert (found.tested_on, found.note, found.source) == ("2024-05-01", "as cast", 2)
    assert found.statistics.en.replace("\u00a0", " ") == "n = 5"
    (temperature,) = found.conditions
    assert temperature.is_needed
    assert "120" in temperature.says.en
    assert found.is_comparable
    assert PAPER["id"] == "s2"
    assert (found.grade, bool(found.grade_name)) == ("C", True)


@pytest.mark.parametrize(
    ("entry", "grade", "reason"),
    [
        (strength(source=""), "D", "no source is stated"),
        (strength(source="s2"), "C", "the source is a paper"),
        (strength(basis="estimated"), "D", "not measured"),
    ],
)
def test_the_grade_says_why(entry, grade, reason):
    found = only(entry)
    assert found.grade == grade
    assert reason in found.grade_reason.en


def test_a_standard_has_its_title_and_what_supersedes_it():
    found = only(strength(standard="GB/T 228.1-2010, GB/T 5153-2016, XX 1"))
    assert [(entry.designation, entry.successor) for entry in found.standards] == [
        ("GB/T 228.1-2010", "GB/T 228.1-2021"),
        ("GB/T 5153-2016", ""),
    ]
    assert "magnesium" in found.standards[1].title.en
    assert only(strength()).standards == ()


def test_what_follows_from_others_names_formula_and_inputs():
    typed = card(strength("tensile_strength", "240", source="s2"), value())
    places = [line.place for lines in derived_lines(typed).values() for line in lines]
    found = derived_provenances(typed)
    assert [entry.anchor for entry in found] == [f"derived-{place}" for place in sorted(places)]
    (ratio,) = (entry for entry in found if entry.symbol == "Rm/ρ")
    assert ratio.formula == "Rm/ρ"
    assert [(entry.anchor, entry.symbol, entry.source) for entry in ratio.inputs] == [
        ("value-0", "Rm", 2),
        ("value-1", "ρ", 1),
    ]
    assert ratio.source is None
    assert [entry.grade for entry in ratio.inputs] == ["C", "D"]
    assert (ratio.grade, ratio.grade_reason) == ("D", only(value()).grade_reason)


def test_an_input_that_is_derived_says_from_what():
    found = derived_provenances(card(value("damping_ratio", "2", "%")))
    (capacity,) = (entry for entry in found if entry.formula == "ψ = 2πη")
    (loss,) = capacity.inputs
    assert (loss.anchor, loss.source) == ("", None)
    assert loss.derivation.en.startswith("η = 2ζ; ζ = 2")


def test_what_is_needed_and_missing_is_named_last():
    found = only(strength("elongation", "8", "%"))
    says = [(entry.name.en, bool(entry.says)) for entry in found.conditions]
    assert says == [("test temperature", True), ("gauge length", False)]
    assert not found.is_comparable
    assert found.conditions[1].says == NO_WORDING


def test_another_unit_is_converted_and_the_usual_one_is_not():
    assert only(value(text="1800", unit="kg/m3")).canonical.replace("\u00a0", " ") == "1.8 g/cm³"
    assert only(value()).canonical == ""
    assert only(value(text="1750~1850", unit="kg/m3")).canonical.startswith("1.75~1.85")


def test_a_curve_has_its_extent():
    assert "240" in only(curve()).value.en


def test_what_is_absent_rests_on_nothing():
    assert list(provenances(card(absent(), value("youngs_modulus", "45", "GPa")))) == [1]
