"""Cards side by side against a scenario, over HTTP."""

import re
from dataclasses import replace

import pytest

from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT, demand


@pytest.fixture
def see(site):
    """The comparison of two cards against the seat frame, with more after it in the address."""
    with site.database.transaction() as session:
        strong = document("AZ91D", value("density", "1.80", "g/cm³"), proof_strength("150"))
        other = published(session, site.people, strong)

    def ask(more="&scenario=seat-frame", status=200):
        answer = site.visitor().get(f"/compare?lang=en&cards={site.number},{other.number}{more}")
        assert answer.status_code == status
        return answer.text

    return ask


def test_without_a_scenario_there_is_only_the_choice(see):
    page = see("")
    assert 'id="scenario"' in page
    assert 'class="against"' not in page


def test_each_card_is_judged_as_on_the_page_of_the_scenario(see, site):
    page = see()
    rows = page[
        page.index('class="against"') : page.index("</tbody>", page.index('class="against"'))
    ]
    assert rows.count("qualified") == 2
    assert re.findall(r'class="score-number">([^<]+)<', rows) == ["33", "100"]
    assert "≥\u00a0120\u00a0MPa" in rows
    assert "engineering judgement" in rows
    assert "+8.3" in rows


def test_two_requirements_are_rows_and_no_radar(see):
    page = see()
    assert 'class="radar"' not in page
    assert "A radar takes three requirements" in page


def test_three_requirements_are_a_radar(see, site):
    more = (*SEAT.requirements, demand("Rm>=200MPa→260MPa"))
    with site.database.transaction() as session:
        scenarios.save_scenario(session, SYSTEM, replace(SEAT, requirements=more))
    page = see()
    assert 'class="radar"' in page
    assert page.count('<g class="series') == 2
    assert "its line is broken" in page


def test_the_choice_keeps_the_rest_of_the_address(see):
    page = see("&scenario=seat-frame&units=us&ref=none")
    form = page[page.index('class="compare-scenario"') :]
    form = form[: form.index("</form>")]
    assert 'name="units" value="us"' in form
    assert 'name="ref" value="none"' in form
    assert 'value="seat-frame" selected' in form
    assert form.count('name="scenario"') == 1


def test_an_unknown_scenario_is_not_found(see):
    assert "nowhere" in see("&scenario=nowhere", status=404)


def test_without_cards_a_scenario_does_nothing(site):
    answer = site.visitor().get("/compare?scenario=seat-frame&lang=en")
    assert answer.status_code == 200
    assert "Nothing to compare yet" in answer.text
