"""Who may call: tokens with scopes, passwords where they are enough, and what each is told."""

import re

import pytest

from catalogue.api.docs import SPEC
from catalogue.services import api_tokens
from tests.catalogue.api.conftest import Caller
from tests.catalogue.people import document
from tests.catalogue.site import PASSWORD, make_token

BASIC = ("supplier@example.com", PASSWORD)


def with_token(site, who="supplier", *scopes):
    with site.database.transaction() as session:
        return Caller(site.visitor(), "", make_token(session, site.person(who), *scopes))


def described(site):
    """Every operation of the interface: method, address, what it says of security."""
    paths = site.app.extensions[SPEC].to_dict()["paths"]
    for path, item in paths.items():
        for method, operation in item.items():
            if method in ("get", "post", "put", "delete", "patch"):
                yield method.upper(), path, operation.get("security", [])


def scope_of(security):
    found = [entry["bearer"] for entry in security if "bearer" in entry]
    return found[0][0] if found and found[0] else None


def filled(path):
    return re.sub(r"\{\w+\}", "1", path).removeprefix("/api/v1")


def test_every_operation_says_what_a_token_needs_and_means_it(site):
    needy = [
        (method, path, scope_of(security))
        for method, path, security in described(site)
        if security and {} not in security and scope_of(security)
    ]
    assert {scope for _, _, scope in needy} == {"read", "write", "submit", "review", "manage"}
    lacking = {
        scope: with_token(site, "admin", *(set(api_tokens.Scope) - {scope}))
        for scope in api_tokens.Scope
    }
    for method, path, scope in needy:
        refused = lacking[scope](method, filled(path))
        assert (path, refused.status_code, refused.json["code"]) == (path, 403, "scope_missing")
        assert scope in refused.json["detail"]
        nobody = Caller(site.visitor())(method, filled(path))
        assert (path, nobody.status_code) == (path, 401)


def test_whatever_writes_says_who_may(site):
    writing = [entry for entry in described(site) if entry[0] != "GET"]
    silent = [(method, path) for method, path, security in writing if not security]
    assert silent == []


def test_the_ways_to_sign_in_are_described(site):
    described = site.app.extensions[SPEC].to_dict()["components"]["securitySchemes"]
    assert {name: scheme["scheme"] for name, scheme in described.items()} == {
        "basic": "basic",
        "bearer": "bearer",
    }


def test_a_token_writes_what_its_scopes_allow(site):
    writer = with_token(site, "supplier", "write")
    made = writer("POST", "/cards?enterprise=ACME", json=document("AZ31B"))
    assert made.status_code == 201
    assert made.json["number"] in made.headers["Location"]
    submitted = writer("POST", f"/cards/{made.json['number']}/submit")
    assert submitted.json["code"] == "scope_missing"


def test_a_token_that_may_not_read_sees_what_everybody_sees(site):
    blind, seeing = with_token(site, "supplier", "submit"), with_token(site, "supplier", "read")
    path = f"/cards/{site.draft_number}"
    assert (blind("GET", path).status_code, seeing("GET", path).status_code) == (404, 200)
    assert blind("GET", f"/cards/{site.number}").status_code == 200
    assert blind("GET", f"{path}?draft=true").json["code"] == "scope_missing"


@pytest.mark.parametrize("who", ["reviewer", "second", "admin"])
@pytest.mark.parametrize("path", ["/reviews", "/me", "/cards/MG-000001"])
def test_the_password_of_a_reviewer_is_not_enough(site, who, path):
    answer = Caller(site.visitor(), who)("GET", path)
    assert (answer.status_code, answer.json["code"]) == (403, "second_factor_needed")
    assert "Bearer" in answer.json["detail"]


def test_a_wrong_password_of_a_reviewer_is_told_as_any(site):
    answer = site.visitor().get("/api/v1/me", auth=("reviewer@example.com", "wrong"))
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_refused")


@pytest.mark.parametrize("header", ["Bearer", "Bearer mgc_wrong", "Bearer \t", "bearer x y"])
def test_a_token_that_is_none_is_refused(site, header):
    answer = site.visitor().get("/api/v1/cards/MG-000001", headers={"Authorization": header})
    assert (answer.status_code, answer.json["code"]) == (401, "token_refused")
    assert answer.headers.getlist("WWW-Authenticate")[1].startswith("Bearer")


def test_me_says_who_and_what(site, supplier):
    told = supplier("GET", "/me").json
    assert told == {
        "email": "supplier@example.com",
        "role": "supplier",
        "enterprise": "ACME",
        "enterprise_role": "owner",
        "token": None,
    }
    assert with_token(site, "reviewer", "review")("GET", "/me").json["token"]["scopes"] == [
        "review"
    ]


def wish(*scopes, **more):
    return {"json": {"name": "nightly", "scopes": list(scopes), **more}}


def test_it_is_noted_when_a_token_was_in_use(site):
    site.database.memory.pop("last_seen", None)
    own = with_token(site, "supplier", "read")
    own("GET", "/me").close()
    with site.database.reading() as session:
        (token,) = api_tokens.own_tokens(session, site.people.supplier)
    assert token.last_used_at is not None


def test_a_token_makes_none_that_may_do_more_or_lasts_longer(site):
    own = with_token(site, "supplier", "read", "manage")
    refused = own("POST", "/tokens", **wish("read", "write"))
    assert (refused.status_code, refused.json["code"]) == (403, "scope_missing")
    made = own("POST", "/tokens", **wish("read", days=365))
    assert made.status_code == 201
    until = own("GET", "/me").json["token"]["expires_at"]
    assert made.json["expires_at"] == until
    child = Caller(site.visitor(), "", made.json["token"])
    assert child("GET", "/me").status_code == 200
    assert child("POST", "/tokens", **wish("read")).status_code == 403


def test_tokens_are_listed_without_their_secret_and_revoked(site, supplier):
    made = supplier("POST", "/tokens", **wish("read", "write")).json
    listed = supplier("GET", "/tokens")
    assert made["token"] not in listed.text
    assert [token["prefix"] for token in listed.json["tokens"]] == [made["token"][:12]]
    assert with_token(site, "stranger")("DELETE", f"/tokens/{made['id']}").status_code == 404
    assert supplier("DELETE", f"/tokens/{made['id']}").status_code == 204
    assert supplier("DELETE", f"/tokens/{made['id']}").status_code == 404
    assert Caller(site.visitor(), "", made["token"])("GET", "/me").status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "x", "scopes": []},
        {"name": "", "scopes": ["read"]},
        {"name": "x", "scopes": ["king"]},
        {"name": "x", "scopes": ["read"], "days": 366},
        {"name": "x", "scopes": ["read"], "days": 0},
        {"name": "x", "scopes": ["read"], "more": 1},
    ],
)
def test_a_wish_that_cannot_be_is_refused(supplier, body):
    assert supplier("POST", "/tokens", json=body).status_code == 422


def test_a_page_of_another_site_revokes_nothing(site, supplier):
    made = supplier("POST", "/tokens", **wish("read")).json
    foreign = {"Origin": "https://evil.example"}
    answer = supplier("DELETE", f"/tokens/{made['id']}", headers=foreign)
    assert (answer.status_code, answer.json["code"]) == (403, "foreign_origin")
