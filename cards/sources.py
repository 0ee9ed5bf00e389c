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


class GradeReason(StrEnum):
    """What decides the grade of a value."""

    REPORT_ON_FILE = "report_on_file"
    REPORT_WITHOUT_FILE = "report_without_file"
    SPECIMENS = "specimens"
    DOCUMENT = "document"
    NO_SOURCE = "no_source"
    NOT_MEASURED = "not_measured"
    NOT_VERIFIED = "not_verified"
    NO_STANDARD = "no_standard"
    FEW_SPECIMENS = "few_specimens"
    KIND = "kind"

    @property
    def grade(self) -> EvidenceGrade:
        return _GRADES.get(self, EvidenceGrade.D)


_GRADES = {
    GradeReason.REPORT_ON_FILE: EvidenceGrade.A,
    GradeReason.REPORT_WITHOUT_FILE: EvidenceGrade.B,
    GradeReason.SPECIMENS: EvidenceGrade.B,
    GradeReason.DOCUMENT: EvidenceGrade.C,
}
GRADE_REASON_NAMES = {
    GradeReason.REPORT_ON_FILE: Wording(
        "获认可的检测报告有编号、日期和文件，试验写明了标准",
        "an accredited report with number, date and file, on a test to a stated standard",
    ),
    GradeReason.REPORT_WITHOUT_FILE: Wording(
        "获认可的检测报告有编号和日期，试验写明了标准，但没有附上文件",
        "an accredited report with number and date, on a test to a stated standard, without its "
        "file",
    ),
    GradeReason.SPECIMENS: Wording(
        "试验写明了标准，试样至少三个；没有获认可的检测报告",
        "a test to a stated standard on three specimens or more, without an accredited report",
    ),
    GradeReason.DOCUMENT: Wording(
        "来源是论文、手册或标准，不是附有试验记录的自测或检测报告",
        "the source is a paper, a handbook or a standard, not a test or a report",
    ),
    GradeReason.NO_SOURCE: Wording("没有写明来源", "no source is stated"),
    GradeReason.NOT_MEASURED: Wording(
        "计算或估计所得，不是实测", "computed or estimated, not measured"
    ),
    GradeReason.NOT_VERIFIED: Wording(
        "数值尚未对照来源核实", "the number was not checked against its source"
    ),
    GradeReason.NO_STANDARD: Wording(
        "有试验，但没有写明试验标准", "a test, whose standard is not stated"
    ),
    GradeReason.FEW_SPECIMENS: Wording(
        "试验写明了标准，但没有写明至少三个试样，也没有完整的检测报告",
        "a test to a stated standard, but neither three specimens nor a complete report are stated",
    ),
    GradeReason.KIND: Wording(
        "这类来源没有说明怎样试验，或者并非实测",
        "a source of this kind does not say how it was tested, or nothing was measured",
    ),
}


def grade_reason(
    source: Source | None, *, standard: str, specimens: int | None, is_measured: bool
) -> GradeReason:
    """What decides the grade that the source of a value and its documentation earn.

    `standard` is the test standard of the value, `specimens` its n, and `is_measured` is False
    for calculated and estimated values, which never rise above D. An accredited report with
    number, date and accreditation on a test to a standard needs no n: it is A with its file, and
    B without.
    """
    if source is None:
        return GradeReason.NO_SOURCE
    if not is_measured:
        return GradeReason.NOT_MEASURED
    if not source.verified:
        return GradeReason.NOT_VERIFIED
    if source.kind in _TESTED:
        return _reason_of_test(source, standard, specimens)
    return GradeReason.DOCUMENT if source.kind in _DOCUMENTED else GradeReason.KIND


def _reason_of_test(source: Source, standard: str, specimens: int | None) -> GradeReason:
    if not standard:
        return GradeReason.NO_STANDARD
    if _is_accredited_report(source):
        has_file = bool(source.attachment_sha256)
        return GradeReason.REPORT_ON_FILE if has_file else GradeReason.REPORT_WITHOUT_FILE
    return GradeReason.SPECIMENS if (specimens or 0) >= 3 else GradeReason.FEW_SPECIMENS


def _is_accredited_report(source: Source) -> bool:
    return (
        source.kind is SourceKind.ACCREDITED_LABORATORY
        and bool(source.cnas or source.cma)
        and bool(source.report_no and source.dated)
    )
