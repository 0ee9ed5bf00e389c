"""Messages: written with what gave rise to them, sent by the worker afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor, require_administrator
from catalogue.services.addresses import read_address
from catalogue.store import mail as store
from catalogue.store.mail import Message

LONGEST_SUBJECT = 200
BETWEEN = "\n\n--------\n\n"
MOST_SHOWN = 200
LATE = timedelta(hours=1)
"""How long a message may wait before somebody should look why."""


@dataclass(frozen=True, slots=True)
class Post:
    """How many messages were given up, and how many wait for longer than they should."""

    given_up: int
    late: int

    @property
    def is_well(self) -> bool:
        return not (self.given_up or self.late)


def send(session: Session, recipient: str, subject: Wording, text: Wording, language: str) -> None:
    """Have a message sent, in both languages, that of the reader first.

    It is written in the same transaction as what it tells of: either both are there or neither.
    Raises InputRefused for what is no address.
    """
    store.add(
        session,
        recipient=read_address(recipient),
        subject=_one_line(subject.in_language(language)),
        text=BETWEEN.join(_both(text, language)),
    )


def withhold(
    session: Session, recipient: str, subject: Wording, text: Wording, language: str
) -> None:
    """What `send` does, at the same pace, but nothing is ever sent. Raises InputRefused."""
    store.add(
        session,
        recipient="",
        subject=_one_line(subject.in_language(language)),
        text=" " * len(BETWEEN.join(_both(text, language))),
        sent_at=now(),
    )
    read_address(recipient)


def unsent(session: Session, actor: Actor) -> Sequence[Message]:
    """What waits or was given up, the newest first. Raises Forbidden."""
    require_administrator(actor)
    return store.unsent(session, MOST_SHOWN)


def state_of_post(session: Session) -> Post:
    """Whether messages reach people."""
    late = store.count_waiting_since(session, now() - LATE)
    return Post(store.count_given_up(session), late)


def _both(text: Wording, language: str) -> tuple[str, str]:
    return (text.zh, text.en) if language == "zh" else (text.en, text.zh)


def _one_line(subject: str) -> str:
    # A line break in a subject would begin another header.
    printable = "".join(sign if sign.isprintable() else " " for sign in subject)
    return " ".join(printable.split())[:LONGEST_SUBJECT]
