"""What may be wrong with a row, a cell or a head of a curve file, and what to do about it."""

from __future__ import annotations

from cards.vocabulary import VOCABULARY
from cards.wording import Wording
from schemas.complaint import Complaint


def no_x_axis(name: str) -> Complaint:
    numeric = [axis for axis in VOCABULARY.axes.values() if axis.is_number]
    return Complaint(
        "x_axis_unknown",
        Wording(
            f"第一列“{name[:40]}”不是数值条件。", f"First column: '{name[:40]}' is no condition."
        ),
        Wording(
            "第一列应为横轴及单位，例如 温度/℃、频率 [MHz]、应变；可用："
            + "、".join(axis.name.zh for axis in numeric)
            + "。",
            "Put x with its unit first, such as frequency [MHz] or strain; x may be "
            + ", ".join(axis.name.en for axis in numeric)
            + ".",
        ),
    )


ONE_COLUMN = Complaint(
    "one_column_only",
    Wording("只有一列。", "There is one column only."),
    Wording(
        "请用逗号、分号、制表符或空格分列：横轴一列，每条曲线一列。",
        "Part the columns by comma, semicolon, tab or space: x, and one column for each curve.",
    ),
)


def cells_and_columns(row: int, count: int, columns: int) -> Complaint:
    return Complaint(
        "row_does_not_fit",
        Wording(
            f"第 {row} 行有 {count} 格，表头有 {columns} 列。",
            f"Row {row} has {count} cells for {columns} columns.",
        ),
        Wording(
            "请补齐或删去多余的格；用逗号分列时小数请写小数点。",
            "Fill in or remove cells; where commas part the columns, write decimal points.",
        ),
        {"row": row, "cells": count, "columns": columns},
    )


def cell_unreadable(row: int, head: str, cell: str) -> Complaint:
    shown = cell[:40]
    finding = (
        Wording(
            f"第 {row} 行“{head}”列：“{shown}”不是一个数。",
            f"Row {row}, column '{head}': '{shown}' is not one number.",
        )
        if cell
        else Wording(f"第 {row} 行缺少“{head}”。", f"Row {row} has no '{head}'.")
    )
    return Complaint(
        "cell_unreadable",
        finding,
        Wording(
            "请写一个数，例如 1.5 或 2e6；没有就留空。", "Write one number, such as 1.5 or 2e6."
        ),
        {"row": row, "column": head},
    )


def x_twice(first: int, second: int, x: str) -> Complaint:
    return Complaint(
        "x_repeated",
        Wording(
            f"第 {first} 行与第 {second} 行的 x 相同（{x}）。",
            f"Rows {first} and {second} have the same x ({x}).",
        ),
        Wording("请只保留一行，或分成两列。", "Keep one of them, or give two columns."),
        {"rows": (first, second)},
    )


def x_turns(row: int, x: str, before: str) -> Complaint:
    return Complaint(
        "x_not_monotone",
        Wording(
            f"第 {row} 行：x = {x} 接在 {before} 之后，方向变了。",
            f"Row {row}: x = {x} after {before} turns back.",
        ),
        Wording("请按 x 排序。", "Sort the rows by x."),
        {"row": row},
    )


def one_point(text: str) -> Complaint:
    return Complaint(
        "curve_too_short",
        Wording(f"“{text}”列只有一个点。", f"Column '{text}' has one point only."),
        Wording("请至少给两个点，或改填单个数值。", "Give two points or more, or a single value."),
    )
