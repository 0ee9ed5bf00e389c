"""Matches and verdicts as plain mappings, the same for the interface and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cards.card import Card
from cards.matching import DecidingTest, Match
from cards.requirement import Requirement
from cards.sources import Source
from cards.verdict import Verdict
from cards.wanted import NearGrade
from schemas.origins import dump_derivation, dump_place
from schemas.requirement import RequirementSchema
from schemas.value import dump_value

_REQUIREMENT = RequirementSchema()


def dump_search(
    requirements: Sequence[Requirement],
    matches: Sequence[Match],
    cards: Mapping[str, Card],
    pub_seq: int,
    total: int,
) -> dict[str, Any]:
    """The first of the `total` answers to a search as of `pub_seq`; `cards` has the cards by
    number."""
    return {
        "pub_seq": pub_seq,
        "total": total,
        "requirements": [dump_requirement(requirement) for requirement in requirements],
        "matches": [dump_match(match, cards[match.number]) for match in matches],
    }


def dump_near(
    near: Sequence[NearGrade], cards: Mapping[str, Card], most: int
) -> list[dict[str, Any]]:
    """The grades near to what was typed, each with the first `most` of its `total` cards."""
    return [
        {
            "typed": grade.name.typed,
            "designation": grade.name.name,
            "relation": grade.name.relation.value,
            "label": asdict(grade.name.label),
            "says": asdict(grade.name.says),
            "total": len(grade.matches),
            "matches": [dump_match(match, cards[match.number]) for match in grade.matches[:most]],
        }
        for grade in near
    ]


def dump_requirement(requirement: Requirement) -> dict[str, Any]:
    """A requirement as its document, with what its text means in the canonical unit."""
    document: dict[str, Any] = _REQUIREMENT.dump(requirement)
    return document | {
        "property": requirement.property,
        "operator": requirement.operator.value,
        "low": requirement.low,
        "high": requirement.high,
        "choice": requirement.choice or None,
        "target": requirement.target,
        "unit": requirement.definition.unit,
        "weight": requirement.weight,
        "is_must": requirement.is_must,
    }


def dump_match(match: Match, card: Card) -> dict[str, Any]:
    """One card against a list of requirements; scores run from 0 to 1."""
    return {
        "number": match.number,
        "designation": card.designation,
        "temper": card.temper,
        "form": card.form,
        "tier": match.tier.value,
        "score": {"low": match.low, "high": match.high} if match.is_scored else None,
        "coverage": match.coverage,
        "could_win": match.could_win,
        "deciding_tests": [_deciding(test) for test in match.deciding_tests],
        "would_qualify": match.would_qualify,
        "verdicts": [dump_verdict(verdict, card) for verdict in match.verdicts],
    }


def _deciding(test: DecidingTest) -> dict[str, Any]:
    unit = test.requirement.definition.unit
    return {
        "requirement": test.requirement.text,
        "utility": test.utility,
        "value": test.value,
        "unit": unit,
    }


def dump_verdict(verdict: Verdict, card: Card) -> dict[str, Any]:
    """One verdict with the value it rests on: its condition, basis, source and gap."""
    value = verdict.value
    return {
        "requirement": verdict.requirement.text,
        "property": verdict.requirement.property,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason and verdict.reason.value,
        "basis_refused": verdict.refused and verdict.refused.value,
        "axes": list(verdict.axes),
        "indication": verdict.indication and verdict.indication.value,
        "value": value and dump_value(value),
        "read_at": dump_place(verdict.read_at),
        "derivation": value and dump_derivation(value.derivation),
        "source": _source(card.source_of(value)) if value else None,
        "grade": verdict.grade and verdict.grade.value,
        "low": verdict.low,
        "high": verdict.high,
        "unit": verdict.requirement.definition.unit,
        "gap": verdict.gap,
        "relative_gap": verdict.relative_gap,
        "scatter": verdict.scatter and asdict(verdict.scatter),
        "others": [dump_value(other) for other in verdict.others],
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    if source is None:
        return None
    return {
        "id": source.id,
        "kind": source.kind.value,
        "title": source.title,
        "url": source.address or None,
        "verified": source.verified,
    }
