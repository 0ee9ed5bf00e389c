"""A real mail server on this machine, with what it took, and what it is told to refuse."""

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

USER, PASSWORD = "catalogue", "p:ss w@rd/"


@dataclass
class Inbox:
    """What arrived; `refusal` is what is answered instead of taking the next."""

    taken: list = field(default_factory=list)
    refusal: str = ""
    at_recipient: str = ""
    port: int = 0
    arrived: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - so called by aiosmtpd
        if self.at_recipient:
            return self.at_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.refusal:
            return self.refusal
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.taken.append((envelope.rcpt_tos, message))
        self.arrived.set()
        return "250 OK"

    def url(self, **more):
        asked = "&".join(f"{name}={value}" for name, value in more.items())
        return f"smtp://127.0.0.1:{self.port}?from=catalogue@example.com&{asked}".rstrip("&")


def _free_port():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


def _admit(server, session, envelope, mechanism, given):
    right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def receiving(**options):
    """A mail server for as long as the block lasts."""
    inbox = Inbox()
    inbox.port = _free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=inbox.port, **options)
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()


@contextmanager
def receiving_from_known():
    """A mail server that takes nothing without a password."""
    known = {"auth_required": True, "auth_require_tls": False, "authenticator": _admit}
    with receiving(**known) as inbox:
        yield inbox
