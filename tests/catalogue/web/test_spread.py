"""The distribution of a property, over HTTP."""

import csv
import io
import re

import pytest

from tests.catalogue.people import document, published, value

STRENGTHS = ("100", "120", "140", "160", "180", "200")


@pytest.fixture
def numbers(site):
    """Six published cards with strengths at room temperature, and one without its temperature."""
    room = {"temperature": "23 °C"}
    with site.database.transaction() as session:
        cards = [
            published(
                session,
                site.people,
                document(
                    "AZ91D",
                    value("tensile_strength", text, "MPa", conditions=room),
                    temper=f"T{text}",
                ),
            )
            for text in STRENGTHS
        ]
        vague = document("AM50A", value("tensile_strength", "190", "MPa"))
        published(session, site.people, vague)
    return [card.number for card in cards]


def see(site, query="", status=200, kind=""):
    answer = site.visitor().get(f"/explore/spread{kind}?lang=en&property=tensile_strength&{query}")
    assert answer.status_code == status
    return answer.text


def test_only_comparable_values_are_counted_and_the_rest_says_why(site, numbers):
    page = see(site)
    assert "6 cards state it" in page
    assert page.count('class="dot"') == 6
    assert "condition not stated: test temperature" in page


def test_a_bar_leads_to_a_search_for_its_cards(site, numbers):
    page = see(site)
    links = [link.replace("&amp;", "&") for link in re.findall(r'class="bin" href="([^"]+)"', page)]
    found = site.visitor().get(f"{links[0]}&lang=en").text
    assert "qualified" in found
    assert numbers[0] in found


def test_a_card_is_told_its_place(site, numbers):
    page = see(site, f"card={numbers[4]}")
    assert "no worse than 80\u00a0% of 5 other comparable cards" in page
    assert page.count("<circle") == 1


def test_a_card_that_does_not_state_it_is_told_so(site, numbers):
    assert "its place is not told" in see(site, f"card={site.number}")


def test_requirements_on_others_narrow_and_those_on_itself_are_lines(site, numbers):
    page = see(site, "req=Rm>=150MPa")
    assert "6 cards state it" in page
    assert "asked-limit" in page
    assert "Nothing to draw" in see(
        site, "req=Rp0.2>=10000MPa;Rm@temperature=300°C>=1MPa&q=nothing"
    )


def test_the_data_and_the_picture_are_files(site, numbers):
    rows = list(csv.DictReader(io.StringIO(see(site, kind=".csv").lstrip("\ufeff"))))
    assert [row["card"] for row in rows] == numbers
    assert any(name.endswith(": conditions") for name in rows[0])
    assert see(site, kind=".svg").startswith("<svg")


def test_nothing_to_draw_is_said(site):
    assert "Nothing to draw" in see(site)
    assert "nothing to draw" in see(site, status=422, kind=".svg").lower()


@pytest.mark.parametrize(
    "query",
    ["card=MG-999999", "propertyat=temperature", "req=x>>1", "basis=hope", "q=" + "x" * 300],
)
def test_nonsense_is_refused(site, query):
    assert 'role="alert"' in see(site, query, status=422)


def test_an_unknown_property_is_refused(site):
    answer = site.visitor().get("/explore/spread?lang=en&property=colour")
    assert answer.status_code == 422
    assert "colour" in answer.text


def test_no_property_is_the_usual_one(site):
    assert "proof strength" in site.visitor().get("/explore/spread?lang=en").text
