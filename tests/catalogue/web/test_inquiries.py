"""The pages of inquiries, on both sides."""

import re
from html import unescape

import pytest

from catalogue.services import inquiries
from catalogue.store import accounts
from tests.catalogue.site import post


def ask(site, client, **said):
    usual = {"card": site.number, "kind": "price", "text": "How much for 20 kg?"}
    return post(client, "/inquiries/new", **usual | said)


def test_an_engineer_asks_and_the_supplier_answers(site):
    engineer, supplier = site.signed_in("engineer"), site.signed_in("supplier")
    assert f"/inquiries/new?card={site.number}" in engineer.get(f"/c/{site.number}").text
    answer = ask(site, engineer, part="seat")
    assert answer.status_code == 303
    assert "seat" in supplier.get("/supplier/inquiries?lang=en").text
    assert "How much for 20 kg?" in supplier.get(answer.location).text
    post(supplier, answer.location, text="8 per kg")
    page = engineer.get(answer.location + "?lang=en").text
    assert "8 per kg" in page
    assert "answered" in engineer.get("/my/inquiries").text
    post(engineer, answer.location, close="1")
    assert "closed" in engineer.get("/my/inquiries").text


NOBODY = "Nobody of this enterprise has an account in use"


@pytest.mark.parametrize("change", [{"is_active": False}, {"enterprise_role": "viewer"}])
def test_nobody_is_said_to_be_told_where_nobody_can_answer(site, change):
    with site.database.transaction() as session:
        accounts.change(session, site.people.supplier.user_id, **change)
    engineer = site.signed_in("engineer")
    assert NOBODY in engineer.get(f"/inquiries/new?card={site.number}&lang=en").text
    page = engineer.get(ask(site, engineer).location).text
    assert NOBODY in page
    assert "Kept in the inbox of the supplier." in page


def test_an_enterprise_that_can_answer_is_not_called_empty(site):
    engineer = site.signed_in("engineer")
    assert NOBODY not in engineer.get(f"/inquiries/new?card={site.number}&lang=en").text
    page = engineer.get(ask(site, engineer).location).text
    assert NOBODY not in page
    assert "The supplier finds it under Inquiries." in page


def test_what_is_refused_keeps_what_was_typed(site):
    answer = ask(site, site.signed_in("engineer"), text=" ", part="a seat of 3 kg")
    assert answer.status_code == 422
    assert "a seat of 3 kg" in answer.text
    assert re.search(r'role="alert"', answer.text)


def test_markup_in_a_message_is_text(site):
    engineer = site.signed_in("engineer")
    answer = ask(site, engineer, text="<script>alert(1)</script>")
    assert "<script>alert" not in engineer.get(answer.location).text


def test_a_stranger_reads_nothing(site):
    answer = ask(site, site.signed_in("engineer"))
    stranger = site.signed_in("stranger")
    assert stranger.get(answer.location).status_code == 404
    assert "No inquiry yet" in stranger.get("/supplier/inquiries?lang=en").text


def test_a_viewer_reads_and_has_no_form_to_answer(site):
    answer = ask(site, site.signed_in("engineer"))
    with site.database.transaction() as session:
        accounts.change(session, site.people.supplier.user_id, enterprise_role="viewer")
    page = site.signed_in("supplier").get(answer.location)
    assert page.status_code == 200
    assert "<textarea" not in page.text


@pytest.mark.parametrize(("who", "path"), [("engineer", "/my"), ("supplier", "/supplier")])
def test_many_inquiries_come_a_page_at_a_time(site, monkeypatch, who, path):
    monkeypatch.setattr(inquiries, "PAGE", 1)
    for kind in ("price", "sample"):
        ask(site, site.signed_in("engineer"), kind=kind)
    reader = site.signed_in(who)
    first = reader.get(f"{path}/inquiries?lang=en").text
    link = re.search(r'href="([^"]+)" rel="next">Next 1<', first)
    second = reader.get(unescape(link[1])).text
    assert [re.findall(r"#(\d+)</a>", page) for page in (first, second)] == [["2"], ["1"]]
    assert 'rel="next"' not in second
    assert "To the beginning" in second
