"""Attachments over the interface: brought once, read by those they are for."""

import io

import pytest

from tests.catalogue.api.conftest import Caller
from tests.catalogue.evidence.files import SVG, picture, report
from tests.catalogue.evidence.keeping import resting_on
from tests.catalogue.people import published

PATH = "/attachments?enterprise=ACME&name=report.pdf"


@pytest.fixture
def stranger(site):
    return Caller(site.visitor(), "stranger")


def bring(caller, raw=None, path=PATH, **more):
    raw = report() if raw is None else raw
    return caller("POST", path, data=raw, content_type="application/pdf", **more)


def test_a_file_is_brought_as_the_body_or_in_a_form(supplier):
    plain = bring(supplier)
    form = {"file": (io.BytesIO(report()), "报告.pdf")}
    again = supplier("POST", "/attachments?enterprise=ACME", data=form)
    assert (plain.status_code, again.status_code) == (201, 201)
    assert plain.json == again.json
    assert (plain.json["kind"], plain.json["pages"], plain.json["is_public"]) == ("pdf", 1, False)
    assert supplier("GET", plain.headers["Location"].removeprefix("/api/v1")).json == plain.json
    sent = supplier("GET", f"/attachments/{plain.json['sha256']}/content", buffered=True)
    assert sent.get_data() == report()


def test_a_repeated_key_is_answered_once(supplier):
    first, again = (bring(supplier, headers={"Idempotency-Key": "k"}) for _ in range(2))
    assert first.get_data() == again.get_data()
    other = bring(supplier, report("other"), headers={"Idempotency-Key": "k"})
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (SVG, 422, "evidence_other_kind"),
        (b"", 422, "evidence_empty"),
        (bytes(20_000_001), 413, "evidence_too_large"),
        (bytes(21_000_001), 413, "too_large"),
    ],
)
def test_what_is_not_taken_is_a_clear_refusal(supplier, raw, status, code):
    answer = bring(supplier, raw)
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_other_enterprises_and_visitors_find_nothing(site, supplier, stranger, anyone, reviewer):
    sha256 = bring(supplier).json["sha256"]
    etag = supplier("GET", f"/attachments/{sha256}").headers["ETag"]
    for path in (f"/attachments/{sha256}", f"/attachments/{sha256}/content"):
        assert stranger("GET", path).status_code == anyone("GET", path).status_code == 404
        assert reviewer("GET", path, buffered=True).status_code == 200
    body = {"json": {"is_public": True}, "headers": {"If-Match": etag}}
    assert stranger("PATCH", f"/attachments/{sha256}", **body).status_code == 404
    assert stranger("DELETE", f"/attachments/{sha256}", headers=body["headers"]).status_code == 404
    assert anyone("DELETE", f"/attachments/{sha256}").status_code == 401
    assert stranger("GET", "/attachments?enterprise=ACME").status_code == 403
    assert bring(stranger).status_code == 403
    assert bring(anyone).status_code == 401
    assert [] == stranger("GET", "/attachments?enterprise=OTHER").json["attachments"]


def test_a_public_file_is_everybodys_with_its_published_card(site, supplier, anyone):
    made = bring(supplier)
    sha256 = made.json["sha256"]
    address = f"/attachments/{sha256}"
    assert supplier("PATCH", address, json={"is_public": True}).status_code == 428
    stale = {"If-Match": '"other"'}
    assert supplier("PATCH", address, json={"is_public": True}, headers=stale).status_code == 412
    current = {"If-Match": made.headers["ETag"]}
    changed = supplier("PATCH", address, json={"is_public": True}, headers=current)
    assert changed.json["is_public"] is True
    with site.database.transaction() as session:
        number = published(session, site.people, resting_on(sha256)).number
    assert anyone("GET", address).json["name"] == "report.pdf"
    now = {"If-Match": changed.headers["ETag"]}
    kept = supplier("DELETE", address, headers=now)
    assert (kept.status_code, kept.json["code"]) == (409, "attachment_in_use")
    (listed,) = supplier("GET", "/attachments?enterprise=ACME").json["attachments"]
    assert listed["used_by"] == [{"number": number, "revision": 1, "source": "s1"}]


def test_what_nothing_rests_on_is_removed(supplier):
    made = bring(supplier)
    address = f"/attachments/{made.json['sha256']}"
    gone = supplier("DELETE", address, headers={"If-Match": made.headers["ETag"]})
    assert (gone.status_code, gone.get_data()) == (204, b"")
    assert supplier("GET", address).status_code == 404


def test_the_list_goes_on_page_by_page(supplier):
    brought = [bring(supplier, picture(colour=colour)).json["id"] for colour in ("red", "blue")]
    first = supplier("GET", "/attachments?enterprise=ACME&limit=1")
    link = first.headers["Link"].split(">")[0].partition("/api/v1")[2]
    second = supplier("GET", link)
    assert "Link" not in second.headers
    found = [answer.json["attachments"][0]["id"] for answer in (first, second)]
    assert found == brought[::-1]


def test_a_page_of_another_site_brings_nothing(supplier):
    foreign = bring(supplier, headers={"Origin": "https://evil.example"})
    assert (foreign.status_code, foreign.json["code"]) == (403, "foreign_origin")


def test_a_draft_tells_of_a_file_that_is_not_kept(supplier):
    made = supplier("POST", "/cards?enterprise=ACME", json=resting_on("0" * 64))
    assert "attachment_not_kept" in {problem["code"] for problem in made.json["problems"]}
    address = f"/cards/{made.json['number']}/submit"
    refused = supplier("POST", address, headers={"If-Match": made.headers["ETag"]})
    assert refused.status_code == 422
    assert [problem["where"] for problem in refused.json["problems"]] == [
        "sources[0].attachment_sha256"
    ]
