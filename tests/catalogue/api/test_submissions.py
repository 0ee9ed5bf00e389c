"""Submitting many drafts at once over the interface, and calling one back."""

from catalogue.services import drafts
from tests.catalogue.people import document


def ready(site, count):
    with site.database.transaction() as session:
        made = [
            drafts.create_draft(session, site.people.supplier, "ACME", document("AM50A"))
            for _ in range(count)
        ]
    return [draft.number for draft in made]


def test_what_is_ready_is_submitted_and_the_rest_says_why(site, supplier):
    numbers = ready(site, 2)
    answer = supplier("POST", "/submissions", json={})
    assert answer.status_code == 200
    assert [entry["number"] for entry in answer.json["submitted"]] == numbers
    (left,) = answer.json["left"]
    assert (left["number"], left["code"]) == (site.draft_number, "card_refused")
    assert left["problems"][0]["where"] == "values[0].value"


def test_only_the_numbers_that_are_named_are_submitted(site, supplier):
    first, second = ready(site, 2)
    body = {"enterprise": "ACME", "numbers": [second]}
    answer = supplier("POST", "/submissions", json=body)
    assert [entry["number"] for entry in answer.json["submitted"]] == [second]
    assert supplier("GET", f"/cards/{first}?draft=true").json["state"] == "draft"


def test_a_repeat_submits_nothing_again(site, supplier):
    ready(site, 2)
    named = {"headers": {"Idempotency-Key": "all-of-them"}, "json": {}}
    first = supplier("POST", "/submissions", **named)
    ready(site, 1)
    assert supplier("POST", "/submissions", **named).json == first.json


def test_what_was_submitted_is_called_back_once(site, supplier, reviewer):
    path = f"/cards/{site.waiting_number}"
    etag = supplier("GET", path + "?draft=true").headers["ETag"]
    back = supplier("POST", path + "/recall", headers={"If-Match": etag})
    assert (back.json["state"], back.json["submitted_at"]) == ("draft", None)
    assert supplier("POST", path + "/recall", headers={"If-Match": etag}).status_code == 412
    late = reviewer("POST", f"/reviews/{site.waiting_id}/publish", headers={"If-Match": etag})
    assert late.status_code == 412
