"""What a card holds, leaves open and could earn, as plain mappings for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from cards.completeness import Comparability, Completeness, Item, Lacking, SectionContent
from cards.evidence_steps import STEP_NAMES, Lift
from cards.examination import Examination
from cards.gaps import Gap, Use
from cards.matching import Match
from cards.scenario import Scenario
from schemas.draft import Draft
from schemas.gap_words import gap_advice, gap_finding
from schemas.obstacles import dump_obstacles
from schemas.problem import dump_problem
from schemas.typed_document import Places


def typed_places(draft: Draft) -> Sequence[int]:
    """Where the values of the draft's card stand among the values of its document as typed: those
    that could not be read have no place on the card."""
    places = Places(draft.typed, frozenset(part.path for part in draft.rejected))
    return [int(places.typed(("values", place))[1]) for place in range(len(draft.card.values))]


def dump_examination(draft: Draft, found: Examination) -> dict[str, Any]:
    """Everything about a document; shares run from 0 to 1, places count the document's values."""
    places = typed_places(draft)
    return {
        "is_submittable": draft.is_submittable,
        "problems": [dump_problem(problem) for problem in draft.problems],
        "completeness": _completeness(found.completeness),
        "comparability": _comparability(found.comparability, places),
        "gaps": [_gap(gap, places) for gap in found.gaps],
        "evidence": [_lift(lift, places) for lift in found.lifts],
        "is_expired": found.is_expired,
        "scenarios": [_fit(*fit) for fit in found.fits],
    }


def _completeness(content: Completeness) -> dict[str, Any]:
    return {
        "share": content.share,
        "stated": content.stated,
        "expected": content.expected,
        "sections": [_section(section) for section in content.sections],
    }


def _section(section: SectionContent) -> dict[str, Any]:
    return {
        "key": section.key,
        "number": section.number,
        "title": asdict(section.title),
        "values": section.values,
        "stated": [_item(item) for item in section.stated],
        "missing": [_item(item) for item in section.missing],
    }


def _item(item: Item) -> dict[str, Any]:
    return {"key": item.key, "name": asdict(item.name)}


def _comparability(found: Comparability, places: Sequence[int]) -> dict[str, Any]:
    return {
        "share": found.share,
        "comparable": found.comparable,
        "total": found.total,
        "lacking": [_lacking(entry, places) for entry in found.lacking],
    }


def _lacking(entry: Lacking, places: Sequence[int]) -> dict[str, Any]:
    return {
        "place": places[entry.place],
        "property": entry.property,
        "axes": list(entry.axes),
    }


def _gap(gap: Gap, places: Sequence[int]) -> dict[str, Any]:
    return {
        "property": gap.property,
        "hindrance": gap.hindrance.value,
        "reason": gap.reason.value,
        "axes": list(gap.axes),
        "places": [places[place] for place in gap.places],
        "worth": gap.worth,
        "finding": asdict(gap_finding(gap)),
        "advice": asdict(gap_advice(gap)),
        "scenarios": [_use(use) for use in gap.uses],
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "key": use.scenario.key,
        "requirement": use.requirement.text,
        "is_must": use.requirement.is_must,
        "worth": use.worth,
        "is_excluded": use.is_excluded,
    }


def _lift(lift: Lift, places: Sequence[int]) -> dict[str, Any]:
    return {
        "from": lift.now.value,
        "to": lift.then.value,
        "steps": [{"key": step.value, **asdict(STEP_NAMES[step])} for step in lift.steps],
        "places": [places[place] for place in lift.places],
    }


def _fit(scenario: Scenario, match: Match) -> dict[str, Any]:
    return {
        "key": scenario.key,
        "name": asdict(scenario.name),
        "tier": match.tier.value,
        "score": {"low": match.low, "high": match.high} if match.is_scored else None,
        "coverage": match.coverage,
        "obstacles": dump_obstacles(match),
    }
