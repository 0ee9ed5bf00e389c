"""The server that takes our messages: how it is named in the settings, and how it is spoken to.

smtp://user:password@host:587?from=catalogue@example.com&starttls=1
smtps://user:password@host?from=catalogue@example.com
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SECONDS = 30.0
"""How long the server may be silent."""
FORM = "smtp://user:password@host:587?from=…&starttls=1, smtps://user:password@host?from=…"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORTS = {"smtp": 25, "smtps": 465}
PORT_OF_STARTTLS = 587
QUESTIONS = {"from", "starttls"}
ANSWERS = {"": False, "0": False, "1": True}
DISPLAYED = "镁卡 MgCards"


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server for mail, with the address that our messages come from."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    is_tls: bool = False
    starts_tls: bool = False

    def send(self, message: EmailMessage, recipient: str) -> None:
        """Hand the message over. Raises OSError or SMTPException."""
        connection = self._connect()
        try:
            self._introduce(connection)
            connection.send_message(message, self.sender, [recipient])
            # It is taken by now: how the server says good-bye changes nothing.
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
        finally:
            connection.close()

    def message(
        self, recipient: str, subject: str, text: str, at: datetime, mark: str
    ) -> EmailMessage:
        """A message of plain text; `mark` tells it from others, also when it is sent again.

        Raises ValueError for what would be another header or more than one address.
        """
        made = EmailMessage(policy=policy.SMTP)
        made["From"] = _address(self.sender, DISPLAYED)
        made["To"] = _address(recipient)
        made["Subject"] = subject
        made["Date"] = at
        made["Message-ID"] = f"<{mark}@{self.sender.rpartition('@')[2]}>"
        made["Auto-Submitted"] = "auto-generated"
        made.set_content(text)
        return made

    def _connect(self) -> smtplib.SMTP:
        if self.is_tls:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)

    def _introduce(self, connection: smtplib.SMTP) -> None:
        if self.starts_tls:
            connection.starttls(context=ssl.create_default_context())
        if self.user:
            connection.login(self.user, self.password)


def read_mail_url(url: str) -> MailServer:
    """The server that the setting names.

    Raises ValueError, whose text says what is wrong and never holds the password.
    """
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(FORM)
    if not asked.keys() <= QUESTIONS:
        raise ValueError(f"?{', '.join(sorted(asked.keys() - QUESTIONS))}; {FORM}")
    server = MailServer(
        host=parts.hostname,
        port=_port(parts, asked),
        sender=_sender(asked.get("from") or unquote(parts.username or "")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
        starts_tls=_starts_tls(asked),
    )
    _refuse_contradictions(server)
    return server


def _port(parts: SplitResult, asked: dict[str, str]) -> int:
    usual = PORT_OF_STARTTLS if asked.get("starttls") == "1" else PORTS[parts.scheme]
    try:
        return parts.port or usual
    except ValueError:
        raise ValueError(f"port; {FORM}") from None


def _sender(address: str) -> str:
    try:
        return _address(address).addr_spec
    except ValueError:
        raise ValueError("from=address@example.com") from None


def _address(text: str, displayed: str = "") -> Address:
    """One address. Raises ValueError for what is none, or more than one."""
    try:
        read = Address(displayed, addr_spec=text)
    except (HeaderParseError, IndexError) as error:
        raise ValueError(str(error)) from error
    if not (read.username and read.domain):
        raise ValueError(text)
    return read


def _starts_tls(asked: dict[str, str]) -> bool:
    wish = asked.get("starttls", "")
    if wish not in ANSWERS:
        raise ValueError("starttls=1")
    return ANSWERS[wish]


def _refuse_contradictions(server: MailServer) -> None:
    if server.is_tls and server.starts_tls:
        raise ValueError("smtps:// + starttls=1")
    is_open = not (server.is_tls or server.starts_tls or server.host in LOOPBACK)
    if server.password and is_open:
        raise ValueError("starttls=1 (password!)")
