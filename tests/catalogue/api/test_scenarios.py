"""Scenarios over the interface: read, made, changed under an ETag, and their versions."""

import pytest

from schemas.scenario import dump_scenario
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT

PATH = "/scenarios/seat-frame"
DOCUMENT = dump_scenario(SEAT)


def etag(caller, path=PATH):
    return caller("GET", path).headers["ETag"]


def put(caller, document, path=PATH, **headers):
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return caller("PUT", path, json=document, headers=named)


def test_a_scenario_is_read_under_a_strong_etag(anyone):
    answer = anyone("GET", PATH)
    assert (answer.json["version"], answer.json["scenario"]) == (1, DOCUMENT)
    again = anyone("GET", PATH, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_change_makes_a_version(reviewer):
    answer = put(reviewer, DOCUMENT | {"materials": "AM60B"}, If_Match=etag(reviewer))
    assert (answer.status_code, answer.json["version"]) == (200, 2)
    assert answer.json["scenario"]["materials"] == "AM60B"
    assert answer.headers["ETag"] == etag(reviewer)


@pytest.mark.parametrize("headers", [{}, {"If_None_Match": "*"}])
def test_a_new_scenario_is_made_and_read(reviewer, anyone, headers):
    new = DOCUMENT | {"key": "new-part"}
    answer = put(reviewer, new, "/scenarios/new-part", **headers)
    assert (answer.status_code, answer.json["version"]) == (201, 1)
    assert anyone("GET", "/scenarios/new-part").json["scenario"] == new


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 428, "precondition_required"),
        ({"If_Match": '"1-0"'}, 412, "precondition_failed"),
        ({"If_None_Match": "*"}, 412, "precondition_failed"),
    ],
)
def test_a_change_names_the_version_that_it_changes(reviewer, headers, status, code):
    answer = put(reviewer, DOCUMENT | {"materials": "AM60B"}, **headers)
    assert (answer.status_code, answer.json["code"]) == (status, code)


def test_a_version_that_is_not_there_cannot_be_changed(reviewer):
    answer = put(reviewer, DOCUMENT | {"key": "none"}, "/scenarios/none", If_Match='"1-0"')
    assert (answer.status_code, answer.json["code"]) == (404, "scenario_not_found")


@pytest.mark.parametrize(
    ("more", "code", "where"),
    [
        ({"colour": "grey"}, "unknown_field", "colour"),
        ({"name": None}, "missing", "name"),
        ({"key": "other"}, "key_differs", "key"),
        (
            {"requirements": [{"text": "Rp0.2>=x"}]},
            "requirement_unreadable",
            "requirements[0].text",
        ),
    ],
)
def test_what_is_no_scenario_is_refused_with_its_place(reviewer, more, code, where):
    answer = put(reviewer, DOCUMENT | more, If_Match=etag(reviewer))
    assert (answer.status_code, answer.json["code"]) == (422, "scenario_refused")
    (problem,) = answer.json["problems"]
    assert (problem["code"], problem["where"]) == (code, where)


def test_what_is_no_json_is_refused(reviewer):
    answer = reviewer("PUT", PATH, data=b"{", content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (400, "document_unreadable")


def test_only_reviewers_write(anyone, supplier):
    assert put(anyone, DOCUMENT).json["code"] == "not_signed_in"
    assert put(supplier, DOCUMENT, If_Match=etag(anyone)).json["code"] == "forbidden"


def test_versions_are_listed_and_read_and_tell_reviewers_who_made_them(anyone, reviewer):
    put(reviewer, DOCUMENT | {"materials": "AM60B"}, If_Match=etag(reviewer))
    told = reviewer("GET", f"{PATH}/versions").json["versions"]
    assert [(made["version"], made["is_current"], made["created_by"]) for made in told] == [
        (2, True, "reviewer@example.com"),
        (1, False, None),
    ]
    for made in anyone("GET", f"{PATH}/versions").json["versions"]:
        assert "created_by" not in made
    assert anyone("GET", f"{PATH}/versions/1").json["scenario"] == DOCUMENT
    for path in ("/scenarios/none", f"{PATH}/versions/9", "/scenarios/none/versions"):
        assert anyone("GET", path).status_code == 404


def test_matches_come_in_pages_with_the_count_of_every_tier(anyone, site):
    with site.database.transaction() as session:
        for place in range(5):
            density = value("density", f"1.7{place}", "g/cm³")
            published(session, site.people, document("AZ91D", density, proof_strength("140")))
    first = anyone("GET", PATH + "/matches?limit=4")
    assert (first.json["total"], len(first.json["matches"])) == (6, 4)
    assert first.json["tally"] == {"qualified": 6, "possible": 0, "excluded": 0}
    link = first.headers["Link"]
    assert f"after={first.json['next']}" in link
    rest = anyone("GET", f"{PATH}/matches?limit=4&after={first.json['next']}")
    numbers = [entry["number"] for page in (first, rest) for entry in page.json["matches"]]
    assert len(set(numbers)) == 6
    assert (rest.json["next"], "Link" in rest.headers) == (None, False)
    excluded = anyone("GET", PATH + "/matches?tier=excluded").json
    assert (excluded["total"], excluded["matches"]) == (0, [])


@pytest.mark.parametrize("query", ["limit=501", "limit=0", "tier=good", "after=nothing", "tier="])
def test_matches_refuse_what_they_cannot_read(anyone, query):
    assert anyone("GET", f"{PATH}/matches?{query}").status_code == 422
