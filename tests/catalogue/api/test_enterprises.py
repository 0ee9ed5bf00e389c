"""Enterprises, their people and the record of acts through the interface."""

import pytest

from catalogue.services import accounts, audit
from catalogue.services.actor import SYSTEM
from tests.catalogue.api.conftest import Caller
from tests.catalogue.site import make_token

RECORD = {"zh": "某镁业", "en": "Acme Magnesium", "city": "府谷", "honours": ["little_giant"]}


@pytest.fixture
def admin(site):
    return Caller(site.visitor(), "admin", site.tokens["admin"])


@pytest.fixture
def stranger(site):
    return Caller(site.visitor(), "stranger")


@pytest.fixture
def everybody(anyone, supplier, stranger, reviewer, admin):
    return anyone, supplier, stranger, reviewer, admin


def etag(caller, code="ACME"):
    return caller("GET", f"/enterprises/{code}").headers["ETag"]


def put(caller, match, code="ACME", **record):
    headers = {"If-Match": match} if match else {}
    return caller("PUT", f"/enterprises/{code}", json=RECORD | record, headers=headers)


def test_the_enterprises_are_listed_a_page_at_a_time(anyone):
    first = anyone("GET", "/enterprises?limit=1")
    assert [entry["code"] for entry in first.json["enterprises"]] == ["ACME"]
    assert 'limit=1&after=ACME>; rel="next"' in first.headers["Link"]
    last = anyone("GET", "/enterprises?limit=1&after=ACME")
    assert [entry["code"] for entry in last.json["enterprises"]] == ["OTHER"]
    assert "Link" not in last.headers


def test_an_owner_keeps_the_record(supplier, anyone):
    kept = put(supplier, etag(supplier))
    assert kept.status_code == 200
    shown = anyone("GET", "/enterprises/ACME")
    assert (shown.json["city"], shown.json["honours"]) == ("府谷", ["little_giant"])
    assert "note" not in shown.json
    assert shown.headers["ETag"] == kept.headers["ETag"]
    again = anyone("GET", "/enterprises/ACME", headers={"If-None-Match": shown.headers["ETag"]})
    assert again.status_code == 304


def test_of_two_who_change_it_the_second_is_told(supplier):
    seen = etag(supplier)
    assert put(supplier, seen, city="府谷").status_code == 200
    second = put(supplier, seen, city="太原")
    assert (second.status_code, second.json["code"]) == (412, "precondition_failed")
    assert put(supplier, "").status_code == 428
    assert supplier("GET", "/enterprises/ACME").json["city"] == "府谷"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"honours": ["nobel"]}, 422),
        ({"website": "ftp://x.example"}, 422),
        ({"uscc": "1"}, 422),
        ({"zh": ""}, 422),
        ({"zh": "另一个名字"}, 422),
        ({"status": "admitted"}, 422),
    ],
)
def test_a_record_that_could_not_stand_is_refused(supplier, change, status):
    assert put(supplier, etag(supplier), **change).status_code == status


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("GET", "/enterprises/ACME", (200, 200, 200, 200, 200)),
        ("PUT", "/enterprises/ACME", (401, 428, 403, 403, 428)),
        ("GET", "/enterprises/ACME/members", (401, 200, 403, 403, 200)),
        ("PATCH", "/enterprises/ACME/members/1", (401, 200, 403, 403, 200)),
        ("GET", "/enterprises/ACME/invitations", (401, 200, 403, 403, 200)),
        ("POST", "/enterprises/ACME/invitations", (401, 422, 403, 403, 422)),
        ("DELETE", "/enterprises/ACME/invitations/1", (401, 404, 403, 403, 404)),
        ("GET", "/enterprises/NONE/members", (401, 404, 404, 404, 404)),
        ("GET", "/audit", (401, 403, 403, 403, 200)),
    ],
)
def test_who_may_do_what(everybody, method, path, statuses):
    bodies = {"PUT": RECORD, "PATCH": {}, "POST": {"email": "x", "role": "editor"}}
    more = {"json": bodies[method]} if method in bodies else {}
    assert tuple(caller(method, path, **more).status_code for caller in everybody) == statuses


def test_an_owner_invites_and_revokes(supplier):
    body = {"email": "Wang@acme.example", "role": "viewer"}
    made = supplier("POST", "/enterprises/ACME/invitations", json=body)
    assert (made.status_code, made.json["email"]) == (201, "wang@acme.example")
    assert "/invitations/" in made.json["link"]
    (open_one,) = supplier("GET", "/enterprises/ACME/invitations").json["invitations"]
    assert "link" not in open_one
    gone = supplier("DELETE", f"/enterprises/ACME/invitations/{open_one['id']}")
    assert gone.status_code == 204
    assert supplier("GET", "/enterprises/ACME/invitations").json == {"invitations": []}


def test_an_owner_changes_what_a_member_may_do(site, supplier):
    with site.database.transaction() as session:
        made = accounts.create_user(
            session, SYSTEM, "wang@acme.example", "correct horse", "supplier", "ACME", "editor"
        )
    path = f"/enterprises/ACME/members/{made.id}"
    changed = supplier("PATCH", path, json={"role": "viewer", "is_active": False}).json
    assert (changed["role"], changed["is_active"]) == ("viewer", False)
    assert supplier("PATCH", path, json={"is_active": True}).json["is_active"]
    assert supplier("PATCH", path, json={"role": "king"}).status_code == 422
    own = site.people.supplier.user_id
    last = supplier("PATCH", f"/enterprises/ACME/members/{own}", json={"role": "viewer"})
    assert (last.status_code, last.json["code"]) == (409, "last_owner")


def test_a_token_keeps_people_only_when_it_may_manage(site):
    with site.database.transaction() as session:
        token = make_token(session, site.people.supplier, "read", "write")
    caller = Caller(site.visitor(), "supplier", token)
    body = {"email": "wang@acme.example", "role": "owner"}
    assert caller("POST", "/enterprises/ACME/invitations", json=body).status_code == 403
    assert caller("GET", "/enterprises/ACME/members").status_code == 200


def test_the_record_of_acts_is_read_a_page_at_a_time(site, admin):
    first = admin("GET", "/audit?limit=2")
    numbers = [entry["n"] for entry in first.json["entries"]]
    assert numbers == [numbers[0], numbers[0] - 1]
    behind = first.headers["Link"].partition("?")[2].partition(">")[0]
    second = admin("GET", f"/audit?{behind}").json["entries"]
    assert second[0]["n"] == numbers[1] - 1
    assert second[0]["hash"] == first.json["entries"][1]["previous_hash"]
    with site.database.reading() as session:
        assert audit.verify(session, second[0]["hash"]).is_well


def test_the_record_of_acts_is_narrowed(admin):
    found = admin("GET", "/audit?action=publish&kind=card").json["entries"]
    assert {(entry["action"], entry["kind"]) for entry in found} == {("publish", "card")}
    assert admin("GET", "/audit?after=0").status_code == 422
    assert admin("GET", "/audit?before=1").status_code == 422


def test_what_is_done_by_the_interface_is_recorded_as_that(supplier, admin):
    put(supplier, etag(supplier))
    (entry,) = admin("GET", "/audit?action=edit&kind=enterprise").json["entries"]
    assert (entry["who"], entry["via"], entry["address"]) == (
        "supplier@example.com",
        "api",
        "127.0.0.1",
    )
    assert entry["details"] == {"changed": ["city", "honours"]}
