"""Relations between properties: what some values imply for another, and how far it is off.

Only observed two-sided numbers whose conditions agree are combined; where an input is stated
several times, one that agrees is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from cards.card import Card
from cards.checks.entries import Observed, compatible, observed
from cards.checks.figures import between, figure, percent, typed
from cards.checks.registry import Finding
from cards.relations import Relation
from cards.wording import Wording

_AT_MOST_OF_EACH = 6
"""How many values of one input are tried, so that a card of many sources is still quick."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What the inputs give for the target, and how far the stated target is from it."""

    inputs: tuple[Observed, ...]
    low: float
    high: float
    deviation: float


def _consequence(
    relation: Relation, target: Observed, inputs: tuple[Observed, ...]
) -> Consequence | None:
    """None where the formula has no finite value, or the inputs exclude one another."""
    if not all(compatible(a, b) for a in inputs for b in inputs):
        return None
    ends = relation.ends([(entry.low, entry.high) for entry in inputs])
    if ends is None:
        return None
    return Consequence(inputs, *ends, _deviation((target.low, target.high), ends))


def _deviation(stated: tuple[float, float], computed: tuple[float, float]) -> float:
    """Relative distance between two intervals, 0 where they meet."""
    if stated[0] > computed[1]:
        return (stated[0] - computed[1]) / max(abs(computed[1]), 1e-300)
    if stated[1] < computed[0]:
        return (computed[0] - stated[1]) / max(abs(computed[0]), 1e-300)
    return 0.0


def _consequences(card: Card, relation: Relation, target: Observed) -> list[Consequence]:
    """What every choice of compatible inputs gives; those of the target's own source come first
    and, where they exist, stand alone.
    """
    choices = [
        [e for e in observed(card, key) if relation.admits(e.value) and compatible(target, e)]
        for key in relation.inputs
    ]
    own = [[e for e in few if e.value.source == target.value.source] for few in choices]
    best = own if all(own) else choices
    tried = product(*(few[:_AT_MOST_OF_EACH] for few in best))
    found = (_consequence(relation, target, inputs) for inputs in tried)
    return [consequence for consequence in found if consequence is not None]


def disagreements(card: Card, relation: Relation) -> Iterator[Finding]:
    """The values of the target that no choice of compatible inputs bears out."""
    for target in observed(card, relation.target):
        nearest = min(
            _consequences(card, relation, target), key=lambda c: c.deviation, default=None
        )
        if nearest is not None and nearest.deviation > relation.tolerance:
            yield _disagreement(relation, target, nearest)


def _disagreement(relation: Relation, target: Observed, nearest: Consequence) -> Finding:
    name, unit = target.property.name, target.property.unit
    given_zh = "、".join(f"{e.property.name.zh} {typed(e.quantity)}" for e in nearest.inputs)
    given_en = ", ".join(f"{e.property.name.en} {typed(e.quantity)}" for e in nearest.inputs)
    is_single = nearest.low == nearest.high
    result = figure(nearest.low, unit) if is_single else between(nearest.low, nearest.high, unit)
    off, tolerance = percent(nearest.deviation), percent(relation.tolerance)
    return Finding(
        target.path("value"),
        Wording(
            f"{name.zh} {typed(target.quantity)} 与由{given_zh} 按 {relation.formula} 得到的 "
            f"{result} 相差 {off}，超过 {tolerance}。",
            f"{name.en} {typed(target.quantity)} is {off} from {result}, which follows from "
            f"{given_en} by {relation.formula}; more than {tolerance}.",
        ),
        Wording(
            "请核对数值与单位；若均属实，请注明方法与条件的差别。",
            "Check numbers and units; if all stand, state how method or condition differ.",
        ),
        {
            "stated": target.quantity.centre,
            "computed_low": nearest.low,
            "computed_high": nearest.high,
            "deviation": nearest.deviation,
            "tolerance": relation.tolerance,
            "inputs": tuple(entry.place for entry in nearest.inputs),
        },
    )
