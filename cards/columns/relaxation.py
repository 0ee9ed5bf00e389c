"""What stands between a list of musts and a result: what dropping or easing each would give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cards.columns.drawer import Drawer
from cards.columns.index import Index
from cards.columns.judging import Judged, judged
from cards.columns.lens import Mask
from cards.columns.points import Floats
from cards.columns.search import Query, base_of
from cards.judging import eased
from cards.requirement import Operator, Requirement
from cards.requirement_writing import eased_limit
from cards.vocabulary import VOCABULARY


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One must of a query.

    `alone` cards meet it whatever else is demanded, `without` cards would qualify if it were
    dropped. `eased` is the limit in the canonical unit, nearest to the one asked for, at which
    `gained` more cards qualify; None where no number would do, or where the must is a choice.
    `best` is the most that any card is known to keep.
    """

    requirement: Requirement
    alone: int
    without: int
    eased: float | None
    gained: int
    best: float | None


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One drawer: which cards take part, and what each must says of them."""

    base: Mask
    musts: Sequence[Judged]
    passes: Sequence[Mask]


def relaxations(index: Index, query: Query) -> tuple[Relaxation, ...]:
    """What each must of `query` costs, within its words and facets, in the order of the musts."""
    parts = [_part(drawer, query) for drawer in index.drawers]
    musts = [entry for entry in query.requirements if entry.is_must]
    return tuple(_relaxation(place, must, parts) for place, must in enumerate(musts))


def _part(drawer: Drawer, query: Query) -> _Part:
    musts = [judged(entry, drawer.lenses.look) for entry in query.requirements if entry.is_must]
    every = slice(None)
    return _Part(base_of(drawer, query), musts, [must.passes(every) for must in musts])


def _relaxation(place: int, must: Requirement, parts: Sequence[_Part]) -> Relaxation:
    others = [_others(part, place) for part in parts]
    failing = _kept(
        [(part, rows & ~part.passes[place]) for part, rows in zip(parts, others, strict=True)],
        place,
    )
    found = _nearest(must, failing)
    nearest = None if found is None else _written(must, found)
    best = _nearest(must, _kept([(part, part.base) for part in parts], place))
    return Relaxation(
        requirement=must,
        alone=sum(int(np.count_nonzero(part.base & part.passes[place])) for part in parts),
        without=sum(int(np.count_nonzero(rows)) for rows in others),
        eased=nearest,
        gained=0 if nearest is None else _reaching(must, failing, nearest),
        best=best,
    )


def _others(part: _Part, place: int) -> Mask:
    """The cards that pass every must but one."""
    found = part.base.copy()
    for other, passes in enumerate(part.passes):
        if other != place:
            found &= passes
    return found


def _kept(rows: Iterable[tuple[_Part, Mask]], place: int) -> Floats:
    """What cards certainly keep of a one-sided must: the end of their answers that is closed."""
    found = [np.empty(0)]
    for part, mask in rows:
        sight, operator = part.musts[place].sights[0], part.musts[place].requirement.operator
        end = sight.lens.low if operator is Operator.AT_LEAST else sight.lens.high
        ends = sight.lens.values[end[mask]]
        found.append(ends[np.isfinite(ends)])
    return np.concatenate(found)


def _nearest(must: Requirement, ends: Floats) -> float | None:
    """The end that is nearest to the limit, from the side on which it is missed."""
    if not len(ends) or must.operator not in (Operator.AT_LEAST, Operator.AT_MOST):
        return None
    return float(ends.max() if must.operator is Operator.AT_LEAST else ends.min())


def _written(must: Requirement, number: float) -> float:
    """The eased limit as it is written, so that what is counted is what is shown."""
    unit = VOCABULARY.units[must.definition.unit or ""]
    return unit.to_canonical(eased_limit(must, number), must.unit)


def _reaching(must: Requirement, ends: Floats, limit: float) -> int:
    """How many ends keep the limit, as exactly as a verdict compares them."""
    if must.operator is Operator.AT_LEAST:
        return int(np.count_nonzero(ends >= eased(limit, -1)))
    return int(np.count_nonzero(ends <= eased(limit, 1)))


def worst(found: Sequence[Relaxation]) -> Relaxation | None:
    """The must whose dropping would give the most, if it would give any."""
    gaining = [entry for entry in found if entry.without]
    return max(gaining, key=lambda entry: entry.without, default=None)
