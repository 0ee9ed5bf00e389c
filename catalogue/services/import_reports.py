"""What a file to be imported holds and what is wrong with it, as a report; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from cards.problems import Severity
from cards.wording import Wording
from catalogue.services import imports
from catalogue.services.actor import Actor
from catalogue.services.import_changes import told_changes
from catalogue.services.import_remarks import with_remarks
from catalogue.services.import_samples import samples_of
from catalogue.services.planned_cards import Change, Entry, PlannedCard
from catalogue.workbooks.lines import ReportLine
from catalogue.workbooks.package import LARGEST, Kind, kind_of
from catalogue.workbooks.reading import read_file
from schemas.document import parse_json
from schemas.workbook.findings import CellFinding
from schemas.workbook.grid import Workbook
from schemas.workbook.mapping import Plan, propose
from schemas.workbook.reading import RowCard, Skipped, read_workbook

MOST_KEPT = 20_000
"""Findings that a report keeps; the grave ones come before the others."""

MOST_ROWS = 20
"""Rows of a card that a report names."""
_SAYS_WHICH = ("key_missing", "key_repeated")
_GIVE_KEYS = Wording("请为每张卡片写不同的企业编号。", "Give each card a key of its own.")


@dataclass(frozen=True)
class FoundCard:
    """One card of a file: where it stands and what the catalogue is to make of it."""

    entry: Entry
    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Examined:
    """What a file holds: how its columns were read, its cards and its findings, the grave first.

    `workbook` is None for JSON, which has no columns.
    """

    kind: Kind
    plan: Plan
    cards: Sequence[FoundCard]
    lines: Sequence[ReportLine]
    workbook: Workbook | None = None
    skipped: Sequence[Skipped] = ()


def examine(
    raw: bytes,
    name: str = "",
    plan: Mapping[str, Any] | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Examined:
    """The file as it is read with `plan`, or with a proposal. Raises WorkbookRefused,
    DocumentUnreadable or InputRefused."""
    kind = kind_of(raw, name)
    if kind is Kind.JSON:
        return _examined_json(raw)
    read = read_file(raw, name)
    chosen = Plan.from_json(plan) if plan else propose(read.workbook, remembered)
    reading = read_workbook(read.workbook, chosen)
    imports.require_few(len(reading.cards))
    cards = [_found(card) for card in reading.cards]
    places = {card.number: place for place, card in enumerate(reading.cards)}
    lines = [_line(finding, places, cards) for finding in reading.findings]
    told = with_remarks(lines, read.remarks, chosen, cards)
    return Examined(kind, chosen, cards, _ordered(told), read.workbook, reading.skipped)


def _examined_json(raw: bytes) -> Examined:
    stripped = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    listed = b'{"cards":' + stripped + b"}" if stripped[:1] == b"[" else stripped
    entries = imports.entries_of(parse_json(listed, LARGEST))
    cards = [FoundCard(entry, "", (place,)) for place, entry in enumerate(entries, start=1)]
    lines = [line for place, card in enumerate(cards) for line in _lines_of(card, place)]
    return Examined(Kind.JSON, Plan(), cards, _ordered(lines))


def _lines_of(card: FoundCard, place: int) -> Iterable[ReportLine]:
    for problem in card.entry.draft.problems:
        yield ReportLine(
            sheet="",
            row=place + 1,
            column="",
            where=problem.where,
            card=card.entry.own_key,
            code=problem.code,
            severity=problem.severity,
            finding=problem.finding,
            advice=problem.advice,
            place=place,
        )


def _found(card: RowCard) -> FoundCard:
    return FoundCard(
        Entry("", card.key, card.document, is_of_sheet=True), card.sheet, tuple(card.rows)
    )


def _line(
    finding: CellFinding, places: Mapping[int, int], cards: Sequence[FoundCard]
) -> ReportLine:
    place = None if finding.card is None else places[finding.card]
    return ReportLine(
        sheet=finding.sheet,
        row=finding.row,
        column=finding.column,
        where="",
        card="" if place is None else cards[place].entry.own_key,
        code=finding.code,
        severity=finding.severity,
        finding=finding.finding,
        advice=finding.advice,
        offending=finding.offending,
        place=place,
    )


def _ordered(lines: Iterable[ReportLine]) -> list[ReportLine]:
    return sorted(lines, key=lambda line: (not line.is_hard, line.sheet, line.row, line.column))


def planned_import(
    session: Session,
    actor: Actor,
    enterprise_code: str,
    examined: Examined,
    *,
    revives: bool = False,
) -> list[PlannedCard]:
    """What the catalogue would make of the cards. Raises EnterpriseNotFound or Forbidden."""
    entries = [card.entry for card in examined.cards]
    return imports.plan_entries(session, actor, enterprise_code, entries, revives=revives)


def importable(examined: Examined, plan: Sequence[PlannedCard]) -> list[PlannedCard]:
    """The cards that may be saved: of JSON all, as drafts keep what is wrong with them; of a
    workbook those in which nothing must be mended. Raises InputRefused when it is unclear which
    card an entry of JSON is."""
    if examined.kind is Kind.JSON:
        for planned in plan:
            if planned.refusal is not None:
                raise planned.refusal
        return list(plan)
    faulty = faulty_places(examined, plan)
    return [planned for planned in plan if planned.place not in faulty]


def faulty_places(examined: Examined, plan: Sequence[PlannedCard]) -> frozenset[int]:
    """The places of cards in which something must be mended; a grave finding that is about no
    card in particular, as at the head of a column, is about all of them."""
    grave = {line.place for line in examined.lines if line.is_hard}
    unclear = {planned.place for planned in plan if planned.refusal is not None}
    everything = range(len(examined.cards)) if None in grave else ()
    return frozenset({place for place in grave if place is not None} | unclear | {*everything})


def report_of(examined: Examined, plan: Sequence[PlannedCard]) -> dict[str, Any]:
    """The report as plain data, which is kept with the import."""
    lines = _ordered([*examined.lines, *_unclear(examined, plan)])
    faulty = faulty_places(examined, plan)
    cards = [
        _card(found, planned, planned.place in faulty) | changes
        for found, planned, changes in zip(examined.cards, plan, told_changes(plan), strict=True)
    ]
    return {
        "kind": examined.kind.value,
        "counts": _counts(cards, lines),
        "cards": cards,
        "findings": [line.as_json() for line in lines[:MOST_KEPT]],
        "skipped": [asdict(entry) for entry in examined.skipped[:MOST_KEPT]],
        "samples": samples_of(examined.workbook, examined.plan) if examined.workbook else {},
    }


def _counts(cards: Sequence[Mapping[str, Any]], lines: Sequence[ReportLine]) -> dict[str, int]:
    hard = sum(line.is_hard for line in lines)
    changes = Counter(card["change"] for card in cards if not card["is_faulty"])
    return {
        "cards": len(cards),
        "valid": changes.total(),
        "hard": hard,
        "soft": len(lines) - hard,
        **{change.value: changes[change.value] for change in Change},
    }


def _card(found: FoundCard, planned: PlannedCard, is_faulty: bool) -> dict[str, Any]:
    return {
        "key": planned.key,
        "number": planned.number,
        "sheet": found.sheet,
        "rows": list(found.rows[:MOST_ROWS]),
        "change": planned.change.value,
        "seen": planned.seen,
        "is_faulty": is_faulty,
    }


def _unclear(examined: Examined, plan: Sequence[PlannedCard]) -> Iterable[ReportLine]:
    """A finding for every card of which it is unclear which one it is, unless that was said."""
    said = {line.place for line in examined.lines if line.code in _SAYS_WHICH}
    for found, planned in zip(examined.cards, plan, strict=True):
        if planned.refusal is not None and planned.place not in said:
            yield ReportLine(
                sheet=found.sheet,
                row=found.rows[0] if found.rows else 0,
                column="",
                where="",
                card=planned.key,
                code="card_unclear",
                severity=Severity.HARD,
                finding=planned.refusal.wording,
                advice=_GIVE_KEYS,
                offending=planned.key,
                place=planned.place,
            )
