"""Conditions stated for a whole workbook, as people write them."""

import pytest

from schemas.workbook.statements import read_conditions

READ = [
    ("温度=23 °C; 取样=单铸试棒", {"temperature": "23 °C", "specimen_source": "单铸试棒"}),
    (
        "temperature=23 °C; specimen taken from=separately cast bar",
        {"temperature": "23 °C", "specimen_source": "separately cast bar"},
    ),
    ("温度＝23℃；标距：A50mm，取样方向＝纵向",
     {"temperature": "23℃", "gauge": "A50mm", "orientation": "纵向"}),
    ("室温", {"temperature": "室温"}),
    ("23 ℃", {"temperature": "23 ℃"}),
    ("单铸试棒，L、A5", {"specimen_source": "单铸试棒", "orientation": "L", "gauge": "A5"}),
    ("20~100 ℃", {"temperature_range": "20~100 ℃"}),
    ("介质=3.5% NaCl, R=-1", {"medium": "3.5% NaCl", "r_ratio": "-1"}),
    ("", {}),
    (" ； ", {}),
]  # fmt: skip
LEFT = [
    ("瞎说", ["瞎说"]),
    ("23", ["23"]),
    ("温度=23", ["温度=23"]),
    ("50 mm", ["50 mm"]),
    ("颜色=红; 室温", ["颜色=红"]),
    ("标距=很长", ["标距=很长"]),
    ("温度=23 ℃; 150 ℃", ["150 ℃"]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_conditions_are_read_as_people_write_them(text, found):
    assert read_conditions(text) == (found, [])


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_what_states_no_condition_is_left(text, left):
    assert read_conditions(text)[1] == left
