"""Rules on two values that must stand in order: guaranteed and typical, yield and tensile.

A value is reported once, against the strictest value that it stands against.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from cards.card import Card
from cards.checks.entries import Measured, measured
from cards.checks.figures import typed
from cards.checks.opposed import opposed
from cards.checks.registry import Finding, rule
from cards.problems import Severity
from cards.quantity import Form, Quantity
from cards.values import BASIS_NAMES, GUARANTEED, Basis
from cards.wording import Wording

_OBSERVED = (Basis.TYPICAL, Basis.MEAN, Basis.NOMINAL, Basis.SINGLE)


def floor(quantity: Quantity) -> float:
    """The least number a quantity allows, −∞ when it is open below."""
    return -math.inf if quantity.low is None else quantity.low


def ceiling(quantity: Quantity) -> float:
    """The largest number a quantity allows, +∞ when it is open above."""
    return math.inf if quantity.high is None else quantity.high


def _is_certainly_above(a: Quantity, b: Quantity) -> bool:
    """Whether no number that `a` allows is at or below one that `b` allows; of two ranges neither
    end of `a` may exceed the same end of `b`.
    """
    if _is_apart(a, b):
        return True
    are_ranges = a.form is b.form is Form.RANGE
    return are_ranges and (floor(a) > floor(b) or ceiling(a) > ceiling(b))


def _guarantee(entry: Measured) -> tuple[float, float]:
    """What a guaranteed value promises: a single number is the unfavourable end."""
    quantity = entry.quantity
    if quantity.form not in (Form.SINGLE, Form.MEAN_SD):
        return floor(quantity), ceiling(quantity)
    if entry.property.better == "higher":
        return floor(quantity), math.inf
    return -math.inf, ceiling(quantity) if entry.property.better == "lower" else math.inf


def _breaks(guaranteed: Measured, observed: Measured) -> bool:
    low, high = _guarantee(guaranteed)
    return ceiling(observed.quantity) < low or floor(observed.quantity) > high


def _strictest_guarantees(entries: Sequence[Measured]) -> list[Measured]:
    """The two that promise most: the highest low end and the lowest high end."""
    return [
        max(entries, key=lambda entry: _guarantee(entry)[0]),
        min(entries, key=lambda entry: _guarantee(entry)[1]),
    ]


def _guaranteed_pairs(card: Card, *, same_source: bool) -> Iterator[tuple[Measured, Measured]]:
    """Observed values with the guarantee of the same property and conditions that they break."""
    for numbers in _by_property(card):
        guaranteed = [entry for entry in numbers if entry.value.basis in GUARANTEED]
        observed = [entry for entry in numbers if entry.value.basis in _OBSERVED]
        for other, promises in opposed(observed, guaranteed, _strictest_guarantees, same_source):
            broken = (promise for promise in promises if _breaks(promise, other))
            yield from ((promise, other) for promise in islice(broken, 1))


def _by_property(card: Card) -> Iterable[list[Measured]]:
    groups: dict[str, list[Measured]] = {}
    for entry in measured(card):
        groups.setdefault(entry.property.key, []).append(entry)
    return groups.values()


def _basis_of(entry: Measured) -> Wording:
    return BASIS_NAMES[entry.value.basis or Basis.TYPICAL]


def _out_of_order(guaranteed: Measured, observed: Measured, advice: Wording) -> Finding:
    name, promise, basis = guaranteed.property.name, _basis_of(guaranteed), _basis_of(observed)
    is_below = ceiling(observed.quantity) < _guarantee(guaranteed)[0]
    return Finding(
        observed.path("value"),
        Wording(
            f"{name.zh}：{basis.zh} {typed(observed.quantity)} "
            f"{'低' if is_below else '高'}于{promise.zh} {typed(guaranteed.quantity)}。",
            f"{name.en}: {basis.en} {typed(observed.quantity)} lies "
            f"{'below' if is_below else 'above'} {promise.en} {typed(guaranteed.quantity)}.",
        ),
        advice,
        {
            "guaranteed": guaranteed.quantity.centre,
            "observed": observed.quantity.centre,
            "first": guaranteed.place,
            "second": observed.place,
        },
    )


@rule(
    "guarantee_exceeds_typical",
    Severity.HARD,
    "同一来源、同一条件下：保证最小 ≤ 典型 ≤ 保证最大。",
    "Of one source and condition: guaranteed minimum ≤ typical ≤ guaranteed maximum.",
)
def guarantee_exceeds_typical(card: Card) -> Iterator[Finding]:
    advice = Wording("请核对两个数值及其性质。", "Check both numbers and their basis.")
    for guaranteed, observed in _guaranteed_pairs(card, same_source=True):
        yield _out_of_order(guaranteed, observed, advice)


@rule(
    "typical_breaks_standard",
    Severity.SOFT,
    "典型值低于另一来源的保证值时，请提供证据。",
    "A typical value that breaks the guarantee of another source asks for evidence.",
)
def typical_breaks_standard(card: Card) -> Iterator[Finding]:
    advice = Wording(
        "请确认牌号、状态与条件一致，或附检测报告。",
        "Check that alloy, temper and conditions are the same, or attach the report.",
    )
    for guaranteed, observed in _guaranteed_pairs(card, same_source=False):
        yield _out_of_order(guaranteed, observed, advice)


@rule(
    "a_basis_exceeds_b_basis",
    Severity.HARD,
    "同一条件下 A 基准不优于 B 基准。",
    "In the same condition an A-basis value is not more favourable than the B-basis value.",
)
def a_basis_exceeds_b_basis(card: Card) -> Iterator[Finding]:
    for a, b in _basis_pairs(card):
        if a.quantity.centre > b.quantity.centre:
            name = a.property.name
            yield Finding(
                a.path("value"),
                Wording(
                    f"{name.zh}：A 基准 {typed(a.quantity)} 高于 B 基准 {typed(b.quantity)}。",
                    f"{name.en}: A-basis {typed(a.quantity)} exceeds B-basis {typed(b.quantity)}.",
                ),
                Wording("请核对两个基准值。", "Check both basis values."),
                {"a": a.quantity.centre, "b": b.quantity.centre},
            )


def _basis_pairs(card: Card) -> Iterator[tuple[Measured, Measured]]:
    """A-basis values, of which more is better, with the least B-basis value beside them."""
    for numbers in _by_property(card):
        rising = [entry for entry in numbers if entry.property.better == "higher"]
        a_basis = [entry for entry in rising if entry.value.basis is Basis.A_BASIS]
        b_basis = [entry for entry in rising if entry.value.basis is Basis.B_BASIS]
        for a, lowest in opposed(a_basis, b_basis, _lowest, same_source=True):
            yield from ((a, b) for b in lowest)


def _lowest(entries: Sequence[Measured]) -> list[Measured]:
    return [min(entries, key=lambda entry: entry.quantity.centre)]


def _is_ordered_basis(proof: Measured, tensile: Measured) -> bool:
    """A guaranteed yield bounds any tensile strength; a typical one only a typical one."""
    proof_basis, tensile_basis = proof.value.basis, tensile.value.basis
    if tensile_basis is not None and tensile_basis.is_guaranteed:
        return proof_basis is tensile_basis
    return True


def _strictest_tensile(entries: Sequence[Measured]) -> list[Measured]:
    """The tensile strengths that a proof strength exceeds first; ranges count with both ends."""
    ranges = [entry for entry in entries if entry.quantity.form is Form.RANGE]
    lowest = [min(entries, key=lambda entry: ceiling(entry.quantity))]
    if ranges:
        lowest.append(min(ranges, key=lambda entry: floor(entry.quantity)))
        lowest.append(min(ranges, key=lambda entry: ceiling(entry.quantity)))
    return lowest


def _strength_pairs(
    card: Card, *, same_source: bool, exceeds: Callable[[Quantity, Quantity], bool]
) -> Iterator[tuple[Measured, Measured]]:
    """Proof strengths with the tensile strength in the same conditions that they exceed."""
    by_basis: dict[Basis | None, list[Measured]] = {}
    for proof in measured(card, "proof_strength_02"):
        by_basis.setdefault(proof.value.basis, []).append(proof)
    for proofs in by_basis.values():
        tensile = [
            entry
            for entry in measured(card, "tensile_strength")
            if _is_ordered_basis(proofs[0], entry)
        ]
        for proof, lowest in opposed(proofs, tensile, _strictest_tensile, same_source):
            above = (entry for entry in lowest if exceeds(proof.quantity, entry.quantity))
            yield from ((proof, entry) for entry in islice(above, 1))


def _is_apart(a: Quantity, b: Quantity) -> bool:
    return floor(a) > ceiling(b)


def _proof_above(proof: Measured, tensile: Measured) -> Finding:
    return Finding(
        proof.path("value"),
        Wording(
            f"Rp0.2 {typed(proof.quantity)} 高于 Rm {typed(tensile.quantity)}。",
            f"Rp0.2 {typed(proof.quantity)} exceeds Rm {typed(tensile.quantity)}.",
        ),
        Wording(
            "请核对两者是否填反，条件是否相同。",
            "Check that they are not swapped and that the conditions are the same.",
        ),
        {
            "proof_strength": proof.quantity.centre,
            "tensile_strength": tensile.quantity.centre,
            "first": tensile.place,
            "second": proof.place,
        },
    )


@rule(
    "proof_exceeds_tensile",
    Severity.HARD,
    "同一来源、同一条件下 Rp0.2 ≤ Rm。",
    "Of one source and condition Rp0.2 ≤ Rm.",
)
def proof_exceeds_tensile(card: Card) -> Iterator[Finding]:
    for pair in _strength_pairs(card, same_source=True, exceeds=_is_certainly_above):
        yield _proof_above(*pair)


@rule(
    "proof_exceeds_tensile_across_sources",
    Severity.SOFT,
    "不同来源的 Rp0.2 高于 Rm 时，请核对是否为同一材料状态。",
    "When Rp0.2 of one source exceeds Rm of another, check that the material state is the same.",
)
def proof_exceeds_tensile_across_sources(card: Card) -> Iterator[Finding]:
    for pair in _strength_pairs(card, same_source=False, exceeds=_is_apart):
        yield _proof_above(*pair)
