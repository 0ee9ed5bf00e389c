"""Administrators keep accounts through the interface, and everybody his or her own sessions."""

import pytest

from catalogue.services import sessions
from catalogue.services.accounts import account_of
from catalogue.services.standing import is_enrolled
from tests.catalogue.api.conftest import Caller
from tests.catalogue.site import make_token


@pytest.fixture
def admin(site):
    return Caller(site.visitor(), "admin", site.tokens["admin"])


@pytest.fixture
def change(site, admin):
    """Changes the account of somebody in the version that the administrator sees."""

    def changed(who, **body):
        path = f"/people/{site.person(who).user_id}"
        match = {"If-Match": admin("GET", path).headers["ETag"]}
        return admin("PATCH", path, json=body, headers=match)

    return changed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["admin", "engineer", "reviewer", "second", "stranger", "supplier"]),
        ("?role=reviewer", ["reviewer", "second"]),
        ("?enterprise=ACME", ["supplier"]),
        ("?active=false", []),
        ("?active=true&role=supplier", ["stranger", "supplier"]),
        ("?after=second@example.com", ["stranger", "supplier"]),
    ],
)
def test_accounts_are_listed(admin, query, found):
    people = admin("GET", f"/people{query}").json["people"]
    assert [person["email"].partition("@")[0] for person in people] == found


def test_an_account_says_nothing_secret(admin, site):
    found = admin("GET", f"/people/{site.people.reviewer.user_id}").json
    assert (found["role"], found["has_second_factor"]) == ("reviewer", True)
    assert not {"password_hash", "totp_secret", "recovery_codes"} & found.keys()
    assert admin("GET", "/people?enterprise=NONE").status_code == 404
    assert admin("GET", "/people/99").status_code == 404


def test_role_and_standing_are_changed_in_the_version_that_was_seen(site, admin, change):
    path = f"/people/{site.people.engineer.user_id}"
    seen = {"If-Match": admin("GET", path).headers["ETag"]}
    changed = change("engineer", role="reviewer", is_active=False)
    assert (changed.json["role"], changed.json["is_active"]) == ("reviewer", False)
    assert changed.headers["ETag"] == admin("GET", path).headers["ETag"]
    assert admin("PATCH", path, json={"role": "admin"}, headers=seen).status_code == 412
    assert admin("PATCH", path, json={"role": "admin"}).status_code == 428
    assert change("engineer", is_active=True).json["is_active"]


def test_what_is_said_again_changes_nothing(site, change):
    with site.database.transaction() as session:
        begun = sessions.begin(session, site.people.engineer)
    assert change("engineer", role="engineer", is_active=True).status_code == 200
    with site.database.reading() as session:
        assert not sessions.who(session, begun).is_visitor


@pytest.mark.parametrize(
    ("who", "body", "status"),
    [
        ("supplier", {"role": "admin"}, 422),
        ("engineer", {"role": "supplier"}, 422),
        ("engineer", {"name": "Wang"}, 422),
        ("supplier", {"is_active": False}, 409),
        ("admin", {"is_active": False}, 409),
    ],
)
def test_a_change_that_cannot_be(change, who, body, status):
    assert change(who, **body).status_code == status


def test_who_lost_the_telephone_sets_up_another(site, admin):
    with site.database.transaction() as session:
        begun = sessions.begin(session, site.people.reviewer, is_proven=True)
    reviewer = site.people.reviewer.user_id
    done = admin("POST", f"/people/{reviewer}/reset-second-factor", json={})
    assert (done.status_code, done.json["has_second_factor"]) == (200, False)
    with site.database.reading() as session:
        assert sessions.who(session, begun).is_visitor
        assert not is_enrolled(account_of(session, "reviewer@example.com"))


def test_nobody_resets_the_own_second_factor(site, admin):
    own = site.people.admin.user_id
    refused = admin("POST", f"/people/{own}/reset-second-factor", json={})
    assert (refused.status_code, refused.json["code"]) == (403, "second_factor_bound")
    with site.database.reading() as session:
        assert is_enrolled(account_of(session, "admin@example.com"))


def test_own_sessions_are_listed_and_ended(site, supplier):
    with site.database.transaction() as session:
        begun = [sessions.begin(session, site.people.supplier, name) for name in ("one", "two")]
        sessions.begin(session, site.people.stranger, "somebody else's")
    found = supplier("GET", "/me/sessions").json["sessions"]
    assert {entry["agent"] for entry in found} == {"one", "two"}
    (first,) = (entry["id"] for entry in found if entry["agent"] == "one")
    assert not any(first in token for token in begun)
    assert supplier("DELETE", f"/me/sessions/{first}").status_code == 204
    assert supplier("DELETE", f"/me/sessions/{first}").status_code == 404
    with site.database.reading() as session:
        assert [sessions.who(session, token).is_visitor for token in begun] == [True, False]


def test_sessions_of_others_are_not_there(site, supplier):
    with site.database.transaction() as session:
        begun = sessions.begin(session, site.people.stranger)
    other = Caller(site.visitor(), "stranger")("GET", "/me/sessions").json["sessions"][0]["id"]
    assert supplier("DELETE", f"/me/sessions/{other}").status_code == 404
    with site.database.reading() as session:
        assert not sessions.who(session, begun).is_visitor


@pytest.mark.parametrize("path", ["/people", "/me/sessions"])
def test_a_token_keeps_accounts_only_when_it_may_manage(site, path):
    with site.database.transaction() as session:
        token = make_token(session, site.people.admin, "read", "write", "review")
    assert Caller(site.visitor(), "admin", token)("GET", path).status_code == 403
