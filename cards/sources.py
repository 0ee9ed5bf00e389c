"""Where a number comes from, and how far that carries: sources and evidence grades."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cards.wording import Wording


class SourceKind(StrEnum):
    """What sort of document or test stands behind a value (CARD §1)."""

    OWN_TEST = "own_test"
    ACCREDITED_LABORATORY = "accredited_laboratory"
    PAPER = "paper"
    HANDBOOK = "handbook"
    PRODUCER_DATASHEET = "producer_datasheet"
    STANDARD = "standard"
    AGGREGATOR = "aggregator"
    CALCULATION = "calculation"
    ESTIMATE = "estimate"
    RECALLED = "recalled"


SOURCE_KIND_NAMES = {
    SourceKind.OWN_TEST: Wording("企业自测", "own test"),
    SourceKind.ACCREDITED_LABORATORY: Wording("获认可实验室", "accredited laboratory"),
    SourceKind.PAPER: Wording("论文", "paper"),
    SourceKind.HANDBOOK: Wording("手册", "handbook"),
    SourceKind.PRODUCER_DATASHEET: Wording("生产商数据表", "producer datasheet"),
    SourceKind.STANDARD: Wording("标准规定值", "standard"),
    SourceKind.AGGREGATOR: Wording("汇编网站", "data aggregator"),
    SourceKind.CALCULATION: Wording("计算", "calculation"),
    SourceKind.ESTIMATE: Wording("估计", "estimate"),
    SourceKind.RECALLED: Wording("凭记忆，未核实", "recalled, not verified"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a card; values refer to it by `id`.

    `verified` says that the number was read in the source itself, not that it was confirmed.
    """

    id: str
    kind: SourceKind
    title: str
    url: str = ""
    doi: str = ""
    laboratory: str = ""
    cnas: str = ""
    cma: str = ""
    report_no: str = ""
    dated: date | None = None
    attachment_sha256: str = ""
    licence: str = ""
    verified: bool = True
    note: str = ""

    @property
    def address(self) -> str:
        """Where the source is found: its web address, else its DOI as one, else nothing."""
        return self.url or (f"https://doi.org/{self.doi}" if self.doi else "")


class EvidenceGrade(StrEnum):
    """A accredited report with number, date and file · B documented test to a standard, n ≥ 3 ·
    C paper, handbook or standard · D datasheet without method, estimate, derived.

    A rests on a file that can be looked up: no card is submitted whose enterprise does not keep
    the files that its sources name.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def rank(self) -> int:
        """0 for the best grade, 3 for the worst."""
        return "ABCD".index(self.value)


EVIDENCE_GRADE_NAMES = {
    EvidenceGrade.A: Wording(
        "获认可的检测报告（编号、日期、附件齐全）", "accredited report on file"
    ),
    EvidenceGrade.B: Wording("按标准试验且 n ≥ 3", "documented test to a standard, n ≥ 3"),
    EvidenceGrade.C: Wording("论文、手册或标准", "paper, handbook or standard"),
    EvidenceGrade.D: Wording(
        "未注明方法的数据表、估计、推导", "datasheet without method, estimate, derived"
    ),
}

_DOCUMENTED = (SourceKind.PAPER, SourceKind.HANDBOOK, SourceKind.STANDARD)
_TESTED = (SourceKind.OWN_TEST, SourceKind.ACCREDITED_LABORATORY)


def evidence_grade(
    source: Source | None, *, standard: str, specimens: int | None, is_measured: bool
) -> EvidenceGrade:
    """The grade that the source of a value and its documentation earn.

    `standard` is the test standard of the value, `specimens` its n, and `is_measured` is False
    for calculated and estimated values, which never rise above D. An accredited report with
    number, date and accreditation on a test to a standard needs no n: it is A with its file, and
    B without.
    """
    if source is None or not is_measured or not source.verified:
        return EvidenceGrade.D
    is_report = _is_accredited_report(source)
    if is_report and standard and source.attachment_sha256:
        return EvidenceGrade.A
    is_documented = is_report or (specimens or 0) >= 3
    if source.kind in _TESTED and standard and is_documented:
        return EvidenceGrade.B
    return EvidenceGrade.C if source.kind in _DOCUMENTED else EvidenceGrade.D


def _is_accredited_report(source: Source) -> bool:
    return (
        source.kind is SourceKind.ACCREDITED_LABORATORY
        and bool(source.cnas or source.cma)
        and bool(source.report_no and source.dated)
    )
