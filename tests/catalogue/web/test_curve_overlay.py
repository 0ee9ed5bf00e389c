"""Curves of several cards over HTTP: chosen, read at a place, as a picture, in a comparison."""

import pytest

from tests.cards.test_curve_overlay import shielding
from tests.catalogue.people import document, published


@pytest.fixture
def numbers(site):
    """Two cards whose curves agree, and one that is thicker."""
    found = []
    with site.database.transaction() as session:
        for name, thickness in (("ONE", "2 mm"), ("TWO", "2 mm"), ("THICK", "5 mm")):
            values = shielding(thickness, source="s1", basis="typical")
            found.append(published(session, site.people, document(name, values)).number)
    return found


def test_what_agrees_shares_a_picture(site, numbers):
    page = site.visitor().get("/explore/curves?lang=en").text
    assert page.count('class="chart"') == 2
    assert all(number in page for number in numbers)


def test_cards_are_chosen_and_read_at_a_place(site, numbers):
    page = site.visitor().get(f"/explore/curves?lang=en&cards={numbers[0]}&at=30 MHz").text
    assert page.count('class="chart"') == 1
    assert "80\u00a0dB" in page
    assert "outside the curve" in site.visitor().get("/explore/curves?lang=en&at=9 GHz").text


@pytest.mark.parametrize(
    "query", ["property=beauty", "at=warm", "at=5 MPa", "cards=1,2,3,4,5,6,7,8,9"]
)
def test_what_cannot_be_drawn_is_refused(site, numbers, query):
    answer = site.visitor().get(f"/explore/curves?{query}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_a_picture_is_a_file(site, numbers):
    answer = site.visitor().get("/explore/curves.svg?picture=2")
    assert answer.mimetype == "image/svg+xml"
    assert "filename=curves.svg" in answer.headers["Content-Disposition"]
    assert site.visitor().get("/explore/curves.svg?picture=9").status_code == 404


def test_an_empty_catalogue_says_so(site):
    assert "No card holds a curve yet" in site.visitor().get("/explore/curves?lang=en").text
    page = site.visitor().get("/explore/curves?lang=en&property=density")
    assert page.status_code == 200


def test_a_comparison_draws_the_curves_that_agree(site, numbers):
    page = site.visitor().get(f"/compare?cards={','.join(numbers)}").text
    assert page.count('class="chart"') == 1
    assert (
        'class="chart"' not in site.visitor().get(f"/compare?cards={numbers[0]},{numbers[2]}").text
    )
