"""Cards that trip the rules of order, melting and physics, and cards that just do not."""

from cards.composition import Composition
from cards.values import Basis
from tests.cards.build import stated
from tests.cards.faulty import (
    DAMPING,
    HOT,
    at_room,
    corroding,
    element,
    guaranteed,
    magnesium,
)

ELASTIC = (at_room("youngs_modulus", "45 GPa"), stated("poissons_ratio", "0.35"))
HEAT = (stated("density", "1.8 g/cm3"), at_room("specific_heat", "1020 J/(kg·K)"))


MELT = stated("liquidus", "651 °C")
AZ91 = Composition((element("Mg", balance=True), element("Al", "9"), element("Zn", "1")))
ZK60 = Composition((element("Mg", balance=True), element("Al", None, "0.1"), element("Zn", "6")))


def with_loss(loss, key, text):
    return magnesium(stated("loss_factor", loss, **DAMPING), stated(key, text, **DAMPING))


def strengths(proof, tensile, *, tensile_source="sheet", tensile_at=None):
    return magnesium(
        at_room("proof_strength_02", proof),
        stated(
            "tensile_strength",
            tensile,
            source=tensile_source,
            temperature=tensile_at or "23 °C",
        ),
    )


def with_heat_conductivity(text, electric):
    return magnesium(at_room("thermal_conductivity", text), electric)


TRIPS = [
    (
        "guarantee_exceeds_typical",
        magnesium(guaranteed("density", "1.9 g/cm3"), stated("density", "1.95 g/cm3")),
        "values[1].value",
    ),
    (
        "guarantee_exceeds_typical",
        magnesium(guaranteed("elongation", "8 %"), stated("elongation", "6 %")),
        "values[1].value",
    ),
    (
        "guarantee_exceeds_typical",
        magnesium(guaranteed("elongation", "6~8 %"), stated("elongation", "9~10 %")),
        "values[1].value",
    ),
    (
        "typical_breaks_standard",
        magnesium(guaranteed("elongation", "8 %", "paper"), stated("elongation", "6 %")),
        "values[1].value",
    ),
    (
        "a_basis_exceeds_b_basis",
        magnesium(
            guaranteed("elongation", "8 %", basis=Basis.A_BASIS),
            guaranteed("elongation", "6 %", basis=Basis.B_BASIS),
        ),
        "values[0].value",
    ),
    ("proof_exceeds_tensile", strengths("240 MPa", "230 MPa"), "values[0].value"),
    ("proof_exceeds_tensile", strengths("200~240 MPa", "210~230 MPa"), "values[0].value"),
    ("proof_exceeds_tensile", strengths("≥ 240 MPa", "≤ 230 MPa"), "values[0].value"),
    (
        "proof_exceeds_tensile_across_sources",
        strengths("240 MPa", "230 MPa", tensile_source="paper"),
        "values[0].value",
    ),
    (
        "solidus_above_liquidus",
        magnesium(stated("solidus", "610 °C"), stated("liquidus", "600 °C")),
        "values[0].value",
    ),
    ("melts_above_magnesium", magnesium(stated("liquidus", "651 °C")), "values[0].value"),
    *(
        ("melts_above_magnesium", magnesium(MELT, family=family), "values[0].value")
        for family in ("mg-al-zn", "Mg–Al", "Mg-3Al-1Zn", "镁铝")
    ),
    ("melts_above_magnesium", magnesium(MELT, family="", composition=AZ91), "values[0].value"),
    (
        "shear_modulus_disagrees",
        magnesium(*ELASTIC, at_room("shear_modulus", "18.1 GPa")),
        "values[2].value",
    ),
    (
        "shear_modulus_disagrees",
        magnesium(*ELASTIC, at_room("shear_modulus", "15 GPa")),
        "values[2].value",
    ),
    (
        "resistivity_disagrees",
        magnesium(
            at_room("electrical_resistivity", "140 nΩ·m"),
            at_room("electrical_conductivity", "6.9~7 MS/m"),
        ),
        "values[0].value",
    ),
    (
        "diffusivity_disagrees",
        magnesium(
            *HEAT,
            at_room("thermal_conductivity", "60 W/(m·K)"),
            at_room("thermal_diffusivity", "40 mm2/s"),
        ),
        "values[3].value",
    ),
    (
        "specific_strength_disagrees",
        magnesium(
            stated("density", "1.8 g/cm3"),
            at_room("tensile_strength", "240 MPa"),
            at_room("specific_strength", "140 MPa·cm3/g"),
        ),
        "values[2].value",
    ),
    (
        "yield_ratio_disagrees",
        magnesium(
            at_room("compressive_proof_02", "100 MPa", orientation="L"),
            at_room("proof_strength_02", "200 MPa", orientation="L"),
            at_room("tension_compression_ratio", "0.6", orientation="L"),
        ),
        "values[2].value",
    ),
    ("penetration_disagrees", corroding("2 mm/a", "mass_loss"), "values[0].value"),
    (
        "damping_capacity_disagrees",
        with_loss("0.01", "specific_damping_capacity", "1 %"),
        "values[1].value",
    ),
    ("damping_ratio_disagrees", with_loss("0.01", "damping_ratio", "1 %"), "values[1].value"),
    ("decrement_disagrees", with_loss("0.01", "logarithmic_decrement", "0.06"), "values[1].value"),
    (
        "wiedemann_franz_violated",
        with_heat_conductivity("160 W/(m·K)", at_room("electrical_conductivity", "7 MS/m")),
        "values[0].value",
    ),
    (
        "wiedemann_franz_violated",
        with_heat_conductivity("30~35 W/(m·K)", at_room("electrical_resistivity", "142 nΩ·m")),
        "values[0].value",
    ),
]

CLEAN = [
    *(
        ("melts_above_magnesium", magnesium(MELT, family=family, composition=composition))
        for family, composition in (
            ("", ZK60),
            ("", Composition()),
            ("Mg-Zn", AZ91),
            ("Steel", AZ91),
        )
    ),
    ("guarantee_exceeds_typical", magnesium(guaranteed("elongation", "6 %"))),
    (
        "guarantee_exceeds_typical",
        magnesium(guaranteed("elongation", "6 %"), stated("elongation", "6 %")),
    ),
    (
        "guarantee_exceeds_typical",
        magnesium(guaranteed("elongation", "8 %"), stated("elongation", "6 %", **HOT)),
    ),
    (
        "guarantee_exceeds_typical",
        magnesium(
            guaranteed("poissons_ratio", "0.35"),
            stated("poissons_ratio", "0.3"),
        ),
    ),
    (
        "typical_breaks_standard",
        magnesium(guaranteed("elongation", "8 %"), stated("elongation", "6 %")),
    ),
    (
        "a_basis_exceeds_b_basis",
        magnesium(
            guaranteed("elongation", "6 %", basis=Basis.A_BASIS),
            guaranteed("elongation", "8 %", basis=Basis.B_BASIS),
        ),
    ),
    (
        "a_basis_exceeds_b_basis",
        magnesium(
            guaranteed("elongation", "8 %", basis=Basis.A_BASIS, **HOT),
            guaranteed("elongation", "6 %", basis=Basis.B_BASIS),
        ),
    ),
    ("proof_exceeds_tensile", strengths("240 MPa", "240 MPa")),
    ("proof_exceeds_tensile", strengths("240 MPa", "200 MPa", tensile_at="150 °C")),
    ("proof_exceeds_tensile", strengths("150~300 MPa", "280 MPa")),
    ("proof_exceeds_tensile", strengths("≥ 200 MPa", "≥ 150 MPa")),
    (
        "proof_exceeds_tensile",
        magnesium(
            at_room("proof_strength_02", "160 MPa"),
            guaranteed("tensile_strength", "150 MPa", temperature="23 °C"),
        ),
    ),
    ("proof_exceeds_tensile", strengths("240 MPa", "230 MPa", tensile_source="paper")),
    ("proof_exceeds_tensile_across_sources", strengths("240 MPa", "230 MPa")),
    (
        "solidus_above_liquidus",
        magnesium(stated("solidus", "600 °C"), stated("liquidus", "600 °C")),
    ),
    ("melts_above_magnesium", magnesium(stated("liquidus", "650 °C"))),
    ("melts_above_magnesium", magnesium(stated("liquidus", "655 °C"), family="Mg-Mn")),
    ("shear_modulus_disagrees", magnesium(*ELASTIC, at_room("shear_modulus", "17.9 GPa"))),
    (
        "shear_modulus_disagrees",
        magnesium(*ELASTIC, stated("shear_modulus", "12 GPa", **HOT)),
    ),
    (
        "shear_modulus_disagrees",
        magnesium(ELASTIC[0], stated("poissons_ratio", "-1"), at_room("shear_modulus", "16.7 GPa")),
    ),
    (
        "shear_modulus_disagrees",
        magnesium(
            *ELASTIC,
            stated("poissons_ratio", "0.2", **HOT),
            stated("shear_modulus", "17 GPa"),
        ),
    ),
    (
        "shear_modulus_disagrees",
        magnesium(
            at_room("youngs_modulus", "45 GPa", orientation="L"),
            at_room("poissons_ratio", "0.2", orientation="T"),
            at_room("shear_modulus", "17 GPa"),
        ),
    ),
    (
        "resistivity_disagrees",
        magnesium(
            at_room("electrical_resistivity", "143 nΩ·m"),
            at_room("electrical_conductivity", "7 MS/m"),
            at_room("electrical_conductivity", "9 MS/m"),
        ),
    ),
    (
        "diffusivity_disagrees",
        magnesium(
            *HEAT,
            at_room("thermal_conductivity", "60 W/(m·K)"),
            at_room("thermal_diffusivity", "32.7 mm2/s"),
        ),
    ),
    (
        "specific_strength_disagrees",
        magnesium(
            stated("density", "1.8 g/cm3"),
            stated("density", "1.6 g/cm3", **HOT),
            at_room("tensile_strength", "240 MPa"),
            at_room("specific_strength", "133 MPa·cm3/g"),
        ),
    ),
    (
        "yield_ratio_disagrees",
        magnesium(
            at_room("compressive_proof_02", "100 MPa", orientation="L"),
            at_room("proof_strength_02", "200 MPa", orientation="T"),
            at_room("tension_compression_ratio", "0.6", orientation="L"),
        ),
    ),
    ("penetration_disagrees", corroding("1.01 mm/a", "mass_loss")),
    ("penetration_disagrees", corroding("0.1 mm/a", "tafel")),
    (
        "damping_capacity_disagrees",
        with_loss("0.01", "specific_damping_capacity", "6.3 %"),
    ),
    ("damping_capacity_disagrees", with_loss("0.06", "specific_damping_capacity", "20 %")),
    ("damping_ratio_disagrees", with_loss("0.01", "damping_ratio", "0.5 %")),
    ("decrement_disagrees", with_loss("0.01", "logarithmic_decrement", "0.0314")),
    (
        "wiedemann_franz_violated",
        with_heat_conductivity("54 W/(m·K)", at_room("electrical_conductivity", "7 MS/m")),
    ),
    (
        "wiedemann_franz_violated",
        with_heat_conductivity(
            "54 W/(m·K)", stated("electrical_conductivity", "0 MS/m", temperature="23 °C")
        ),
    ),
]
