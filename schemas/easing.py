"""What stands in the way of a result, and what easing one requirement would give, for readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cards.columns.relaxation import Relaxation, worst
from cards.requirement import Requirement
from cards.requirement_writing import eased
from cards.wording import Wording
from schemas.limits import eased_text, limit_text, span_text


@dataclass(frozen=True, slots=True)
class EasingLine:
    """A must: how many cards `meet_it` and how many would qualify `without` it. `eased` is the
    limit at which `gained` more would, `best` the best value known, and `text` the requirement as
    eased; these are empty where no number helps. `is_number` says that it has one limit."""

    name: Wording
    limit: str
    meet_it: int
    without: int
    eased: str
    gained: int
    best: str
    text: str
    is_number: bool
    decides: bool


def easing_lines(found: Sequence[Relaxation]) -> tuple[EasingLine, ...]:
    """A line for each must; of those whose dropping would give a card, the one that gives the
    most decides."""
    most = worst(found)
    return tuple(_line(entry, decides=entry is most) for entry in found)


def _line(entry: Relaxation, *, decides: bool) -> EasingLine:
    wish, limit = entry.requirement, entry.eased
    return EasingLine(
        name=wish.definition.name,
        limit=limit_text(wish),
        meet_it=entry.alone,
        without=entry.without,
        eased="" if limit is None else eased_text(wish, limit),
        gained=entry.gained,
        best=span_text(wish, entry.best, entry.best),
        text="" if limit is None else eased(wish, limit),
        is_number=wish.limit is not None,
        decides=decides,
    )


def texts_with(requirements: Iterable[Requirement], line: EasingLine, place: int) -> list[str]:
    """The requirements as text, with the must number `place` as eased."""
    musts = -1
    texts = []
    for entry in requirements:
        musts += entry.is_must
        is_it = entry.is_must and musts == place
        texts.append(line.text if is_it else entry.text)
    return texts
