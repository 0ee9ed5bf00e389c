"""What is said of a whole column at its head."""

from __future__ import annotations

from cards.wording import Wording
from schemas.workbook.cell_remarks import brief
from schemas.workbook.findings import Remark, soft


def column_uncertain(header: str, meaning: Wording) -> Remark:
    shown = brief(" ".join(header.split()))
    return soft(
        "column_uncertain",
        Wording(
            f"列名“{shown}”的含义不确定，可能是{meaning.zh}；没有确认之前，这一列不读入。",
            f"What '{shown}' means is not sure, perhaps {meaning.en}; the column is not read "
            "before somebody confirms it.",
        ),
        Wording(
            "请在“列的含义”中确认或改正，然后重新检查；也可以把列名写明白。",
            "Confirm or correct it under 'What the columns mean' and check again, or give the "
            "column a clear head.",
        ),
    )
