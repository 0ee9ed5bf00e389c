"""What is said of cells that should name a card: its key, its designation."""

from __future__ import annotations

from cards.wording import Wording
from schemas.form_words import form_list
from schemas.workbook.cell_remarks import brief
from schemas.workbook.findings import Remark, hard, soft


def key_missing() -> Remark:
    return hard(
        "key_missing",
        Wording("没有企业编号。", "The key of the card is missing."),
        Wording(
            "请给每张卡一个不重复的编号，再次上传时据此更新同一张卡。",
            "Give each card a key of its own; by it another upload finds the same card.",
        ),
    )


def key_repeated(key: str, row: int) -> Remark:
    return hard(
        "key_repeated",
        Wording(
            f"企业编号“{brief(key)}”与第 {row} 行重复。",
            f"The key '{brief(key)}' stands in row {row}, too.",
        ),
        Wording("请给每张卡不同的编号。", "Give each card a key of its own."),
    )


def card_unknown(key: str) -> Remark:
    return hard(
        "card_unknown",
        Wording(
            f"没有编号为“{brief(key)}”的卡。", f"There is no card with the key '{brief(key)}'."
        ),
        Wording(
            "请照“卡片”表填写编号，或在此行写明牌号。",
            "Give the key as on the sheet of cards, or the designation in this row.",
        ),
    )


def card_unnamed() -> Remark:
    return hard(
        "card_unknown",
        Wording("这一行没有写明属于哪张卡。", "The row does not say which card it belongs to."),
        Wording("请填写企业编号或牌号。", "Give the key of the card, or the designation."),
    )


def designation_misspelt(typed: str, meant: str) -> Remark:
    return soft(
        "designation_misspelt",
        Wording(
            f"牌号“{brief(typed)}”没有对照，可能是“{meant}”：字母与数字相似。",
            f"The designation '{brief(typed)}' is not known and may be '{meant}': letters and "
            "digits look alike.",
        ),
        Wording(f"请核对；若是，请写 {meant}。", f"Check it; if so, write {meant}."),
    )


def designation_column_missing() -> Remark:
    return hard(
        "designation_column_missing",
        Wording("没有找到牌号列。", "No column of designations was found."),
        Wording(
            "请在表头加“牌号”一列，或指定哪一列是牌号。",
            "Add a column headed 'designation', or say which column it is.",
        ),
    )


def form_unknown(typed: str) -> Remark:
    known = form_list()
    return soft(
        "form_unknown",
        Wording(
            f"产品形态“{brief(typed)}”不在列表中，按原文保存；按形态筛选时找不到这张卡。",
            f"The form '{brief(typed)}' is not one of the list and is kept as typed; the card is "
            "not found by its form.",
        ),
        Wording(
            f"若是其中之一，请写：{known.zh}。", f"If it is one of these, write it: {known.en}."
        ),
    )
