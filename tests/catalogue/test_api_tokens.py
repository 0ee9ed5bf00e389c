"""API tokens: scoped, running out, shown once, and never mothers of stronger ones."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from catalogue.models.base import now
from catalogue.services import api_tokens, audit, second_factor
from catalogue.services.errors import InputRefused
from catalogue.services.sign_in_errors import ScopeMissing, TokenNotFound, TokenRefused
from catalogue.store import accounts as store


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def make(session, actor, *scopes, days=30, **more):
    return api_tokens.create(session, actor, "数据同步", scopes or ("read",), days, **more)


def test_a_token_acts_for_its_account_within_its_scopes(session, people):
    made = make(session, people.supplier, "submit", "read")
    token, actor = api_tokens.who(session, made.secret)
    assert made.secret.startswith("mgc_")
    assert made.secret.startswith(token.prefix)
    assert token.scopes == ("read", "submit")
    assert (actor.email, actor.scopes) == ("supplier@example.com", {"read", "submit"})
    assert actor.may_edit(people.supplier.enterprise_id)


def test_the_token_itself_is_not_stored(session, people):
    made = make(session, people.supplier)
    assert made.secret not in str(session.execute(text("SELECT * FROM api_token")).all())


@pytest.mark.parametrize("secret", ["", "mgc_", "mgc_nonsense", "\ud800"])
def test_what_is_no_token_is_refused(session, people, secret):
    with pytest.raises(TokenRefused):
        api_tokens.who(session, secret)


def test_a_token_is_dead_when_revoked_run_out_or_its_account_deactivated(session, people):
    revoked, over, left = (make(session, people.supplier) for _ in range(3))
    api_tokens.revoke(session, people.supplier, revoked.token.id)
    session.execute(
        text("UPDATE api_token SET expires_at = :then WHERE id = :id"),
        {"then": now().replace(tzinfo=None) - timedelta(days=1), "id": over.token.id},
    )
    assert api_tokens.who(session, left.secret)
    store.change(session, people.supplier.user_id, is_active=False)
    for made in (revoked, over, left):
        with pytest.raises(TokenRefused):
            api_tokens.who(session, made.secret)


def test_a_reviewers_token_rests_on_the_second_factor(session, people):
    made = make(session, people.reviewer, "review")
    assert api_tokens.who(session, made.secret)
    second_factor.reset(session, people.admin, "reviewer@example.com")
    with pytest.raises(TokenRefused):
        api_tokens.who(session, made.secret)


def test_one_revokes_ones_own_tokens_only(session, people):
    made = make(session, people.supplier)
    for actor, token_id in ((people.stranger, made.token.id), (people.supplier, 0)):
        with pytest.raises(TokenNotFound):
            api_tokens.revoke(session, actor, token_id)
    assert api_tokens.own_tokens(session, people.stranger) == []
    assert [token.id for token in api_tokens.own_tokens(session, people.supplier)] == [
        made.token.id
    ]


@pytest.mark.parametrize(
    ("field", "name", "scopes", "days"),
    [
        ("name", " ", ["read"], 30),
        ("name", "x" * 101, ["read"], 30),
        ("name", "a\nb", ["read"], 30),
        ("scopes", "sync", [], 30),
        ("scopes", "sync", ["read", "everything"], 30),
        ("days", "sync", ["read"], 0),
        ("days", "sync", ["read"], 366),
    ],
)
def test_a_token_that_says_too_little_or_too_much_is_refused(
    session, people, field, name, scopes, days
):
    with pytest.raises(InputRefused) as refused:
        api_tokens.create(session, people.supplier, name, scopes, days)
    assert refused.value.field == field


def test_there_is_an_end_of_tokens(session, people, monkeypatch):
    monkeypatch.setattr(api_tokens, "MOST_TOKENS", 2)
    make(session, people.supplier)
    last = make(session, people.supplier)
    with pytest.raises(InputRefused):
        make(session, people.supplier)
    api_tokens.revoke(session, people.supplier, last.token.id)
    assert make(session, people.supplier)


def test_a_token_makes_none_that_outlives_it(session, people):
    until = now() + timedelta(days=3)
    assert make(session, people.supplier, days=30, latest=until).token.expires_at == until
    assert make(session, people.supplier, days=1, latest=until).token.expires_at < until


@pytest.mark.parametrize(
    ("held", "wanted", "missing"),
    [
        ({"read", "manage"}, ("read",), None),
        ({"read", "manage"}, ("manage", "read"), None),
        ({"read", "manage"}, ("read", "write"), "write"),
        ({"manage"}, ("review",), "review"),
    ],
)
def test_a_token_makes_none_that_may_do_more(session, people, held, wanted, missing):
    actor = replace(people.supplier, scopes=frozenset(held))
    if missing is None:
        assert set(make(session, actor, *wanted).token.scopes) == set(wanted)
        return
    with pytest.raises(ScopeMissing) as refused:
        make(session, actor, *wanted)
    assert refused.value.scope == missing


def test_tokens_are_on_record_without_their_secret(database, people):
    with database.transaction() as session:
        made = make(session, people.supplier)
        api_tokens.revoke(session, people.supplier, made.token.id)
    with database.reading() as session:
        revoked, created = [entry.act for entry in audit.page(session, people.admin)][:2]
    assert (created.action, revoked.action) == ("create_token", "revoke_token")
    assert made.secret not in created.details
    assert made.token.prefix in created.details
