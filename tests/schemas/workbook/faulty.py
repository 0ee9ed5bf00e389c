"""A large clean workbook, and kinds of faults that are planted in it one by one."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime

from schemas.workbook.grid import Sheet, Workbook

HEADS = (
    "企业编号",
    "牌号",
    "产品形态",
    "状态",
    "数值性质",
    "试样数 n",
    "抗拉强度 Rm (MPa) 23℃",
    "屈服强度 Rp0.2 (MPa) 23℃",
    "延伸率 A50mm % 23℃",
    "密度 g·cm⁻³",
    "弹性模量/GPa 23℃",
    "泊松比",
    "布氏硬度 HBW (试验力/压头=HBW 5/250)",
    "导热系数 W/(m·K) 23℃",
    "比热容 J/(kg·K) 23℃",
    "线膨胀系数 (10⁻⁶/K) 20~100℃",
    "固相线 ℃",
    "液相线 ℃",
    "疲劳强度 (MPa) N=1e7; R=-1; 加载方式=旋转弯曲; T=23 °C",
    "晶粒尺寸 μm",
    "再生料含量 %",
    "Al (wt%)",
    "Zn (wt%)",
    "Mn (wt%)",
    "Mg",
    "来源种类",
    "来源",
    "来源日期",
)
AT = {head.split(" ")[0].split("/")[0]: place for place, head in enumerate(HEADS)}
FIRST = 3
"""The sheet row, from 1, of the first card: a title and the heads stand above."""


def clean_row(number, draw):
    proof = draw.randint(120, 160)
    return [
        f"K-{number:05}",
        draw.choice(["AZ91D", "AM60B", "AM50A"]),
        "高压铸造",
        "F",
        "典型",
        draw.randint(3, 9),
        proof + draw.randint(60, 110),
        float(proof),
        round(draw.uniform(2, 15), 1),
        round(draw.uniform(1.77, 1.83), 3),
        draw.choice([44, 45, "45"]),
        0.35,
        draw.randint(58, 70),
        draw.choice([51.0, "50~60", "≥ 50", "52±2"]),
        draw.randint(1000, 1050),
        26.0,
        draw.randint(430, 470),
        draw.randint(590, 620),
        draw.randint(60, 90),
        draw.randint(5, 40),
        draw.choice([0, 20, 30, None, "—", "N/A"]),
        round(draw.uniform(5.5, 9.5), 2),
        "0.35~1.0",
        "≥0.15",
        "余量",
        "企业自测",
        draw.choice(["报告 1", "报告 2"]),
        draw.choice([date(2026, 1, 31), "2026-02-01", "2026/3/1", datetime(2026, 4, 1)]),  # noqa: DTZ001 - a table knows no zone
    ]


@dataclass(frozen=True)
class Fault:
    """What is typed where, and which finding says so."""

    head: str
    typed: object
    code: str
    severity: str = "hard"


FAULTS = (
    Fault("抗拉强度", "良好", "number_unreadable"),
    Fault("延伸率", datetime(2026, 8, 12), "date_for_number"),  # noqa: DTZ001
    Fault("密度", "1,78", "decimal_comma"),
    Fault("抗拉强度", "245/250/248", "several_numbers"),
    Fault("延伸率", 0.08, "percent_as_fraction"),
    Fault("屈服强度", "150（T5）", "note_in_cell", "soft"),
    Fault("布氏硬度", "63*", "note_in_cell", "soft"),
    Fault("比热容", "1,020", "thousands_separator", "soft"),
    Fault("抗拉强度", "约245", "approximate_number", "soft"),
    Fault("屈服强度", 400, "proof_exceeds_tensile"),
    Fault("密度", 1810, "outside_hard_bounds"),
    Fault("弹性模量", 70, "outside_typical_bounds", "soft"),
    Fault("牌号", None, "missing"),
    Fault("牌号", "AZ9lD", "designation_misspelt", "soft"),
    Fault("企业编号", "K-00000", "key_repeated"),
    Fault("企业编号", None, "key_missing"),
    Fault("抗拉强度", "0.245 GPa", "unit_contradicts"),
    Fault("弹性模量", "45 mm", "unit_not_accepted"),
    Fault("导热系数", "51 左右", "text_beside_number"),
    Fault("导热系数", "#DIV/0!", "formula_error"),
    Fault("晶粒尺寸", True, "boolean_for_number"),
    Fault("数值性质", "最好", "not_a_choice"),
    Fault("试样数", "3.5", "not_a_whole_number"),
    Fault("来源日期", "去年", "not_a_date"),
    Fault("来源种类", "听说", "not_a_choice"),
    Fault("Al", "9.7~8.3", "number_unreadable"),
    Fault("Al", 101, "element_share_impossible"),
    Fault("固相线", 630, "solidus_above_liquidus"),
    Fault("再生料含量", "ND", "limit_missing"),
    Fault("再生料含量", "待补", "pending_date_missing"),
)


def clean_workbook(rows):
    draw = random.Random(7)  # noqa: S311 - the same workbook in every run
    return [clean_row(number, draw) for number in range(rows)]


def planted(rows, count):
    """The workbook with `count` faults in as many cards, and where each must be found."""
    table = clean_workbook(rows)
    draw = random.Random(11)  # noqa: S311 - the same faults in every run
    places = draw.sample(range(1, rows), count)
    expected = []
    for step, place in enumerate(places):
        fault = FAULTS[step % len(FAULTS)]
        column = AT[fault.head]
        table[place][column] = fault.typed
        expected.append((place + FIRST, column, fault.code, fault.severity))
    return workbook(table), sorted(expected)


def workbook(table):
    title = ("某镁业有限公司产品性能汇总", *[None] * (len(HEADS) - 1))
    merged = ((0, 0, 0, len(HEADS) - 1),)
    return Workbook((Sheet("性能", (title, HEADS, *map(tuple, table)), merged),))
