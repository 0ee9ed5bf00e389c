"""POST /check: a document is judged and nothing is written."""

from sqlalchemy import func, select

from catalogue.models import RevisionRow
from tests.catalogue.people import document, value


def count(site):
    with site.database.reading() as session:
        return session.scalar(select(func.count()).select_from(RevisionRow))


def test_a_document_is_judged_and_nothing_is_written(site, supplier):
    before = count(site)
    answer = supplier("POST", "/check", json=document("AM60B", value("elongation", "8", "%")))
    told = answer.get_json()

    assert 200 == answer.status_code
    assert ["not_comparable"] == [problem["code"] for problem in told["problems"]][:1]
    assert [{"axes": ["temperature", "gauge"], "place": 0, "property": "elongation"}] == told[
        "comparability"
    ]["lacking"]
    assert ["seat-frame"] == [entry["key"] for entry in told["scenarios"]]
    assert before == count(site)


def test_what_cannot_be_submitted_is_an_answer_and_no_error(supplier):
    answer = supplier("POST", "/check", json=document("AM60B", value(text="big", key="density")))

    assert (200, False) == (answer.status_code, answer.get_json()["is_submittable"])


def test_who_asks_has_an_account(anyone):
    assert 401 == anyone("POST", "/check", json=document()).status_code


def test_what_is_no_document_is_a_problem(supplier):
    answer = supplier("POST", "/check", data=b"[1", content_type="application/json")

    assert (400, "document_unreadable") == (answer.status_code, answer.get_json()["code"])
