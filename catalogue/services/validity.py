"""Cards whose validity ends: their enterprise is reminded in time, once for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.desk import writes_for
from catalogue.services.notices import tell_enterprise
from catalogue.store import validity as store
from catalogue.store.validity import Ending

STAGES = (0, 7, 30, 60)
"""How many days before the end, at most, an enterprise is reminded; 0 is after it."""


def remind(session: Session, today: date) -> int:
    """Write to the enterprises of the cards that reached a stage; how many letters of cards."""
    found, told = store.ending(session, today + timedelta(days=STAGES[-1])), store.told(session)
    stages = ((entry, _stage(entry, today)) for entry in found)
    due = [(entry, stage) for entry, stage in stages if (entry.revision_id, stage) not in told]
    return sum(_remind(session, entry, stage, today) for entry, stage in due)


def ending_soon(session: Session, actor: Actor, today: date | None = None) -> Sequence[Ending]:
    """The cards that the actor writes and whose validity has ended or ends within the days of the
    first reminder, the first to end before the others. Raises Forbidden.
    """
    by = (today or now().date()) + timedelta(days=STAGES[-1])
    return store.ending(session, by, [entry.id for entry in writes_for(session, actor)])


def _remind(session: Session, entry: Ending, stage: int, today: date) -> bool:
    # Another worker may have told meanwhile.
    if not store.remember(session, entry.revision_id, stage):
        return False
    subject = _subject(entry, _days_left(entry, today))
    tell_enterprise(session, entry.enterprise_id, subject, _letter(entry))
    return True


def _stage(entry: Ending, today: date) -> int:
    left = _days_left(entry, today)
    return 0 if left < 0 else next(days for days in STAGES[1:] if left <= days)


def _days_left(entry: Ending, today: date) -> int:
    return (entry.valid_until - today).days


def _subject(entry: Ending, left: int) -> Wording:
    name = f"{entry.number} {entry.designation}"
    if left < 0:
        return Wording(f"卡片 {name} 已过有效期", f"Card {name} is no longer valid")
    if left == 0:
        return Wording(f"卡片 {name} 今天到期", f"Card {name} is valid until today")
    days = "1 day" if left == 1 else f"{left} days"
    return Wording(f"卡片 {name} 还有 {left} 天到期", f"Card {name} ends in {days}")


def _letter(entry: Ending) -> Wording:
    until = entry.valid_until.isoformat()
    return Wording(
        f"卡片 {entry.number}（{entry.designation}）的有效期至 {until}。"
        "请提交新的修订并更新有效期，或撤回该卡片。",
        f"Card {entry.number} ({entry.designation}) is valid until {until}. "
        "Submit a revision with a later date, or withdraw it.",
    )
