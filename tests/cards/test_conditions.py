"""Conditions are read from what people write, and agree within the tolerance of their axis."""

import pytest

from cards.conditions import NO_CONDITIONS, Conditions, agree, read_condition
from cards.errors import ConditionUnreadable, UnitNotAccepted, UnknownAxis
from tests.cards.build import read_conditions


@pytest.mark.parametrize(
    ("name", "text", "axis", "low", "high", "choice"),
    [
        ("temperature", "20 °C", "temperature", 20, 20, None),
        ("温度", "２０℃", "temperature", 20, 20, None),
        ("T", "室温", "temperature", 23, 23, None),
        ("temperature", "Room Temperature", "temperature", 23, 23, None),
        ("temperature", "293.15 K", "temperature", 20, 20, None),
        ("t", "2 mm", "thickness", 2, 2, None),
        ("frequency", "1 GHz", "frequency", 1e9, 1e9, None),
        ("频率", "30~1500 MHz", "frequency", 3e7, 1.5e9, None),
        ("temperature_range", "20~100 °C", "temperature_range", 20, 100, None),
        ("r_ratio", "-1", "r_ratio", -1, -1, None),
        ("取样方向", "挤压方向", "orientation", None, None, "L"),
        ("specimen_source", "单铸试棒", "specimen_source", None, None, "separately_cast"),
        ("medium", "3.5% NaCl", "medium", None, None, "NaCl_3.5"),
        ("notch", "none", "notch", None, None, "none"),
        ("cleaning", " CrO₃ 180 g/L ", "cleaning", None, None, "cro3180g/l"),
    ],
)
def test_a_condition_is_read(name, text, axis, low, high, choice):
    found = read_condition(name, text)

    assert (axis, text.strip(), choice) == (found.axis, found.typed, found.choice)
    assert (low, high) == (pytest.approx(found.low), pytest.approx(found.high))


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("mood", "good", UnknownAxis),
        ("temperature", "warm", ConditionUnreadable),
        ("temperature", "", ConditionUnreadable),
        ("temperature", "20", UnitNotAccepted),
        ("temperature", "20 MPa", UnitNotAccepted),
        ("temperature", "≥ 20 °C", ConditionUnreadable),
        ("temperature", "20±5 °C", ConditionUnreadable),
        ("frequency", "NaN", ConditionUnreadable),
        ("r_ratio", "minus one", ConditionUnreadable),
        ("orientation", "sideways", ConditionUnreadable),
        ("cleaning", "  ", ConditionUnreadable),
    ],
)
def test_a_condition_that_cannot_be_read_is_refused(name, text, error):
    with pytest.raises(error) as refused:
        read_condition(name, text)

    assert refused.value.wording.zh
    assert refused.value.wording.en


@pytest.mark.parametrize(
    ("axis", "wanted", "stated", "expected"),
    [
        ("temperature", "23 °C", "28 °C", True),
        ("temperature", "23 °C", "28.5 °C", False),
        ("temperature", "20 °C", "293.15 K", True),
        ("thickness", "2 mm", "2.2 mm", True),
        ("thickness", "2 mm", "2.3 mm", False),
        ("thickness", "2 mm", "0.2 cm", True),
        ("frequency", "1 GHz", "30~1500 MHz", True),
        ("frequency", "2 GHz", "30~1500 MHz", False),
        ("frequency", "30~1500 MHz", "1 GHz", False),
        ("frequency", "100~200 MHz", "30~1500 MHz", True),
        ("temperature_range", "20~100 °C", "23~100 °C", True),
        ("temperature_range", "20~100 °C", "20~300 °C", False),
        ("temperature", "150 °C", "20~148 °C", True),
        ("orientation", "L", "纵向", True),
        ("orientation", "L", "T", False),
        ("cleaning", "CrO3", "cro3", True),
        ("cleaning", "CrO3", "none", False),
        ("r_ratio", "-1", "-1.0", True),
        ("r_ratio", "-1", "0.1", False),
    ],
)
def test_conditions_agree_within_the_tolerance_of_their_axis(axis, wanted, stated, expected):
    assert expected is agree(read_condition(axis, wanted), read_condition(axis, stated))


def test_conditions_are_a_mapping_by_axis():
    conditions = read_conditions({"温度": "20 °C", "方向": "L"})

    assert {"temperature", "orientation"} == set(conditions)
    assert 2 == len(conditions)
    assert "20 °C" == conditions["temperature"].typed
    assert hash(conditions) == hash(read_conditions({"方向": "L", "温度": "20 °C"}))
    assert Conditions() == NO_CONDITIONS
