"""The administrator's page of messages that wait or were given up."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, world
from catalogue.services import mail
from catalogue.store.mail import Message
from catalogue.web.moments import moment

blueprint = Blueprint("mail", __name__, url_prefix="/admin/mail")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message without its text, which may hold a secret link; moments are texts in UTC."""

    recipient: str
    subject: str
    written: str
    due: str
    attempts: int
    error: str
    is_given_up: bool


@blueprint.get("/")
@signed_in
def index() -> ResponseReturnValue:
    with reading() as session:
        found = [_shown(message) for message in mail.unsent(session, actor())]
    sends_mail = world().settings.mail_server is not None
    return render_template("pages/mail.html", messages=found, sends_mail=sends_mail)


def _shown(message: Message) -> Waiting:
    return Waiting(
        recipient=message.recipient,
        subject=message.subject,
        written=moment(message.created_at),
        due=moment(message.due_at),
        attempts=message.attempts,
        error=message.error,
        is_given_up=message.given_up_at is not None,
    )
