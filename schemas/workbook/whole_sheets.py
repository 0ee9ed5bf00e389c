"""Findings that every column of a sheet shares, told once: what nobody stated for any value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cards.wording import Wording
from schemas.workbook.findings import CellFinding

_MISSING: Mapping[str, Wording] = {
    "basis_missing": Wording("没有注明数值性质", "the basis is not stated"),
    "source_missing": Wording("没有来源", "no source"),
}
_FILL_IN: Mapping[str, Wording] = {
    "basis_missing": Wording(
        "若都相同，请在导入页面“对所有数值适用”中选择性质；否则请在列名中写典型、保证、平均等。",
        "If it is the same for all, choose the basis on the page of the import, under what holds "
        "for every value; else state typical, minimum or mean at the heads.",
    ),
    "source_missing": Wording(
        "若都相同，请在导入页面“对所有数值适用”中填写来源的种类和题名；否则请加“来源”一列。",
        "If it is the same for all, give kind and title of the source on the page of the import, "
        "under what holds for every value; else add a column headed 'source'.",
    ),
}
_SHOWN = 12
"""Columns that a finding lists."""


def together(found: Iterable[CellFinding]) -> list[CellFinding]:
    """The findings, where what is missing at several heads of a sheet is told at the first."""
    told: list[CellFinding] = []
    shared: dict[tuple[str, str], list[CellFinding]] = {}
    for finding in found:
        if finding.card is None and finding.code in _MISSING:
            shared.setdefault((finding.sheet, finding.code), []).append(finding)
        else:
            told.append(finding)
    return told + [_one(findings) for findings in shared.values()]


def _one(findings: list[CellFinding]) -> CellFinding:
    first = min(findings, key=lambda found: (found.row, len(found.column), found.column))
    name, heads = _MISSING[first.code], list(dict.fromkeys(map(_head, findings)))
    zh, en = "、".join(heads[:_SHOWN]), ", ".join(heads[:_SHOWN])
    is_more = len(heads) > _SHOWN
    return replace(
        first,
        finding=Wording(
            f"{len(heads)} 列数值{name.zh}：{zh}{'等' if is_more else ''}。",
            f"In {len(heads)} column(s) {name.en}: {en}{', …' if is_more else ''}.",
        ),
        advice=_FILL_IN[first.code],
    )


def _head(finding: CellFinding) -> str:
    return " ".join(finding.offending.split()) or f"{finding.column}{finding.row}"
