"""The report of an import as its page shows it: counts, filters, one page of findings, cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from flask import request

from cards.wording import Wording
from catalogue.services.import_saving import FATE_NAMES, Fate
from catalogue.services.planned_cards import CHANGE_NAMES, WRITTEN, Change
from catalogue.store.imports import CHECKED, IMPORTED, IMPORTING, REFUSED, WAITING, Import
from catalogue.store.jobs import Job
from catalogue.web.addresses import here
from catalogue.web.import_changes import Changes, changes_of
from catalogue.workbooks.lines import ReportLine
from schemas.figures import percent

LINES = 100
CARDS = 200
STATE_NAMES = {
    WAITING: Wording("检查中", "being checked"),
    CHECKED: Wording("已检查", "checked"),
    REFUSED: Wording("无法读取", "not read"),
    IMPORTING: Wording("导入中", "being imported"),
    IMPORTED: Wording("已导入", "imported"),
}


@dataclass(frozen=True, slots=True)
class Brief:
    """An import in a list."""

    id: str
    name: str
    state: str
    state_name: Wording
    enterprise: Wording
    day: str
    size: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which findings are shown: texts are empty where everything is."""

    severity: str = ""
    code: str = ""
    sheet: str = ""
    words: str = ""
    page: int = 1

    def takes(self, line: ReportLine) -> bool:
        """Whether the finding is among those that are asked for."""
        wanted = self.words.casefold()
        said = f"{line.card}\n{line.offending}\n{line.cell}\n{line.where}".casefold()
        return (
            self.severity in ("", line.severity)
            and self.code in ("", line.code)
            and self.sheet in ("", line.sheet)
            and wanted in said
        )


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to narrow the findings."""

    name: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card of the file with what the import does, or did, with it."""

    key: str
    number: str
    change: str
    change_name: Wording
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything that the page of an import shows beside its columns."""

    brief: Brief
    error: str
    progress: float
    percent: str
    is_queued: bool
    is_over: bool
    is_settled: bool
    is_lost: bool
    counts: dict[str, int]
    written: int
    withdrawn: int
    tally: Sequence[tuple[Wording, int]]
    severities: Sequence[Tab]
    codes: Sequence[Tab]
    sheets: Sequence[Tab]
    lines: Sequence[ReportLine]
    shown: int
    chosen: Filter
    previous_url: str
    next_url: str
    cards: Sequence[CardLine]
    cards_left: int
    is_from_sheets: bool
    skipped: Sequence[dict[str, str]]
    fates: Sequence[tuple[Wording, int]]


def brief_of(found: Import) -> Brief:
    return Brief(
        id=found.id,
        name=found.name,
        state=found.state,
        state_name=STATE_NAMES[found.state],
        enterprise=found.enterprise.name,
        day=f"{found.created_at:%Y-%m-%d %H:%M}",
        size=_size(found.size),
    )


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(count / 1000, 0.1):.1f} kB"


def filter_of_request() -> Filter:
    """What the address asks for; what it cannot mean is passed over."""
    asked = request.args
    page = max(asked.get("page", 1, type=int), 1)
    texts = {name: asked.get(name, "")[:200] for name in ("severity", "code", "sheet")}
    return Filter(**texts, words=asked.get("q", "").strip()[:200], page=page)


def report_page(found: Import, job: Job | None, chosen: Filter) -> ReportPage:
    """The page of an import with the findings that are asked for."""
    report = found.report
    everything = [ReportLine.from_json(line) for line in report.get("findings", ())]
    lines = [line for line in everything if chosen.takes(line)]
    last = max(ceil(len(lines) / LINES), 1)
    page = min(chosen.page, last)
    is_working = found.state in (WAITING, IMPORTING)
    cards = _cards(found)
    return ReportPage(
        brief=brief_of(found),
        error=found.error or (job.error if job and is_working else ""),
        progress=job.progress if job else 0.0,
        percent=percent(job.progress if job else 0.0),
        is_queued=job is not None and job.state == "queued",
        is_over=not is_working or job is None or job.is_over,
        is_settled=found.state in (CHECKED, IMPORTED) and bool(found.plan.get("sheets")),
        is_lost=is_working and (job is None or job.is_over),
        counts=dict(report.get("counts", {})),
        written=sum(report.get("counts", {}).get(change, 0) for change in WRITTEN),
        withdrawn=report.get("counts", {}).get(Change.WITHDRAWN, 0),
        tally=_tally(found),
        severities=_severities(everything, chosen),
        codes=_tabs("code", [line.code for line in everything], chosen.code),
        sheets=_tabs("sheet", [line.sheet for line in everything], chosen.sheet),
        lines=lines[(page - 1) * LINES : page * LINES],
        shown=len(lines),
        chosen=chosen,
        previous_url=here("findings", page=[str(page - 1)]) if page > 1 else "",
        next_url=here("findings", page=[str(page + 1)]) if page < last else "",
        cards=cards[:CARDS],
        cards_left=max(len(cards) - CARDS, 0),
        is_from_sheets=report.get("kind") != "json",
        skipped=report.get("skipped", [])[:CARDS],
        fates=_fates(found),
    )


def _severities(lines: Sequence[ReportLine], chosen: Filter) -> list[Tab]:
    said = [line.severity.value for line in lines]
    return [
        Tab(
            name,
            said.count(name),
            here("findings", severity=[name], page=[]),
            name == chosen.severity,
        )
        for name in ("hard", "soft")
        if name in said
    ]


def _tabs(name: str, said: Sequence[str], chosen: str) -> list[Tab]:
    return [
        Tab(text, count, here("findings", **{name: [text]}, page=[]), text == chosen)
        for text, count in Counter(filter(None, said)).most_common()
    ]


def _cards(found: Import) -> list[CardLine]:
    outcome = found.report.get("outcome")
    if outcome is not None:
        fates = [(card, Fate(card["fate"])) for card in outcome]
        return [
            CardLine(card["key"], card["number"] or "", fate.value, FATE_NAMES[fate])
            for card, fate in fates
        ]
    return [_planned(card) for card in found.report.get("cards", ())]


def _planned(card: dict[str, Any]) -> CardLine:
    fate = Fate.LEFT_OUT if card["is_faulty"] else None
    name = FATE_NAMES[fate] if fate else CHANGE_NAMES[Change(card["change"])]
    changes = changes_of(card)
    return CardLine(card["key"], card["number"] or "", fate or card["change"], name, changes)


def _tally(found: Import) -> list[tuple[Wording, int]]:
    """How many cards become of each kind, without those in which something must be mended."""
    counts = found.report.get("counts", {})
    return [(name, counts[change]) for change, name in CHANGE_NAMES.items() if counts.get(change)]


def _fates(found: Import) -> list[tuple[Wording, int]]:
    said = [card["fate"] for card in found.report.get("outcome", ())]
    return [(FATE_NAMES[fate], said.count(fate)) for fate in Fate if fate in said]
