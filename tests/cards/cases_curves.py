"""Cards that trip the rules on families and courses of curves, or just do not."""

from dataclasses import replace

from cards.values import Basis
from tests.cards.build import stated
from tests.cards.faulty import HOT, curve, magnesium, tensile_curve

PULLED = tensile_curve((0, 0), (0.001, 45), (0.1, 240))


def heat(*points, key="tensile_strength"):
    return magnesium(curve(key, "temperature", *points))


def life(*points, key="fatigue_strength", axis="cycles"):
    return magnesium(curve(key, axis, *points))


def shielding(*points, source="sheet", **conditions):
    return curve("shielding_effectiveness", "frequency", *points, source=source, **conditions)


SPECTRUM = ((1e6, 90), (1e9, 100))

TRIPS = [
    ("curve_x_not_positive", life((0, 120), (1e6, 90)), "values[0].curve.points[0]"),
    (
        "curve_x_not_positive",
        magnesium(shielding((1e6, 90), (-1, 80))),
        "values[0].curve.points[1]",
    ),
    ("curve_family_alike", magnesium(PULLED, PULLED), "values[1].curve"),
    (
        "curve_family_alike",
        magnesium(shielding(*SPECTRUM, thickness="2 mm"), shielding(*SPECTRUM, thickness="2.0 mm")),
        "values[1].curve",
    ),
    ("curve_value_not_positive", life((1e3, 0), (1e6, 0)), "values[0].curve.points[0]"),
    (
        "curve_value_not_positive",
        life((1e3, 0.01), (1e6, -0.001), key="low_cycle_fatigue"),
        "values[0].curve.points[1]",
    ),
    ("curve_life_rises", life((1e4, 120), (1e5, 90), (1e6, 95)), "values[0].curve.points"),
    ("curve_life_rises", life((1e6, 120), (1e5, 90)), "values[0].curve.points"),
    ("curve_strength_rises", heat((20, 200), (150, 245)), "values[0].curve.points"),
    (
        "curve_strength_rises",
        heat((25, 100), (150, 121), key="proof_strength_02"),
        "values[0].curve.points",
    ),
    ("curve_strength_rises", heat((250, 245), (23, 200), (-50, 260)), "values[0].curve.points"),
    (
        "curve_peak_strength",
        magnesium(
            tensile_curve((0, 0), (0.1, 160), temperature="150 °C"),
            stated("tensile_strength", "160 MPa", temperature="23 °C"),
            stated("tensile_strength", "180 MPa", **HOT),
        ),
        "values[0].curve.points",
    ),
]

CLEAN = [
    ("curve_x_not_positive", life((1, 120), (1e6, 90))),
    ("curve_x_not_positive", heat((-40, 260), (0, 240))),
    ("curve_family_alike", magnesium(PULLED, tensile_curve((0, 0), (0.1, 180), **HOT))),
    ("curve_family_alike", magnesium(PULLED, replace(PULLED, source="paper"))),
    ("curve_family_alike", magnesium(PULLED, replace(PULLED, basis=Basis.MINIMUM))),
    ("curve_family_alike", magnesium(PULLED, replace(PULLED, specimen="from the rib"))),
    ("curve_value_not_positive", magnesium(shielding((1e6, 0), (1e9, 100)))),
    ("curve_value_not_positive", magnesium(PULLED)),
    ("curve_life_rises", life((1e6, 90), (1e5, 90), (1e4, 120))),
    ("curve_life_rises", life((-1, 90), (0, 100), axis="r_ratio")),
    ("curve_strength_rises", heat((23, 200), (150, 240))),
    ("curve_strength_rises", heat((50, 200), (150, 260))),
    ("curve_strength_rises", heat((-50, 200), (23, 100))),
    ("curve_strength_rises", heat((23, 0), (150, 100))),
    (
        "curve_strength_rises",
        magnesium(curve("tensile_strength", "strain_rate", (0.001, 200), (100, 300))),
    ),
    (
        "curve_peak_strength",
        magnesium(
            tensile_curve((0, 0), (0.1, 160), temperature="150 °C"),
            stated("tensile_strength", "240 MPa", temperature="23 °C"),
        ),
    ),
]
