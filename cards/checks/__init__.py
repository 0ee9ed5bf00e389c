"""The checks of a card: every rule of the content specification (CARD §3), each by its name."""

from __future__ import annotations

from cards.card import Card
from cards.checks import (
    bounds,
    composition,
    conditions,
    curve_trends,
    curves,
    melting,
    pairs,
    physics,
    provenance,
    standards,
)
from cards.checks.registry import RULES, Finding, Rule
from cards.problems import Problem

__all__ = ["RULES", "Finding", "Rule", "check"]

_RULE_MODULES = (
    provenance,
    bounds,
    conditions,
    pairs,
    melting,
    physics,
    composition,
    curves,
    curve_trends,
    standards,
)


def check(card: Card) -> tuple[Problem, ...]:
    """Everything that `card` does against the rules, in the order of the rules. Never raises."""
    return tuple(problem for rule in RULES.values() for problem in rule.problems(card))
