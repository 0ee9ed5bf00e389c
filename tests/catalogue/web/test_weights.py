"""Other weights and the question why a card is not there, on the page of a scenario."""

import re
from dataclasses import replace
from html import unescape

import pytest

from catalogue.services import jobs, scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.card_sets import JOB, described_set
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT, demand, post


@pytest.fixture
def seat(site):
    """A light card and a strong one before a scenario that wants both alike."""
    wants = (demand("Rp0.2>=100MPa→200MPa?"), demand("ρ<=2g/cm3→1.7g/cm3?"))
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, replace(SEAT, key="seat", requirements=wants))
        for name, dense, strong in (("LIGHT", "1.72", "120"), ("STRONG", "1.95", "195")):
            values = value("density", dense, "g/cm³"), proof_strength(strong)
            published(session, site.people, document(name, *values))
    return site.visitor()


def page(seat, query=""):
    return seat.get(f"/scenarios/seat?lang=en{query}")


def first(text):
    answers = text[text.index('id="answers"') :]
    return answers[answers.index('class="card-name"') :].split(">")[1].split("<")[0]


def test_weights_change_the_order_and_the_page_says_who_moved(seat):
    assert first(page(seat).text) == "LIGHT"
    found = page(seat, "&w0=4").text
    assert first(found) == "STRONG"
    assert "Ranked with other weights" in found
    assert "▲ 1" in found and "▼" in found


def test_the_usual_weights_say_nothing_of_moves(seat):
    found = page(seat, "&w0=1").text
    assert "Ranked with other weights" not in found
    assert 'data-live="#answers-live ' in found


@pytest.mark.parametrize("weight", ["0", "-1", "heavy", "101", "1e999"])
def test_a_weight_that_is_none_is_refused(seat, weight):
    answer = page(seat, f"&w0={weight}")
    assert answer.status_code == 422
    assert "is to be above 0" in answer.text


def test_a_page_of_one_tier_is_ranked_with_the_weights(seat):
    usual, weighed = (page(seat, f"&tier=qualified{more}").text for more in ("", "&w0=4"))
    order = r'class="card-name"[^>]*>(LIGHT|STRONG)'
    assert re.findall(order, usual)[:2] == ["LIGHT", "STRONG"]
    assert re.findall(order, weighed)[:2] == ["STRONG", "LIGHT"]


def hidden(text, form):
    """What a form of the page sends besides what is seen in it."""
    begun = text[text.index(form) :]
    inputs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', begun.split("</form>")[0])
    return {name: unescape(said) for name, said in inputs if name != "csrf_token"}


def test_other_weights_keep_what_else_the_address_says(seat):
    found = page(seat, "&w0=4&why=STRONG&member=panel_bending&tier=qualified").text
    others = {"lang": "en", "why": "STRONG", "member": "panel_bending", "tier": "qualified"}
    assert hidden(found, 'class="weights-form"') == others
    assert hidden(found, 'class="why-form"') == {"lang": "en", "w0": "4", "member": "panel_bending"}


def test_a_card_is_explained_by_number_and_by_name(seat, site):
    by_name = page(seat, "&why=STRONG").text
    assert "It qualifies: every must is met." in by_name
    by_number = seat.get(f"/scenarios/seat-frame?lang=en&why={site.number}").text
    assert site.number in by_number[by_number.index('id="why"') :]
    assert "What stands in the way" in seat.get("/scenarios/seat-frame?lang=en&why=STRONG").text


@pytest.mark.parametrize("asked", ["nothing like it", "MG-999999", "x" * 500, ";;;"])
def test_a_card_that_is_not_there_is_told(seat, asked):
    answer = page(seat, f"&why={asked}")
    assert answer.status_code == 200
    assert "No published card is called so." in answer.text


def wished(site, form):
    """The set that the button of a page asks for."""
    answer = post(site.visitor(), "/sets/", **form)
    with site.database.reading() as session:
        job = jobs.get_job(session, answer.location.rsplit("/", 1)[1], JOB)
        return described_set(session, job.wish)


@pytest.mark.parametrize(
    ("query", "form", "first_card"),
    [
        ("", {"scenario": "seat"}, "LIGHT"),
        ("&w0=4", {"scenario": "seat", "w0": "4"}, "STRONG"),
        ("&w0=1", {"scenario": "seat", "w0": "1"}, "LIGHT"),
    ],
)
def test_the_set_of_the_scenario_is_one_button_away_and_ranked_as_the_page_is(
    seat, site, query, form, first_card
):
    assert hidden(page(seat, query).text, 'class="print-set"') == form
    found = wished(site, form)
    assert found.cards[0].card.title == first_card
    assert found.matches[0].number == found.cards[0].number
    assert found.is_reweighed is (first_card == "STRONG")


def test_a_set_with_a_weight_that_is_none_is_refused(seat, site):
    assert post(site.visitor(), "/sets/", scenario="seat", w0="heavy").status_code == 422


def scores(text):
    """The score of each card in the second view, by its name."""
    row = re.compile(r'card-name"[^>]*>(LIGHT|STRONG).*?data-label="score">([^<]*)<', re.DOTALL)
    rows = row.findall(text)
    assert len(rows) == 2
    return dict(rows)


def test_the_second_view_is_ranked_with_the_weights_and_leads_back_to_them(seat):
    assert "/scenarios/seat/relative?w0=4" in page(seat, "&w0=4").text
    usual = seat.get("/scenarios/seat/relative?lang=en").text
    weighed = seat.get("/scenarios/seat/relative?w0=4").text
    assert "Ranked with other weights" in weighed and "Ranked with other weights" not in usual
    assert scores(usual) != scores(weighed)
    assert 'href="/scenarios/seat?w0=4"' in weighed
    assert seat.get("/scenarios/seat/relative?w0=heavy").status_code == 422


def test_the_usual_weights_are_no_other_ones(seat):
    for usual in ("w0=1", "w0=1&w9=5"):
        text = seat.get(f"/scenarios/seat/relative?lang=en&{usual}").text
        assert "Ranked with other weights" not in text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"scenario": "seat", "weights": {"w0": 4}}, 202),
        ({"scenario": "seat", "weights": {"w0": -4}}, 422),
        ({"cards": ["MG-000002"], "weights": {"w0": 4}}, 422),
    ],
)
def test_programs_wish_for_a_set_with_other_weights(seat, site, body, status):
    answer = site.visitor().post("/api/v1/card-sets", json=body)
    assert answer.status_code == status
    if status == 202:
        with site.database.reading() as session:
            made = described_set(session, jobs.get_job(session, answer.json["id"], JOB).wish)
        assert made.is_reweighed and made.cards[0].card.title == "STRONG"


def test_materials_to_compare_with_are_counted_apart(seat, site):
    assert "for reference:" not in page(seat).text
    steel = document(
        "DC01", value("density", "1.9", "g/cm³"), proof_strength("180"), family="steel"
    )
    with site.database.transaction() as session:
        published(session, site.people, steel)
    assert "of these no magnesium, for reference: 1 qualified, 0 possible" in page(seat).text
