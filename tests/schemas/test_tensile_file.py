"""Tensile curves as tables of true stress and of plastic strain, with how they were computed."""

import pytest

from cards.errors import NotTensile
from cards.wording import Wording
from schemas.tensile_file import plastic_csv, true_csv
from tests.schemas.build import ROOM, card, curve, strength, value

PULLED = (["0", "0"], ["0.10", "4.5"], ["2", "20.0"], ["10", "24"], ["12", "23.5"])
STATE = {**ROOM, "strain_rate": "0.001 1/s", "orientation": "L"}
MODULUS = value("youngs_modulus", "45", "GPa", conditions=ROOM)


def pulled(*points, **more):
    drawn = {"key": "stress_strain_curve", "x": "strain", "x_unit": "%", "unit": "kPa"}
    return curve(*points, **{**drawn, "conditions": STATE, **more})


def stressed(*points):
    return pulled(*([x, f"{y}e4"] for x, y in points))


def lines(text):
    rows = text.splitlines()
    return [row for row in rows if row[:1] == "#"], [row for row in rows if row[:1] != "#"]


def test_true_stress_is_told_with_its_formula_and_where_it_was_cut():
    remarks, rows = lines(true_csv(card(stressed(*PULLED)), 0, [Wording("卡", "card")]))
    assert remarks[0] == "# 卡 / card"
    assert "ε = ln(1+e)" in remarks[1]
    assert "engineering strain 0.1, 240 MPa); 1 necking point(s) left out" in remarks[2]
    assert rows[0] == "true_strain [1],true_stress [MPa]"
    assert rows[-1] == "0.0953101798,264"
    assert len(rows) == 5


def test_a_curve_that_ends_at_its_maximum_is_not_cut():
    remarks, _ = lines(true_csv(card(stressed(*PULLED[:4])), 0))
    assert "no point is cut" in remarks[-1]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([MODULUS], "E = 45 GPa (of this card)"),
        ([], "E = 45.0675 GPa (initial slope of the curve)"),
    ],
)
def test_plastic_strain_is_told_with_the_modulus_it_rests_on(values, told):
    remarks, rows = lines(plastic_csv(card(stressed(*PULLED), *values), 0))
    assert any(told in remark for remark in remarks)
    assert any("ε_p = ε − σ/E" in remark for remark in remarks)
    assert rows[0] == "plastic_strain [1],true_stress [MPa]"
    assert rows[1].startswith("0,45.0")


def test_points_left_out_are_told():
    serrated = (["0", "0"], ["0.1", "4.5"], ["1", "10"], ["1.01", "15"], ["5", "20"])
    remarks, _ = lines(plastic_csv(card(stressed(*serrated)), 0))
    assert "1 point(s) at which plastic strain does not rise" in remarks[-1]


@pytest.mark.parametrize("other", [curve(), strength()])
def test_another_curve_or_none_is_refused(other):
    with pytest.raises(NotTensile):
        true_csv(card(other), 0)
