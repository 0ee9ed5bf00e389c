"""The cards of a checked file as drafts: which of them, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services import imports
from catalogue.services.actor import Actor
from catalogue.services.errors import AlreadyThere, StaleRevision
from catalogue.services.import_errors import ImportNotWhole
from catalogue.services.import_reports import Examined, planned_import
from catalogue.services.planned_cards import CHANGE_NAMES, Change, PlannedCard

BATCH = 100
"""Cards that are saved in one transaction, so that others get their turn."""
COLLISIONS = (StaleRevision, AlreadyThere)
"""What a card meets that somebody else changed at the same moment."""


class Fate(StrEnum):
    """What became of a card of a file."""

    ADD = "add"
    UPDATE = "update"
    REVISE = "revise"
    UNCHANGED = "unchanged"
    BUSY = "busy"
    WITHDRAWN = "withdrawn"
    STALE = "stale"
    LEFT_OUT = "left_out"


_SAVED = (Fate.ADD, Fate.UPDATE, Fate.REVISE)
FATE_NAMES = {
    Fate.ADD: CHANGE_NAMES[Change.ADD],
    Fate.UPDATE: Wording("草稿已更新", "draft updated"),
    Fate.REVISE: CHANGE_NAMES[Change.REVISE],
    Fate.UNCHANGED: CHANGE_NAMES[Change.UNCHANGED],
    Fate.BUSY: CHANGE_NAMES[Change.BUSY],
    Fate.WITHDRAWN: CHANGE_NAMES[Change.WITHDRAWN],
    Fate.STALE: Wording("检查之后已被他人修改，未动", "changed since the check, left alone"),
    Fate.LEFT_OUT: Wording("有必须改正的问题，不导入", "left out: something must be mended"),
}
IN_THE_WAY = (Fate.BUSY, Fate.WITHDRAWN, Fate.STALE, Fate.LEFT_OUT)


@dataclass(frozen=True)
class Chosen:
    """A card with what is to become of it."""

    planned: PlannedCard
    fate: Fate

    @property
    def is_to_be_saved(self) -> bool:
        return self.fate in _SAVED and self.planned.is_written


def choose(
    session: Session,
    actor: Actor,
    enterprise_code: str,
    examined: Examined,
    report: Mapping[str, Any],
    *,
    revives: bool = False,
) -> list[Chosen]:
    """What is to become of each card now, given what its report said. Raises EnterpriseNotFound or
    Forbidden."""
    plan = planned_import(session, actor, enterprise_code, examined, revives=revives)
    reported = zip_longest(plan, report["cards"][: len(plan)])
    return [Chosen(planned, _fate(planned, card)) for planned, card in reported]


def _fate(planned: PlannedCard, reported: Mapping[str, Any] | None) -> Fate:
    is_another = reported is None or reported["key"] != planned.key
    if is_another or reported["is_faulty"] or planned.change is Change.UNCLEAR:
        return Fate.LEFT_OUT
    if planned.is_written and planned.number and planned.seen != reported["seen"]:
        return Fate.STALE
    if planned.change is Change.UNCHANGED:
        # What an earlier attempt of the same job saved counts as saved.
        return Fate(reported["change"])
    return Fate(planned.change.value)


def require_whole(chosen: Sequence[Chosen]) -> None:
    """Raises ImportNotWhole when one of the cards would be left out."""
    keys = [card.planned.key for card in chosen if card.fate in IN_THE_WAY]
    if keys:
        raise ImportNotWhole(keys)


def batches(chosen: Sequence[Chosen]) -> Iterator[list[Chosen]]:
    """The cards that are to be saved, some at a time."""
    saved = [card for card in chosen if card.is_to_be_saved]
    for start in range(0, len(saved), BATCH):
        yield saved[start : start + BATCH]


def save(
    session: Session, actor: Actor, enterprise_code: str, batch: Sequence[Chosen]
) -> dict[str, str]:
    """Save these cards as drafts; the number of each by its key. Raises what saving a draft
    raises."""
    done = imports.carry_out(session, actor, enterprise_code, [card.planned for card in batch])
    return {entry.planned.key: entry.number for entry in done}


def outcome_of(chosen: Sequence[Chosen], numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """What became of each card, as plain data; a card that should have been saved and has no
    number met somebody else's change."""
    return [_outcome(card, numbers) for card in chosen]


def _outcome(card: Chosen, numbers: Mapping[str, str]) -> dict[str, Any]:
    number = numbers.get(card.planned.key) or card.planned.number
    is_met = card.is_to_be_saved and card.planned.key not in numbers
    fate = Fate.STALE if is_met else card.fate
    return {"key": card.planned.key, "number": number, "fate": fate.value}
