"""A card document read: laxly as a draft that keeps everything, or strictly as a submission.

`read_draft` never raises for what JSON can hold. Every bad part becomes a problem and is laid
aside as typed; the rest is a card. `read_submission` refuses instead, and `load_card` reads a
frozen document without judging it by rules that may be younger than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from marshmallow import ValidationError

from cards.card import Card
from cards.checks import check
from cards.checks.provenance import NOTHING_STATED
from cards.errors import CardRefused
from cards.problems import Problem, Severity
from cards.wording import Wording
from schemas.card import CardSchema
from schemas.complaint import ORDINARY
from schemas.findings import Refusal, refusals
from schemas.typed_document import (
    Places,
    Rejected,
    in_order,
    laid_aside,
    plain,
    restored,
    without,
)

_CARD = CardSchema()
_DRAFT = CardSchema(partial=("designation",))
_ORDER = {key: place for place, key in enumerate(_CARD.by_key)}


@dataclass(frozen=True)
class Draft:
    """What could be read of a document, what could not, and everything there is to say about it.

    `document` is the valid part in canonical form with the laid-aside parts under `rejected`;
    reading it again gives the same draft. `typed` is the whole as its author typed it.
    """

    card: Card
    document: dict[str, Any]
    rejected: tuple[Rejected, ...]
    problems: tuple[Problem, ...]
    typed: dict[str, Any]

    @property
    def is_submittable(self) -> bool:
        return not any(problem.is_hard for problem in self.problems)


def dump_card(card: Card) -> dict[str, Any]:
    """The canonical document of a card; it is valid input."""
    dumped: dict[str, Any] = _CARD.dump(card)
    return dumped


def load_card(document: Mapping[str, Any]) -> Card:
    """The card of a valid document, not judged by the checks. Raises CardRefused."""
    typed = plain(document)
    try:
        card: Card = _CARD.load(typed)
    except ValidationError as error:
        found = refusals(error.messages, _CARD, typed)
        raise CardRefused(_sorted(refusal.problem for refusal in found)) from None
    return card


def read_submission(document: Mapping[str, Any]) -> Card:
    """The card of a document that may be submitted.

    Raises CardRefused with all problems when one of them is hard.
    """
    draft = read_draft(document)
    if not draft.is_submittable:
        raise CardRefused(draft.problems)
    return draft.card


def read_draft(document: object) -> Draft:
    """Whatever can be read of `document`, and a problem for whatever cannot. Never raises."""
    typed, stray = restored(document)
    card, found = _read_what_is_valid(typed)
    cut = frozenset(refusal.part for refusal in found)
    rejected = laid_aside(typed, cut) + stray
    problems = [refusal.problem for refusal in found] + [_out_of_place(part) for part in stray]
    problems += _completeness(card, problems)
    places = Places(typed, cut)
    problems += [_located(problem, places) for problem in _judged(card, problems)]
    return Draft(card, _draft_document(card, rejected), rejected, _sorted(problems), typed)


def read_leniently(document: object) -> Card:
    """The card of whatever can be read of `document`, without judging it. Never raises."""
    card, _ = _read_what_is_valid(restored(document)[0])
    return card


def _read_what_is_valid(typed: dict[str, Any]) -> tuple[Card, list[Refusal]]:
    """The card of what is left when refused parts are laid aside until nothing is refused."""
    found: list[Refusal] = []
    while True:
        cut = frozenset(refusal.part for refusal in found)
        kept = without(typed, cut)
        try:
            card: Card = _DRAFT.load(kept)
        except ValidationError as error:
            places = Places(typed, cut)
            new = refusals(error.messages, _DRAFT, kept)
            found += [
                Refusal(_located(refusal.problem, places), places.typed(refusal.part))
                for refusal in new
            ]
        else:
            return card, found


def _located(problem: Problem, places: Places) -> Problem:
    """The problem at its place in the document as typed."""
    return replace(problem, path=places.typed(problem.path))


def _draft_document(card: Card, rejected: tuple[Rejected, ...]) -> dict[str, Any]:
    aside = {"rejected": [part.as_entry() for part in rejected]} if rejected else {}
    return dump_card(card) | aside


def _out_of_place(part: Rejected) -> Problem:
    if not part.path and not isinstance(part.raw, dict):
        complaint = ORDINARY["not_a_mapping"]
        return Problem(complaint.code, Severity.HARD, (), complaint.finding, complaint.advice)
    return Problem(
        "no_place",
        Severity.HARD,
        part.path,
        Wording(
            "此前未能保留的内容已找不到原来的位置。",
            "Something that could not be kept before has lost its place in the document.",
        ),
        Wording("请查看该内容，改写到合适的位置或删去。", "See where it belongs, or remove it."),
        {"raw": part.raw},
    )


def _judged(card: Card, unread: Iterable[Problem]) -> Iterator[Problem]:
    """What the checks find; a card says something when its values only could not be read."""
    has_unread_values = any(problem.path[:1] == ("values",) for problem in unread)
    for problem in check(card):
        if problem.code != NOTHING_STATED or not has_unread_values:
            yield problem


def _completeness(card: Card, problems: Iterable[Problem]) -> list[Problem]:
    if card.designation or any(problem.path[:1] == ("designation",) for problem in problems):
        return []
    return [
        Problem(
            "missing",
            Severity.HARD,
            ("designation",),
            Wording("牌号：未填写。", "designation: it is missing."),
            Wording("请填写牌号，例如 AM60B。", "Give the designation, such as AM60B."),
        )
    ]


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the document, hard ones first at the same place."""
    return tuple(sorted(problems, key=_place))


def _place(problem: Problem) -> tuple[object, ...]:
    first = _ORDER.get(str(problem.path[0]), len(_ORDER)) if problem.path else -1
    return first, in_order(problem.path), not problem.is_hard, problem.code
