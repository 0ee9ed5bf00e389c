"""Imports: many cards of an enterprise at once, known by their numbers or the enterprise's keys.

Importing the same cards again changes nothing, and neither does importing what was exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from cards.revision import RevisionState
from cards.wording import Wording
from catalogue.services import drafts, enterprises
from catalogue.services.actor import Actor, require_editor
from catalogue.services.desk import state_of
from catalogue.services.errors import InputRefused
from catalogue.services.planned_cards import WRITTEN, Change, Entry, ImportedCard, PlannedCard
from catalogue.store import cards as store
from catalogue.store import imports
from catalogue.store.cards import RevisionView
from schemas.document import canonical_json, document_hash
from schemas.draft import Draft, dump_card
from schemas.typed_document import restored
from schemas.workbook.over_card import over_card

MOST_CARDS = 10_000
_HEARD = WRITTEN | {Change.UNCHANGED}
"""What an import may do with a card for what it says to be remembered."""


class _Known:
    """The cards of an enterprise, as an import looks for them; `revives` when it may also begin new
    revisions of cards that were withdrawn."""

    def __init__(self, session: Session, enterprise_id: int, *, revives: bool = False) -> None:
        self.revives = revives
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
    def stated(self) -> Mapping[str, dict[str, Any]]:
        """What workbooks said so far of each card."""
        return imports.stated(self._session, self._enterprise_id)

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
    session: Session,
    actor: Actor,
    enterprise_code: str,
    entries: Sequence[Entry],
    *,
    revives: bool = False,
) -> list[PlannedCard]:
    """What importing the entries would do, each for itself; a withdrawn card is left alone unless
    the import `revives`. Raises EnterpriseNotFound or Forbidden."""
    enterprise = enterprises.get_enterprise(session, enterprise_code)
    require_editor(actor, enterprise.id)
    known = _Known(session, enterprise.id, revives=revives)
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
    number = planned.number
    if number is None:
        made = drafts.create_draft(session, actor, enterprise_code, planned.draft, planned.key)
        number = made.number
    elif planned.change in WRITTEN:
        drafts.revise(session, actor, number, planned.draft, planned.seen)
    if planned.change in _HEARD and planned.stated is not None:
        imports.remember_stated(session, number, planned.stated)
    return number


def require_few(count: int) -> None:
    """Raises InputRefused for more cards of a workbook than one import takes."""
    if count > MOST_CARDS:
        raise InputRefused(
            "cards",
            Wording(
                f"文件中有 {count} 张卡片，一次最多导入 {MOST_CARDS} 张；请拆成几个文件。",
                f"The file holds {count} cards; one import takes {MOST_CARDS} at most: split it.",
            ),
        )


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
    key = entry.key or (entry.number if entry.number == number else entry.own_key)
    newest = known.newest[number]
    held = restored(newest.document)[0]
    laid = over_card(entry.typed, held, known.stated.get(number)) if entry.is_of_sheet else None
    entry = replace(entry, document=laid.document) if laid else entry
    change, seen = _change(known, number, entry.draft), newest.content_hash
    return PlannedCard(place, key, number, change, entry, seen, known=held, laid=laid)


def _change(known: _Known, number: str, draft: Draft) -> Change:
    newest, published = known.newest[number], known.published.get(number)
    if any(_says_the_same(revision, draft) for revision in (newest, published) if revision):
        return Change.UNCHANGED
    if newest.state is RevisionState.WITHDRAWN and not known.revives:
        return Change.WITHDRAWN
    if newest.state.is_open:
        return Change.UPDATE
    return Change.REVISE if newest.is_public else Change.BUSY


def _says_the_same(known: RevisionView, draft: Draft) -> bool:
    if canonical_json(dict(known.document)) == canonical_json(draft.document):
        return True
    return draft.is_submittable and known.content_hash == document_hash(dump_card(draft.card))
