"""Cards that trip the rules of bounds, composition, conditions and curves, or just do not."""

from dataclasses import replace

from tests.cards.build import absent, stated
from tests.cards.faulty import (
    DAMPING,
    HOT,
    STANDARD,
    at_room,
    composed,
    corroding,
    curve,
    element,
    guaranteed,
    magnesium,
    tensile_curve,
)

SPRAY = {"medium": "NSS", "duration": "96 h", "surface_state": "paint"}
ELASTIC = (at_room("youngs_modulus", "45 GPa"), stated("poissons_ratio", "0.35"))
STRAIGHT = tensile_curve((0, 0), (0.001, 45), (0.02, 200), (0.1, 240))
SDC = stated("specific_damping_capacity", "1 %", **DAMPING)
HARDNESS = stated("brinell_hardness", "62 HBW", load_indenter="HBW 5/250")
VICKERS = stated("vickers_hardness", "62 HV", load_indenter="HV 5")


TRIPS = [
    ("outside_hard_bounds", magnesium(stated("density", "180 g/cm3")), "values[0].value"),
    ("outside_hard_bounds", magnesium(stated("poissons_ratio", "0.6")), "values[0].value"),
    ("outside_hard_bounds", magnesium(stated("density", "1.8~99 g/cm3")), "values[0].value"),
    ("outside_hard_bounds", magnesium(stated("density", "<0.1 g/cm3")), "values[0].value"),
    (
        "outside_hard_bounds",
        magnesium(tensile_curve((0, 0), (0.1, 9000))),
        "values[0].curve",
    ),
    (
        "outside_hard_bounds",
        magnesium(absent("density", "below_limit", "0.1 g/cm3")),
        "values[0].limit",
    ),
    ("outside_typical_bounds", magnesium(stated("density", "2.7 g/cm3")), "values[0].value"),
    (
        "outside_typical_bounds",
        magnesium(stated("density", "2.7 g/cm3"), family="Pure Mg"),
        "values[0].value",
    ),
    *(
        (
            "outside_typical_bounds",
            magnesium(stated("density", "2.7 g/cm3"), family=family),
            "values[0].value",
        )
        for family in ("", "mg-al-zn", "Mg–Al", "镁合金", "magnesium")
    ),
    (
        "rating_off_scale",
        magnesium(stated("salt_spray_rating", "7.5", **SPRAY)),
        "values[0].value",
    ),
    ("element_share_impossible", composed(element("Al", "-1")), "composition.elements[0].min"),
    (
        "element_share_impossible",
        composed(element("Al", None, "101")),
        "composition.elements[0].max",
    ),
    ("element_limits_crossed", composed(element("Al", "9", "8")), "composition.elements[0].min"),
    (
        "composition_minima_exceed_100",
        composed(element("Mg", "95"), element("Al", "5.5")),
        "composition.elements",
    ),
    (
        "element_repeated",
        composed(element("Al", "5"), element("Al", "6")),
        "composition.elements[1].element",
    ),
    (
        "element_repeated",
        composed(element("Mg", balance=True), element("Al", balance=True)),
        "composition.elements[1].balance",
    ),
    (
        "element_outside_limits",
        composed(element("Fe", None, "0.005", "0.02")),
        "composition.elements[0].measured",
    ),
    (
        "element_outside_limits",
        composed(element("Al", "5.5", "6.5", "5.1")),
        "composition.elements[0].measured",
    ),
    (
        "not_comparable",
        magnesium(stated("shielding_effectiveness", "90 dB", thickness="2 mm", se_method="window")),
        "values[0].conditions.frequency",
    ),
    (
        "not_comparable",
        magnesium(stated("price", "30 元/kg", date="2026-01")),
        "values[0].conditions.tax_basis",
    ),
    (
        "corrosion_method_missing",
        corroding("1 mm/a", None),
        "values[1].conditions.corrosion_method",
    ),
    (
        "damping_term_ambiguous",
        magnesium(replace(SDC, standard="GB／T 13665-2007")),
        "values[0].standard",
    ),
    ("hardness_converted", magnesium(replace(HARDNESS, method="维氏")), "values[0].method"),
    ("hardness_converted", magnesium(replace(HARDNESS, method="由强度换算")), "values[0].method"),
    (
        "hardness_converted",
        magnesium(replace(HARDNESS, standard="GB/T 4340.1")),
        "values[0].standard",
    ),
    (
        "hardness_converted",
        magnesium(stated("brinell_hardness", "62 HBW", load_indenter="HV 5")),
        "values[0].conditions.load_indenter",
    ),
    ("hardness_converted", magnesium(replace(VICKERS, standard="ASTM E10")), "values[0].standard"),
    ("curve_too_short", magnesium(tensile_curve((0, 0))), "values[0].curve.points"),
    ("curve_too_short", magnesium(tensile_curve()), "values[0].curve.points"),
    (
        "curve_not_monotone",
        magnesium(tensile_curve((0, 0), (0.1, 200), (0.1, 210))),
        "values[0].curve.points[2]",
    ),
    (
        "curve_not_monotone",
        magnesium(curve("density", "temperature", (300, 1.7), (100, 1.75), (200, 1.72))),
        "values[0].curve.points[2]",
    ),
    (
        "curve_start_modulus",
        magnesium(STRAIGHT, at_room("youngs_modulus", "40 GPa")),
        "values[0].curve.points",
    ),
    (
        "curve_peak_strength",
        magnesium(STRAIGHT, at_room("tensile_strength", "250 MPa")),
        "values[0].curve.points",
    ),
]

CLEAN = [
    ("outside_hard_bounds", magnesium(stated("poissons_ratio", "0.5"))),
    ("outside_typical_bounds", magnesium(stated("density", "2.7 g/cm3"), family="Al-Si")),
    ("outside_typical_bounds", magnesium(stated("density", "1.3~2.05 g/cm3"))),
    ("outside_typical_bounds", magnesium(stated("density", "180 g/cm3"))),
    ("rating_off_scale", magnesium(stated("salt_spray_rating", "7", **SPRAY))),
    ("element_share_impossible", composed(element("Al", "0", "100"))),
    ("element_limits_crossed", composed(element("Al", "8", "8"), element("Zn", "1"))),
    ("composition_minima_exceed_100", composed(element("Mg", "94.5"), element("Al", "5.5"))),
    ("element_repeated", composed(element("Al", "5"), element("Mg", balance=True))),
    ("element_outside_limits", composed(element("Al", "5.5", "6.5", "5.5"), element("Zn"))),
    ("not_comparable", magnesium(absent("shielding_effectiveness"))),
    ("not_comparable", corroding("1 mm/a", None)),
    ("corrosion_method_missing", corroding("1 mm/a", "tafel")),
    ("damping_term_ambiguous", magnesium(replace(SDC, standard="ASTM E756"))),
    ("hardness_converted", magnesium(replace(HARDNESS, standard="GB/T 231.1", method="布氏"))),
    ("hardness_converted", magnesium(replace(VICKERS, standard="ASTM E92"))),
    ("hardness_converted", magnesium(replace(STANDARD, method="换算"))),
    ("curve_too_short", magnesium(tensile_curve((0, 0), (1, 1)))),
    ("curve_not_monotone", magnesium(curve("density", "temperature", (300, 1.7), (100, 1.8)))),
    ("curve_start_modulus", magnesium(STRAIGHT, at_room("youngs_modulus", "41 GPa"))),
    ("curve_start_modulus", magnesium(STRAIGHT, stated("youngs_modulus", "30 GPa", **HOT))),
    ("curve_start_modulus", magnesium(tensile_curve((0, 0)), ELASTIC[0])),
    ("curve_start_modulus", magnesium(tensile_curve((0, 0), (0, 5)), ELASTIC[0])),
    ("curve_peak_strength", magnesium(STRAIGHT, at_room("tensile_strength", "235~240 MPa"))),
    (
        "curve_peak_strength",
        magnesium(STRAIGHT, guaranteed("tensile_strength", "200 MPa", temperature="23 °C")),
    ),
]
