"""Imports: many cards of an enterprise at once, known by their numbers or the enterprise's keys.

Importing the same cards again changes nothing, and neither does importing what was exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from cards.problems import Problem
from cards.wording import Wording
from catalogue.services import drafts, enterprises
from catalogue.services.actor import Actor, require_editor
from catalogue.services.desk import state_of
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
    """One entry of a file: which card it is, what is to be done, what is wrong with it.

    `seen` is the content hash of the card's revision on which the plan rests.
    """

    place: int
    key: str
    number: str | None
    change: Change
    draft: Draft
    seen: str | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.draft.problems


@dataclass(frozen=True)
class ImportedCard:
    """One entry with the number under which its card stands now."""

    planned: PlannedCard
    number: str


@dataclass(frozen=True)
class _Entry:
    """One card of a file, with the number and the key that the file gives it."""

    number: str
    key: str
    draft: Draft

    @property
    def own_key(self) -> str:
        """The key, or what the card is called without one."""
        card = self.draft.card
        return self.key or " ".join(filter(None, (card.designation, card.form, card.temper)))


class _Known:
    """The cards of an enterprise, as an import looks for them."""

    def __init__(self, session: Session, enterprise_id: int) -> None:
        self._session = session
        self._enterprise_id = enterprise_id
        self._keys = store.keys(session, enterprise_id)
        self._by_key = {key: number for number, key in self._keys.items() if key}

    def number_of(self, entry: _Entry) -> str | None:
        """By its number, then its key; without either by designation, form and temper."""
        if entry.number in self._keys:
            return entry.number
        if entry.key or entry.own_key in self._by_key:
            return self._by_key.get(entry.own_key)
        alike = self._by_state.get(state_of(entry.draft.card), [])
        if len(alike) > 1:
            raise _ambiguous(entry, alike)
        return alike[0] if alike else None

    @cached_property
    def _by_state(self) -> Mapping[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for revision in store.newest_of_enterprise(self._session, self._enterprise_id):
            found.setdefault(state_of(revision.card), []).append(revision.number)
        return found


def card_keys(session: Session) -> Mapping[str, str | None]:
    """What the enterprises call their cards, by number: an export names both."""
    return store.keys(session)


def plan_import(
    session: Session, actor: Actor, enterprise_code: str, document: Mapping[str, Any]
) -> Sequence[PlannedCard]:
    """What importing a document would do; nothing is written.

    The document is a card, or `{"cards": […]}` with cards or `{"number": …, "key": …,
    "card": {…}}`; a card without number and key is known by designation, form and temper. Raises
    EnterpriseNotFound, Forbidden or InputRefused.
    """
    enterprise = enterprises.get_enterprise(session, enterprise_code)
    require_editor(actor, enterprise.id)
    entries = [_entry(raw) for raw in _entries(document)]
    known = _Known(session, enterprise.id)
    plan = [_planned(session, known, place, entry) for place, entry in enumerate(entries)]
    _check_apart(plan)
    return plan


def carry_out(
    session: Session, actor: Actor, enterprise_code: str, plan: Iterable[PlannedCard]
) -> list[ImportedCard]:
    """Save the planned cards as drafts.

    Raises what saving a draft raises, and StaleRevision when a card is not what the plan saw.
    """
    planned = list(plan)
    # Cards are locked in one order and before the counter of numbers: imports never deadlock.
    for number in sorted(entry.number for entry in planned if entry.number):
        store.lock(session, number)
    return [ImportedCard(entry, _save(session, actor, enterprise_code, entry)) for entry in planned]


def _save(session: Session, actor: Actor, enterprise_code: str, planned: PlannedCard) -> str:
    if planned.number is None:
        return drafts.create_draft(
            session, actor, enterprise_code, planned.draft, planned.key
        ).number
    if planned.change is Change.REVISE:
        drafts.revise(session, actor, planned.number, planned.draft, planned.seen)
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


def _entry(raw: Any) -> _Entry:
    if isinstance(raw, Mapping) and "card" in raw:
        number, key = (str(raw.get(name) or "") for name in ("number", "key"))
        return _Entry(number, key, read_draft(raw["card"]))
    return _Entry("", "", read_draft(raw))


def _check_apart(plan: Sequence[PlannedCard]) -> None:
    met: set[str] = set()
    for planned in plan:
        names = {planned.key, planned.number or planned.key}
        if not planned.key or names & met:
            raise _not_apart(planned)
        met |= names


def _not_apart(planned: PlannedCard) -> InputRefused:
    place, key = planned.place, planned.key
    return InputRefused(
        f"cards[{place}]",
        Wording(
            f"第 {place + 1} 张卡片没有牌号，或与前面的卡片标识相同（{key}）；请写 key。",
            f"Card {place + 1} has no designation, or the same key as one before it "
            f"({key}); give each a 'key'.",
        ),
    )


def _ambiguous(entry: _Entry, numbers: Sequence[str]) -> InputRefused:
    listed = ", ".join(numbers)
    return InputRefused(
        "cards",
        Wording(
            f"“{entry.own_key}”可能指 {listed} 中的任一张；请写 number 或 key。",
            f"'{entry.own_key}' may be any of {listed}; give it a 'number' or a 'key'.",
        ),
    )


def _planned(session: Session, known: _Known, place: int, entry: _Entry) -> PlannedCard:
    number = known.number_of(entry)
    if number is None:
        return PlannedCard(place, entry.own_key, None, Change.ADD, entry.draft)
    key = entry.key or (entry.number if entry.number == number else entry.own_key)
    revision = store.undecided(session, number) or store.newest(session, number)
    assert revision is not None
    change = _change(session, revision, entry.draft)
    return PlannedCard(place, key, number, change, entry.draft, revision.content_hash)


def _change(session: Session, known: RevisionView, draft: Draft) -> Change:
    published = store.published(session, known.number)
    if any(_says_the_same(entry, draft) for entry in (known, published) if entry):
        return Change.UNCHANGED
    return Change.REVISE if known.is_public or known.state.is_open else Change.BUSY


def _says_the_same(known: RevisionView, draft: Draft) -> bool:
    if canonical_json(dict(known.document)) == canonical_json(draft.document):
        return True
    return draft.is_submittable and known.content_hash == document_hash(dump_card(draft.card))
