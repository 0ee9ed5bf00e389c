"""What would lift the evidence of a value by a grade, found by trying it on the rule itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from cards.card import Card
from cards.comparability import says_something
from cards.sources import EvidenceGrade, Source, SourceKind, grade_reason
from cards.wording import Wording


class EvidenceStep(StrEnum):
    """One thing that a supplier can do, what costs the least first."""

    SOURCE = "source"
    STANDARD = "standard"
    SPECIMENS = "specimens"
    REPORT = "report"
    DATE = "date"
    ACCREDITATION = "accreditation"
    ATTACHMENT = "attachment"
    VERIFY = "verify"
    MEASURE = "measure"
    DOCUMENT = "document"
    TEST = "test"


STEP_NAMES = {
    EvidenceStep.SOURCE: Wording("登记并引用来源", "enter the source and refer to it"),
    EvidenceStep.STANDARD: Wording("写明试验标准", "name the test standard"),
    EvidenceStep.SPECIMENS: Wording("写明试样数 n ≥ 3", "state n ≥ 3 specimens"),
    EvidenceStep.REPORT: Wording("写明报告编号", "give the number of the report"),
    EvidenceStep.DATE: Wording("写明报告日期", "give the date of the report"),
    EvidenceStep.ACCREDITATION: Wording("写明 CNAS 或 CMA 编号", "give the CNAS or CMA number"),
    EvidenceStep.ATTACHMENT: Wording("附上报告文件", "attach the report"),
    EvidenceStep.VERIFY: Wording("对照原文核实数值", "check the number against its source"),
    EvidenceStep.MEASURE: Wording("以实测值代替计算或估计", "measure instead of computing"),
    EvidenceStep.DOCUMENT: Wording(
        "引用原始论文、手册或标准", "refer to the paper, handbook or standard itself"
    ),
    EvidenceStep.TEST: Wording("引用自测或检测报告", "refer to a test of your own or a report"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the grade of a value rests on."""

    source: Source | None
    standard: str
    specimens: int | None
    is_measured: bool

    @property
    def grade(self) -> EvidenceGrade:
        return grade_reason(
            self.source,
            standard=self.standard,
            specimens=self.specimens,
            is_measured=self.is_measured,
        ).grade


@dataclass(frozen=True, slots=True)
class Lift:
    """The fewest `steps` by which the values at `places` rise from one grade to a better one."""

    now: EvidenceGrade
    then: EvidenceGrade
    steps: tuple[EvidenceStep, ...]
    places: tuple[int, ...]


_MOST_STEPS = 5


def evidence_lifts(card: Card) -> tuple[Lift, ...]:
    """What would lift the values of `card`, what lifts the most of them first."""
    found: dict[tuple[EvidenceGrade, EvidenceGrade, tuple[EvidenceStep, ...]], list[int]] = {}
    for place, standing in _standings(card):
        lift = next_grade(standing)
        if lift is not None:
            found.setdefault((standing.grade, *lift), []).append(place)
    lifts = [Lift(*kind, tuple(places)) for kind, places in found.items()]
    return tuple(sorted(lifts, key=lambda lift: (-len(lift.places), lift.places)))


def _standings(card: Card) -> Iterator[tuple[int, Standing]]:
    for place, value in enumerate(card.values):
        if says_something(value):
            is_measured = value.basis is None or value.basis.is_measured
            source = card.source_of(value)
            yield place, Standing(source, value.standard, value.specimens, is_measured)


@lru_cache(maxsize=4096)
def next_grade(standing: Standing) -> tuple[EvidenceGrade, tuple[EvidenceStep, ...]] | None:
    """The better grade that the fewest steps earn, and these steps; None where none do."""
    for size in range(1, _MOST_STEPS + 1):
        for steps in combinations(_possible(standing), size):
            then = _after(standing, steps).grade
            if then.rank < standing.grade.rank:
                return then, steps
    return None


def _possible(standing: Standing) -> list[EvidenceStep]:
    """The steps that change anything."""
    return [step for step in EvidenceStep if _CHANGES[step](standing) != standing]


def _after(standing: Standing, steps: tuple[EvidenceStep, ...]) -> Standing:
    for step in steps:
        standing = _CHANGES[step](standing)
    return standing


_A_SOURCE = Source("", SourceKind.OWN_TEST, "")
_A_DAY = date(2000, 1, 1)
_REPORTED = (SourceKind.ACCREDITED_LABORATORY,)
_SECOND_HAND = (SourceKind.AGGREGATOR, SourceKind.RECALLED)


def _of_source(change: Callable[[Source], Source]) -> Callable[[Standing], Standing]:
    def changed(standing: Standing) -> Standing:
        return replace(standing, source=standing.source and change(standing.source))

    return changed


def _of_report(change: Callable[[Source], Source]) -> Callable[[Standing], Standing]:
    return _of_source(lambda source: change(source) if source.kind in _REPORTED else source)


def _with_specimens(standing: Standing) -> Standing:
    return replace(standing, specimens=max(standing.specimens or 0, 3))


_CHANGES: dict[EvidenceStep, Callable[[Standing], Standing]] = {
    EvidenceStep.SOURCE: lambda standing: replace(standing, source=standing.source or _A_SOURCE),
    EvidenceStep.STANDARD: lambda standing: replace(standing, standard=standing.standard or "+"),
    EvidenceStep.SPECIMENS: _with_specimens,
    EvidenceStep.REPORT: _of_report(lambda old: replace(old, report_no=old.report_no or "+")),
    EvidenceStep.DATE: _of_report(lambda old: replace(old, dated=old.dated or _A_DAY)),
    EvidenceStep.ACCREDITATION: _of_report(
        lambda old: replace(old, cnas=old.cnas or ("" if old.cma else "+"))
    ),
    EvidenceStep.ATTACHMENT: _of_report(
        lambda old: replace(old, attachment_sha256=old.attachment_sha256 or "0" * 64)
    ),
    EvidenceStep.VERIFY: _of_source(lambda old: replace(old, verified=True)),
    EvidenceStep.MEASURE: lambda standing: replace(standing, is_measured=True),
    EvidenceStep.DOCUMENT: _of_source(
        lambda old: replace(old, kind=SourceKind.PAPER) if old.kind in _SECOND_HAND else old
    ),
    EvidenceStep.TEST: _of_source(lambda old: replace(old, kind=SourceKind.OWN_TEST)),
}
