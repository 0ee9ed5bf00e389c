"""Passwords: which are refused, what a change ends, and links that set another."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from catalogue.services import audit, passwords, resets, sessions, tickets
from catalogue.services.accounts import account_of, authenticate
from catalogue.services.actor import VISITOR, Origin
from catalogue.services.common_passwords import COMMON
from catalogue.services.errors import Forbidden, InputRefused, SignInRefused
from catalogue.services.people_errors import AccountNotFound
from catalogue.services.sign_in_errors import TicketRefused
from catalogue.store import accounts as store
from tests.catalogue.counted import counted

HOME = "https://cards.example/"
WEB = Origin("web", "10.0.0.7")
NEW = "battery staple"


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "x" * 129,
        "password1",
        "PassWord1",
        "qq123456",
        "12345678",
        "zzzzzzzzzz",
        "li.magnesium@example.com",
        "li.magnesium",
        " 12345678 ",
    ],
)
def test_a_password_that_is_guessed_first_is_refused(password):
    with pytest.raises(InputRefused) as refused:
        passwords.hash_of(password, "li.magnesium@example.com")
    assert refused.value.field == "password"


@pytest.mark.parametrize(
    "password", ["correct horse", "镁合金挤压型材件件", "x1" * 64, "emoji 🧲🧲🧲"]
)
def test_a_good_password_fits_itself_only(database, people, password):
    kept = passwords.hash_of(password, "supplier@example.com")
    with database.transaction() as session:
        store.change(session, people.supplier.user_id, password_hash=kept)
        account = account_of(session, "supplier@example.com")
    assert passwords.fits(account, password)
    assert not passwords.fits(account, password + " ")
    assert not passwords.fits(None, password)


def test_the_common_passwords_are_long_enough_to_matter():
    assert all(passwords.SHORTEST <= len(word) and word == word.casefold() for word in COMMON)


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def test_a_changed_password_ends_every_other_session(session, people):
    here, there = (sessions.begin(session, people.supplier) for _ in range(2))
    account = account_of(session, "supplier@example.com")
    kept = passwords.hash_of(NEW, account.email)
    passwords.replace_password(session, people.supplier, account, kept, but=here)
    assert sessions.who(session, here).email == account.email
    assert sessions.who(session, there) == VISITOR
    assert authenticate(session, account.email, NEW).user_id == account.id
    with pytest.raises(SignInRefused):
        authenticate(session, account.email, "correct horse")


def link_in_mail(session):
    texts = session.scalars(text("SELECT text FROM mail WHERE sent_at IS NULL")).all()
    return texts[-1].split(f"{HOME}reset/")[1].split()[0]


def test_a_link_by_mail_sets_a_password_once_and_ends_all_sessions(session, people):
    resets.ask(session, "supplier@example.com", HOME)
    resets.ask(session, "supplier@example.com", HOME)
    begun = sessions.begin(session, people.supplier)
    token = link_in_mail(session)
    assert resets.whose(session, token).email == "supplier@example.com"
    kept = passwords.hash_of(NEW, "supplier@example.com")
    resets.set_password(session, WEB, token, kept)
    assert sessions.who(session, begun) == VISITOR
    assert authenticate(session, "supplier@example.com", NEW)
    with pytest.raises(TicketRefused):
        resets.set_password(session, WEB, token, kept)
    good = text("SELECT count(*) FROM ticket WHERE used_at IS NULL")
    assert session.scalar(good) == 0


def test_an_unknown_address_leaves_the_same_rows_and_no_letter(database, people):
    sent = {}
    for email in ("supplier@example.com", "nobody@example.com"):
        with counted(database) as statements, database.transaction() as session:
            resets.ask(session, email, HOME)
        sent[email] = [statement.split("(")[0] for statement in statements]
    known, unknown = sent.values()
    assert known == unknown
    with database.reading() as session:
        letters = session.execute(text("SELECT recipient FROM mail WHERE sent_at IS NULL"))
        assert letters.scalars().all() == ["supplier@example.com"]


def test_an_inactive_account_gets_no_letter_and_its_link_is_dead(session, people):
    resets.ask(session, "supplier@example.com", HOME)
    token = link_in_mail(session)
    store.change(session, people.supplier.user_id, is_active=False)
    with pytest.raises(TicketRefused):
        resets.whose(session, token)
    session.execute(text("DELETE FROM mail"))
    resets.ask(session, "supplier@example.com", HOME)
    assert not session.scalar(text("SELECT count(*) FROM mail WHERE sent_at IS NULL"))


def test_a_link_of_an_unknown_address_sets_nothing(session, people):
    token = tickets.issue(session, "reset", "nobody@example.com", timedelta(hours=1))
    with pytest.raises(TicketRefused):
        resets.whose(session, token)


def test_the_keeper_hands_over_a_link(session, people):
    link = resets.link_for(session, people.admin, "Supplier@example.com", HOME)
    assert link.startswith(f"{HOME}reset/")
    assert resets.whose(session, link.rpartition("/")[2]).email == "supplier@example.com"
    with pytest.raises(Forbidden):
        resets.link_for(session, people.reviewer, "supplier@example.com", HOME)
    with pytest.raises(AccountNotFound):
        resets.link_for(session, people.admin, "nobody@example.com", HOME)


def test_a_change_is_on_record_with_where_it_came_from(database, people):
    with database.transaction() as session:
        resets.ask(session, "supplier@example.com", HOME)
        kept = passwords.hash_of(NEW, "supplier@example.com")
        resets.set_password(session, WEB, link_in_mail(session), kept)
    with database.reading() as session:
        act = audit.page(session, people.admin)[0].act
    assert (act.action, act.who, act.address) == (
        "change_password",
        "supplier@example.com",
        "10.0.0.7",
    )
    assert "argon2" not in act.details
