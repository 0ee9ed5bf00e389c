"""The pages of saved searches, their feeds, and the end of their letters."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from catalogue.services import saved_searches as service
from tests.catalogue.people import document, proof_strength, published
from tests.catalogue.site import post

ATOM = "{http://www.w3.org/2005/Atom}"
ASKED = "req=Rp0.2%3E%3D140MPa&q=AZ91D&nothing=1"


@pytest.fixture
def engineer(site):
    return site.signed_in("engineer")


@pytest.fixture
def saved(site):
    with site.database.transaction() as session:
        asked = {"req": ["Rp0.2>=140MPa"]}
        return service.save(session, site.people.engineer, "strong", asked, "at_once")


@pytest.fixture
def mailing(site):
    """The site while it sends mail."""
    former = site.app.extensions["mgcards"]
    settings = replace(former.settings, mail_url="smtp://127.0.0.1?from=catalogue@example.com")
    site.app.extensions["mgcards"] = replace(former, settings=settings)
    yield site
    site.app.extensions["mgcards"] = former


def test_no_letters_are_promised_where_none_are_sent(engineer, saved):
    for path in ("/my/searches", f"/my/searches/new?{ASKED}"):
        assert 'name="mail"' not in engineer.get(path).text


def test_a_search_is_kept_from_its_result(site, engineer, mailing):
    assert (
        f'href="/my/searches/new?{ASKED}"'.replace("&", "&amp;")
        in engineer.get(f"/search?{ASKED}").text
    )
    form = engineer.get(f"/my/searches/new?lang=en&{ASKED}").text
    assert "Rp0.2&gt;=140MPa" in form
    said = {"req": "Rp0.2>=140MPa", "q": "AZ91D", "name": "mine", "mail": "daily"}
    assert post(engineer, "/my/searches/new", **said).status_code == 303
    page = engineer.get("/my/searches?lang=en").text
    assert "mine" in page
    assert "at most one letter a day" in page


def test_a_visitor_signs_in_first(site):
    answer = site.visitor().get(f"/my/searches/new?{ASKED}")
    assert answer.status_code == 302
    assert "/sign-in" in answer.location


def test_opening_it_leads_to_the_search(engineer, saved):
    answer = engineer.get(f"/my/searches/{saved.id}")
    assert answer.location.endswith("/search?req=Rp0.2%3E%3D140MPa")


def test_it_is_renamed_and_removed(engineer, saved):
    post(engineer, f"/my/searches/{saved.id}", name="other", mail="never")
    assert "other" in engineer.get("/my/searches").text
    post(engineer, f"/my/searches/{saved.id}", remove="1")
    assert "other" not in engineer.get("/my/searches").text


def test_it_is_nobody_elses(site, saved):
    stranger = site.signed_in("stranger")
    assert stranger.get(f"/my/searches/{saved.id}").status_code == 404
    assert post(stranger, f"/my/searches/{saved.id}", remove="1").status_code == 404


def test_the_feed_has_the_cards_that_came_to_qualify(site, saved):
    with site.database.transaction() as session:
        number = published(session, site.people, document("AZ91D", proof_strength("150"))).number
        published(session, site.people, document("AE44", proof_strength("100")))
    answer = site.visitor().get(f"/searches/{saved.token}.atom")
    feed = ElementTree.fromstring(answer.data)  # noqa: S314 - our own feed
    (entry,) = feed.findall(f"{ATOM}entry")
    assert number in entry.find(f"{ATOM}title").text
    assert {child.tag for child in feed} >= {f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated"}
    again = site.visitor().get(
        f"/searches/{saved.token}.atom", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_name_pasted_with_control_characters_breaks_no_feed(site, engineer):
    post(engineer, "/my/searches/new", name="a\x01 \x1bname", req="Rp0.2>=140MPa")
    with site.database.reading() as session:
        (found,) = service.own_searches(session, site.people.engineer)
    feed = site.visitor().get(f"/searches/{found.search.token}.atom").data
    assert "a name" == ElementTree.fromstring(feed).find(f"{ATOM}title").text  # noqa: S314 - ours


def test_a_feed_is_not_to_be_guessed(site):
    assert site.visitor().get("/searches/guess.atom").status_code == 404


def test_letters_end_without_signing_in_and_not_by_looking(site, engineer, saved, mailing):
    visitor = site.visitor()
    assert "strong" in visitor.get(f"/searches/{saved.token}/mail").text
    assert "selected>as soon" in engineer.get("/my/searches?lang=en").text
    post(visitor, f"/searches/{saved.token}/mail")
    assert "selected>no mail" in engineer.get("/my/searches").text


def test_what_cannot_be_read_is_refused_and_nothing_is_kept(engineer):
    assert post(engineer, "/my/searches/new", req="Rp0.2>=x").status_code in (400, 422)
    assert "no search" in engineer.get("/my/searches?lang=en").text.lower()
