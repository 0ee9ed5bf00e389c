"""Letters about saved searches: one for all that is new, never twice, also from several workers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from cards.errors import CardError
from cards.wording import Wording
from catalogue.db import Database
from catalogue.services import mail
from catalogue.services.saved_searches import new_matches
from catalogue.store import marks
from catalogue.store import saved_searches as store
from catalogue.store.publications import Change
from catalogue.store.saved_searches import SavedSearch

log = structlog.get_logger(__name__)

DAY = timedelta(hours=24)


def tell_of_new_cards(database: Database, address: str, at: datetime) -> int:
    """Write about every search that is due; how many letters. `address` is that of the catalogue,
    with a slash at its end, or empty."""
    with database.reading() as session:
        _, pub_seq = marks.newest(session)
        due = store.due(session, pub_seq, at - DAY)
    return sum(_told(database, search, address, at) for search in due)


def _told(database: Database, search: SavedSearch, address: str, at: datetime) -> bool:
    """Whether a letter was written; what goes wrong with one search keeps no other one waiting."""
    try:
        with database.transaction() as session:
            return _tell(session, search, address, at)
    except CardError as error:
        # It is asked again when something else is published, and not every few seconds.
        log.warning("saved search unreadable", search=search.id, error=str(error))
        with database.transaction() as session:
            store.take_turn(session, search, marks.newest(session)[1], None)
    except Exception:
        log.exception("no letter about a saved search", search=search.id)
    return False


def _tell(session: Session, search: SavedSearch, address: str, at: datetime) -> bool:
    """One letter about all that is new: a part at a time until something is found, or the end."""
    found = new_matches(session, search)
    while not found.cards and found.until > search.told_seq:
        if not store.take_turn(session, search, found.until, None):
            return False
        search = replace(search, told_seq=found.until)
        found = new_matches(session, search)
    if not found.cards or not store.take_turn(session, search, found.until, at):
        return False
    _write(session, search, found.cards, address)
    return True


def _write(session: Session, search: SavedSearch, found: Sequence[Change], address: str) -> None:
    count, home = len(found), address or "/"
    lines = "\n".join(f"{change.title}  {home}c/{change.number}" for change in found)
    end = f"{home}searches/{search.token}/mail"
    mail.send(
        session,
        search.email,
        Wording(
            f"“{search.name}”有 {count} 张新的或新修订的卡片",
            f"{count} new or revised for your search '{search.name}'",
        ),
        Wording(
            f"您保存的检索“{search.name}”有 {count} 张新发布或新修订的卡片合格：\n\n{lines}\n\n"
            f"不再接收：{end}",
            f"Cards that were published or revised and qualify for your saved search "
            f"'{search.name}': {count}\n\n{lines}\n\nNo more letters: {end}",
        ),
        search.language,
    )
