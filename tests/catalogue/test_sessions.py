"""Sessions: worth nothing before the second factor, listed, ended, and dead when they are."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from catalogue.models.base import now
from catalogue.services import audit, second_factor, sessions
from catalogue.services.accounts import get_account
from catalogue.services.actor import VISITOR, Origin
from catalogue.services.sign_in_errors import SessionNotFound
from catalogue.store import accounts as store
from tests.catalogue.people import code


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def test_a_reviewer_who_gave_a_password_only_is_a_visitor(session, people):
    token = sessions.begin(session, people.reviewer, is_half=True)
    assert sessions.who(session, token) == VISITOR
    found = sessions.find(session, token)
    assert (found.is_whole, found.account.email) == (False, "reviewer@example.com")
    assert found.signed_in.expires_at - now() <= sessions.HALF_LIFETIME


def test_the_code_makes_a_new_session_and_ends_the_half_one(session, people):
    half = sessions.begin(session, people.reviewer, is_half=True)
    whole = sessions.prove(session, people.reviewer, half)
    assert sessions.who(session, whole).may_review
    assert sessions.find(session, half) is None


def test_a_second_factor_set_up_elsewhere_is_wanted_of_every_session(session, people):
    token = sessions.begin(session, people.supplier)
    assert not sessions.who(session, token).is_visitor
    proposed = second_factor.proposed(session, people.supplier.user_id)
    given = code(0, proposed.totp_secret)
    assert second_factor.enrol(session, people.supplier, proposed, given)
    assert sessions.who(session, token) == VISITOR


def test_sessions_are_listed_with_where_and_when(session, people):
    where = Origin("web", "10.0.0.7")
    first = sessions.begin(session, people.supplier, "Firefox")
    other = sessions.begin(session, replace_origin(people.supplier, where), "Chrome")
    sessions.begin(session, people.stranger)
    own = {entry.signed_in.agent: entry for entry in own_sessions(session, people, first)}
    assert set(own) == {"Firefox", "Chrome"}
    assert [own[agent].is_this for agent in ("Firefox", "Chrome")] == [True, False]
    assert own["Chrome"].signed_in.address == "10.0.0.7"
    assert other not in str(own)


def replace_origin(actor, origin):
    return type(actor)(
        actor.user_id, actor.email, actor.role, actor.enterprise_id, actor.enterprise_role, origin
    )


def own_sessions(session, people, token):
    return sessions.own_sessions(session, people.supplier, token)


def test_one_ends_ones_own_sessions_only(session, people):
    mine = sessions.begin(session, people.supplier)
    foreign = sessions.begin(session, people.stranger)
    (entry,) = sessions.own_sessions(session, people.stranger, foreign)
    for key in (entry.key, "", "%", "_" * 16, "0" * 16):
        with pytest.raises(SessionNotFound):
            sessions.end_one(session, people.supplier, key)
    sessions.end_one(session, people.stranger, entry.key)
    assert sessions.find(session, foreign) is None
    assert sessions.find(session, mine) is not None


def test_all_others_end_at_once(session, people):
    tokens = [sessions.begin(session, people.supplier) for _ in range(3)]
    foreign = sessions.begin(session, people.stranger)
    assert sessions.end_others(session, people.supplier, tokens[1]) == 2
    alive = [sessions.find(session, token) is not None for token in (*tokens, foreign)]
    assert alive == [False, True, False, True]
    assert sessions.end_all(session, people.supplier.user_id) == 1


def test_a_session_of_a_deactivated_account_is_dead(session, people):
    token = sessions.begin(session, people.supplier)
    store.change(session, people.supplier.user_id, is_active=False)
    assert sessions.who(session, token) == VISITOR


def test_a_session_runs_out(session, people):
    token = sessions.begin(session, people.supplier)
    session.execute(
        text("UPDATE session SET expires_at = :then"),
        {"then": (now() - timedelta(seconds=1)).replace(tzinfo=None)},
    )
    assert sessions.who(session, token) == VISITOR


def test_it_is_noted_once_a_minute_that_a_session_is_in_use(session, people, monkeypatch):
    token = sessions.begin(session, people.supplier)
    assert not sessions.is_to_be_noted(sessions.find(session, token))
    later = now() + timedelta(seconds=61)
    monkeypatch.setattr(sessions, "now", lambda: later)
    found = sessions.find(session, token)
    assert sessions.is_to_be_noted(found)
    sessions.note(session, found)
    again = sessions.find(session, token)
    assert again.signed_in.last_seen_at == later
    assert not sessions.is_to_be_noted(again)


def test_signing_in_and_ending_sessions_are_on_record(database, people):
    with database.transaction() as session:
        half = sessions.begin(session, people.reviewer, is_half=True)
        whole = sessions.prove(session, people.reviewer, half)
        sessions.end_others(session, people.reviewer, whole)
    with database.reading() as session:
        ended, began = [entry.act for entry in audit.page(session, people.admin)][:2]
        assert get_account(session, ended.account_id).email == "reviewer@example.com"
    assert (began.action, began.details) == ("sign_in", '{"second_factor": true}')
    assert (ended.action, ended.details) == ("end_sessions", '{"sessions_ended": 0}')
