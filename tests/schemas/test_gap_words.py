"""What gaps are called."""

from dataclasses import replace

import pytest

from cards.gaps import gaps
from cards.matching import match
from cards.requirement import DemandedBasis
from cards.scenario import Field, RoleLevel, Scenario
from cards.wording import Wording
from schemas.gap_words import gap_advice, gap_finding
from tests.schemas.build import card, requirements, strength, value


def told(text, *values, names=("座椅骨架",), basis=DemandedBasis.TYPICAL):
    shown = card(*values)
    asked = tuple(replace(entry, basis=basis) for entry in requirements(text))
    fits = [
        (
            Scenario(name, Wording(name, "Seat"), Field.AUTOMOTIVE, RoleLevel.PRIMARY, asked),
            match("", shown, asked),
        )
        for name in names
    ]
    (gap,) = gaps(shown, fits)
    return gap_finding(gap), gap_advice(gap)


SE = value("shielding_effectiveness", "95", "dB", conditions={"thickness": "2 mm"})


@pytest.mark.parametrize(
    ("text", "values", "zh", "advice"),
    [
        ("SE@t=2mm>=60dB", [SE], "无频率、屏蔽测试方法条件", "请补充频率、屏蔽测试方法。"),
        ("Rm>=200MPa", [], "卡片未给出", "需要实测数值。"),
        ("Rm@T=150°C>=200MPa", [], "卡片未给出", "需要实测数值：150 °C。"),
        (
            "Rp0.2@T=150°C>=90MPa",
            [strength()],
            "条件不同（试验温度）",
            "请写明条件，或在该条件下试验：150 °C。",
        ),
    ],
)
def test_a_gap_says_what_is_lacking_where_it_counts_and_what_to_do(text, values, zh, advice):
    finding, what_to_do = told(text, *values)

    assert finding.zh.endswith(f"：{zh}，无法参与座椅骨架场景排名。")
    assert advice == what_to_do.zh.replace("\u00a0", " ")
    assert finding.en.endswith("it does not count in the ranking for Seat.")


def test_a_gap_of_the_basis_says_which_one_is_asked_for():
    finding, _ = told("Rp0.2>=90MPa", strength(), basis=DemandedBasis.MINIMUM)

    assert "没有要求的基准（要求保证值）" in finding.zh


def test_three_scenarios_are_named_and_the_others_counted():
    finding, _ = told("Rm>=200MPa", names=("一", "二", "三", "四", "五"))

    assert "无法参与一、二、三等 5 个场景排名" in finding.zh
    assert finding.en.endswith("for Seat, Seat, Seat and 2 more.")
