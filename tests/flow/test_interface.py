"""The same life of a card through the interface: no cookie, no lost and no doubled change."""

from urllib.parse import urlsplit

import pytest

from tests.flow.documents import document
from tests.flow.publishing import NEW, publish

FIRST = document(designation="AM63X")
SECOND = document(designation="AM63X")
SECOND["values"][2]["value"] = "137.5"
NOTE = "Say where the specimen was taken."


@pytest.fixture(scope="module")
def supplier(world):
    return world.caller("supplier")


@pytest.fixture(scope="module")
def reviewer(world):
    return world.caller("reviewer")


@pytest.fixture(scope="module")
def created(supplier):
    return supplier.post(NEW, FIRST, Idempotency_Key="a first post")


@pytest.fixture(scope="module")
def card(created):
    """The address of the card below the interface."""
    return f"/cards/{created.data['number']}"


@pytest.fixture(scope="module")
def returned(supplier, reviewer, created, card):
    """The draft after a reviewer sent it back."""
    submitted = supplier.post(f"{card}/submit", If_Match=created.etag)
    review = f"/reviews/{submitted.data['id']}"
    reviewer.post(f"{review}/return", {"note": NOTE}, If_Match=reviewer.get(review).etag)
    return supplier.get(card, draft="true")


@pytest.fixture(scope="module")
def published(supplier, reviewer, returned, card):
    return publish(supplier, reviewer, card)


@pytest.fixture(scope="module")
def revised(world, supplier, reviewer, published, card):
    """What a visitor gets once a second revision is published."""
    supplier.put(card, SECOND, If_Match=published.etag)
    publish(supplier, reviewer, card)
    return world.caller().get(card)


@pytest.fixture(scope="module")
def withdrawn(supplier, revised, card):
    return supplier.post(f"{card}/withdraw", {"note": "no more"}, If_Match=revised.etag)


def numbers_of(answer):
    return [match["number"] for match in answer.data["matches"]]


def test_a_visitor_may_not_post(world):
    answer = world.caller().post(NEW, FIRST)
    assert (401, "not_signed_in") == (answer.status, answer.data["code"])
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_a_cookie_of_the_pages_means_nothing_here(world):
    answer = world.supplier.get("/api/v1/reviews")
    assert answer.status == 401


def test_a_posted_card_is_a_draft_under_its_own_address(created, card):
    assert created.status == 201
    assert urlsplit(created.headers["Location"]).path == f"/api/v1{card}"
    assert (created.data["state"], created.data["problems"]) == ("draft", [])


def test_a_repeated_post_is_answered_the_same_and_makes_no_second_card(supplier, created):
    again = supplier.post(NEW, FIRST, Idempotency_Key="a first post")
    assert (created.status, created.raw, created.etag) == (again.status, again.raw, again.etag)


def test_the_key_of_one_post_does_not_serve_another(supplier, created):
    other = supplier.post(NEW, SECOND, Idempotency_Key="a first post")
    assert (422, "idempotency_key_reused") == (other.status, other.data["code"])


def test_a_change_must_say_which_version_it_changes(supplier, card):
    answer = supplier.put(card, SECOND)
    assert (428, "precondition_required") == (answer.status, answer.data["code"])


def test_a_change_of_another_version_is_refused(supplier, card):
    answer = supplier.put(card, SECOND, If_Match='"1-draft-0000"')
    assert (412, "precondition_failed") == (answer.status, answer.data["code"])


def test_a_visitor_does_not_see_the_draft(world, card):
    assert world.caller().get(card).status == 404


def test_a_returned_card_has_the_note(returned):
    assert ("returned", NOTE) == (returned.data["state"], returned.data["note"])


def test_a_published_card_is_public_as_it_was_typed(world, published, card):
    seen = world.caller().get(card, revision="1").data
    typed = [entry["value"] for entry in FIRST["values"] if "value" in entry]
    assert typed == [entry["value"] for entry in seen["card"]["values"] if "value" in entry]


def test_a_published_card_is_found(world, published):
    found = world.caller().get("/search", req="Rp0.2>=130MPa", q="AM63X")
    assert [published.data["number"]] == numbers_of(found)


def test_a_client_that_has_the_card_is_not_sent_it_again(world, published, card):
    caller = world.caller()
    again = caller.ask("GET", card, **{"If-None-Match": caller.get(card).etag})
    assert (304, b"") == (again.status, again.raw)


def test_a_new_revision_is_the_card_now(revised):
    assert (2, "published") == (revised.data["revision"], revised.data["state"])
    assert revised.data["card"]["values"][2]["value"] == "137.5"


def test_the_first_revision_can_still_be_read(world, revised, card):
    first = world.caller().get(card, revision="1").data
    assert (1, "superseded") == (first["revision"], first["state"])
    assert first["card"]["values"][2]["value"] == "131"


def test_a_withdrawn_card_is_found_no_more(world, withdrawn):
    assert withdrawn.status == 200
    assert numbers_of(world.caller().get("/search", q="AM63X")) == []


def test_the_changes_tell_the_whole_life_in_order(world, withdrawn):
    changes = world.caller().get("/changes", limit="500").data["changes"]
    number = withdrawn.data["number"]
    found = [(c["revision"], c["state"]) for c in changes if c["number"] == number]
    assert found[-1] == (2, "withdrawn")
    assert [c["pub_seq"] for c in changes] == sorted(c["pub_seq"] for c in changes)


def test_the_interface_describes_itself(world):
    described = world.caller().get("/openapi.json").data
    assert described["openapi"] == "3.1.0"
    assert {"get", "put"} <= set(described["paths"]["/api/v1/cards/{number}"])
