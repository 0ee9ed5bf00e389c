"""What holds for the whole interface: errors, accounts, description, search, jobs."""

import json
from dataclasses import replace

import pytest

from cards.errors import CardError
from catalogue.http.errors import STATUS
from catalogue.services.actor import SYSTEM, VISITOR
from catalogue.services.card_sets import SetChoice, describe, described_set
from catalogue.services.jobs import wish_job
from catalogue.services.scenarios import save_scenario
from tests.catalogue.people import document, proof_strength, published
from tests.catalogue.site import SEAT

PROBLEM = "application/problem+json"


def below(kind):
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def test_every_error_is_in_the_table():
    assert set() == {kind for kind in below(CardError) if kind not in STATUS}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/cards/MG-999999", 404, "card_not_found"),
        ("GET", "/scenarios/none/matches", 404, "scenario_not_found"),
        ("GET", "/jobs/none", 404, "job_not_found"),
        ("GET", "/nowhere", 404, "not_found"),
        ("GET", f"/scenarios/seat-frame/versions/{2**31}", 404, "not_found"),
        ("GET", f"/changes?since={2**31}", 422, "not_acceptable"),
        ("DELETE", "/cards", 405, "method_not_allowed"),
        ("GET", "/reviews", 401, "not_signed_in"),
        ("POST", "/cards?enterprise=ACME", 401, "not_signed_in"),
        ("GET", "/search?req=Rp0.2>=x", 400, "requirement_unreadable"),
    ],
)
def test_every_error_is_a_problem_with_a_code(anyone, method, path, status, code):
    answer = anyone(method, path)
    assert answer.content_type == PROBLEM
    assert answer.status_code == answer.json["status"] == status
    assert answer.json["code"] == code
    assert answer.json["detail"]


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
@pytest.mark.parametrize("body", [{"scenario": "x"}, {"cards": ["x"]}, {"weights": {"x": 1}}])
def test_a_sign_that_no_database_keeps_is_refused_and_named(anyone, body, sign):
    sent = json.dumps(body).replace("x", json.dumps(sign)[1:-1])
    answer = anyone("POST", "/card-sets", data=sent, content_type="application/json")
    assert answer.status_code == 422
    assert f"（U+{ord(sign):04X}）" in answer.json["detail"]


@pytest.mark.parametrize("part", ["[" * 900 + "]" * 900, "[" * 9000 + "]" * 9000, "9" * 5000])
def test_json_deeper_or_longer_than_can_be_read_is_a_problem(anyone, part):
    sent = f'{{"most": {part}}}'
    answer = anyone("POST", "/card-sets", data=sent, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert answer.content_type == PROBLEM


def test_no_account_has_an_address_with_nul(site):
    answer = site.visitor().get("/api/v1/reviews", auth=("a\0@b.cn", "x"))
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_refused")


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有性能卡片"), ("en", "There is no card")])
def test_the_text_of_an_error_is_translated(anyone, lang, said):
    for more in ({"query_string": {"lang": lang}}, {"headers": {"Accept-Language": lang}}):
        assert said in anyone("GET", "/cards/MG-999999", **more).json["detail"]


def test_an_unreadable_requirement_names_column_and_expectation(anyone):
    answer = anyone("GET", "/search?req=Rp0.2>=x").json
    assert answer["column"] == 8
    assert set(answer["expected"]) == {"zh", "en"}


def test_a_wrong_password_is_refused(site):
    answer = site.visitor().get("/api/v1/reviews", auth=("supplier@example.com", "wrong"))
    assert (answer.status_code, answer.json["code"]) == (401, "sign_in_refused")
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_a_supplier_reviews_nothing(supplier, site):
    answer = supplier("GET", f"/reviews/{site.waiting_id}")
    assert (answer.status_code, answer.json["code"]) == (403, "forbidden")


def test_the_description_is_openapi_3_1_and_names_every_address(anyone, site):
    described = anyone("GET", "/openapi.json").json
    assert described["openapi"].startswith("3.1")
    rules = {
        rule.rule.replace("<int:", "{").replace("<", "{").replace(">", "}")
        for rule in site.app.url_map.iter_rules()
        if rule.endpoint.startswith("api-") and not rule.endpoint.startswith("api-docs")
    }
    rules -= {"/api/v1/docs"}
    assert rules == set(described["paths"])


def test_search_gives_verdicts(anyone, site):
    answer = anyone("GET", "/search?req=Rp0.2>=120MPa&req=ρ<=1.85g/cm3").json
    assert [match["number"] for match in answer["matches"]] == [site.number]
    assert answer["matches"][0]["tier"] == "qualified"


def test_a_scenario_ranks_the_cards(anyone, site):
    answer = anyone("GET", "/scenarios/seat-frame/matches").json
    assert answer["scenario"]["requirements"][0]["threshold"] == "engineering_judgement"
    assert answer["matches"][0]["number"] == site.number


def test_a_card_knows_its_scenarios(anyone, site):
    answer = anyone("GET", f"/cards/{site.number}/scenarios").json
    assert [entry["key"] for entry in answer["scenarios"]] == ["seat-frame"]
    assert answer["scenarios"][0]["obstacles"] == []


def test_a_card_knows_what_it_would_need(anyone, site):
    with site.database.transaction() as session:
        weak = published(session, site.people, document("AZ31", proof_strength("90")))
    (fit,) = anyone("GET", f"/cards/{weak.number}/scenarios").json["scenarios"]
    told = [
        (entry["property"], entry["hindrance"], entry["needed"]["low"], entry["gap"])
        for entry in fit["obstacles"]
    ]
    assert told == [
        ("proof_strength_02", "value", 120.0, -30.0),
        ("density", "test", None, None),
    ]


def test_the_vocabulary_is_given_whole(anyone):
    answer = anyone("GET", "/vocabulary").json
    assert "proof_strength_02" in [entry["key"] for entry in answer["properties"]]


@pytest.mark.parametrize("kind", ["card", "scenario"])
def test_the_form_of_a_document_is_published(anyone, kind):
    answer = anyone("GET", f"/schemas/{kind}.json")
    assert answer.content_type == "application/schema+json"
    assert answer.json["additionalProperties"] is False


def test_changes_are_told_once(anyone, site):
    first = anyone("GET", "/changes").json
    assert [entry["number"] for entry in first["changes"]] == [site.number]
    assert anyone("GET", f"/changes?since={first['pub_seq']}").json["changes"] == []


def test_a_wish_becomes_a_job(anyone, site):
    wished = anyone("POST", "/card-sets", json={"cards": [site.number]})
    assert wished.status_code == 202
    followed = anyone("GET", wished.headers["Location"].removeprefix("/api/v1")).json
    assert (followed["state"], followed["progress"]) == ("queued", 0)


def test_a_wish_with_a_field_that_there_is_not_is_refused(anyone):
    answer = anyone("POST", "/card-sets", json={"colour": "grey"})
    assert (answer.status_code, answer.content_type) == (422, PROBLEM)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_a_write_that_a_foreign_form_could_send_is_refused(anyone, kind):
    answer = anyone("POST", "/card-sets", data=b"", content_type=kind)
    assert (answer.status_code, answer.json["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://evil.example", 403), ("null", 403), ("http://localhost", 202)],
)
def test_a_page_of_another_site_writes_nothing(anyone, site, origin, status):
    wish = {"cards": [site.number]}
    answer = anyone("POST", "/card-sets", json=wish, headers={"Origin": origin})
    assert answer.status_code == status


def test_visitors_together_wish_for_so_much_at_once(anyone, site):
    with site.database.transaction() as session:
        for n in range(10):
            wish_job(session, VISITOR, "test", n)
    answer = anyone("POST", "/card-sets", json={"cards": [site.number]})
    assert (answer.status_code, answer.json["code"]) == (429, "too_many_jobs")


def test_a_wish_tells_one_version_of_a_scenario_from_another(site):
    def described():
        with site.database.reading() as session:
            return describe(session, SetChoice(scenario="seat-frame"), "zh")

    before = described()
    with site.database.transaction() as session:
        changed = replace(SEAT, requirements=SEAT.requirements[:1])
        save_scenario(session, SYSTEM, changed)
    assert (before["scenarios"], before["pub_seq"]) == ([("seat-frame", 1)], 1)
    assert described()["scenarios"] == [("seat-frame", 2)]
    with site.database.reading() as session:
        assert described_set(session, before).scenario == SEAT


@pytest.mark.parametrize(
    "query",
    ["q=" + "x" * 201, "&".join(["req=a"] * 41), "req=" + "x" * 2001],
)
def test_a_question_that_is_too_long_is_refused(anyone, site, query):
    answer = anyone("GET", f"/search?{query}")
    assert (answer.status_code, answer.json["code"]) == (422, "not_acceptable")
    page = site.visitor().get(f"/search?{query}")
    assert page.status_code == 400
    assert "最多" in page.text


def test_search_says_how_many_there_are(anyone):
    answer = anyone("GET", "/search?limit=1").json
    assert answer["total"] == len(answer["matches"]) == 1


def test_changes_are_told_in_pieces(anyone, site):
    with site.database.transaction() as session:
        for name in ("A1", "A2"):
            published(session, site.people, document(name))
    first = anyone("GET", "/changes?limit=2").json
    rest = anyone("GET", f"/changes?limit=2&since={first['pub_seq']}").json
    assert [len(part["changes"]) for part in (first, rest)] == [2, 1]


def test_the_own_name_of_a_card_is_shown_to_its_people(anyone, supplier, reviewer, site):
    assert "key" not in anyone("GET", f"/cards/{site.number}").json
    for caller in (supplier, reviewer):
        assert "key" in caller("GET", f"/cards/{site.number}").json
