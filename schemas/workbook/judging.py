"""The problems of a card document, as `read_draft` finds them, fast for thousands of cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cards.checks import RULES, check
from cards.checks.provenance import NOTHING_STATED
from cards.problems import Path, Problem
from schemas.fields import Json
from schemas.workbook.parts_read import VALUES, read_parts

_IMPOSSIBLE = ("outside_hard_bounds", "rating_off_scale")
_IMPLAUSIBLE = "outside_typical_bounds"
_OF_ONE_VALUE = (
    _IMPLAUSIBLE,
    "not_comparable",
    "corrosion_method_missing",
    "damping_term_ambiguous",
    "standard_superseded",
    "standard_unknown",
)
"""Soft rules on one value, which hold whatever stands beside it."""


def problems_of(document: Json) -> tuple[Problem, ...]:
    """What is wrong with the document; a number that cannot be right by itself is not held against
    the others a second time. Never raises."""
    found = _judged(document)
    impossible = _values_with(found, _is_impossible)
    strays = impossible | _values_with(found, lambda problem: problem.code == _IMPLAUSIBLE)
    if not strays:
        return found
    own = [problem for problem in found if _is_own(problem, impossible, strays)]
    firm = [problem for problem in _judged_without(document, impossible) if problem.is_hard]
    calm = [problem for problem in _judged_without(document, strays) if not problem.is_hard]
    distinct = {(problem.code, problem.path): problem for problem in (*own, *firm, *calm)}
    return tuple(distinct.values())


def _is_impossible(problem: Problem) -> bool:
    """Whether the problem is hard and rests on one value alone."""
    return problem.is_hard and (problem.code in _IMPOSSIBLE or problem.code not in RULES)


def _values_with(found: Iterable[Problem], has: Callable[[Problem], bool]) -> set[int]:
    return {
        int(problem.path[1])
        for problem in found
        if problem.path[:1] == ("values",) and len(problem.path) > 1 and has(problem)
    }


def _is_own(problem: Problem, impossible: set[int], strays: set[int]) -> bool:
    if problem.path[:1] != ("values",) or len(problem.path) < 2:
        return False
    is_told = problem.path[1] in impossible and _is_impossible(problem)
    is_shown = problem.path[1] in strays - impossible and problem.code in _OF_ONE_VALUE
    return is_told or is_shown


def _judged_without(document: Json, places: set[int]) -> tuple[Problem, ...]:
    """The problems of the document without those values, at their places in the whole."""
    kept = [place for place in range(len(document["values"])) if place not in places]
    found = _judged({**document, "values": [document["values"][place] for place in kept]})
    return tuple(
        replace(problem, path=_moved(problem.path, kept))
        for problem in found
        if problem.code != NOTHING_STATED
    )


def _moved(path: Path, kept: Sequence[int]) -> Path:
    if path[:1] != ("values",) or len(path) < 2:
        return path
    return ("values", kept[int(path[1])], *path[2:])


def _judged(document: Json) -> tuple[Problem, ...]:
    """What `read_draft` finds in the document."""
    read = read_parts(document)
    has_unread = len(read.kept[VALUES]) < len(document.get("values", ()))
    return (
        *read.refused,
        *(
            replace(problem, path=read.typed(problem.path))
            for problem in check(read.card)
            if not (has_unread and problem.code == NOTHING_STATED)
        ),
    )
