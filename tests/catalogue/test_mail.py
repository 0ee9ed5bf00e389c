"""Messages: written with the act, sent by a real server's rules, tried again, never lost."""

import json
import threading
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from cards.wording import Wording
from catalogue.cli import main
from catalogue.jobs.outbox import GIVEN_UP_AFTER, LEASE, Outbox, delay
from catalogue.mail_server import read_mail_url
from catalogue.models.base import now
from catalogue.services import mail
from catalogue.services.actor import SYSTEM
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.store import mail as store
from tests.catalogue.smtp_server import receiving

HELLO = Wording("您好", "Hello")
TEXT = Wording("第一行\n第二行", "First line\nSecond line")


@pytest.fixture(scope="module")
def server():
    with receiving() as inbox:
        yield inbox


@pytest.fixture
def inbox(server):
    server.taken.clear()
    server.refusal = server.at_recipient = ""
    return server


class Clock:
    def __init__(self):
        self.away = timedelta()

    def __call__(self):
        return now() + self.away


@pytest.fixture
def outbox(database, inbox):
    stopped = threading.Event()
    return Outbox(database, read_mail_url(inbox.url()), stopped, Clock())


def write(database, recipient="li@example.com", language="zh"):
    with database.transaction() as session:
        mail.send(session, recipient, HELLO, TEXT, language)


def unsent(database):
    with database.reading() as session:
        return mail.unsent(session, SYSTEM)


def test_a_message_arrives_in_both_languages_and_is_forgotten(database, inbox, outbox):
    write(database, language="en")
    assert (outbox.step(), outbox.step()) == (True, False)
    ((recipients, message),) = inbox.taken
    assert recipients == ["li@example.com"]
    assert (message["To"], message["Subject"]) == ("li@example.com", "Hello")
    assert message["From"] == "镁卡 MgCards <catalogue@example.com>"
    assert message.get_content_type() == "text/plain"
    said = [line for line in message.get_content().splitlines() if line]
    assert said == ["First line", "Second line", "--------", "第一行", "第二行"]
    with database.reading() as session:
        assert session.execute(text("SELECT text FROM mail")).scalars().all() == [""]
    assert not unsent(database)


def test_a_worker_sends_what_is_written_while_it_works(database, inbox, outbox):
    inbox.arrived.clear()
    thread = outbox.start()
    write(database)
    assert inbox.arrived.wait(20)
    outbox.stopped.set()
    thread.join(20)
    assert not unsent(database)


def test_what_is_rolled_back_is_not_sent(database, outbox):
    with database.transaction() as session:
        mail.send(session, "li@example.com", HELLO, TEXT, "zh")
        session.rollback()
    assert not outbox.step()


def test_what_is_withheld_is_not_sent(database, outbox):
    with database.transaction() as session:
        mail.withhold(session, "li@example.com", HELLO, TEXT, "zh")
    assert not outbox.step()


@pytest.mark.speaks
def test_a_refused_message_is_tried_again_later_and_later(database, inbox, outbox):
    write(database)
    inbox.refusal = "451 try again later"
    waits = []
    for _ in range(4):
        assert outbox.step()
        assert not outbox.step()
        (waiting,) = unsent(database)
        waits.append(round((waiting.due_at - outbox.clock()).total_seconds() / 60))
        outbox.clock.away += timedelta(minutes=waits[-1], seconds=1)
    assert waits == [1, 2, 4, 8]
    assert (waiting.attempts, waiting.error) == (4, "451 try again later")
    inbox.refusal = ""
    outbox.step()
    assert len(inbox.taken) == 1


@pytest.mark.speaks
def test_after_two_days_a_message_is_given_up(database, inbox, outbox):
    write(database)
    inbox.refusal = "451 try again later"
    outbox.step()
    outbox.clock.away = GIVEN_UP_AFTER + timedelta(seconds=5)
    outbox.step()
    (given_up,) = unsent(database)
    assert (given_up.text, given_up.attempts) == ("", 2)
    assert given_up.given_up_at is not None
    outbox.clock.away += timedelta(days=1)
    assert not outbox.step()
    with database.reading() as session:
        assert mail.state_of_post(session) == mail.Post(given_up=1, late=0)


def test_what_nobody_sent_for_two_days_is_not_sent_any_more(database, inbox, outbox):
    write(database)
    outbox.clock.away = GIVEN_UP_AFTER + timedelta(seconds=5)
    outbox.step()
    assert not inbox.taken
    assert unsent(database)[0].given_up_at is not None


@pytest.mark.speaks
def test_an_address_that_is_not_there_is_given_up_at_once(database, inbox, outbox):
    write(database)
    inbox.at_recipient = "550 no such mailbox"
    outbox.step()
    (given_up,) = unsent(database)
    assert (given_up.attempts, given_up.error) == (1, "550 no such mailbox")
    assert given_up.given_up_at is not None


@pytest.mark.speaks
def test_a_server_that_is_away_loses_nothing(database):
    write(database)
    with receiving() as gone:
        url = gone.url()
    outbox = Outbox(database, read_mail_url(url), threading.Event(), Clock())
    outbox.step()
    (waiting,) = unsent(database)
    assert "ConnectionRefusedError" in waiting.error
    assert waiting.given_up_at is None


def test_a_crash_after_sending_repeats_a_message_under_its_name(
    database, inbox, outbox, monkeypatch
):
    write(database)
    with monkeypatch.context() as patch:
        patch.setattr(store, "settle", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            outbox.step()
    assert not outbox.step()
    outbox.clock.away = LEASE + timedelta(seconds=1)
    outbox.step()
    first, second = (message["Message-ID"] for _, message in inbox.taken)
    assert first == second


def test_two_workers_do_not_take_the_same_message(database):
    for n in range(6):
        write(database, f"li{n}@example.com")
    taken, start = [], threading.Barrier(3)

    def work():
        start.wait()
        while True:
            with database.transaction() as session:
                message = store.take(session, now(), LEASE)
            if message is None:
                return
            taken.append(message.id)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 6


def test_what_was_settled_long_ago_is_forgotten(database, inbox, outbox):
    write(database)
    outbox.step()
    outbox.clock.away = timedelta(days=31)
    outbox.sweep_when_due()
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM mail")) == 0


def test_delays_grow_and_end():
    delays = [delay(attempts) for attempts in range(1, 40)]
    assert delays == sorted(delays)
    assert delays[-1] == timedelta(hours=4)


@pytest.fixture(autouse=True)
def scratch(monkeypatch, tmp_path):
    monkeypatch.setenv("MGCARDS_DATA_DIR", str(tmp_path))


def command(database, *words, url="smtp://127.0.0.1:9?from=a@b.cn"):
    known = {"MGCARDS_DATABASE_URL": database.engine.url.render_as_string(hide_password=False)}
    return CliRunner().invoke(main, words, env={**known, "MGCARDS_MAIL_URL": url})


def test_the_command_lists_what_waits_without_its_text(database):
    write(database)
    listed = command(database, "mail", "list", "--lang", "en")
    assert (listed.exit_code, "li@example.com" in listed.output) == (0, True)
    (waiting,) = json.loads(command(database, "mail", "list", "--json").output)
    assert (waiting["subject"], waiting["attempts"]) == ("您好", 0)
    assert "text" not in waiting


def test_the_doctor_finds_messages_that_were_given_up(database):
    def found():
        (entry,) = [entry for entry in _findings(database) if "mail list" in entry["en"]]
        return entry["ok"], entry["detail"].partition(", ")[2]

    write(database)
    assert found() == (True, "已放弃 0，滞留 0")
    with database.transaction() as session:
        session.execute(text("UPDATE mail SET given_up_at = created_at"))
    assert found() == (False, "已放弃 1，滞留 0")


def test_the_doctor_says_where_links_in_mail_lead(database, monkeypatch):
    for public in ("", "https://cards.example"):
        monkeypatch.setenv("MGCARDS_PUBLIC_URL", public)
        (entry,) = [entry for entry in _findings(database) if "links in mail" in entry["en"]]
        assert entry["ok"] is bool(public)
        assert entry["detail"] == (f"{public}/" if public else "http://127.0.0.1:8000/")


def _findings(database):
    return json.loads(command(database, "doctor", "--json").output)


def test_without_a_server_no_message_is_sent(database):
    done = command(database, "mail", "test", "li@example.com", url="")
    assert (done.exit_code, "MGCARDS_MAIL_URL" in done.output) == (1, True)


SPOILT = "li@example.com\nBcc: all@example.com"


@pytest.mark.parametrize(
    "recipient", [SPOILT, "a@b.cn, c@d.cn", "Li <li@b.cn>", "li", "", "@b.c", "a..b@c.cn", "a@.cn"]
)
def test_a_recipient_is_one_address(database, recipient):
    with pytest.raises(InputRefused), database.transaction() as session:
        mail.send(session, recipient, HELLO, TEXT, "zh")


def test_a_subject_begins_no_other_header(database, inbox, outbox):
    with database.transaction() as session:
        subject = Wording("您好\r\nBcc: all@example.com", "Hello")
        mail.send(session, "li@example.com", subject, TEXT, "zh")
    outbox.step()
    ((recipients, message),) = inbox.taken
    assert (recipients, message["Bcc"]) == (["li@example.com"], None)
    assert message["Subject"] == "您好 Bcc: all@example.com"


def test_only_an_administrator_lists_messages(database, people):
    with database.reading() as session, pytest.raises(Forbidden):
        mail.unsent(session, people.reviewer)
