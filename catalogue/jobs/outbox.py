"""Sends the messages that wait, each under a lease, again and again until it is time to give up.

A message is sent outside any transaction: who waits for a mail server holds nobody else up. When
the worker dies between the sending and the note of it, the message is sent once more, under the
same Message-ID; it is never lost.
"""

from __future__ import annotations

import smtplib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.errors import MessageError

import structlog
from sqlalchemy.exc import SQLAlchemyError

from catalogue.db import Database
from catalogue.jobs.chores import Chore
from catalogue.mail_server import MailServer
from catalogue.models.base import now
from catalogue.store import mail
from catalogue.store.mail import Message

POLL_SECONDS = 2.0
LEASE = timedelta(minutes=10)
"""Longer than any attempt takes."""
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=4)
GIVEN_UP_AFTER = timedelta(days=2)
KEPT = timedelta(days=30)
"""How long it is remembered that a message was sent or given up."""
SWEEP_EVERY = timedelta(hours=1)
LONGEST_ERROR = 500
TOO_OLD = "not sent for two days"

PERMANENT = range(500, 600)

log = structlog.get_logger(__name__)


@dataclass
class Outbox:
    """What a worker does about mail, in a thread of its own."""

    database: Database
    server: MailServer
    stopped: threading.Event
    clock: Callable[[], datetime] = now
    swept_at: datetime | None = field(default=None)

    def start(self) -> threading.Thread:
        """Send until `stopped` is set."""
        thread = threading.Thread(target=self.run, name="outbox", daemon=True)
        thread.start()
        return thread

    def run(self) -> None:
        while not self.stopped.is_set():
            try:
                self.sweep_when_due()
                is_busy = self.step()
            except SQLAlchemyError:
                log.warning("outbox not read", exc_info=True)
                is_busy = False
            if not is_busy:
                self.stopped.wait(POLL_SECONDS)

    def step(self) -> bool:
        """Send one message, if one is due; whether there was one."""
        message = self._take()
        if message is None:
            return False
        if self._is_too_old(message) and message.attempts == 1:
            self._settle(message, given_up_at=self.clock(), text="", error=TOO_OLD)
            return True
        try:
            self._send(message)
        except (OSError, smtplib.SMTPException, MessageError, ValueError) as error:
            self._put_off(message, error)
        else:
            self._settle(message, sent_at=self.clock(), text="", error="")
            log.info("mail sent", mail=message.id, attempt=message.attempts)
        return True

    def sweep_when_due(self) -> None:
        """Forget what was settled long ago; look once an hour."""
        if self.swept_at is not None and self.clock() - self.swept_at < SWEEP_EVERY:
            return
        self.swept_at = self.clock()
        with self.database.transaction() as session:
            mail.remove_before(session, self.clock() - KEPT)

    def _take(self) -> Message | None:
        with self.database.reading() as session:
            if not mail.anything_due(session, self.clock()):
                return None
        with self.database.transaction() as session:
            return mail.take(session, self.clock(), LEASE)

    def _send(self, message: Message) -> None:
        written = message.created_at
        made = self.server.message(
            message.recipient,
            message.subject,
            message.text,
            written,
            f"mgcards-{message.id}-{int(written.timestamp())}",
        )
        self.server.send(made, message.recipient)

    def _put_off(self, message: Message, error: Exception) -> None:
        said = told(error)
        is_over = is_permanent(error) or self._is_too_old(message)
        log.warning("mail not sent", mail=message.id, attempt=message.attempts, error=said)
        if is_over:
            self._settle(message, given_up_at=self.clock(), text="", error=said)
        else:
            self._settle(message, due_at=self.clock() + delay(message.attempts), error=said)

    def _is_too_old(self, message: Message) -> bool:
        return self.clock() - message.created_at > GIVEN_UP_AFTER

    def _settle(self, message: Message, **columns: datetime | str) -> None:
        with self.database.transaction() as session:
            mail.settle(session, message, **columns)


def giving_up(clock: Callable[[], datetime] = now) -> Chore:
    """Forgets, where no server is set up, the messages that an outbox would have given up."""

    def give_up(database: Database) -> None:
        at = clock()
        with database.transaction() as session:
            mail.give_up_before(
                session, at - GIVEN_UP_AFTER, given_up_at=at, text="", error=TOO_OLD
            )
            mail.remove_before(session, at - KEPT)

    return Chore("messages that nobody sends", SWEEP_EVERY, give_up)


def delay(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long every time."""
    return min(FIRST_DELAY * 2 ** min(attempts - 1, 16), LONGEST_DELAY)


def is_permanent(error: Exception) -> bool:
    """Whether the same message would be refused for ever: its address, or what is in it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in PERMANENT for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code in PERMANENT
    return isinstance(error, smtplib.SMTPNotSupportedError | MessageError | ValueError)


def told(error: Exception) -> str:
    """What went wrong, in the words of the server."""
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = "; ".join(f"{code} {_decoded(words)}" for code, words in error.recipients.values())
    elif isinstance(error, smtplib.SMTPResponseException):
        said = f"{error.smtp_code} {_decoded(error.smtp_error)}"
    return " ".join(said.split())[:LONGEST_ERROR]


def _decoded(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words
