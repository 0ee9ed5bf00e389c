"""Which cards a set holds and in which order: of a search, of all cards, sorted by a name."""

import json
from html import unescape
from urllib.parse import urlencode

import pytest

from catalogue.jobs.printing import file_name, set_content
from catalogue.pdf.views import set_view
from catalogue.services.card_sets import Order, SetChoice, describe
from catalogue.services.errors import InputRefused, NoChoice
from catalogue.services.jobs import get_job
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import post

DENSITY = value("density", "1.80", "g/cm³")
STRONG = urlencode({"req": "Rp0.2>=125MPa→200MPa", "basis": "typical"})


@pytest.fixture
def several(site):
    """The card of the site, which reaches 130 MPa, and three more."""
    cards = (
        ("ZK60A", "190", "Mg-Zn-Zr"),
        ("AZ31B", "150", "Mg-Al-Zn"),
        ("AE44", "110", "Mg-Al-RE"),
    )
    with site.database.transaction() as session:
        for name, strength, family in cards:
            content = document(name, DENSITY, proof_strength(strength), family=family)
            published(session, site.people, content)
    return site


def wish(site, choice):
    with site.database.reading() as session:
        return json.loads(json.dumps(describe(session, choice, "zh")))


def titles(site, choice):
    return [view.card.title for view in set_content(site.database, wish(site, choice)).cards]


def test_a_search_gives_its_cards_in_the_order_of_the_answer(several):
    assert titles(several, SetChoice(search=STRONG)) == ["ZK60A", "AZ31B", "AM60B"]
    assert titles(several, SetChoice(search=STRONG, most=2)) == ["ZK60A", "AZ31B"]
    assert titles(several, SetChoice(search="q=AE44")) == ["AE44"]


def test_the_set_of_a_scenario_is_of_magnesium(several):
    steel = document("HC420", DENSITY, proof_strength("420"), family="Steel")
    with several.database.transaction() as session:
        published(session, several.people, steel)
    choice = SetChoice(scenario="seat-frame", most=2)
    view = set_view(set_content(several.database, wish(several, choice)), "zh")
    assert "HC420" not in titles(several, SetChoice(scenario="seat-frame"))
    assert view.extent.en == "the first 2 of 3 cards of magnesium that qualify or could"
    assert "HC420" in titles(several, SetChoice(search=STRONG))


def test_its_set_is_called_by_the_question_and_ranked_by_it(several):
    choice = SetChoice(search=f"{STRONG}&q=A", most=1)
    asked = wish(several, choice)
    content = set_content(several.database, asked)
    view = set_view(content, "zh")
    assert view.title.zh == "检索 Rp0.2>=125MPa→200MPa; A"
    assert view.kind.en == "by search"
    assert view.extent.en == "the first 1 of 3 cards that qualify or could"
    assert [column.limit for column in view.ranking.columns] == ["≥\u00a0125\u00a0MPa"]
    assert not view.is_reweighed
    assert file_name(content, asked).startswith("mgcards-search-")


def test_signs_that_nobody_sees_are_no_part_of_its_title(several):
    hidden = SetChoice(search=urlencode({"q": "A\0\u202e"}))
    assert wish(several, hidden)["title"] == ["检索 A", "Search A"]


def test_facets_alone_name_the_set_too(several):
    asked = wish(several, SetChoice(search="family=Mg-Al-Zn&enterprise=ACME"))
    assert asked["title"] == ["检索 Mg-Al-Zn; 某镁业", "Search Mg-Al-Zn; Acme Magnesium"]
    page = several.visitor().get("/sets/?lang=en&search=family%3DMg-Al-Zn").text
    assert "Mg-Al-Zn" in page


def test_words_alone_rank_nothing(several):
    view = set_view(set_content(several.database, wish(several, SetChoice(search="q=A"))), "zh")
    assert view.ranking is None


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.USUAL, ["ZK60A", "AZ31B", "AM60B"]),
        (Order.DESIGNATION, ["AM60B", "AZ31B", "ZK60A"]),
        (Order.FAMILY, ["AM60B", "AZ31B", "ZK60A"]),
        (Order.ENTERPRISE, ["AM60B", "AZ31B", "ZK60A"]),
    ],
)
def test_the_cards_stand_in_the_order_asked_for(several, order, expected):
    assert titles(several, SetChoice(search=STRONG, order=order)) == expected


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        (SetChoice(search="q=nothing-like-this"), NoChoice),
        (SetChoice(search="basis=best"), InputRefused),
        (SetChoice(search="Rp0.2>=125MPa"), InputRefused),
        (SetChoice(search="basis=typical"), InputRefused),
        (SetChoice(search="basis=typical&q=+"), InputRefused),
        (SetChoice(search=STRONG, scenario="seat-frame"), InputRefused),
    ],
)
def test_a_search_that_will_not_do_is_refused(several, choice, error):
    with pytest.raises(error):
        wish(several, choice)


def test_the_search_page_leads_to_the_set_of_its_answer(several):
    visitor = several.visitor()
    page = unescape(visitor.get(f"/search?lang=en&{STRONG}").text)
    assert "Print as a set" in page
    choice = unescape(visitor.get("/sets/", query_string={"search": STRONG, "lang": "en"}).text)
    assert "3 cards qualify or could" in choice
    assert "The whole catalogue" in choice and "4 published cards" in choice
    answer = post(visitor, "/sets/", search=STRONG, most="2", order="designation", languages="en")
    job_id = answer.headers["Location"].rsplit("/", 1)[1]
    with several.database.reading() as session:
        made = get_job(session, job_id).wish
    assert made["locale"] == "en-only"
    assert [number for number, *_ in made["cards"]] == ["MG-000005", "MG-000004"]


def test_what_cannot_be_read_is_refused_on_the_page(several):
    visitor = several.visitor()
    assert visitor.get("/sets/?search=req%3DRp0.2%3E%3Dx").status_code == 400
    assert visitor.get("/sets/?search=basis%3Dbest").status_code == 422
    assert post(visitor, "/sets/", search=STRONG, order="beauty").status_code == 422


def test_the_interface_takes_a_search_and_an_order(several):
    body = {"search": STRONG, "order": "designation", "most": 3, "locale": "zh-only"}
    answer = several.visitor().post("/api/v1/card-sets", json=body)
    assert answer.status_code == 202
    with several.database.reading() as session:
        made = get_job(session, answer.json["id"]).wish
    assert (len(made["cards"]), made["kind"], made["locale"]) == (3, "search", "zh-only")
