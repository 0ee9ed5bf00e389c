"""Why a file is not taken as evidence: a stable code, what was found and what to do."""

from __future__ import annotations

from cards.errors import CardError
from cards.wording import Wording
from catalogue.workbooks import refusals as workbooks

_AS_PDF = Wording("请另存或打印为 PDF 后再上传。", "Save or print it as PDF and upload that.")
_SMALLER = Wording(
    "请降低扫描分辨率（300 dpi 足够）或拆成几个文件。",
    "Scan it at a lower resolution (300 dpi will do) or split it into several files.",
)

REASONS: dict[str, tuple[Wording, Wording]] = {
    "evidence_empty": (
        Wording("文件是空的。", "The file is empty."),
        Wording("请选择检测报告文件。", "Choose the file of the report."),
    ),
    "evidence_other_kind": (
        Wording(
            "只接受 PDF、PNG、JPEG 和 xlsx；按内容看，这不是其中任何一种"
            "（SVG、HTML、脚本、压缩包和旧版 Office 文件不接受）。",
            "Only PDF, PNG, JPEG and xlsx are taken; by its content this is none of them. SVG, "
            "HTML, scripts, archives and old Office files are not.",
        ),
        _AS_PDF,
    ),
    "evidence_two_kinds": (
        Wording(
            "文件同时是两种格式：里面还藏着另一种内容。",
            "The file is of two kinds at once: another one is hidden in it.",
        ),
        _AS_PDF,
    ),
    "evidence_damaged": (
        Wording("文件不完整或已损坏，打不开。", "The file is incomplete or damaged."),
        Wording(
            "请先在本机打开确认，再重新导出或扫描后上传。",
            "Open it on your own machine first, then export or scan it anew.",
        ),
    ),
    "evidence_encrypted": (
        Wording("PDF 需要密码才能打开。", "The PDF opens with a password only."),
        Wording(
            "请去掉打开密码后再上传；只限制修改或打印的不必去掉。",
            "Remove the password that opens it; one that forbids changes or printing may stay.",
        ),
    ),
    "evidence_active": (
        Wording(
            "PDF 里有会自己运行的内容（JavaScript、启动程序或 XFA 表单）。",
            "The PDF holds content that acts by itself: JavaScript, a program to start, or an XFA "
            "form.",
        ),
        _AS_PDF,
    ),
    "evidence_too_large": (
        Wording("文件超过 20 MB。", "The file is larger than 20 MB."),
        _SMALLER,
    ),
    "evidence_too_many": (
        Wording("一次最多上传 20 个文件。", "20 files are taken at once."),
        Wording("请分几次上传。", "Bring the others afterwards."),
    ),
    "evidence_too_many_pixels": (
        Wording("图片超过 8000 万像素。", "The picture has more than 80 million pixels."),
        _SMALLER,
    ),
    "evidence_too_slow": (
        Wording(
            "检查所需的时间或内存超出限度，已停止。",
            "Looking at it took more time or memory than it may; it was stopped.",
        ),
        _SMALLER,
    ),
    "logo_other_kind": (
        Wording("徽标须为 PNG 或 JPEG 图片。", "A logo is a PNG or a JPEG picture."),
        Wording("请另存为 PNG 后再上传。", "Save it as PNG and upload that."),
    ),
}

TOO_LARGE = frozenset(("evidence_too_large", "evidence_too_many_pixels", "evidence_too_slow"))


class EvidenceRefused(CardError):
    """A file that is not kept; `code` is one of `REASONS`."""

    code = "evidence_refused"

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.finding, self.advice = REASONS[code]

    @property
    def wording(self) -> Wording:
        return Wording(self.finding.zh + self.advice.zh, f"{self.finding.en} {self.advice.en}")


class EvidenceTooLarge(EvidenceRefused):
    """A file that is too large, or would be when it is shown."""


Refused = EvidenceRefused | workbooks.WorkbookRefused


def refused(code: str) -> Refused:
    """The error of that code; what is wrong with a workbook is said as where one is imported."""
    if code not in REASONS and code in workbooks.REASONS:
        return workbooks.refused(code)
    return EvidenceTooLarge(code) if code in TOO_LARGE else EvidenceRefused(code)
