"""The reviewer's page: decisions and remarks, and nothing typed is lost."""

import pytest

from catalogue.store.cards import RevisionView
from catalogue.web import review
from tests.catalogue.people import document, submitted
from tests.catalogue.site import post, token

UNSEEN = "see the\u200b bars"


def remark(client, site, path="", text="Which bars?"):
    sent = {"csrf_token": token(client), "path": path, "text": text}
    return client.post(f"/remarks/c/{site.waiting_number}/v1", data=sent)


@pytest.mark.parametrize("path", ["values/" + "9" * 5000, "x" * 300, "values/-1", "values/7"])
def test_a_place_that_is_not_there_is_refused(site, reviewer, path):
    assert remark(reviewer, site, path).status_code == 422


def test_after_a_remark_one_is_back_at_it(site, reviewer):
    assert "#remark-" in remark(reviewer, site).headers["Location"]


def test_a_remark_that_is_refused_is_still_there_to_mend(site, reviewer):
    answer = remark(reviewer, site, "values/0", UNSEEN)
    assert answer.status_code == 422
    assert "U+200B" in answer.text
    assert UNSEEN in answer.text


@pytest.mark.parametrize("decision", ["publish", "return"])
def test_a_note_that_is_refused_is_still_there_to_mend(site, reviewer, decision):
    answer = post(reviewer, f"/review/{site.waiting_id}/{decision}", note=UNSEEN)
    assert answer.status_code == 422
    assert "U+200B" in answer.text
    assert UNSEEN in answer.text


def test_who_was_slower_keeps_the_note(site, reviewer):
    page = f"/review/{site.waiting_id}/return"
    sent = {"note": "标距未注明", "expected": "0" * 64}
    answer = post(reviewer, page, **sent)
    assert answer.status_code == 409
    assert "标距未注明" in answer.text


def test_the_queue_reads_no_card_and_shows_the_first(site, reviewer, monkeypatch):
    with site.database.transaction() as session:
        for temper in ("T4", "T6"):
            submitted(session, site.people, document("WE43", temper=temper))
    monkeypatch.setattr(review, "MOST_SHOWN", 2)
    monkeypatch.setattr(RevisionView, "card", property(lambda _: pytest.fail("a card was read")))
    page = reviewer.get("/review/").text
    assert "3 张卡片待审核" in page
    assert "WE43-T4" in page and "WE43-T6" not in page
    assert "前 2 张" in page
