"""Curves of several cards share a picture only where they may be compared."""

from cards.curve_overlay import MOST_LINES, overlays
from schemas.draft import read_leniently


def card(*values):
    return read_leniently({"designation": "AM60B", "values": list(values)})


def shielding(thickness="2 mm", method="flange_coaxial", points=((30, 80), (1500, 100)), **more):
    stated = {"thickness": thickness, "se_method": method}
    return {
        "property": "shielding_effectiveness",
        "curve": {"x": "frequency", "x_unit": "MHz", "points": [list(map(str, p)) for p in points]},
        "unit": "dB",
        "conditions": {name: text for name, text in stated.items() if text},
        **more,
    }


def places(found):
    return [[drawn.place for drawn in overlay.curves] for overlay in found]


def test_curves_under_conditions_that_agree_share_a_picture():
    found = overlays([card(shielding()), card(shielding("2.1 mm")), card(shielding("4 mm"))])
    assert places(found) == [[0, 1], [2]]
    assert found[0].cards == {0, 1}


def test_a_curve_that_lacks_a_condition_stands_apart_and_says_so():
    found = overlays([card(shielding()), card(shielding(thickness="")), card(shielding(""))])
    assert places(found) == [[0], [1], [2]]
    assert [overlay.missing for overlay in found] == [(), ("thickness",), ("thickness",)]


def test_what_is_guaranteed_stands_apart_from_what_is_typical():
    guaranteed = {**shielding(), "basis": "minimum"}
    assert places(overlays([card(shielding()), card(guaranteed)])) == [[0], [1]]


def test_another_axis_or_property_is_another_picture():
    warm = {
        "property": "proof_strength_02",
        "curve": {"x": "temperature", "x_unit": "°C", "points": [["20", "130"], ["150", "90"]]},
        "unit": "MPa",
    }
    assert places(overlays([card(shielding(), warm)])) == [[0], [0]]
    assert places(overlays([card(shielding(), warm)], "proof_strength_02")) == [[0]]


def test_a_picture_has_no_more_lines_than_can_be_told_apart():
    found = overlays([card(shielding()) for _ in range(MOST_LINES + 2)])
    assert [len(overlay.curves) for overlay in found] == [MOST_LINES, 2]


def test_a_point_alone_is_no_curve():
    assert overlays([card(shielding(points=((30, 80),)))]) == ()
    assert overlays([card()]) == ()
