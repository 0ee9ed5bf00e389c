"""What the form of a card shows live beside its fields: how far the card is, what stands in the
way, and where in the form that is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cards.evidence_steps import STEP_NAMES
from cards.examination import Examination
from cards.gaps import Gap
from cards.matching import TIER_NAMES, Match, Tier
from cards.problems import Path, Problem
from cards.scenario import Scenario
from cards.sections import (
    CASES,
    COMPOSITION,
    EVIDENCE,
    HEADER,
    HEADLINE,
    STRENGTH,
    SUPPLY,
    section_of_property,
)
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from catalogue.db import Session
from catalogue.services.completeness import examined
from schemas.card_form.shown import anchor_of
from schemas.completeness import typed_places
from schemas.draft import Draft
from schemas.figures import percent
from schemas.gap_words import axis_names, gap_advice, gap_finding, scenario_names
from schemas.obstacles import ObstacleLine, obstacle_lines

SHOWN_CONDITIONS, SHOWN_GAPS, SHOWN_SCENARIOS, SHOWN_ROWS = 6, 5, 6, 8

_SECTION_OF_ENTRY = {
    "values": STRENGTH,
    "sources": EVIDENCE,
    "proven_cases": CASES,
    "composition": COMPOSITION,
    "supply": SUPPLY,
    "limits_of_use": HEADLINE,
}
_TOLD_AS_CONDITIONS = ("not_comparable", "corrosion_method_missing")


@dataclass(frozen=True, slots=True)
class Bar:
    """A share as a bar: `width` of 100, and how many `done` of how many there are."""

    key: str
    name: Wording
    width: int
    percent: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SectionMark:
    """A section of the form: `state` is full, part or empty; `missing` is what it still wants."""

    number: int
    field: str
    title: Wording
    state: str
    done: int
    total: int
    missing: Wording


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and the field of the form that it is about."""

    severity: str
    field: str
    finding: Wording
    advice: Wording


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form by its number, counted from one."""

    field: str
    number: int


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """Conditions that the values in `rows`, and `more`, do not state; `scenarios` would count."""

    name: Wording
    axes: Wording
    rows: tuple[Row, ...]
    more: int
    scenarios: Wording


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that would count in scenarios, if the card stated it."""

    field: str
    finding: Wording
    advice: Wording


@dataclass(frozen=True, slots=True)
class Prospect:
    """A scenario with the nearest thing that stands in the way, and how many more there are."""

    key: str
    name: Wording
    tier: str
    tier_name: Wording
    obstacle: ObstacleLine | None
    more: int


@dataclass(frozen=True, slots=True)
class Rise:
    """What would lift the evidence of some values."""

    count: int
    now: str
    then: str
    steps: Wording
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class LiveView:
    """The state of a draft; `number` is empty while the card was never saved, `reached` and
    `open` count the scenarios that it meets and could meet."""

    number: str
    bars: tuple[Bar, ...]
    sections: tuple[SectionMark, ...]
    hard: tuple[Remark, ...]
    soft: tuple[Remark, ...]
    conditions: tuple[ConditionLine, ...]
    more_conditions: int
    wishes: tuple[Wish, ...]
    more_wishes: int
    prospects: tuple[Prospect, ...]
    reached: int
    open: int
    excluded: int
    rises: tuple[Rise, ...]
    is_expired: bool


def live_view_of(
    session: Session, draft: Draft, problems: Iterable[Problem], number: str = ""
) -> LiveView:
    """The state of what is typed, saved or not; `problems` is everything that is found in it."""
    found = examined(session, draft, number)
    places = typed_places(draft)
    told = [entry for entry in problems if entry.code not in _TOLD_AS_CONDITIONS]
    conditions = tuple(_conditions(found, places))
    wishes = [gap for gap in found.gaps if not _is_told_as_condition(gap)]
    tiers = [match.tier for _, match in found.fits]
    return LiveView(
        number=number,
        bars=_bars(found),
        sections=tuple(_sections(found)),
        hard=tuple(_remark(problem) for problem in told if problem.is_hard),
        soft=tuple(_remark(problem) for problem in told if not problem.is_hard),
        conditions=conditions[:SHOWN_CONDITIONS],
        more_conditions=len(conditions[SHOWN_CONDITIONS:]),
        wishes=tuple(
            Wish(_field_of_property(gap.property), gap_finding(gap), gap_advice(gap))
            for gap in wishes[:SHOWN_GAPS]
        ),
        more_wishes=len(wishes[SHOWN_GAPS:]),
        prospects=tuple(_prospect(*fit, found) for fit in found.fits[:SHOWN_SCENARIOS]),
        reached=tiers.count(Tier.QUALIFIED),
        open=tiers.count(Tier.POSSIBLE),
        excluded=tiers.count(Tier.EXCLUDED),
        rises=tuple(_rises(found, places)),
        is_expired=found.is_expired,
    )


def field_of(path: Path) -> str:
    """The id of the part of the form that shows what stands at `path` of the document."""
    if len(path) > 1 or (path and path[0] not in _SECTION_OF_ENTRY):
        return anchor_of(path)
    section = _SECTION_OF_ENTRY[str(path[0])] if path else HEADER
    return f"section-{section}"


def _field_of_property(key: str) -> str:
    return f"section-{section_of_property(key)}"


def _bars(found: Examination) -> tuple[Bar, ...]:
    whole, values = found.completeness, found.comparability
    return (
        _bar("complete", Wording("完整度", "Complete"), whole.share, whole.stated, whole.expected),
        _bar(
            "comparable",
            Wording("可比", "Comparable"),
            values.share,
            values.comparable,
            values.total,
        ),
    )


def _bar(key: str, name: Wording, share: float, done: int, total: int) -> Bar:
    return Bar(key, name, round(100 * share), percent(share), done, total)


def _sections(found: Examination) -> Iterator[SectionMark]:
    for section in found.completeness.sections:
        done, total = len(section.stated), section.expected
        state = "full" if done == total else "part" if done or section.values else "empty"
        missing = _listed(item.name for item in section.missing)
        field = f"section-{section.key}"
        yield SectionMark(section.number, field, section.title, state, done, total, missing)


def _remark(problem: Problem) -> Remark:
    field = field_of(problem.path)
    return Remark(problem.severity.value, field, problem.finding, problem.advice)


def _conditions(found: Examination, places: Sequence[int]) -> Iterator[ConditionLine]:
    """A line for all values of a property that lack the same, what counts most first."""
    lacking: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for entry in found.comparability.lacking:
        lacking.setdefault((entry.property, entry.axes), []).append(places[entry.place])
    asked = {gap.property: gap for gap in reversed(found.gaps) if _is_told_as_condition(gap)}
    order = [gap.property for gap in found.gaps if gap.property in asked]
    kinds = sorted(lacking, key=lambda kind: order.index(kind[0]) if kind[0] in asked else 99)
    for key, axes in kinds:
        rows = _rows(lacking[key, axes])
        yield ConditionLine(
            name=VOCABULARY.property(key).name,
            axes=axis_names(axes),
            rows=rows[:SHOWN_ROWS],
            more=len(rows[SHOWN_ROWS:]),
            scenarios=scenario_names(asked[key]) if key in asked else NO_WORDING,
        )


def _is_told_as_condition(gap: Gap) -> bool:
    """Whether a condition that its property needs has to be written down; one that only a
    scenario names makes no value incomparable."""
    needs = VOCABULARY.property(gap.property).needs
    return gap.states_a_condition and any(axis in needs for axis in gap.axes)


def _prospect(scenario: Scenario, match: Match, found: Examination) -> Prospect:
    lines = obstacle_lines(match, found.card)
    return Prospect(
        scenario.key,
        scenario.name,
        match.tier.value,
        TIER_NAMES[match.tier],
        lines[0] if lines else None,
        len(lines[1:]),
    )


def _rises(found: Examination, places: Sequence[int]) -> Iterator[Rise]:
    for lift in found.lifts[:SHOWN_GAPS]:
        rows = _rows(places[place] for place in lift.places)
        steps = _listed(STEP_NAMES[step] for step in lift.steps)
        yield Rise(len(rows), lift.now.value, lift.then.value, steps, rows[:SHOWN_ROWS])


def _rows(places: Iterable[int]) -> tuple[Row, ...]:
    return tuple(Row(anchor_of(("values", place)), place + 1) for place in places)


def _listed(names: Iterable[Wording]) -> Wording:
    told = list(names)
    return Wording("、".join(name.zh for name in told), ", ".join(name.en for name in told))
