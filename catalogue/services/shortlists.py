"""Shortlists: cards that somebody keeps together, with notes, alone or shared by a link."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services.actor import Actor, require_account
from catalogue.services.audit import record
from catalogue.services.card_views import card_view, current_revisions
from catalogue.services.errors import CardNotFound, InputRefused, NotFound
from catalogue.services.typed_text import one_line, several_lines
from catalogue.store import shortlists as store
from catalogue.store.cards import RevisionView
from catalogue.store.shortlists import Entry, Shortlist

MOST_LISTS, MOST_CARDS = 50, 200
LONGEST_NAME, LONGEST_NOTE = 120, 2000
_KEEPING = Wording("保存清单（请先登录）", "keep lists before you sign in")


class ShortlistNotFound(NotFound):
    """A list that is not there, or not the actor's."""

    code = "shortlist_not_found"
    what = Wording("清单", "list no.")


@dataclass(frozen=True, slots=True)
class Kept:
    """A card on a list as it is now; without `current` readers do not see it any more."""

    entry: Entry
    current: RevisionView | None

    @property
    def is_newer(self) -> bool:
        """Whether a newer revision is current than the one that was put there."""
        return self.current is not None and self.current.n > self.entry.revision


def own_lists(session: Session, actor: Actor) -> list[tuple[Shortlist, int]]:
    """The lists of the actor with how many cards each has. Raises Forbidden."""
    return store.of_account(session, require_account(actor, _KEEPING))


def own_list(session: Session, actor: Actor, list_id: int) -> Shortlist:
    """Raises ShortlistNotFound."""
    found = store.by_id(session, list_id)
    if found is None or found.account_id != actor.user_id:
        raise ShortlistNotFound(list_id)
    return found


def shared_list(session: Session, token: str) -> Shortlist:
    """The list that is shared by that secret. Raises ShortlistNotFound."""
    found = store.by_token(session, token)
    if found is None:
        raise ShortlistNotFound("–")
    return found


def kept(session: Session, actor: Actor, shortlist: Shortlist) -> list[Kept]:
    """The cards of a list as the actor may see them now."""
    entries = store.entries(session, shortlist.id)
    found = current_revisions(session, [entry.number for entry in entries], actor)
    return [Kept(entry, found.get(entry.number)) for entry in entries]


def create(session: Session, actor: Actor, name: str, note: str = "") -> int:
    """The id of a new list. Raises Forbidden or InputRefused."""
    account_id = require_account(actor, _KEEPING)
    if len(store.of_account(session, account_id)) >= MOST_LISTS:
        raise _too_many(
            Wording(f"每人最多 {MOST_LISTS} 个清单。", f"One keeps {MOST_LISTS} lists at most.")
        )
    list_id = store.add(session, account_id, _name(name), _note(note))
    record(session, actor, "create", "shortlist", str(list_id))
    return list_id


def put(session: Session, actor: Actor, list_id: int, number: str, note: str = "") -> None:
    """Put a published card on a list of the actor's, or change the note on it.

    Raises ShortlistNotFound, CardNotFound or InputRefused.
    """
    own_list(session, actor, list_id)
    view = card_view(session, number, None, actor)
    if not view.is_current:
        raise CardNotFound(number)
    numbers = [entry.number for entry in store.entries(session, list_id)]
    if view.number not in numbers and len(numbers) >= MOST_CARDS:
        raise _too_many(
            Wording(
                f"一个清单最多 {MOST_CARDS} 张卡片。", f"A list holds {MOST_CARDS} cards at most."
            )
        )
    store.put(session, list_id, view.number, view.revision, _note(note))


def take_out(session: Session, actor: Actor, list_id: int, number: str) -> None:
    """Raises ShortlistNotFound."""
    own_list(session, actor, list_id)
    store.take_out(session, list_id, number)


def describe(session: Session, actor: Actor, list_id: int, name: str, note: str) -> None:
    """Give a list another name and note. Raises ShortlistNotFound or InputRefused."""
    own_list(session, actor, list_id)
    store.change(session, list_id, name=_name(name), note=_note(note))


def share(session: Session, actor: Actor, list_id: int, *, with_notes: bool) -> str:
    """The secret by which anybody reads the list from now on. Raises ShortlistNotFound."""
    found = own_list(session, actor, list_id)
    token = found.token or secrets.token_urlsafe(32)
    store.change(session, list_id, token=token, shows_notes=with_notes)
    record(session, actor, "share", "shortlist", str(list_id))
    return token


def end_sharing(session: Session, actor: Actor, list_id: int) -> None:
    """The link leads nowhere from now on; a later one is another. Raises ShortlistNotFound."""
    own_list(session, actor, list_id)
    store.change(session, list_id, token=None)
    record(session, actor, "end_sharing", "shortlist", str(list_id))


def remove(session: Session, actor: Actor, list_id: int) -> None:
    """Raises ShortlistNotFound."""
    own_list(session, actor, list_id)
    store.remove(session, list_id)
    record(session, actor, "remove", "shortlist", str(list_id))


def _name(text: str) -> str:
    name = one_line(text)
    if not name:
        raise InputRefused("name", Wording("请给清单起个名字。", "Give the list a name."))
    return name[:LONGEST_NAME]


def _note(text: str) -> str:
    note = several_lines(text)
    if len(note) > LONGEST_NOTE:
        raise InputRefused(
            "note",
            Wording(
                f"备注最多 {LONGEST_NOTE} 个字符。",
                f"A note has {LONGEST_NOTE} characters at most.",
            ),
        )
    return note


def _too_many(wording: Wording) -> InputRefused:
    return InputRefused("name", wording)
