"""The cards resource: versions, repeats, pages of a list, and what is refused."""

import json

import pytest

from tests.catalogue.people import document, published, value

NEW = "/cards?enterprise=ACME"


def test_a_card_comes_with_its_document_and_etag(anyone, site):
    answer = anyone("GET", f"/cards/{site.number}")
    assert answer.json["card"]["designation"] == "AM60B"
    assert answer.json["state"] == "published"
    assert answer.headers["ETag"].startswith('"1-published-')


def test_what_follows_from_a_card_stands_beside_its_document(anyone, supplier, site):
    derived = anyone("GET", f"/cards/{site.number}").json["derived"]
    formulas = {entry["property"]: entry["derivation"]["formula"] for entry in derived}
    assert formulas["specific_proof_strength"] == "Rp0.2/ρ"
    assert "derived" not in supplier("GET", f"/cards/{site.draft_number}?draft=true").json


def test_what_the_client_has_is_not_sent_again(anyone, site):
    etag = anyone("GET", f"/cards/{site.number}").headers["ETag"]
    again = anyone("GET", f"/cards/{site.number}", headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_a_new_card_is_a_draft_with_its_problems(supplier):
    answer = supplier("POST", NEW, json=document("AE44", value("density", "big", "g/cm³")))
    assert answer.status_code == 201
    assert answer.json["state"] == "draft"
    assert answer.json["problems"][0]["where"] == "values[0].value"
    assert set(answer.json["problems"][0]["finding"]) == {"zh", "en"}
    assert supplier("GET", answer.headers["Location"].removeprefix("/api/v1")).status_code == 200


def test_from_draft_to_publication_and_withdrawal(supplier, reviewer, anyone):
    made = supplier("POST", NEW, json=document("AE44"))
    path = f"/cards/{made.json['number']}"
    etag = made.headers["ETag"]
    revised = supplier("PUT", path, json=document("AE42"), headers={"If-Match": etag})
    assert revised.json["card"]["designation"] == "AE42"
    sent = supplier("POST", path + "/submit", headers={"If-Match": revised.headers["ETag"]})
    assert sent.json["state"] == "submitted"
    review = f"/reviews/{sent.json['id']}"
    seen = reviewer("GET", review).headers["ETag"]
    returned = reviewer(
        "POST", review + "/return", json={"note": "mend it"}, headers={"If-Match": seen}
    )
    assert returned.json["state"] == "returned"
    sent = supplier("POST", path + "/submit", headers={"If-Match": returned.headers["ETag"]})
    done = reviewer(
        "POST", review + "/publish", json={}, headers={"If-Match": sent.headers["ETag"]}
    )
    assert done.json["state"] == "published"
    assert anyone("GET", path).json["card"]["designation"] == "AE42"
    gone = supplier(
        "POST", path + "/withdraw", json={"note": "n"}, headers={"If-Match": done.headers["ETag"]}
    )
    assert gone.json["state"] == "withdrawn"


@pytest.mark.parametrize("method", ["PUT", "POST"])
def test_a_change_names_the_version_it_changes(supplier, site, method):
    path = f"/cards/{site.draft_number}" + ("/submit" if method == "POST" else "")
    body = {"json": document("AM50A")} if method == "PUT" else {}
    unnamed = supplier(method, path, **body)
    assert (unnamed.status_code, unnamed.json["code"]) == (428, "precondition_required")
    old = supplier(method, path, headers={"If-Match": '"1-draft-old"'}, **body)
    assert (old.status_code, old.json["code"]) == (412, "precondition_failed")


def test_the_same_post_is_done_once(supplier, anyone):
    headers = {"Idempotency-Key": "a"}
    first = supplier("POST", NEW, json=document("AE44"), headers=headers)
    again = supplier("POST", NEW, json=document("AE44"), headers=headers)
    assert first.json == again.json
    assert first.headers["ETag"] == again.headers["ETag"]
    other = supplier("POST", NEW, json=document("AE42"), headers=headers)
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")


def test_a_card_that_may_not_be_submitted_says_why(supplier, site):
    path = f"/cards/{site.draft_number}"
    etag = supplier("GET", path + "?draft=true").headers["ETag"]
    answer = supplier("POST", path + "/submit", headers={"If-Match": etag})
    assert (answer.status_code, answer.json["code"]) == (422, "card_refused")
    assert answer.json["problems"][0]["severity"] == "hard"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "document_unreadable"),
        (b'{"designation": NaN}', "document_unreadable"),
        (b'{"a": 1, "a": 2}', "document_unreadable"),
        (b"\xff", "document_unreadable"),
        (b"[]", "document_unreadable"),
    ],
)
def test_what_is_no_document_is_refused(supplier, body, code):
    answer = supplier("POST", NEW, data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (400, code)
    assert answer.json["line"] == 1


def test_a_field_that_there_is_not_becomes_a_problem(supplier):
    answer = supplier("POST", NEW, json=document("AE44", colour="grey"))
    assert "unknown_field" in [problem["code"] for problem in answer.json["problems"]]


@pytest.mark.parametrize(
    "path", ["/cards?limit=0", "/cards?limit=x", "/cards?nonsense=1", "/search?limit=100000"]
)
def test_parameters_that_there_are_not_are_refused(anyone, path):
    answer = anyone("GET", path)
    assert (answer.status_code, answer.json["code"]) == (422, "not_acceptable")
    assert answer.json["fields"]["query"]


def test_a_list_is_read_page_by_page(anyone, site):
    with site.database.transaction() as session:
        for name in ("A1", "A2", "A3"):
            published(session, site.people, document(name))
    path, numbers = "/cards?limit=2", []
    while path:
        answer = anyone("GET", path)
        numbers += [entry["number"] for entry in answer.json["cards"]]
        link = answer.headers.get("Link", "")
        path = link.partition("/api/v1")[2].partition(">")[0]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 4


def test_revisions_are_listed_as_far_as_one_may_see_them(anyone, supplier, site):
    assert len(anyone("GET", f"/cards/{site.number}/revisions").json["revisions"]) == 1
    assert anyone("GET", f"/cards/{site.draft_number}/revisions").status_code == 404
    assert supplier("GET", f"/cards/{site.draft_number}/revisions").status_code == 200


def test_the_document_of_a_card_is_valid_input(anyone, supplier, site):
    known = anyone("GET", f"/cards/{site.number}").json["card"]
    answer = supplier("POST", NEW, data=json.dumps(known), content_type="application/json")
    assert not [entry for entry in answer.json["problems"] if entry["severity"] == "hard"]
