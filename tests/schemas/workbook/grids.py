"""Workbooks as suppliers really have them, each in another style."""

import csv
import io
from datetime import date

from schemas.workbook.grid import Sheet, Workbook


def csv_workbook(text):
    """A CSV file as it is handed over: one sheet in which every cell is a text."""
    rows = csv.reader(io.StringIO(text.strip("\n")))
    return Workbook((Sheet("CSV", tuple(map(tuple, rows))),), is_text=True)


MERGED_HEADS = Workbook(
    (
        Sheet(
            "力学性能",
            (
                ("某镁业有限公司压铸镁合金性能表", None, None, None, None, None, None),
                ("牌号", "状态", "力学性能 (23℃)", None, None, "密度 g·cm⁻³", "备注"),
                (None, None, "抗拉强度/MPa", "屈服强度/MPa", "延伸率 A50mm %", None, None),
                ("AZ91D", "F", 245.0, "150（T5）", 3.0, 1.81, None),
                ("AM60B", "F", "≥220", "130±5", "8-12", 1.80, "座椅用"),
                (None, None, None, None, None, None, None),
                ("AM50A", "F", "—", "N/A", date(2026, 8, 12), "1,78", None),
                ("注：以上数据为典型值，仅供参考。", None, None, None, None, None, None),
            ),
            ((0, 0, 0, 6), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 2, 5), (1, 6, 2, 6)),
        ),
    )
)

CARDS_IN_COLUMNS = Workbook(
    (
        Sheet(
            "对比",
            (
                ("项目", "单位", "AZ91D", "AM60B"),
                ("供货状态", None, "F", "F"),
                ("抗拉强度 Rm（23℃）", "MPa", 230, "220~240"),
                ("屈服强度 Rp0.2（23℃）", "MPa", 150, "135*"),
                ("密度", "g/cm3", 1.81, 18.0),
                ("Al", "wt%", "8.5~9.5", 6.0),
            ),
        ),
    )
)

CSV_WITH_GROUPS = csv_workbook(
    """
Product list 2026,,,,,,
合金 Alloy,状态,23℃,,150℃,,比热容 J/(kg·K)
,,抗拉强度 (MPa),屈服强度 (MPa),抗拉强度 (MPa),屈服强度 (MPa),
ＡＺ９１Ｄ,F,２４０～２６０,"150,5",160,-,"1,020"
AE44,F,≥ 240,约140,,未测,1000
平均值,,240,145,,,
"""
)

LIMITS_OF_COMPOSITION = Workbook(
    (
        Sheet(
            "化学成分",
            (
                ("材料编号", "合金牌号", "化学成分 (wt%)", None, None, None, None, None),
                (None, None, "Al", None, "Mn", "Fe max", "其他总和", "Mg"),
                (None, None, "min", "max", "实测", None, None, None),
                ("M-1", "AM60B", 5.5, 6.5, 0.35, 0.005, "<0.03", "余量"),
                ("M-2", "AM50A", "4.4", "高", "≥0.26", "≤0.004", "ND", 0.947),
            ),
            ((0, 2, 0, 7), (1, 2, 1, 3)),
        ),
        Sheet(
            "力学",
            (
                ("材料编号", "牌号", "Rm (MPa) 23℃", "Rp0.2, MPa 23℃"),
                ("M-1", "AM60B", 230, 130),
                ("M-1", "AM60B", 225, 128),
                ("M-3", "AE44", "245 MPa", "0.14 GPa"),
            ),
        ),
    )
)

ONE_VALUE_A_ROW = csv_workbook(
    """
牌号,状态,性能指标,数值,单位,试验温度,方向,试验标准,试样数,标准差,数据来源,来源种类
AZ31B,H24,抗拉强度,290,MPa,23 ℃,纵向,GB/T 228.1-2021,5,3.2,检验报告 7,企业自测
AZ31B,H24,抗拉强度,285,MPa,23 ℃,横向,GB/T 228.1-2021,5,,检验报告 7,企业自测
AZ31B,H24,屈服,—,,,,,,,,
AZ31B,H24,弹性模两,45,GPa,23 ℃,,,,,检验报告 7,企业自测
ZK60A,T5,导热系数,117,W/mK,20,,,,,手册,手册
,,导热系数,117,W/mK,,,,,,手册,手册
"""
)

ENGLISH_DATASHEET = Workbook(
    (
        Sheet(
            "Datasheet",
            (
                ("Magnesium die casting alloys - typical data", None, None, None, None, None),
                ("No.", "Grade", "UTS, ksi", "YS (ksi)", "Elongation % in", "Thermal conductivity"),
                (None, None, "RT", "min, RT", "50 mm, RT", "(W/m K) @ 20 °C"),
                (1, "AZ91D", 33.4, 23.2, 3, 72),
                (2, "AM60B", "32 [1]", "19", "N/A", "n.t."),
                (3, "AM5OA", True, "#N/A", 0.08, "62 W/(m·K)"),
                ("[1] separately cast bars", None, None, None, None, None),
            ),
        ),
    )
)

MERGED_ALLOYS = Workbook(
    (
        Sheet(
            "型材",
            (
                ("产品名称", "状态", "抗拉强度(Mpa)室温", "硬度 HBW (试验力/压头=5/250)", "密度"),
                ("挤压型材", None, None, None, None),
                ("ZK60A", "T5", 340, 82, 1.83),
                (None, "F", 310, 75, "1.83 g/cm³"),
                ("产品名称", "状态", "抗拉强度(Mpa)室温", "硬度 HBW (试验力/压头=5/250)", "密度"),
                ("AZ80A", "T5", "380/375", 80, None),
                ("AZ61A", None, None, None, None),
            ),
            ((2, 0, 3, 0),),
        ),
    )
)

WRONG_UNITS = Workbook(
    (
        Sheet(
            "表1",
            (
                ("牌号", "抗拉强度 kg", "屈服强度 150℃", "Al ppm", "试验温度 h", "延伸率 (%)"),
                ("AZ91D", 24, 160, 9000, 23, 6),
                ("AM60B", 22, "130 MPa", 6000, 23, 8),
                ("AM50A", 21, 120, 5000, 23, None),
            ),
        ),
    )
)
