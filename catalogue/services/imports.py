"""Imports: many cards of an enterprise at once, known by the enterprise's own keys.

Importing the same cards again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from cards.problems import Problem
from cards.wording import Wording
from catalogue.services import drafts, enterprises
from catalogue.services.actor import Actor, require_editor
from catalogue.services.errors import InputRefused
from catalogue.store import cards as store
from catalogue.store.cards import RevisionView
from schemas.document import canonical_json, document_hash
from schemas.draft import Draft, dump_card, read_draft

MOST_CARDS = 2000


class Change(StrEnum):
    """What an import does with an entry; *busy* is a card that a reviewer has."""

    ADD = "add"
    REVISE = "revise"
    UNCHANGED = "unchanged"
    BUSY = "busy"


CHANGE_NAMES = {
    Change.ADD: Wording("新增", "add"),
    Change.REVISE: Wording("修订", "revise"),
    Change.UNCHANGED: Wording("未变", "unchanged"),
    Change.BUSY: Wording("审核中，未动", "in review, left alone"),
}


@dataclass(frozen=True)
class PlannedCard:
    """One entry of a file: which card it is, what is to be done, what is wrong with it."""

    place: int
    key: str
    number: str | None
    change: Change
    draft: Draft

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.draft.problems


@dataclass(frozen=True)
class ImportedCard:
    """One entry with the number under which its card stands now."""

    planned: PlannedCard
    number: str


def plan_import(
    session: Session, actor: Actor, enterprise_code: str, document: Mapping[str, Any]
) -> Sequence[PlannedCard]:
    """What importing a document would do; nothing is written.

    The document is a card, or `{"cards": […]}` with cards or `{"key": …, "card": {…}}`; a card
    without a key is known by designation, form and temper. Raises EnterpriseNotFound, Forbidden
    or InputRefused.
    """
    enterprise = enterprises.get_enterprise(session, enterprise_code)
    require_editor(actor, enterprise.id)
    entries = [_entry(raw) for raw in _entries(document)]
    _check_keys([key for key, _ in entries])
    return [
        _planned(session, enterprise.id, place, key, draft)
        for place, (key, draft) in enumerate(entries)
    ]


def carry_out(
    session: Session, actor: Actor, enterprise_code: str, plan: Iterable[PlannedCard]
) -> list[ImportedCard]:
    """Save the planned cards as drafts. Raises what saving a draft raises."""
    return [
        ImportedCard(planned, _save(session, actor, enterprise_code, planned)) for planned in plan
    ]


def _save(session: Session, actor: Actor, enterprise_code: str, planned: PlannedCard) -> str:
    if planned.number is None:
        document, key = planned.draft.document, planned.key
        return drafts.create_draft(session, actor, enterprise_code, document, key).number
    if planned.change is Change.REVISE:
        drafts.revise(session, actor, planned.number, planned.draft.document)
    return planned.number


def _entries(document: Mapping[str, Any]) -> Sequence[Any]:
    listed = document.get("cards", [document])
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_CARDS:
        raise InputRefused(
            "cards",
            Wording(
                f"cards 须为 1–{MOST_CARDS} 张卡片的列表。",
                f"'cards' must be a list of 1–{MOST_CARDS} cards.",
            ),
        )
    return listed


def _entry(raw: Any) -> tuple[str, Draft]:
    if isinstance(raw, Mapping) and "card" in raw:
        draft = read_draft(raw["card"])
        return str(raw.get("key") or raw.get("number") or _own_key(draft)), draft
    draft = read_draft(raw)
    return _own_key(draft), draft


def _own_key(draft: Draft) -> str:
    card = draft.card
    return " ".join(filter(None, (card.designation, card.form, card.temper)))


def _check_keys(keys: Sequence[str]) -> None:
    for place, key in enumerate(keys):
        if not key or key in keys[:place]:
            raise InputRefused(
                f"cards[{place}]",
                Wording(
                    f"第 {place + 1} 张卡片没有牌号，或与前面的卡片标识相同（{key}）；请写 key。",
                    f"Card {place + 1} has no designation, or the same key as one before it "
                    f"({key}); give each a 'key'.",
                ),
            )


def _planned(
    session: Session, enterprise_id: int, place: int, key: str, draft: Draft
) -> PlannedCard:
    number = store.number_by_key(session, enterprise_id, key)
    change = Change.ADD if number is None else _change(session, number, draft)
    return PlannedCard(place, key, number, change, draft)


def _change(session: Session, number: str, draft: Draft) -> Change:
    known = store.undecided(session, number) or store.newest(session, number)
    assert known is not None
    if _says_the_same(known, draft):
        return Change.UNCHANGED
    return Change.REVISE if known.is_public or known.state.is_open else Change.BUSY


def _says_the_same(known: RevisionView, draft: Draft) -> bool:
    if canonical_json(dict(known.document)) == canonical_json(draft.document):
        return True
    return draft.is_submittable and known.content_hash == document_hash(dump_card(draft.card))
