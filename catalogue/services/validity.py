"""Cards whose validity ends: their enterprise is reminded in time, once for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services.actor import Actor
from catalogue.services.desk import writes_for
from catalogue.services.notices import tell_enterprise
from catalogue.store import validity as store
from catalogue.store.validity import Ending

STAGES = (0, 7, 30, 60)
"""How many days before the end, at most, an enterprise is reminded; 0 is after it."""


def remind(session: Session, today: date) -> int:
    """Write to the enterprises of the cards that reached a stage; how many letters of cards."""
    found = store.ending(session, today + timedelta(days=STAGES[-1]))
    return sum(_remind(session, entry, today) for entry in found)


def ending_soon(session: Session, actor: Actor, today: date) -> Sequence[Ending]:
    """The cards that the actor writes and whose validity ends within the first stage, or has.

    Raises Forbidden.
    """
    by = today + timedelta(days=STAGES[-1])
    own = writes_for(session, actor)
    return [found for entry in own for found in store.ending(session, by, entry.id)]


def _remind(session: Session, entry: Ending, today: date) -> bool:
    left = (entry.valid_until - today).days
    stage = 0 if left < 0 else next(days for days in STAGES[1:] if left <= days)
    if not store.remember(session, entry.revision_id, stage):
        return False
    tell_enterprise(session, entry.enterprise_id, _subject(entry, left), _letter(entry))
    return True


def _subject(entry: Ending, left: int) -> Wording:
    name = f"{entry.number} {entry.designation}"
    if left < 0:
        return Wording(f"卡片 {name} 已过有效期", f"Card {name} is no longer valid")
    if left == 0:
        return Wording(f"卡片 {name} 今天到期", f"Card {name} is valid until today")
    return Wording(f"卡片 {name} 还有 {left} 天到期", f"Card {name} ends in {left} days")


def _letter(entry: Ending) -> Wording:
    until = entry.valid_until.isoformat()
    return Wording(
        f"卡片 {entry.number}（{entry.designation}）的有效期至 {until}。"
        "请提交新的修订并更新有效期，或撤回该卡片。",
        f"Card {entry.number} ({entry.designation}) is valid until {until}. "
        "Submit a revision with a later date, or withdraw it.",
    )
