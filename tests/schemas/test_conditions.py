"""Conditions of a value: names and texts in, axes with the text as typed out."""

import pytest
from marshmallow import ValidationError

from cards.conditions import Conditions, read_condition
from schemas.conditions import ConditionsEntry, axis_advice, read_axis
from schemas.draft import dump_card
from tests.schemas.build import card, draft, told, value

conditions = ConditionsEntry("条件", "conditions")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ({}, {}),
        ({"temperature": "23 °C"}, {"temperature": "23 °C"}),
        ({"温度": "室温"}, {"temperature": "室温"}),
        ({"T": "296.15 K", "方向": "ED"}, {"temperature": "296.15 K", "orientation": "ED"}),
        ({"frequency": "30~1500 MHz"}, {"frequency": "30~1500 MHz"}),
        ({"R": -1}, {"r_ratio": "-1"}),
        ({"cycles": 5e7}, {"cycles": "50000000.0"}),
        ({"load_indenter": "HBW 5/250"}, {"load_indenter": "HBW 5/250"}),
        ({"date": 2026}, {"date": "2026"}),
        ({"temperature": None, "gauge": " "}, {}),
    ],
)
def test_axes_are_found_by_any_of_their_names(typed, read):
    assert Conditions.of(
        *(read_condition(*entry) for entry in read.items())
    ) == conditions.deserialize(typed)


@pytest.mark.parametrize(
    ("typed", "name", "code", "zh", "en"),
    [
        ({"colour": "grey"}, "colour", "unknown_axis", "没有试验条件“colour”", "'colour'"),
        ({"colour": None}, "colour", "unknown_axis", "没有试验条件“colour”", "'colour'"),
        ({"温度": "hot"}, "温度", "condition_unreadable", "“hot”读不懂", "'hot' cannot be read"),
        ({"gauge": "long"}, "gauge", "condition_unreadable", "以下之一", "one of"),
        ({"T": "≥ 20 °C"}, "T", "condition_unreadable", "一个数值或区间", "one number or range"),
        ({"T": "20 MPa"}, "T", "unit_not_accepted", "不接受单位“MPa”", "'MPa' is not accepted"),
        ({"T": 20}, "T", "unit_not_accepted", "“20”缺少单位", "'20' lacks its unit"),
        ({"T": "20"}, "T", "unit_not_accepted", "缺少单位", "The unit is missing"),
        ({"T": ["20 °C"]}, "T", "text_expected", "应为文字", "Text belongs here"),
        ({"T": "2" * 300}, "T", "text_too_long", "最多 200 个", "at most 200"),
        (
            {"T": "20 °C", "温度": "20 °C"},
            "温度",
            "condition_repeated",
            "条件“试验温度”写了两次",
            "'test temperature' is stated twice",
        ),
        (
            {"温度": "20 °C", "temperature": "30 °C"},
            "温度",
            "condition_repeated",
            "条件“试验温度”写了两次",
            "'test temperature' is stated twice",
        ),
    ],
)
def test_a_condition_is_refused_by_the_name_it_was_given(typed, name, code, zh, en):
    with pytest.raises(ValidationError) as refused:
        conditions.deserialize(typed)

    ((found,),) = refused.value.messages.values()
    assert [name] == list(refused.value.messages)
    assert code == found.code
    assert zh in found.finding.zh
    assert en in found.finding.en
    assert found.advice.zh and found.advice.en


def test_every_condition_is_judged_by_itself():
    kept = draft(value(conditions={"T": "hot", "gauge": "long", "frequency": "1 GHz"}))

    assert [
        ("condition_unreadable", "values[0].conditions.T"),
        ("condition_unreadable", "values[0].conditions.gauge"),
    ] == told(kept.problems)
    assert {"frequency": "1 GHz"} == kept.document["values"][0]["conditions"]


def test_conditions_that_are_no_mapping_are_refused_whole():
    kept = draft(value(conditions=["23 °C"]))

    assert [("not_a_mapping", "values[0].conditions")] == told(kept.problems)
    assert "1.80" == kept.card.values[0].content.text


def test_conditions_are_dumped_in_the_order_of_the_vocabulary():
    stated = card(value(conditions={"gauge": "A5", "T": "RT"}))

    assert [("temperature", "RT"), ("gauge", "A5")] == list(
        dump_card(stated)["values"][0]["conditions"].items()
    )


@pytest.mark.parametrize(
    ("axis", "zh", "en"),
    [
        ("temperature", "可用单位：degC, K, degF", "one of the units degC, K, degF"),
        ("field_type", "请从中选择：平面波（plane_wave）", "Choose one of: plane_wave, electric"),
        ("cleaning", "请写文字说明", "Describe it in words"),
    ],
)
def test_advice_says_what_may_be_written_on_an_axis(axis, zh, en):
    advice = axis_advice(read_axis(axis))

    assert zh in advice.zh
    assert en in advice.en
