"""Submitting many cards from the desk, calling one back, and reviewing one after another."""

import pytest

from catalogue.services import drafts
from tests.catalogue.people import document, submitted
from tests.catalogue.site import post


@pytest.fixture
def ready(site):
    with site.database.transaction() as session:
        made = [
            drafts.create_draft(session, site.people.supplier, "ACME", document("ZK60"))
            for _ in range(3)
        ]
    return [draft.number for draft in made]


def states(site, numbers):
    with site.database.reading() as session:
        found = [drafts.get_draft(session, site.people.supplier, number) for number in numbers]
    return [str(entry.state) for entry in found]


def test_the_chosen_are_submitted_and_one_is_back_on_the_same_page(site, supplier, ready):
    page = supplier.get("/supplier/").text
    assert f'name="number" value="{ready[0]}"' in page
    assert f'name="number" value="{site.waiting_number}"' not in page
    sent = {"which": "chosen", "number": ready[:2], "state": "draft", "q": "ZK"}
    answer = post(supplier, "/supplier/submissions", **sent)
    assert answer.headers["Location"] == "/supplier/?state=draft&q=ZK"
    assert states(site, ready) == ["submitted", "submitted", "draft"]
    assert "2 张卡片已送审" in supplier.get("/supplier/").text


def test_all_that_are_ready_are_submitted_and_the_rest_is_named(site, supplier, ready):
    answer = post(supplier, "/supplier/submissions", which="all")
    assert states(site, ready) == ["submitted"] * 3
    assert answer.status_code == 200
    assert "3 张卡片已送审" in answer.text
    assert f"/supplier/{site.draft_number}/form" in answer.text
    assert "values[0].value" in answer.text


def test_what_is_left_is_shown_to_an_end(site, supplier, ready, monkeypatch):
    monkeypatch.setattr("catalogue.web.submissions_left.MOST_LINES", 1)
    sent = {"which": "chosen", "number": [site.draft_number, site.waiting_number, site.number]}
    assert "另有 2 张" in post(supplier, "/supplier/submissions", **sent).text


def test_to_choose_nothing_submits_nothing(site, supplier, ready):
    post(supplier, "/supplier/submissions", which="chosen")
    assert states(site, ready) == ["draft"] * 3
    assert "没有送审任何卡片" in supplier.get("/supplier/").text


def test_a_submission_is_called_back_from_either_page(site, supplier):
    path = f"/supplier/{site.waiting_number}"
    for page in (path, path + "/form"):
        assert f'action="{path}/recall"' in supplier.get(page).text
    answer = post(supplier, path + "/recall")
    assert answer.headers["Location"] == path + "/form"
    assert states(site, [site.waiting_number]) == ["draft"]
    assert f'action="{path}/recall"' not in supplier.get(path).text


def test_who_calls_back_too_late_is_told(site, supplier, reviewer):
    post(reviewer, f"/review/{site.waiting_id}/publish")
    answer = post(supplier, f"/supplier/{site.waiting_number}/recall")
    assert answer.status_code == 303
    assert "已被他人处理" in supplier.get(answer.headers["Location"]).text


def test_a_reviewer_who_decides_too_late_is_told(site, supplier, reviewer):
    page = reviewer.get(f"/review/{site.waiting_id}").text
    expected = page.partition('name="expected" value="')[2].partition('"')[0]
    post(supplier, f"/supplier/{site.waiting_number}/recall")
    sent = {"note": "标距未注明", "expected": expected}
    answer = post(reviewer, f"/review/{site.waiting_id}/return", **sent)
    assert answer.status_code == 409
    assert "标距未注明" in answer.text


@pytest.fixture
def queue(site):
    with site.database.transaction() as session:
        made = [
            submitted(session, site.people, document(name))
            for name in ("ZK60", "AM50A", "ZK61", "ZK62")
        ]
    return [entry.id for entry in made]


def test_after_a_decision_comes_the_next_of_the_same_filter(site, reviewer, queue):
    first, _, second, last = queue
    page = reviewer.get(f"/review/{first}?q=ZK").text
    assert f'rel="next" href="/review/{second}?q=ZK"' in page
    answer = post(reviewer, f"/review/{first}/publish?q=ZK")
    assert answer.headers["Location"] == f"/review/{second}?q=ZK"
    page = reviewer.get(answer.headers["Location"]).text
    assert "还有 1 张" in page
    assert 'href="/review/?q=ZK"' in page
    assert 'href="/c/MG-' in page
    answer = post(reviewer, f"/review/{second}/return?q=ZK", note="mend it")
    assert answer.headers["Location"] == f"/review/{last}?q=ZK"
    answer = post(reviewer, f"/review/{last}/return?q=ZK", note="mend it")
    assert answer.headers["Location"] == "/review/?q=ZK"


def test_a_published_card_that_is_revised_says_both(site, supplier):
    with site.database.transaction() as session:
        drafts.revise(session, site.people.supplier, site.number, document("AM50A"))
    page = supplier.get("/supplier/?state=published").text
    assert "已发布 v1" in page
    assert site.number in page
