"""What is said of a cell that does not simply hold what belongs there."""

from __future__ import annotations

from cards.wording import Wording
from schemas.typed_text import NUMBER_CAP
from schemas.workbook.findings import SHOWN, Remark, hard, soft

LONGEST = NUMBER_CAP


def brief(typed: str) -> str:
    """As much of a cell as a finding repeats."""
    return typed if len(typed) <= SHOWN else typed[: SHOWN - 1] + "…"


def unreadable(typed: str) -> Remark:
    shown = brief(typed)
    return hard(
        "number_unreadable",
        Wording(f"“{shown}”不是数值。", f"'{shown}' is not a number."),
        Wording(
            "请写 240、≥240、240~260 或 240±10；没有做过试验写“未测”，不适用写“N/A”，"
            "说明文字请移到备注列。",
            "Write 240, ≥240, 240~260 or 240±10; '未测' where nobody tested, 'N/A' where it does "
            "not apply; move words to a column of notes.",
        ),
    )


def formula_failed(typed: str) -> Remark:
    return hard(
        "formula_error",
        Wording(f"单元格的公式没有结果：{typed}。", f"The formula of the cell failed: {typed}."),
        Wording("请改正公式，或直接填写数值。", "Mend the formula, or give the number itself."),
    )


def true_or_false(typed: str) -> Remark:
    return hard(
        "boolean_for_number",
        Wording(f"单元格是逻辑值 {typed}，不是数值。", f"The cell holds {typed}, not a number."),
        Wording("请填写数值。", "Give the number."),
    )


def date_for_number(typed: str, month: int, day: int) -> Remark:
    return hard(
        "date_for_number",
        Wording(
            f"单元格是日期 {typed}：表格软件可能把“{month}-{day}”改成了日期。",
            f"The cell holds the date {typed}: a spreadsheet may have made it of '{month}-{day}'.",
        ),
        Wording(
            f"若原意是范围，请先把单元格设为文本，再写 {month}~{day}；否则请填写数值。",
            f"If a range was meant, format the cell as text and write {month}~{day}; "
            "else give the number.",
        ),
    )


def time_for_number(typed: str) -> Remark:
    return hard(
        "time_for_number",
        Wording(f"单元格是时间 {typed}，不是数值。", f"The cell holds the time {typed}."),
        Wording(
            "请先把单元格设为文本或数值，再填写。",
            "Format the cell as text or number and type again.",
        ),
    )


def date_for_text(typed: str, name: Wording) -> Remark:
    return hard(
        "date_for_text",
        Wording(
            f"{name.zh}是日期 {typed}：表格软件可能改动了原来的文字。",
            f"{name.en} is the date {typed}: a spreadsheet may have changed what was typed.",
        ),
        Wording("请先把单元格设为文本，再填写。", "Format the cell as text and type it again."),
    )


def decimal_comma(typed: str) -> Remark:
    shown = brief(typed)
    return hard(
        "decimal_comma",
        Wording(
            f"“{shown}”中的逗号分不清是小数点还是千位分隔。",
            f"The comma in '{shown}' may part decimals or thousands.",
        ),
        Wording("请用小数点写数，例如 2.5。", "Write a decimal point, such as 2.5."),
    )


def several(typed: str) -> Remark:
    shown = brief(typed)
    return hard(
        "several_numbers",
        Wording(f"“{shown}”含有几个数值。", f"'{shown}' holds several numbers."),
        Wording(
            "范围请写 240~260，均值与标准差请写 245±5；几个数值请在“数值”表中各占一行。",
            "Write a range as 240~260, a mean as 245±5; give several values one row each on the "
            "sheet of values.",
        ),
    )


def unit_unknown(typed: str, unit: str) -> Remark:
    shown, said = brief(typed), unit[:40]
    return hard(
        "text_beside_number",
        Wording(
            f"“{shown}”：数值后面的“{said}”不是单位。",
            f"'{shown}': '{said}' behind the number is no unit.",
        ),
        Wording(
            "单位写在列名中；说明文字放进括号或移到备注列。",
            "Give the unit at the head of the column; put words in brackets or a column of notes.",
        ),
    )


def note_apart(typed: str, text: str, note: str) -> Remark:
    return soft(
        "note_in_cell",
        Wording(
            f"“{brief(typed)}”按 {text} 读入，“{note}”作为该数值的备注。",
            f"'{brief(typed)}' is read as {text}, and '{note}' as a note on the value.",
        ),
        Wording(
            "若它是状态、条件或单位，请写在各自的列中。",
            "If it is a temper, a condition or a unit, give it in a column of its own.",
        ),
    )


def share_without_number(typed: str, element: str) -> Remark:
    return soft(
        "share_without_number",
        Wording(
            f"{element} 的含量“{brief(typed)}”没有数值，未读入。",
            f"'{brief(typed)}' gives no share of {element}; it is left out.",
        ),
        Wording(
            "若知道检出限，请写 <0.001；否则留空。",
            "Where the detection limit is known, write <0.001; else leave it empty.",
        ),
    )


def rest_left_out(typed: str, text: str) -> Remark:
    return soft(
        "note_left_out",
        Wording(
            f"“{brief(typed)}”按 {text} 读入，其余文字没有地方可放，未读入。",
            f"'{brief(typed)}' is read as {text}; there is no place for the rest, which is left "
            "out.",
        ),
        Wording(
            "若它要紧，请写在卡片或数值的备注列。", "If it matters, give it in a column of notes."
        ),
    )


def roughly(typed: str, number: str) -> Remark:
    return soft(
        "approximate_number",
        Wording(
            f"“{brief(typed)}”按 {number} 读入，原文留作备注。",
            f"'{brief(typed)}' is read as {number}; what was typed is kept as a note.",
        ),
        Wording("若有范围，请写 240~260。", "If there is a range, write 240~260."),
    )


def thousands(typed: str, number: str) -> Remark:
    return soft(
        "thousands_separator",
        Wording(
            f"“{brief(typed)}”中的逗号按千位分隔读入：{number}。",
            f"The comma in '{brief(typed)}' is read as parting thousands: {number}.",
        ),
        Wording("请去掉逗号。", "Leave the comma out."),
    )


def fraction_for_percent(typed: str, percent: str) -> Remark:
    return hard(
        "percent_as_fraction",
        Wording(
            f"单元格的数是 {typed}，列的单位是 %：百分比格式的 {percent}% 会这样保存。",
            f"The cell holds {typed} and the column is in %: a cell formatted as {percent}% is "
            "stored like this.",
        ),
        Wording(
            f"请把单元格格式改为数值并写 {percent}；若确为 {typed} %，请以文本写“{typed} %”。",
            f"Format the cell as a number and write {percent}; if {typed} % is meant, write it as "
            "text with its unit.",
        ),
    )


def unit_missing(name: Wording, accepted: str) -> Remark:
    return hard(
        "unit_missing",
        Wording(
            f"{name.zh}：列名和单元格都没有写单位，本列没有单位的数值未读入。",
            f"{name.en}: neither the head of the column nor the cell states a unit; numbers "
            "without one were not read.",
        ),
        Wording(
            f"请在列名中写单位，可用：{accepted}；或在导入页面为该列选择单位，或选“不读取”。",
            f"State the unit at the head of the column: {accepted}; or choose it for the column on "
            "the page of the import, or leave the column unread.",
        ),
    )


def unit_not_accepted(name: Wording, unit: str, accepted: str) -> Remark:
    return hard(
        "unit_not_accepted",
        Wording(
            f"{name.zh}不用单位“{unit}”，本列未读入。",
            f"{name.en} is not given in '{unit}'; the column was not read.",
        ),
        Wording(f"可用单位：{accepted}。", f"Use one of: {accepted}."),
    )


def share_not_in_percent(element: str, unit: str) -> Remark:
    return hard(
        "unit_not_accepted",
        Wording(
            f"{element} 的含量不用单位“{unit}”，本列未读入。",
            f"The share of {element} is not given in '{unit}'; the column was not read.",
        ),
        Wording("请换算成质量分数（%）。", "Give it in % by mass."),
    )


def curve_not_begun() -> Remark:
    return hard(
        "curve_not_begun",
        Wording("这个点之前没有写明是哪条曲线。", "No curve is named before this point."),
        Wording(
            "请在曲线的第一行写企业编号、性能和横轴。",
            "State key, property and x axis in the first row of the curve.",
        ),
    )


def curve_incomplete() -> Remark:
    return hard(
        "curve_point_incomplete",
        Wording("这一行只有横坐标或只有纵坐标。", "This row has only x, or only y."),
        Wording("请补齐，或删去这一行。", "Give both, or delete the row."),
    )
