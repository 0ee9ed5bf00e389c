"""Reviewers admit, refuse and suspend enterprises through the interface."""

import pytest

from catalogue.models import EnterpriseRow
from catalogue.services import accounts
from catalogue.services.actor import SYSTEM
from tests.catalogue.site import PASSWORD


@pytest.fixture
def applicant(site):
    """The code of an enterprise that applies, whose owner can sign in."""
    with site.database.transaction() as session:
        session.add(EnterpriseRow(code="NEW", zh="新镁业", kind="supplier", status="applied"))
        session.flush()
        address = "wang@new.example"
        accounts.create_user(session, SYSTEM, address, PASSWORD, "supplier", "NEW", "owner")
    return "NEW"


@pytest.fixture
def decide(reviewer):
    """Decides in the version that the reviewer sees, or in another one."""

    def decided(code, decision, note="", match=None):
        seen = match or reviewer("GET", f"/enterprises/{code}").headers["ETag"]
        path, body = f"/enterprises/{code}/{decision}", {"note": note}
        return reviewer("POST", path, json=body, headers={"If-Match": seen})

    return decided


def test_who_waits_comes_first(reviewer, applicant):
    found = reviewer("GET", "/admissions").json["admissions"]
    assert [entry["code"] for entry in found] == [applicant, "ACME", "OTHER"]
    assert found[0]["owners"] == [{"email": "wang@new.example", "name": ""}]
    assert [entry["decisions"] for entry in found[:2]] == [["admit", "refuse"], ["suspend"]]
    (only,) = reviewer("GET", "/admissions?status=applied").json["admissions"]
    assert only["code"] == applicant


def test_an_enterprise_is_refused_admitted_and_suspended(anyone, applicant, decide):
    steps = [
        ("refuse", "缺执照", "refused"),
        ("admit", "", "admitted"),
        ("suspend", "x", "suspended"),
    ]
    for decision, note, status in steps:
        answer = decide(applicant, decision, note)
        assert (answer.status_code, answer.json["status"], answer.json["note"]) == (
            200,
            status,
            note,
        )
    assert anyone("GET", f"/enterprises/{applicant}").json["status"] == "suspended"


@pytest.mark.parametrize(
    ("decision", "note", "match", "status"),
    [
        ("refuse", "", None, 422),
        ("suspend", "because", None, 409),
        ("admit", "", '"of yesterday"', 412),
    ],
)
def test_a_decision_that_cannot_be(reviewer, applicant, decide, decision, note, match, status):
    assert decide(applicant, decision, note, match).status_code == status
    assert reviewer("GET", f"/enterprises/{applicant}").json["status"] == "applied"


def test_a_decision_is_about_a_version(reviewer, applicant):
    assert reviewer("POST", f"/enterprises/{applicant}/admit", json={}).status_code == 428
