"""Why a file is not read as a workbook: a stable code, what was found and what to do."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording

_SAVE_AS = Wording(
    "请在 Excel 或 WPS 中另存为“Excel 工作簿 (.xlsx)”后再上传。",
    "Save it as 'Excel workbook (.xlsx)' and upload that.",
)
_SPLIT = Wording(
    "请删去无关的工作表、行和列，或拆成几个文件。",
    "Remove sheets, rows and columns that do not belong, or split it into several files.",
)

REASONS: dict[str, tuple[Wording, Wording]] = {
    "workbook_empty": (
        Wording("文件是空的。", "The file is empty."),
        Wording("请选择填好的工作簿。", "Choose a workbook with something in it."),
    ),
    "workbook_encrypted": (
        Wording("工作簿设有打开密码。", "The workbook is protected by a password."),
        Wording(
            "请去掉打开密码，另存为 .xlsx 后再上传。",
            "Remove the password, save it as .xlsx and upload that.",
        ),
    ),
    "workbook_old_format": (
        Wording(
            "这是旧格式 .xls（或其他 Office 97–2003 文件），改名不会改变格式。",
            "This is the old format .xls, or another Office 97-2003 file; a new name does not "
            "change the format.",
        ),
        _SAVE_AS,
    ),
    "workbook_binary": (
        Wording("这是二进制工作簿 .xlsb。", "This is a binary workbook, .xlsb."),
        _SAVE_AS,
    ),
    "workbook_macros": (
        Wording("工作簿里有宏。", "The workbook holds macros."),
        _SAVE_AS,
    ),
    "workbook_other_kind": (
        Wording(
            "文件不是工作簿：是另一种压缩包或文档。",
            "This is no workbook but another archive or document.",
        ),
        _SAVE_AS,
    ),
    "not_a_workbook": (
        Wording(
            "文件名说是 .xlsx，内容却不是工作簿。",
            "By its name it is .xlsx, by its content it is no workbook.",
        ),
        Wording(
            "请另存为 .xlsx；如果是逗号分隔的文本，请把文件名改为 .csv。",
            "Save it as .xlsx; when it is text parted by commas, name it .csv.",
        ),
    ),
    "not_text": (
        Wording(
            "文件既不是 .xlsx 工作簿，也不是 UTF-8、GB18030 或 UTF-16 文本。",
            "It is neither an .xlsx workbook nor text in UTF-8, GB18030 or UTF-16.",
        ),
        Wording("请另存为 .xlsx 或 CSV（UTF-8）。", "Save it as .xlsx or as CSV (UTF-8)."),
    ),
    "quote_left_open": (
        Wording("CSV 中有引号没有结束。", "A quotation mark of the CSV stays open."),
        Wording("请成对使用引号，或删去。", "Close it or remove it."),
    ),
    "workbook_damaged": (
        Wording("工作簿不完整或已损坏。", "The workbook is incomplete or damaged."),
        Wording(
            "请在 Excel 或 WPS 中打开、另存为新的 .xlsx 后再上传。",
            "Open it, save it as a new .xlsx, and upload that.",
        ),
    ),
    "workbook_nested": (
        Wording(
            "工作簿里还装着别的压缩包或文档。", "The workbook holds another archive or document."
        ),
        Wording(
            "请删去嵌入的对象后再上传；检测报告请作为附件上传。",
            "Remove embedded objects; bring reports as attachments.",
        ),
    ),
    "workbook_dtd": (
        Wording(
            "工作簿的 XML 里有文档类型或实体声明，不予读取。",
            "Its XML declares a document type or entities; it is not read.",
        ),
        _SAVE_AS,
    ),
    "workbook_too_large": (
        Wording("文件超过 20 MB。", "The file is larger than 20 MB."),
        _SPLIT,
    ),
    "workbook_bomb": (
        Wording(
            "工作簿展开后过大（压缩比异常，或内部文件过多）。",
            "Unpacked, it would be too large: it is packed too tightly or holds too many parts.",
        ),
        _SPLIT,
    ),
    "workbook_too_many_cells": (
        Wording(
            "工作表太大：最多 200000 行、8000 列，行数乘列数不超过 4000000，"
            "最远处的单元格也算在内。",
            "A sheet is too large: 200,000 rows, 8,000 columns and 4,000,000 places at most, "
            "counted to the cell farthest out.",
        ),
        Wording(
            "请删去数据以外的行和列（按 Ctrl+End 可看到最远的单元格），或拆成几个文件。",
            "Remove rows and columns beyond your data (Ctrl+End shows the cell farthest out), "
            "or split it into several files.",
        ),
    ),
    "workbook_too_slow": (
        Wording(
            "读取所需的时间或内存超出限度，已停止。",
            "Reading it took more time or memory than it may; it was stopped.",
        ),
        _SPLIT,
    ),
}

TOO_LARGE = frozenset(
    (
        "workbook_too_large",
        "workbook_bomb",
        "workbook_too_many_cells",
        "workbook_too_slow",
    )
)


class WorkbookRefused(CardError):
    """A file that is not read; `code` is one of `REASONS`."""

    code = "workbook_refused"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.finding, self.advice = REASONS[code]

    @property
    def wording(self) -> Wording:
        return Wording(self.finding.zh + self.advice.zh, f"{self.finding.en} {self.advice.en}")


class WorkbookTooLarge(WorkbookRefused):
    """A file that is too large, or would be when unpacked."""


def refused(code: str) -> WorkbookRefused:
    """The error of that code."""
    return WorkbookTooLarge(code) if code in TOO_LARGE else WorkbookRefused(code)
