"""What a worker does unasked about messages, with a mail server and without one."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from cards.wording import Wording
from catalogue.cli.jobs import chores_of
from catalogue.jobs.outbox import GIVEN_UP_AFTER, KEPT, giving_up
from catalogue.mail_server import read_mail_url
from catalogue.models.base import now
from catalogue.services import mail
from catalogue.services.actor import SYSTEM

HELLO = Wording("您好", "Hello")
MINUTE = timedelta(minutes=1)


def after(database, away):
    """What was not sent, after a worker without a mail server has worked at that time."""
    giving_up(lambda: now() + away).do(database)
    with database.reading() as session:
        return mail.unsent(session, SYSTEM)


def test_without_a_server_a_message_is_given_up_and_its_text_forgotten(database):
    with database.transaction() as session:
        mail.send(session, "li@example.com", HELLO, HELLO, "zh")
    (waiting,) = after(database, GIVEN_UP_AFTER - MINUTE)
    assert (waiting.given_up_at, bool(waiting.text)) == (None, True)
    (given_up,) = after(database, GIVEN_UP_AFTER + MINUTE)
    assert (bool(given_up.given_up_at), given_up.text) == (True, "")
    assert not after(database, GIVEN_UP_AFTER + KEPT + 2 * MINUTE)


@pytest.mark.parametrize("server", [None, read_mail_url("smtp://localhost?from=a@example.com")])
def test_a_worker_gives_messages_up_where_no_outbox_does(server, tmp_path):
    settings = SimpleNamespace(
        own_url="", mail_server=server, imports_dir=tmp_path, sheets_dir=tmp_path
    )
    names = [chore.name for chore in chores_of(SimpleNamespace(settings=settings, blobs=None))]
    assert (giving_up().name in names) is (server is None)
