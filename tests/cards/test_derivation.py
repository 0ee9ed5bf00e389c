"""Values that follow from others: their numbers, conditions, basis, evidence and limits."""

import math
from dataclasses import replace

import pytest

from cards.quantity import Form
from cards.sources import EvidenceGrade
from cards.values import Basis
from cards.verdict import Outcome
from cards.vocabulary import VOCABULARY
from tests.cards.build import absent, card, stated
from tests.cards.faulty import CORROSION, DAMPING, HOT, ROOM, at_room
from tests.cards.test_judging import verdict

DENSITY = stated("density", "1.8 g/cm3")
LIGHT = stated("density", "2 g/cm3")
TENSILE = at_room("tensile_strength", "240 MPa")
MODULUS = at_room("youngs_modulus", "64 GPa")
PROOF = at_room("proof_strength_02", "64 MPa")
RATE = stated("corrosion_rate", "2 mm/a", corrosion_method="mass_loss", **CORROSION)
LOSS = stated("mass_loss_rate", "1 mg/(cm2·d)", **CORROSION)
SALTED = stated("density", "1.825 g/cm3")


def damped(key, text, **beside):
    return stated(key, text, **{**DAMPING, **beside})


def derived(key, *values):
    made = card(*values)
    found = made.derived.get(key, ())
    assert made.known_of(key) == (*made.values_of(key), *found), "one is found as all are"
    return found


def numbers(key, *values):
    return [(value.quantity.low, value.quantity.high) for value in derived(key, *values)]


@pytest.mark.parametrize(
    ("key", "inputs", "number"),
    [
        ("shear_modulus", (at_room("youngs_modulus", "45 GPa"), "ν"), 45 / 2.7),
        ("electrical_resistivity", (at_room("electrical_conductivity", "7 MS/m"),), 1000 / 7),
        ("electrical_conductivity", (at_room("electrical_resistivity", "140 nΩ·m"),), 1000 / 140),
        (
            "thermal_diffusivity",
            (
                at_room("thermal_conductivity", "60 W/(m·K)"),
                DENSITY,
                at_room("specific_heat", "1000 J/(kg·K)"),
            ),
            100 / 3,
        ),
        ("specific_strength", (TENSILE, DENSITY), 400 / 3),
        (
            "tension_compression_ratio",
            (
                at_room("compressive_proof_02", "100 MPa", orientation="L"),
                at_room("proof_strength_02", "200 MPa", orientation="L"),
            ),
            0.5,
        ),
        ("mass_loss_rate", (RATE, SALTED), 1),
        ("corrosion_rate", (LOSS, SALTED), 2),
        ("loss_factor", (damped("specific_damping_capacity", "6.283185307 %"),), 0.01),
        ("loss_factor", (damped("damping_ratio", "0.5 %"),), 0.01),
        ("loss_factor", (damped("logarithmic_decrement", "0.031415926535"),), 0.01),
        ("specific_damping_capacity", (damped("loss_factor", "0.01"),), 2 * math.pi),
        ("damping_ratio", (damped("loss_factor", "0.01"),), 0.5),
        ("logarithmic_decrement", (damped("loss_factor", "0.01"),), 0.01 * math.pi),
        ("damping_ratio", (damped("specific_damping_capacity", "6.283185307 %"),), 0.5),
        ("logarithmic_decrement", (damped("damping_ratio", "0.5 %"),), 0.01 * math.pi),
        ("specific_stiffness", (MODULUS, LIGHT), 32),
        ("beam_stiffness_index", (MODULUS, LIGHT), 4),
        ("panel_stiffness_index", (MODULUS, LIGHT), 2),
        ("specific_proof_strength", (PROOF, LIGHT), 32),
        ("beam_strength_index", (PROOF, LIGHT), 8),
        ("panel_strength_index", (PROOF, LIGHT), 4),
    ],
)
def test_a_value_follows_from_others(key, inputs, number):
    known = [stated("poissons_ratio", "0.35") if entry == "ν" else entry for entry in inputs]
    (found,) = derived(key, *known)

    assert (pytest.approx(number),) * 2 == (found.quantity.low, found.quantity.high)
    assert VOCABULARY.property(key).unit == found.quantity.unit == found.quantity.canonical_unit
    assert Form.SINGLE is found.quantity.form
    assert set(VOCABULARY.property(key).needs) <= set(found.conditions)


@pytest.mark.parametrize(
    ("typed", "low", "high", "text"),
    [
        ("234~270 MPa", 130, 150, "130~150"),
        ("240±9 MPa", 400 / 3, 400 / 3, "133.3"),
        ("0 MPa", 0, 0, "0"),
    ],
)
def test_a_range_gives_a_range(typed, low, high, text):
    (found,) = derived("specific_strength", at_room("tensile_strength", typed), DENSITY)

    assert (pytest.approx(low), pytest.approx(high)) == (found.quantity.low, found.quantity.high)
    assert text == found.quantity.text


def test_a_range_of_what_stands_below_the_line_is_turned_round():
    dense = stated("density", "1.6~2 g/cm3")

    assert [(120, 150)] == numbers("specific_strength", TENSILE, dense)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("specific_strength", (TENSILE,)),
        ("specific_strength", (DENSITY,)),
        ("specific_strength", (at_room("tensile_strength", "≥ 240 MPa"), DENSITY)),
        ("specific_strength", (TENSILE, stated("density", "≤ 1.8 g/cm3"))),
        ("specific_strength", (TENSILE, stated("density", "1.8 g/cm3", **HOT))),
        ("specific_strength", (TENSILE, stated("density", "0 g/cm3"))),
        ("specific_strength", (TENSILE, absent("density"))),
        ("specific_strength", (TENSILE, DENSITY, at_room("specific_strength", "130 MPa·cm3/g"))),
        ("beam_stiffness_index", (at_room("youngs_modulus", "-45 GPa"), DENSITY)),
        ("shear_modulus", (MODULUS, stated("poissons_ratio", "-1"))),
        ("thermal_diffusivity", (at_room("thermal_conductivity", "60 W/(m·K)"), DENSITY)),
        ("mass_loss_rate", (stated("corrosion_rate", "2 mm/a", **CORROSION), SALTED)),
        (
            "mass_loss_rate",
            (stated("corrosion_rate", "2 mm/a", corrosion_method="tafel", **CORROSION), SALTED),
        ),
        ("damping_ratio", (damped("loss_factor", "0.051"),)),
        ("loss_factor", (damped("damping_ratio", "2.6 %"),)),
        ("loss_factor", (damped("specific_damping_capacity", "32 %"),)),
        ("loss_factor", (damped("logarithmic_decrement", "0.16"),)),
        ("damping_ratio", (damped("loss_factor", "0.04~0.06"),)),
    ],
)
def test_nothing_follows_where_something_is_wanting(key, values):
    assert () == derived(key, *values)


def test_damping_is_converted_up_to_a_loss_factor_of_one_twentieth():
    assert [(2.5, 2.5)] == numbers("damping_ratio", damped("loss_factor", "0.05"))


def test_what_is_only_absent_is_derived():
    missing = absent("specific_strength", "not_tested")
    known = card(TENSILE, DENSITY, missing).known_of("specific_strength")

    assert missing is known[0]
    assert "Rm/ρ" == known[1].derivation.formula
    assert (TENSILE, DENSITY) == known[1].derivation.inputs
    assert Outcome.PASS is verdict("specific_strength>=100MPa·cm3/g", *known).outcome


def test_a_derived_loss_factor_bears_the_other_measures_of_damping():
    (decrement,) = derived("logarithmic_decrement", damped("specific_damping_capacity", "2 %"))
    (factor,) = decrement.derivation.inputs

    assert ("δ = πη", "η = ψ/2π") == (decrement.derivation.formula, factor.derivation.formula)
    assert pytest.approx(0.01) == decrement.quantity.low


def test_a_rate_from_mass_loss_says_so():
    (found,) = derived("corrosion_rate", LOSS, SALTED)

    assert "mass_loss" == found.conditions["corrosion_method"].choice
    assert Outcome.PASS is verdict("corrosion_rate<=2mm/a", LOSS, SALTED).outcome
    tafel = verdict("corrosion_rate@corrosion_method=tafel<=2mm/a", LOSS, SALTED)
    assert ("corrosion_method",) == tafel.axes


def test_of_several_partners_the_one_of_the_same_source_and_basis_counts():
    others = (
        stated("density", "1.6 g/cm3", source="paper"),
        stated("density", "1.5 g/cm3", basis=Basis.MEAN),
        stated("density", "1.8 g/cm3"),
    )

    assert [(pytest.approx(400 / 3),) * 2] == numbers("specific_strength", TENSILE, *others)
    assert [(150, 150)] == numbers("specific_strength", TENSILE, others[0])
    assert [(160, 160)] == numbers("specific_strength", TENSILE, *others[:2])


def test_three_inputs_agree_with_one_another():
    warm, hot = {"temperature": "100 °C"}, {"temperature": "200 °C"}
    heat = stated("thermal_conductivity", "60 W/(m·K)", **warm)
    bodies = (
        stated("density", "1.5 g/cm3", **hot),
        stated("density", "1.8 g/cm3"),
        stated("specific_heat", "500 J/(kg·K)", **hot),
        stated("specific_heat", "1000 J/(kg·K)", **warm),
    )

    assert [(pytest.approx(100 / 3),) * 2] == numbers("thermal_diffusivity", heat, *bodies)


@pytest.mark.parametrize(
    ("bases", "basis"),
    [
        ((Basis.TYPICAL, Basis.TYPICAL), Basis.TYPICAL),
        ((Basis.MEAN, Basis.MEAN), Basis.MEAN),
        ((Basis.MINIMUM, Basis.MINIMUM), Basis.MINIMUM),
        ((Basis.A_BASIS, Basis.A_BASIS), Basis.TYPICAL),
        ((Basis.B_BASIS, Basis.B_BASIS), Basis.TYPICAL),
        ((Basis.MINIMUM, Basis.TYPICAL), Basis.TYPICAL),
        ((Basis.A_BASIS, Basis.B_BASIS), Basis.TYPICAL),
        ((Basis.MEAN, Basis.NOMINAL), Basis.TYPICAL),
        ((Basis.MEAN, Basis.CALCULATED), Basis.CALCULATED),
        ((Basis.ESTIMATED, Basis.MINIMUM), Basis.CALCULATED),
        ((Basis.ESTIMATED, Basis.ESTIMATED), Basis.ESTIMATED),
        ((Basis.TYPICAL, None), None),
        ((None, None), None),
    ],
)
def test_the_basis_is_one_that_is_true_of_all_inputs(bases, basis):
    strong, dense = bases
    (found,) = derived(
        "specific_strength", replace(TENSILE, basis=strong), replace(DENSITY, basis=dense)
    )

    assert basis is found.basis


@pytest.mark.parametrize(
    ("key", "inputs", "basis"),
    [
        ("electrical_resistivity", ("electrical_conductivity",), Basis.MINIMUM),
        ("mass_loss_rate", ("corrosion_rate", "density"), Basis.MINIMUM),
        ("corrosion_rate", ("mass_loss_rate", "density"), Basis.TYPICAL),
        ("tension_compression_ratio", ("compressive_proof_02", "proof_strength_02"), Basis.TYPICAL),
        ("shear_modulus", ("youngs_modulus", "poissons_ratio"), Basis.TYPICAL),
        ("electrical_resistivity", ("electrical_conductivity",), Basis.A_BASIS),
    ],
)
def test_a_guarantee_is_kept_only_where_every_input_is_on_the_safe_side(key, inputs, basis):
    units = {name: VOCABULARY.property(name).unit for name in inputs}
    more = {"corrosion_method": "mass_loss", "orientation": "L", **CORROSION}
    claimed = Basis.A_BASIS if basis is Basis.A_BASIS else Basis.MINIMUM
    values = [
        stated(name, f"0.3 {unit}".removesuffix(" 1"), basis=claimed, **more)
        for name, unit in units.items()
    ]
    found = derived(key, *values)

    assert {basis} == {value.basis for value in found}


def test_the_evidence_is_that_of_the_worst_input():
    better, worse = replace(TENSILE, source="paper"), DENSITY
    mixed = card(better, worse)
    alike = card(better, replace(worse, source="paper"))

    for owner, grade in ((mixed, EvidenceGrade.D), (alike, EvidenceGrade.C)):
        assert [grade] == [owner.grade_of(value) for value in owner.derived["specific_strength"]]


def test_of_many_values_only_the_first_dozen_are_used():
    many = [stated("tensile_strength", f"{200 + at} MPa", **ROOM) for at in range(20)]

    assert 12 == len(derived("specific_strength", *many, DENSITY))


def test_of_partners_that_are_equal_none_is_preferred_for_its_number():
    denser = stated("density", "1.9 g/cm3")
    better = stated("density", "2 g/cm3", source="paper")
    tensile = replace(TENSILE, source="")

    (spread,) = derived("specific_strength", tensile, DENSITY, denser)
    assert (240 / 1.9, 240 / 1.8) == (spread.content.low, spread.content.high)
    assert (tensile, DENSITY, denser) == spread.derivation.inputs
    (sure,) = derived("specific_strength", tensile, DENSITY, better)
    assert 120 == sure.content.low == sure.content.high
