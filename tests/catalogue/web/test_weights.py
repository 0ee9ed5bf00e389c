"""Other weights and the question why a card is not there, on the page of a scenario."""

from dataclasses import replace

import pytest

from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT, demand


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
    assert 'data-live="#answers-live"' in found


@pytest.mark.parametrize("weight", ["0", "-1", "heavy", "101", "1e999"])
def test_a_weight_that_is_none_is_refused(seat, weight):
    answer = page(seat, f"&w0={weight}")
    assert answer.status_code == 422
    assert "is to be above 0" in answer.text


def test_the_next_page_keeps_the_weights(seat):
    assert page(seat, "&w0=4&tier=qualified").status_code == 200


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


def test_the_set_of_the_scenario_is_one_button_away(seat):
    assert 'name="scenario" value="seat"' in page(seat).text
