"""How numbers, units and conditions are set for readers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cards.conditions import Conditions, read_condition
from cards.quantity import read_quantity
from cards.vocabulary import VOCABULARY
from schemas import figures


def plain(text: str) -> str:
    return text.replace(figures.NBSP, " ")


def quantity(text: str, unit: str, canonical: str):
    return read_quantity(text, unit, VOCABULARY.units[canonical])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("240", "240"),
        ("240.0", "240.0"),
        ("1.80", "1.80"),
        ("≥240", "≥ 240"),
        (">=240", "≥ 240"),
        ("<0.005", "< 0.005"),
        ("≤ 0.005", "≤ 0.005"),
        ("240~260", "240~260"),
        ("240-260", "240~260"),
        ("240±10", "240 ± 10"),
        ("-40", "−40"),
        ("1e7", "10⁷"),
        ("5e8", "5×10⁸"),
        ("1.2×10⁻⁶", "1.2×10⁻⁶"),
        ("0.002", "0.002"),
        ("１８０", "180"),
        ("as agreed", "as agreed"),
    ],
)
def test_typed_numbers_keep_their_digits(typed: str, shown: str) -> None:
    assert shown == plain(figures.typed_number_text(typed))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("MPa", "MPa"),
        ("ＭＰａ", "MPa"),
        ("兆帕", "MPa"),
        ("g/cm3", "g/cm³"),
        ("N/mm^2", "N/mm²"),
        ("W/(m.K)", "W/(m·K)"),
        ("W/m·K", "W/(m·K)"),
        ("1e-6/K", "×10⁻⁶/K"),
        ("1/s", "s⁻¹"),
        ("um", "μm"),
        ("uA/cm2", "μA/cm²"),
        ("nohm.m", "nΩ·m"),
        ("degC", "°C"),
        ("MPa.m0.5", "MPa·m½"),
        ("mg/cm2/day", "mg/(cm²·d)"),
        ("kgCO2e/kg", "kg CO₂e/kg"),
        ("1", ""),
        ("%", "%"),
    ],
)
def test_units_are_set_as_in_print(typed: str, shown: str) -> None:
    assert shown == plain(figures.unit_text(typed))


def test_a_number_is_never_parted_from_its_unit() -> None:
    assert f"≥{figures.NBSP}240{figures.NBSP}MPa" == figures.quantity_text(
        quantity("≥ 240 MPa", "", "MPa")
    )


def test_every_accepted_unit_has_a_printed_form_without_field_characters() -> None:
    for unit in VOCABULARY.units.values():
        for typed in unit.inputs:
            assert not set("_*^") & set(figures.unit_text(typed).replace("mm^1.5", ""))


@pytest.mark.parametrize(
    ("number", "digits", "shown"),
    [
        (0.0, 3, "0"),
        (131.04, 3, "131"),
        (0.012345, 3, "0.0123"),
        (-8.0, 2, "−8.0"),
        (1234.5, 2, "1200"),
        (2.5e-7, 2, "2.5×10⁻⁷"),
        (5e8, 2, "5×10⁸"),
        (float("inf"), 3, "∞"),
    ],
)
def test_computed_numbers_have_significant_digits(number: float, digits: int, shown: str) -> None:
    assert shown == figures.significant(number, digits)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (8.0, 15.0, "8~15 %"),
        (8.0, 8.0, "8 %"),
        (8.0, None, "≥ 8 %"),
        (None, 8.5, "≤ 8.5 %"),
        (None, None, ""),
    ],
)
def test_intervals(low: float | None, high: float | None, shown: str) -> None:
    assert shown == plain(figures.interval(low, high, "%"))


def test_differences_show_their_sign() -> None:
    assert plain(figures.signed_amount(12.0, "MPa")) == "+12 MPa"
    assert plain(figures.signed_amount(-0.05, "g/cm3")) == "−0.05 g/cm³"
    assert plain(figures.signed_percent(-0.08)) == "−8.0 %"


def test_scores_are_intervals_of_hundred() -> None:
    assert figures.score_interval(0.62, 0.81) == "62~81"
    assert figures.score_interval(0.62, 0.62) == "62"
    assert plain(figures.percent(0.62)) == "62 %"


@pytest.mark.parametrize(
    ("axis", "typed", "zh", "en"),
    [
        ("temperature", "20°C", "20 °C", "20 °C"),
        ("temperature", "-35 ℃", "−35 °C", "−35 °C"),
        ("temperature", "室温", "室温（23 °C）", "room temperature (23 °C)"),
        ("frequency", "30~1500MHz", "30~1500 MHz", "30~1500 MHz"),
        ("thickness", "2mm", "t = 2 mm", "t = 2 mm"),
        ("wall_thickness", "3 mm", "壁厚 3 mm", "section thickness 3 mm"),
        ("orientation", "L", "纵向/挤压方向", "longitudinal"),
        ("cycles", "5e8", "N = 5×10⁸", "N = 5×10⁸"),
        ("r_ratio", "-1", "R = −1", "R = −1"),
        ("counterpart", "6061", "偶接材料 6061", "coupled material 6061"),
    ],
)
def test_conditions(axis: str, typed: str, zh: str, en: str) -> None:
    shown = figures.condition_text(read_condition(axis, typed))
    assert (zh, en) == (plain(shown.zh), plain(shown.en))


def test_conditions_stand_in_the_order_of_the_vocabulary() -> None:
    stated = Conditions.of(
        read_condition("orientation", "L"), read_condition("temperature", "20 °C")
    )
    assert plain(figures.conditions_text(stated).zh) == "20 °C；纵向/挤压方向"


def test_whole_powers_of_ten_need_no_mantissa() -> None:
    assert figures.number_text(Decimal("-1E+7")) == "−10⁷"
