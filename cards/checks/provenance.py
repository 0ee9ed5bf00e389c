"""Rules on where a value comes from: basis, source, laboratory, and honest absence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cards.card import Card
from cards.checks.entries import Entry, state_of, stated
from cards.checks.registry import Finding, rule
from cards.problems import Path, Severity
from cards.sources import Source, SourceKind
from cards.values import Absence, AbsenceReason, Curve, Value
from cards.vocabulary import VOCABULARY
from cards.wording import Wording, fold, normalise

NOTHING_STATED = "nothing_stated"
_CNAS = re.compile(r"L[0-9]+")
_CMA = re.compile(r"[0-9]{12}")


@rule(
    NOTHING_STATED,
    Severity.HARD,
    "一张卡至少有一个数值，或一项说明原因的空缺。",
    "A card has at least one value, or one absence with its reason.",
    "CARD §1",
)
def nothing_stated(card: Card) -> Iterator[Finding]:
    if not card.values:
        yield Finding(
            ("values",),
            Wording("这张卡没有任何数值。", "The card has no value at all."),
            Wording(
                "请填写至少一个性能，没有数据时写明原因。",
                "Give at least one property; without data state the reason.",
            ),
        )


@rule(
    "unknown_property",
    Severity.HARD,
    "每个数值都属于词汇表中的一个性能。",
    "Every value is of a property of the vocabulary.",
    "CARD §1",
)
def unknown_property(card: Card) -> Iterator[Finding]:
    for place, value in enumerate(card.values):
        if value.property not in VOCABULARY.properties:
            yield Finding(
                ("values", place, "property"),
                Wording(
                    f"词汇表中没有性能“{value.property}”。",
                    f"The vocabulary has no property '{value.property}'.",
                ),
                Wording("请从词汇表中选择性能。", "Choose a property of the vocabulary."),
                {"property": value.property},
            )


@rule(
    "basis_missing",
    Severity.HARD,
    "每个数值都注明性质，如典型、保证、平均或计算。",
    "Every value states its basis, such as typical, minimum, mean or calculated.",
    "CARD §1",
)
def basis_missing(card: Card) -> Iterator[Finding]:
    for entry in stated(card):
        if entry.value.basis is None:
            name = entry.property.name
            yield Finding(
                entry.path("basis"),
                Wording(f"{name.zh}：未注明数值性质。", f"{name.en}: the basis is not stated."),
                Wording(
                    "请注明典型、保证、平均、单次实测、计算或估计。",
                    "State typical, minimum, mean, single, calculated or estimated.",
                ),
            )


@rule(
    "source_missing",
    Severity.HARD,
    "每个数值都有来源。",
    "Every value has a source.",
    "CARD §1",
)
def source_missing(card: Card) -> Iterator[Finding]:
    for entry in stated(card):
        if not entry.value.source:
            name = entry.property.name
            yield Finding(
                entry.path("source"),
                Wording(f"{name.zh}：没有来源。", f"{name.en}: no source."),
                Wording(
                    "请在“来源”中登记报告、论文或数据表，并在此引用。",
                    "Enter the report, paper or datasheet under sources and refer to it here.",
                ),
            )


@rule(
    "source_unknown",
    Severity.HARD,
    "引用的来源必须在本卡的来源表中。",
    "A source that is referred to is listed among the sources of the card.",
    "CARD §1",
)
def source_unknown(card: Card) -> Iterator[Finding]:
    for path, reference in _references(card):
        if reference and reference not in card.source_by_id:
            yield Finding(
                path,
                Wording(f"来源“{reference}”不在来源表中。", f"Source '{reference}' is not listed."),
                Wording("请登记该来源或改正编号。", "List the source or mend its id."),
                {"source": reference},
            )


def _references(card: Card) -> Iterator[tuple[Path, str]]:
    for place, value in enumerate(card.values):
        yield ("values", place, "source"), value.source
    yield ("composition", "source"), card.composition.source
    for place, case in enumerate(card.proven_cases):
        yield ("proven_cases", place, "source"), case.source


@rule(
    "source_repeated",
    Severity.HARD,
    "来源编号在一张卡中只出现一次。",
    "A source id stands only once in a card.",
    "CARD §1",
)
def source_repeated(card: Card) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, source in enumerate(card.sources):
        if source.id in seen:
            yield Finding(
                ("sources", place, "id"),
                Wording(f"来源编号“{source.id}”重复。", f"Source id '{source.id}' is repeated."),
                Wording("请给每个来源不同的编号。", "Give each source an id of its own."),
                {"source": source.id},
            )
        seen.add(source.id)


@rule(
    "laboratory_identifier_malformed",
    Severity.HARD,
    "CNAS 编号为 L 加数字，CMA 编号为 12 位数字。",
    "A CNAS number is L and digits; a CMA number is 12 digits.",
    "CARD §1",
)
def laboratory_identifier_malformed(card: Card) -> Iterator[Finding]:
    for place, source in _laboratories(card):
        for part, text, form, expected in (
            ("cnas", source.cnas, _CNAS, Wording("L 加数字，如 L1234", "L and digits, as L1234")),
            ("cma", source.cma, _CMA, Wording("12 位数字", "12 digits")),
        ):
            if text and not form.fullmatch(normalise(text)):
                yield Finding(
                    ("sources", place, part),
                    Wording(
                        f"{part.upper()} 编号“{text}”格式不对，应为{expected.zh}。",
                        f"{part.upper()} number '{text}' is malformed; expected {expected.en}.",
                    ),
                    Wording("请照证书改正。", "Mend it after the certificate."),
                    {"typed": text},
                )


def _laboratories(card: Card) -> Iterator[tuple[int, Source]]:
    for place, source in enumerate(card.sources):
        if source.kind is SourceKind.ACCREDITED_LABORATORY:
            yield place, source


_REPORT_PARTS: tuple[tuple[str, Wording, Callable[[Source], object]], ...] = (
    ("cnas", Wording("CNAS 或 CMA 编号", "the CNAS or CMA number"), lambda s: s.cnas or s.cma),
    ("laboratory", Wording("实验室名称", "the laboratory's name"), lambda s: s.laboratory),
    ("report_no", Wording("报告编号", "the report number"), lambda s: s.report_no),
    ("date", Wording("日期", "the date"), lambda s: s.dated),
    ("attachment_sha256", Wording("报告附件", "the report file"), lambda s: s.attachment_sha256),
)


@rule(
    "accredited_report_incomplete",
    Severity.SOFT,
    "获认可的检测报告写明实验室、CNAS 或 CMA 编号、报告编号、日期并附文件，才能核实。",
    "An accredited report names laboratory, CNAS or CMA, number, date and file, to be verified.",
    "CARD §1",
)
def accredited_report_incomplete(card: Card) -> Iterator[Finding]:
    for place, source in _laboratories(card):
        missing = [(part, name) for part, name, is_given in _REPORT_PARTS if not is_given(source)]
        if missing:
            zh = "、".join(name.zh for _, name in missing)
            en = ", ".join(name.en for _, name in missing)
            yield Finding(
                ("sources", place, missing[0][0]),
                Wording(
                    f"获认可实验室的报告缺少{zh}，无法核实，不能评为 A 级。",
                    f"The accredited report lacks {en}; it cannot be verified and is not grade A.",
                ),
                Wording(f"请补充{zh}。", f"Add {en}."),
                {"missing": tuple(part for part, _ in missing)},
            )


def _absences(card: Card, reason: AbsenceReason) -> Iterator[tuple[int, Absence]]:
    for place, value in enumerate(card.values):
        if isinstance(value.content, Absence) and value.content.reason is reason:
            yield place, value.content


@rule(
    "limit_missing",
    Severity.HARD,
    "“低于检出限”须写明检出限。",
    "'Below limit' states the limit.",
    "CARD §1",
)
def limit_missing(card: Card) -> Iterator[Finding]:
    for place, absence in _absences(card, AbsenceReason.BELOW_LIMIT):
        if absence.limit is None:
            yield Finding(
                ("values", place, "limit"),
                Wording("“低于检出限”没有写明检出限。", "'Below limit' without its limit."),
                Wording("请填写检出限及单位。", "State the detection limit with its unit."),
            )


@rule(
    "pending_date_missing",
    Severity.HARD,
    "“待补”须写明预计日期。",
    "'Pending' states a date.",
    "CARD §1",
)
def pending_date_missing(card: Card) -> Iterator[Finding]:
    for place, absence in _absences(card, AbsenceReason.PENDING):
        if absence.until is None:
            yield Finding(
                ("values", place, "until"),
                Wording("“待补”没有写明日期。", "'Pending' without a date."),
                Wording("请填写预计补充的日期。", "State the date by which it will be given."),
            )


@rule(
    "duplicate_value",
    Severity.SOFT,
    "同一来源的同一性能、条件、性质只写一次；不同来源并列，不合并。",
    "One source states a property, condition and basis once; different sources stand side by side.",
)
def duplicate_value(card: Card) -> Iterator[Finding]:
    seen: dict[object, int] = {}
    for entry in stated(card):
        first = seen.setdefault(_identity(entry.value), entry.place)
        if first != entry.place:
            yield _repeated(entry, first)


def _identity(value: Value) -> tuple[object, ...]:
    is_curve = isinstance(value.content, Curve)
    where = fold(value.specimen)
    return value.property, state_of(value), value.basis, value.source, where, is_curve


def _repeated(entry: Entry, first: int) -> Finding:
    name = entry.property.name
    return Finding(
        entry.path(),
        Wording(
            f"{name.zh}：与第 {first + 1} 个数值的条件、性质和来源相同。",
            f"{name.en}: same conditions, basis and source as value {first + 1}.",
        ),
        Wording(
            "请删去重复的一个，或注明两者不同的条件。",
            "Delete one of them, or state the condition in which they differ.",
        ),
        {"first": first, "second": entry.place},
    )
