"""Cards in place of a part as plain mappings, the same for the interface and the command line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from cards.card import Card
from cards.exchange import Reign
from cards.judged_figure import JudgedFigure
from cards.lightweighting import LimitCheck, Sized
from cards.matching import Match
from cards.replacement import PartQuestion, Replacement, Replacements
from cards.span import Span
from cards.vocabulary import VOCABULARY
from schemas.incumbent import IncumbentSchema
from schemas.value import ValueSchema

_VALUE = ValueSchema()
_INCUMBENT = IncumbentSchema()


def dump_replacements(
    made: Replacements, matches: Sequence[Match], cards: Mapping[str, Card]
) -> dict[str, Any]:
    """The answer with what it rests on; masses in kg, walls in mm, α in CNY/kg.

    `matches` are those of the cards that were put in place of the part, in the same order.
    """
    pairs = zip(matches, made.found, strict=True)
    return {
        "incumbent": made.incumbent and _INCUMBENT.dump(made.incumbent),
        "question": _question(made.question),
        "missing": list(made.missing),
        "replacements": [_replacement(entry, match, cards[entry.number]) for match, entry in pairs],
        "exchange": {
            "winner": made.winner,
            "winners": [_reign(reign) for reign in made.reigns],
            "without_penalty": list(made.without_penalty),
        },
    }


def _question(question: PartQuestion) -> dict[str, Any]:
    return {
        "member": question.member and question.member.value,
        "limited_by": question.limited_by and question.limited_by.value,
        "k": question.benefit,
        "g0": question.footprint_before,
        "mileage": question.mileage,
        "alpha": question.exchange,
    }


def _replacement(entry: Replacement, match: Match, card: Card) -> dict[str, Any]:
    return {
        "number": entry.number,
        "designation": card.designation,
        "temper": card.temper,
        "tier": match.tier.value,
        "mass_ratio": dump_span(entry.sized.mass),
        "indicated_mass_ratio": dump_span(entry.indicated),
        "saving": entry.saving.value,
        "mass_saved": dump_span(entry.mass_saved),
        **_section(entry.sized),
        "wall": dump_span(entry.wall),
        "checks": [_check(check) for check in entry.checks],
        "grade": entry.grade and entry.grade.value,
        "figures": [_figure(figure) for figure in entry.figures],
        "carbon_footprint": _figure(entry.footprint),
        "price": _figure(entry.price),
        "break_even_km": dump_span(entry.break_even),
    }


def _section(sized: Sized) -> dict[str, Any]:
    return {
        "governing": sized.governing and sized.governing.value,
        "growth": dump_span(sized.growth),
    }


def dump_span(span: Span | None) -> dict[str, float | None] | None:
    """Both ends; an open end is null."""
    return None if span is None else {"low": _finite(span.low), "high": _finite(span.high)}


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _check(check: LimitCheck) -> dict[str, Any]:
    return {
        "limit": check.limit.value,
        "is_met": check.is_met,
        "margin": dump_span(check.margin),
    }


def _figure(figure: JudgedFigure) -> dict[str, Any]:
    return {
        "property": figure.property,
        "span": dump_span(figure.span),
        "indicated": dump_span(figure.indicated),
        "unit": VOCABULARY.property(figure.property).unit,
        "reason": figure.reason and figure.reason.value,
        "axes": list(figure.axes),
        "grade": figure.grade and figure.grade.value,
        "value": figure.value and _VALUE.dump(figure.value),
    }


def _reign(reign: Reign) -> dict[str, Any]:
    return {"number": reign.name, "low": reign.low, "high": _finite(reign.high)}
