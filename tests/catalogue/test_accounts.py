"""Enterprises and accounts: who may make them, and who can sign in."""

import pytest

from catalogue.services import accounts, enterprises, sessions
from catalogue.services.actor import SYSTEM, VISITOR, Role
from catalogue.services.errors import (
    AlreadyThere,
    EnterpriseNotFound,
    Forbidden,
    InputRefused,
    SignInRefused,
)


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


def test_an_enterprise_is_found_by_its_code(session):
    made = enterprises.create_enterprise(session, SYSTEM, "ACME", "某企业", "Acme", city="太原")
    assert enterprises.get_enterprise(session, "ACME") == made
    assert (made.name.zh, made.kind, made.city, made.uscc) == ("某企业", "supplier", "太原", None)


def test_only_an_administrator_makes_enterprises(session):
    with pytest.raises(Forbidden):
        enterprises.create_enterprise(session, VISITOR, "ACME", "某企业")


@pytest.mark.parametrize("code", ["", "a", "acme", "A B", "A" * 41, "MG/1"])
def test_a_code_that_would_not_do_in_an_address_is_refused(session, code):
    with pytest.raises(InputRefused):
        enterprises.create_enterprise(session, SYSTEM, code, "某企业")


def test_a_code_is_given_once(session):
    enterprises.create_enterprise(session, SYSTEM, "ACME", "某企业")
    with pytest.raises(AlreadyThere, match="ACME"):
        enterprises.create_enterprise(session, SYSTEM, "ACME", "另一企业")


def test_an_unknown_code_is_named(session):
    with pytest.raises(EnterpriseNotFound, match="NOBODY"):
        enterprises.get_enterprise(session, "NOBODY")


@pytest.mark.parametrize(
    ("uscc", "is_right"),
    [
        ("91350100M000100Y43", True),
        ("91350100M000100Y44", False),
        ("91350100M000100Y4", False),
        ("91350100M000100I43", False),
    ],
)
def test_a_credit_code_is_right_by_its_check_digit(uscc, is_right):
    assert enterprises.is_uscc(uscc) is is_right


def test_an_account_signs_in_under_any_spelling_of_its_address(session):
    made = accounts.create_user(session, SYSTEM, "Li@Example.com", "correct horse", Role.REVIEWER)
    actor = accounts.authenticate(session, " li@example.COM ", "correct horse")
    assert (actor.user_id, actor.role, actor.may_review) == (made.id, Role.REVIEWER, True)


@pytest.mark.parametrize(
    ("email", "password"), [("li@example.com", "wrong"), ("no@example.com", "correct horse")]
)
def test_a_wrong_address_and_a_wrong_password_are_refused_alike(session, email, password):
    accounts.create_user(session, SYSTEM, "li@example.com", "correct horse", Role.ENGINEER)
    with pytest.raises(SignInRefused):
        accounts.authenticate(session, email, password)


def test_a_password_is_never_stored(session):
    made = accounts.create_user(session, SYSTEM, "li@example.com", "correct horse", Role.ENGINEER)
    assert made.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("email", "password", "role"),
    [
        ("li", "correct horse", "engineer"),
        ("li@example.com", "short", "engineer"),
        ("li@example.com", "correct horse", "king"),
        ("li@example.com", "correct horse", "system"),
        ("li@example.com", "correct horse", "supplier"),
    ],
)
def test_an_account_that_could_not_work_is_refused(session, email, password, role):
    with pytest.raises(InputRefused):
        accounts.create_user(session, SYSTEM, email, password, role)


def test_a_supplier_acts_for_its_enterprise_only(session):
    own = enterprises.create_enterprise(session, SYSTEM, "ACME", "某企业")
    other = enterprises.create_enterprise(session, SYSTEM, "OTHER", "另一企业")
    account = accounts.create_user(
        session, SYSTEM, "li@acme.com", "correct horse", "supplier", "ACME"
    )
    actor = accounts.actor_of(account)
    assert actor.may_edit(own.id)
    assert not actor.may_edit(other.id)
    assert not actor.may_read_drafts(other.id)


def test_a_session_ends_everywhere_at_sign_out(session):
    account = accounts.create_user(session, SYSTEM, "li@example.com", "correct horse", "engineer")
    token = sessions.begin(session, accounts.actor_of(account))
    assert sessions.who(session, token).email == "li@example.com"
    sessions.end(session, token)
    assert sessions.who(session, token) == VISITOR
