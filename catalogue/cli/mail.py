"""`mgcards mail …`: whether messages reach people."""

from __future__ import annotations

import smtplib
from dataclasses import asdict
from uuid import uuid4

import click

from cards.wording import Wording
from catalogue.cli.console import Console, Group, echo_json, json_option, pass_console
from catalogue.jobs.outbox import told
from catalogue.mail_server import MailServer
from catalogue.models.base import now
from catalogue.services import mail as post
from catalogue.services.actor import SYSTEM
from catalogue.services.addresses import read_address
from catalogue.store.mail import Message

NOT_SET_UP = Wording(
    "没有设置 MGCARDS_MAIL_URL，不发送邮件。", "MGCARDS_MAIL_URL is not set; no mail is sent."
)


@click.group(cls=Group)
def mail() -> None:
    """邮件。Messages."""


@mail.command("test")
@click.argument("address")
@pass_console
def test_mail(console: Console, address: str) -> None:
    """立即发送一封测试邮件。Send a message to ADDRESS at once."""
    server, recipient = _server(console), read_address(address)
    subject = console.text(Wording("镁卡测试邮件", "A test message of MgCards"))
    text = f"镁卡可以发送邮件了。\n\nMgCards can send mail.\n\n{console.settings.own_url}\n"
    try:
        message = server.message(recipient, subject, text, now(), f"mgcards-test-{uuid4().hex}")
        server.send(message, recipient)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        said = told(error)
        wording = Wording(f"邮件未能发送：{said}", f"The message was not sent: {said}")
        raise click.ClickException(console.text(wording)) from error
    console.say(f"已发送到 {recipient}。", f"Sent to {recipient}.")


def _server(console: Console) -> MailServer:
    server = console.settings.mail_server
    if server is None:
        raise click.ClickException(console.text(NOT_SET_UP))
    return server


@mail.command("list")
@json_option
@pass_console
def list_mail(console: Console, as_json: bool) -> None:
    """列出尚未发出的邮件。List messages that wait or were given up."""
    with console.database.reading() as session:
        unsent = post.unsent(session, SYSTEM)
    if as_json:
        echo_json([_as_data(message) for message in unsent])
        return
    for message in unsent:
        click.echo("\t".join(_line(console, message)))
    console.say(f"共 {len(unsent)} 封。", f"{len(unsent)} message(s).")


def _line(console: Console, message: Message) -> tuple[str, ...]:
    waits, given_up = Wording("等待", "waits"), Wording("已放弃", "given up")
    return (
        message.created_at.isoformat(timespec="minutes"),
        message.recipient,
        message.subject,
        console.text(given_up if message.given_up_at else waits),
        str(message.attempts),
        message.error,
    )


def _as_data(message: Message) -> dict[str, object]:
    data = asdict(message)
    # A link in it would let its reader in.
    del data["text"]
    moments = ("created_at", "due_at", "given_up_at")
    return data | {name: data[name] and data[name].isoformat() for name in moments}


COMMANDS = (mail,)
