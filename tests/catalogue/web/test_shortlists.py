"""Lists of cards: kept with notes, shared by a link that can be ended, nobody else's to change."""

import csv
import io
import re

import pytest

from catalogue.services import drafts, shortlists
from catalogue.services.errors import InputRefused
from tests.catalogue.counted import counted
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import post


@pytest.fixture
def engineer(site):
    return site.signed_in("engineer")


@pytest.fixture
def kept(site):
    """The id of a list of the engineer's with one card and a note on it."""
    with site.database.transaction() as session:
        list_id = shortlists.create(session, site.people.engineer, "seat")
        shortlists.put(session, site.people.engineer, list_id, site.number, "ask for E")
    return list_id


def test_a_card_is_kept_from_its_page_on_a_new_list(site, engineer):
    assert f"/my/shortlists/add?card={site.number}" in engineer.get(f"/c/{site.number}").text
    said = {"card": site.number, "name": "my parts", "note": "good"}
    answer = post(engineer, "/my/shortlists/add", **said)
    page = engineer.get(answer.location + "?lang=en").text
    assert "my parts" in page
    assert "good" in page
    assert "kept as revision 1" in page


def test_a_list_without_a_name_is_asked_for_where_it_is_typed(site, engineer):
    answer = post(engineer, "/my/shortlists/add?lang=en", card=site.number, note="for the seat")
    assert answer.status_code == 422
    assert "Give the list a name." in answer.text
    assert "for the seat</textarea>" in answer.text
    assert "AM60B" in answer.text


def test_a_card_is_put_on_a_list_that_is_there(site, engineer, kept):
    with site.database.transaction() as session:
        other = published(session, site.people, document("AZ91D", proof_strength("150"))).number
    post(engineer, "/my/shortlists/add", card=other, list=str(kept))
    page = engineer.get(f"/my/shortlists/{kept}").text
    assert (
        f"cards={site.number},{other}".replace(",", "%2C") in page
        or f"{site.number},{other}" in page
    )


def test_a_newer_revision_and_a_withdrawal_are_told(site, engineer, kept):
    with site.database.transaction() as session:
        changed = document("AM60B", proof_strength("135"))
        published(session, site.people, changed, number=site.number)
    assert "revision 2 is newer" in engineer.get(f"/my/shortlists/{kept}?lang=en").text
    with site.database.transaction() as session:
        drafts.withdraw(session, site.people.supplier, site.number, "no longer made")
    assert "Withdrawn, or no longer shown" in engineer.get(f"/my/shortlists/{kept}?lang=en").text


def test_a_link_shows_the_list_to_anybody_until_it_is_ended(site, engineer, kept):
    post(engineer, f"/my/shortlists/{kept}", do="share")
    link = re.search(r"/shared/lists/[\w-]+", engineer.get(f"/my/shortlists/{kept}").text)[0]
    page = site.visitor().get(link)
    assert site.number in page.text
    assert "ask for E" not in page.text
    assert "engineer@" not in page.text
    post(engineer, f"/my/shortlists/{kept}", do="share", notes="1")
    assert "ask for E" in site.visitor().get(link).text
    post(engineer, f"/my/shortlists/{kept}", do="end_sharing")
    assert site.visitor().get(link).status_code == 404


def test_notes_and_names_are_changed_and_cards_taken_out(site, engineer, kept):
    address = f"/my/shortlists/{kept}"
    post(engineer, address, do="note", card=site.number, note="asked")
    post(engineer, address, do="describe", name="seats", note="for the frame")
    page = engineer.get(address).text
    assert all(text in page for text in ("asked", "seats", "for the frame"))
    post(engineer, address, do="take_out", card=site.number)
    assert site.number not in engineer.get(address).text
    post(engineer, address, do="remove")
    assert engineer.get(address).status_code == 404


def test_the_values_of_a_list_are_a_file(site, engineer, kept):
    answer = engineer.get(f"/my/shortlists/{kept}/values.csv")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert {row["card"] for row in rows} == {site.number}


@pytest.mark.parametrize(
    "do", ["describe", "note", "take_out", "share", "end_sharing", "remove", ""]
)
def test_a_list_is_nobody_elses(site, kept, do):
    stranger = site.signed_in("stranger")
    said = {"do": do, "card": site.number, "name": "x"}
    assert post(stranger, f"/my/shortlists/{kept}", **said).status_code == 404
    assert stranger.get(f"/my/shortlists/{kept}").status_code == 404


@pytest.mark.parametrize(
    ("said", "status"),
    [({"name": " "}, 422), ({"name": "x", "card": "MG-999999"}, 404), ({"list": "99"}, 404)],
)
def test_what_cannot_be_kept_is_refused(site, engineer, said, status):
    assert (
        post(engineer, "/my/shortlists/add", **{"card": site.number} | said).status_code == status
    )


def test_a_note_has_an_end(site, kept):
    with site.database.transaction() as session, pytest.raises(InputRefused):
        shortlists.put(session, site.people.engineer, kept, site.number, "x" * 3000)


def test_there_is_an_end_to_lists(site):
    with site.database.transaction() as session:
        for place in range(shortlists.MOST_LISTS):
            shortlists.create(session, site.people.engineer, str(place))
        with pytest.raises(InputRefused):
            shortlists.create(session, site.people.engineer, "one more")


def test_a_full_list_takes_no_more_but_its_notes_change(site, kept, monkeypatch):
    monkeypatch.setattr(shortlists, "MOST_CARDS", 1)
    with site.database.transaction() as session:
        other = published(session, site.people, document("AZ91D", proof_strength("150")))
        shortlists.put(session, site.people.engineer, kept, site.number, "changed")
        with pytest.raises(InputRefused):
            shortlists.put(session, site.people.engineer, kept, other.number)


def test_a_list_costs_the_same_however_many_cards_are_on_it(site, kept):
    owner = site.people.engineer

    def statements():
        with site.database.reading() as session, counted(site.database) as sent:
            found = shortlists.kept(session, owner, shortlists.own_list(session, owner, kept))
        return len(found), len(sent)

    first, one = statements()
    with site.database.transaction() as session:
        for name in ("AZ91D", "AM50A", "AE44"):
            hidden = value("density", "1.8", "g/cm³", confidential=True)
            card = published(session, site.people, document(name, hidden, proof_strength()))
            shortlists.put(session, owner, kept, card.number)
    statements()
    last, four = statements()
    assert (first, last) == (1, 4)
    assert four <= one + 1, "one more question tells what is kept confidential"


@pytest.mark.parametrize(("who", "is_shown"), [("engineer", False), ("supplier", True)])
def test_a_table_of_a_list_tells_confidential_values_to_their_own_people_alone(site, who, is_shown):
    owner = site.person(who)
    with site.database.transaction() as session:
        hidden = value("density", "1.7654", "g/cm³", confidential=True)
        card = published(session, site.people, document("AZ91D", hidden, proof_strength()))
        own = shortlists.create(session, owner, "seat")
        shortlists.put(session, owner, own, card.number)
    table = site.signed_in(who).get(f"/my/shortlists/{own}/values.csv").text
    assert "AZ91D" in table
    assert ("1.7654" in table) is is_shown
