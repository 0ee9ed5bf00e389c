"""The page of a card: what each value rests on, the cards most like it, the way through it."""

import re

import pytest

from catalogue.pdf.reading import read_print
from catalogue.services.jobs import get_job
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import post


@pytest.fixture
def page(site):
    """The page of the published card, with another one like it."""
    with site.database.transaction() as session:
        twin = document("AM50A", value("density", "1.79", "g/cm³"), proof_strength("125"))
        published(session, site.people, twin)
    return site.visitor().get(f"/c/{site.number}?lang=en").text


def test_every_value_opens_what_it_rests_on(page):
    opens = re.findall(r'class="opens" popovertarget="([^"]+)"', page)
    cards = re.findall(r'<div class="provenance" id="([^"]+)" popover>', page)
    assert opens
    assert set(opens) == set(cards)
    assert len(cards) == len(set(cards))
    assert any(name.startswith("derived-") for name in cards)
    shown = page[page.index(f'id="{opens[0]}"') :]
    assert "Source" in shown
    assert "Evidence" in shown


def test_a_value_says_why_it_has_its_grade_and_what_it_follows_from(page):
    cards = page.split('<div class="provenance" id="')[1:]
    told = {card.split('"')[0]: card for card in cards}
    assert "does not say how it was tested" in told["value-0"]
    (ratio,) = (card for card in cards if "<dd>Rp0.2/ρ</dd>" in card)
    assert {"value-0", "value-1"} <= set(re.findall(r'popovertarget="([^"]+)"', ratio))
    assert "The weakest of what it follows from" in ratio


def test_a_standard_is_named_with_its_title(site):
    tested = {**proof_strength(), "standard": "GB/T 5153-2016"}
    with site.database.transaction() as session:
        number = published(session, site.people, document("AZ61", tested)).number
    page = site.visitor().get(f"/c/{number}?lang=en").text
    opened = page[page.index('id="value-0" popover') :]
    assert "GB/T 5153-2016 Designation and composition of wrought magnesium" in opened


def test_the_nearest_cards_stand_on_the_page(page, site):
    near = page[page.index('id="alike"') :]
    assert "AM50A" in near
    assert f"/compare?cards={site.number}," in near.replace("%2C", ",")
    assert f"/c/{site.number}/similar" in near


def test_the_way_through_the_page_leads_somewhere(page):
    nav = page[
        page.index('class="card-nav"') : page.index("</nav>", page.index('class="card-nav"'))
    ]
    targets = re.findall(r'href="#([^"]+)"', nav)
    assert {"alike", "evidence"} <= set(targets)
    assert all(f'id="{target}"' in page for target in targets)


def test_a_former_revision_has_no_neighbours(site, page):
    with site.database.transaction() as session:
        newer = document("AM60B", value("density", "1.81", "g/cm³"), proof_strength())
        published(session, site.people, newer, site.number)
    former = site.visitor().get(f"/c/{site.number}/v1?lang=en").text
    assert "This revision has been replaced" in former
    assert 'id="alike"' not in former
    assert 'class="opens"' in former


def test_a_former_revision_offers_no_print_of_the_current_one(site):
    with site.database.transaction() as session:
        content = document("AM60B", value("density", "1.79", "g/cm³"))
        published(session, site.people, content, number=site.number)
    former, current = (site.visitor().get(f"/c/{site.number}{path}").text for path in ("/v1", ""))
    assert 'action="/sets/"' not in former
    assert 'action="/sets/"' in current


def test_the_print_of_a_card_is_wished_for_in_one_language(site):
    client = site.visitor()
    assert '<option value="zh">' in client.get(f"/c/{site.number}?lang=en").text
    answer = post(client, "/sets/", cards=site.number, languages="zh")
    job_id = answer.headers["Location"].rsplit("/", 1)[1]
    with site.database.reading() as session:
        assert "zh-only" == get_job(session, job_id).wish["locale"]


def test_the_key_card_is_a_file_that_carries_the_card(site):
    client = site.visitor()
    page = client.get(f"/c/{site.number}").text
    address = f"/c/{site.number}/v1/key-card.pdf"
    assert f'href="{address}"' in page
    answer = client.get(address)
    assert 200 == answer.status_code
    assert "application/pdf" == answer.mimetype
    assert f"mgcards-{site.number}-v1-key.pdf" in answer.headers["Content-Disposition"]
    (card,) = read_print(answer.data)
    assert (site.number, True) == (card.number, card.is_whole)
