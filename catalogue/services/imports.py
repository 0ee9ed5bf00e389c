"""Imports: many cards of an enterprise at once, known by their numbers or the enterprise's keys.

Importing the same cards again changes nothing, and neither does importing what was exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from schemas.typed_document import restored
from schemas.workbook.beyond import with_what_stays

MOST_CARDS = 10_000


class Change(StrEnum):
    """What an import does with an entry; *busy* is a card that a reviewer has, *unclear* an entry
    that may be several cards or the same as one before it."""

    ADD = "add"
    REVISE = "revise"
    UNCHANGED = "unchanged"
    BUSY = "busy"
    UNCLEAR = "unclear"


CHANGE_NAMES = {
    Change.ADD: Wording("新增", "add"),
    Change.REVISE: Wording("修订", "revise"),
    Change.UNCHANGED: Wording("未变", "unchanged"),
    Change.BUSY: Wording("审核中，未动", "in review, left alone"),
    Change.UNCLEAR: Wording("分不清是哪张卡片", "unclear which card it is"),
}


@dataclass(frozen=True)
class Entry:
    """One card of a file, with the number and the key that the file gives it; `is_of_sheet` when
    it comes from a workbook, which has no place for some of what a card may hold."""

    number: str
    key: str
    document: Any
    is_of_sheet: bool = False

    @cached_property
    def draft(self) -> Draft:
        return read_draft(self.document)

    @property
    def own_key(self) -> str:
        """The key, or what the card is called without one."""
        if self.key:
            return self.key
        card = self.draft.card
        return " ".join(filter(None, (card.designation, card.form, card.temper)))


@dataclass(frozen=True)
class PlannedCard:
    """One entry of a file: which card it is, what is to be done, what is wrong with it.

    `seen` is the content hash of the card's revision on which the plan rests, `refusal` why it is
    unclear which card is meant.
    """

    place: int
    key: str
    number: str | None
    change: Change
    entry: Entry
    seen: str | None = None
    refusal: InputRefused | None = None

    @property
    def draft(self) -> Draft:
        return self.entry.draft

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.draft.problems


@dataclass(frozen=True)
class ImportedCard:
    """One entry with the number under which its card stands now."""

    planned: PlannedCard
    number: str


class _Known:
    """The cards of an enterprise, as an import looks for them."""

    def __init__(self, session: Session, enterprise_id: int) -> None:
        self._session = session
        self._enterprise_id = enterprise_id
        self._keys = store.keys(session, enterprise_id)
        self._by_key = {key: number for number, key in self._keys.items() if key}

    def number_of(self, entry: Entry) -> str | None:
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
    def newest(self) -> Mapping[str, RevisionView]:
        """The newest revision of each card, which is the undecided one where there is one."""
        found = store.newest_of_enterprise(self._session, self._enterprise_id)
        return {revision.number: revision for revision in found}

    @cached_property
    def published(self) -> Mapping[str, RevisionView]:
        """The published revision of each card that has one."""
        found = store.published_of_enterprise(self._session, self._enterprise_id)
        return {revision.number: revision for revision in found}

    @cached_property
    def _by_state(self) -> Mapping[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for revision in self.newest.values():
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
    plan = plan_entries(session, actor, enterprise_code, entries_of(document))
    for planned in plan:
        if planned.refusal:
            raise planned.refusal
    return plan


def plan_entries(
    session: Session, actor: Actor, enterprise_code: str, entries: Sequence[Entry]
) -> list[PlannedCard]:
    """What importing the entries would do, each for itself. Raises EnterpriseNotFound or
    Forbidden."""
    enterprise = enterprises.get_enterprise(session, enterprise_code)
    require_editor(actor, enterprise.id)
    known = _Known(session, enterprise.id)
    met: set[str] = set()
    return [_apart(_planned(known, place, entry), met) for place, entry in enumerate(entries)]


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


def entries_of(document: Mapping[str, Any]) -> list[Entry]:
    """The entries of a document. Raises InputRefused when they are none, or too many."""
    listed = document.get("cards", [document])
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST_CARDS:
        raise InputRefused(
            "cards",
            Wording(
                f"cards 须为 1–{MOST_CARDS} 张卡片的列表。",
                f"'cards' must be a list of 1–{MOST_CARDS} cards.",
            ),
        )
    return [_entry(raw) for raw in listed]


def _entry(raw: Any) -> Entry:
    if isinstance(raw, Mapping) and "card" in raw:
        number, key = (str(raw.get(name) or "") for name in ("number", "key"))
        return Entry(number, key, raw["card"])
    return Entry("", "", raw)


def _apart(planned: PlannedCard, met: set[str]) -> PlannedCard:
    """The planned card, unclear when nothing tells it from one that was met before."""
    names = {planned.key, planned.number or planned.key}
    if planned.refusal is None and (not planned.key or names & met):
        return replace(planned, change=Change.UNCLEAR, refusal=_not_apart(planned))
    met |= names
    return planned


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


def _ambiguous(entry: Entry, numbers: Sequence[str]) -> InputRefused:
    listed = ", ".join(numbers)
    return InputRefused(
        "cards",
        Wording(
            f"“{entry.own_key}”可能指 {listed} 中的任一张；请写 number 或 key。",
            f"'{entry.own_key}' may be any of {listed}; give it a 'number' or a 'key'.",
        ),
    )


def _planned(known: _Known, place: int, entry: Entry) -> PlannedCard:
    try:
        number = known.number_of(entry)
    except InputRefused as refusal:
        return PlannedCard(place, entry.own_key, None, Change.UNCLEAR, entry, refusal=refusal)
    if number is None:
        return PlannedCard(place, entry.own_key, None, Change.ADD, entry)
    entry = _with_what_stays(entry, known.newest[number])
    key = entry.key or (entry.number if entry.number == number else entry.own_key)
    change, seen = _change(known, number, entry.draft), known.newest[number].content_hash
    return PlannedCard(place, key, number, change, entry, seen)


def _with_what_stays(entry: Entry, newest: RevisionView) -> Entry:
    if not entry.is_of_sheet:
        return entry
    document = with_what_stays(entry.document, restored(newest.document)[0])
    return entry if document == entry.document else replace(entry, document=document)


def _change(known: _Known, number: str, draft: Draft) -> Change:
    newest, published = known.newest[number], known.published.get(number)
    if any(_says_the_same(revision, draft) for revision in (newest, published) if revision):
        return Change.UNCHANGED
    return Change.REVISE if newest.is_public or newest.state.is_open else Change.BUSY


def _says_the_same(known: RevisionView, draft: Draft) -> bool:
    if canonical_json(dict(known.document)) == canonical_json(draft.document):
        return True
    return draft.is_submittable and known.content_hash == document_hash(dump_card(draft.card))
