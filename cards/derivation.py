"""Values that follow from others of the same card, computed where none is stated (CARD §1).

A derived value names its formula and its inputs, stands under their conditions, and is no better
than the worst of them in basis and in evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from cards.comparability import either_agrees, missing_axes
from cards.conditions import Condition, Conditions, agree, read_condition
from cards.quantity import Form, Quantity, read_typed
from cards.relations import RELATIONS, Relation
from cards.sources import EvidenceGrade
from cards.tolerance_factors import SHARES, basis_value, sample_shortfall
from cards.values import GUARANTEED, Basis, Derivation, Value
from cards.vocabulary import VOCABULARY

_MOST = 12
"""How many values of one property are derived, so that a card of many sources stays quick."""


Grading = Callable[[Value], EvidenceGrade]


def derived_values(values: Sequence[Value], grade_of: Grading) -> Mapping[str, tuple[Value, ...]]:
    """The values that follow from `values`, by property; `grade_of` tells the evidence of each.

    A relation is applied where nothing but absences is stated of its target, to two-sided
    quantities for which it holds; an A- or B-basis follows from n, mean and s of a sample that is
    large enough. A formula without finite result gives nothing. What lacks a condition it needs
    passes the lack on, and gives nothing where the result could not show it.
    """
    found = _by_relations(RELATIONS, values, grade_of)
    for value in values:
        found.setdefault(value.property, []).extend(_statistical(value, values))
    return {key: tuple(entries) for key, entries in found.items() if entries}


def derived_values_of(key: str, values: Sequence[Value], grade_of: Grading) -> tuple[Value, ...]:
    """What `derived_values` finds of one property, without computing the others."""
    found = _by_relations(_leading_to(key), values, grade_of).get(key, [])
    own = (value for value in values if value.property == key)
    return (*found, *(derived for value in own for derived in _statistical(value, values)))


@lru_cache
def _leading_to(key: str) -> tuple[Relation, ...]:
    """The relations by which a property follows from others, over any number of steps, in the
    order in which they are applied."""
    wanted = {key}
    for relation in reversed(RELATIONS):
        if relation.target in wanted:
            wanted.update(relation.inputs)
    return tuple(relation for relation in RELATIONS if relation.target in wanted)


def _by_relations(
    relations: Iterable[Relation], values: Sequence[Value], grade_of: Grading
) -> dict[str, list[Value]]:
    known: dict[str, list[Value]] = {}
    for value in values:
        if not value.is_absent:
            known.setdefault(value.property, []).append(value)
    stated = set(known)
    found: dict[str, list[Value]] = {}
    for relation in relations:
        if relation.target in stated or relation.target in found:
            continue
        derived = list(islice(_applied(relation, known, grade_of), _MOST))
        if derived:
            found[relation.target] = derived
            known[relation.target] = derived
    return found


def _applied(
    relation: Relation, known: Mapping[str, Sequence[Value]], grade_of: Grading
) -> Iterator[Value]:
    """A result for each value of the leading input, those with the best evidence first."""
    leading, *others = relation.inputs
    leads = _usable(relation, known.get(leading, ()))
    for lead in sorted(leads, key=lambda value: grade_of(value).rank):
        inputs: list[tuple[Value, ...]] = [(lead,)]
        for key in others:
            candidates = _usable(relation, known.get(key, ()))
            inputs.append(_partners(inputs, candidates, grade_of))
        if all(inputs):
            yield from _result(relation, inputs)


def _usable(relation: Relation, values: Iterable[Value]) -> Iterator[Value]:
    for value in values:
        quantity = value.quantity
        is_two_sided = quantity and quantity.low is not None and quantity.high is not None
        if is_two_sided and relation.admits(value) and _lack_shows(relation, value):
            yield value


def _lack_shows(relation: Relation, value: Value) -> bool:
    return set(missing_axes(value)) <= set(VOCABULARY.property(relation.target).needs)


def _partners(
    inputs: Sequence[Sequence[Value]], candidates: Iterable[Value], grade_of: Grading
) -> tuple[Value, ...]:
    """The candidates whose conditions agree with the inputs: of the same source as the leading
    one, if there is one, then of its basis, then with the best evidence. Of several that are
    equal in this all take part, so that none is preferred for its number."""
    lead = inputs[0][0]
    others = [value for group in inputs for value in group]
    places = [
        ((value.source != lead.source, value.basis != lead.basis, grade_of(value).rank), value)
        for value in candidates
        if all(_agree(value, other) for other in others)
    ]
    best = min((place for place, _ in places), default=None)
    return tuple(value for place, value in places if place == best)


def _agree(a: Value, b: Value) -> bool:
    return all(
        either_agrees(a.conditions[axis], b.conditions[axis])
        for axis in a.conditions
        if axis in b.conditions
    )


def _result(relation: Relation, groups: Sequence[Sequence[Value]]) -> Iterator[Value]:
    ends = relation.ends([_span(group) for group in groups])
    if ends is None:
        return
    inputs = tuple(value for group in groups for value in group)
    yield Value(
        relation.target,
        _quantity(relation.target, *ends),
        _basis(relation, groups),
        _conditions(relation, inputs),
        source=inputs[0].source,
        derivation=Derivation(relation.formula, inputs),
    )


def _span(group: Iterable[Value]) -> tuple[float, float]:
    """From the least to the largest end of values that take part together."""
    ends = [_ends(value) for value in group]
    return min(low for low, _ in ends), max(high for _, high in ends)


def _ends(value: Value) -> tuple[float, float]:
    quantity = value.quantity
    assert quantity is not None and quantity.low is not None and quantity.high is not None
    return quantity.low, quantity.high


def _quantity(key: str, low: float, high: float) -> Quantity:
    unit = VOCABULARY.property(key).unit or "1"
    form = Form.SINGLE if low == high else Form.RANGE
    text = "~".join(dict.fromkeys(f"{end:.4g}" for end in (low, high)))
    return Quantity(form, low, high, None, text, unit, unit)


def _basis(relation: Relation, groups: Sequence[Sequence[Value]]) -> Basis | None:
    """The basis that all inputs share, if the formula keeps it, else the weakest word that is
    true of them."""
    found = {value.basis for group in groups for value in group}
    if None in found:
        return None
    shared = groups[0][0].basis if len(found) == 1 else None
    if shared and _is_kept(shared, relation, groups):
        return shared
    is_measured = all(basis.is_measured for basis in found if basis is not None)
    return Basis.TYPICAL if is_measured else Basis.CALCULATED


def _is_kept(basis: Basis, relation: Relation, groups: Sequence[Sequence[Value]]) -> bool:
    """Whether the result claims what all its inputs do. The share and the confidence of an A- or
    B-basis do not hold of two samples at once."""
    if basis in SHARES and sum(map(len, groups)) > 1:
        return False
    lows = [_span(group)[0] for group in groups]
    return basis not in GUARANTEED or relation.keeps_guarantee(lows)


def _conditions(relation: Relation, inputs: Sequence[Value]) -> Conditions:
    """What all inputs state, of agreeing states the narrower: a modulus from 20 to 200 °C over a
    density at 23 °C holds at 23 °C."""
    merged: dict[str, Condition] = {}
    for value in inputs:
        for axis, own in value.conditions.items():
            is_within = axis in merged and agree(merged[axis], own)
            merged[axis] = merged[axis] if is_within else own
    merged.update((axis, read_condition(axis, text)) for axis, text in relation.adds.items())
    lacking = {axis for value in inputs for axis in missing_axes(value)}
    return Conditions.of(*(merged[axis] for axis in merged if axis not in lacking))


def _statistical(value: Value, values: Sequence[Value]) -> Iterator[Value]:
    """The A- and B-basis of a sample that is large enough for them, unless one is stated under the
    same conditions."""
    sample = sample_of(value)
    if sample is None:
        return
    mean, deviation, n = sample
    better = VOCABULARY.property(value.property).better
    for basis in (Basis.A_BASIS, Basis.B_BASIS):
        is_stated = any(
            (other.property, other.basis) == (value.property, basis) and _agree(other, value)
            for other in values
        )
        if is_stated or sample_shortfall(n, value.lots, basis) or better not in ("higher", "lower"):
            continue
        number = basis_value(mean, deviation, n, basis, lower=better == "higher")
        sign = "−" if better == "higher" else "+"
        yield Value(
            value.property,
            _quantity(value.property, number, number),
            basis,
            value.conditions,
            value.specimen,
            value.standard,
            value.method,
            value.specimens,
            lots=value.lots,
            source=value.source,
            derivation=Derivation(f"x̄ {sign} k·s", (value,)),
        )


def sample_of(value: Value) -> tuple[float, float, int] | None:
    """Mean, standard deviation in the canonical unit, and n of a measured sample."""
    quantity, n = value.quantity, value.specimens
    is_mean = quantity is not None and quantity.low is not None and quantity.low == quantity.high
    if quantity is None or not is_mean or n is None or n < 2 or value.basis is not Basis.MEAN:
        return None
    deviation = quantity.spread
    if deviation is None and value.deviation:
        unit = VOCABULARY.units[quantity.canonical_unit]
        deviation = float(read_typed(value.deviation).first * unit.scale(quantity.unit).factor)
    return None if not deviation else (quantity.centre, deviation, n)
