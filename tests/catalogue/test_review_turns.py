"""Which submission comes next: the one behind, then the first, and never one's own."""

import pytest

from catalogue.services import drafts, reviews
from catalogue.services.errors import Forbidden
from catalogue.services.review_turns import Turns, turns
from catalogue.services.reviews import QueueFilter
from tests.catalogue.people import document, submitted

ALL = QueueFilter()


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


@pytest.fixture
def waiting(session, people):
    return [submitted(session, people, document(name)) for name in ("AM50A", "AZ91D", "AM60B")]


def test_the_queue_is_walked_both_ways(session, people, waiting):
    one, two, three = waiting
    found = [turns(session, people.reviewer, entry, ALL) for entry in waiting]
    assert found == [
        Turns(None, two.id, two.id, 2),
        Turns(one.id, three.id, one.id, 2),
        Turns(two.id, None, one.id, 2),
    ]


def test_behind_the_last_comes_the_first(session, people, waiting):
    one, _, last = waiting
    done = reviews.publish(session, people.reviewer, last.id)
    assert turns(session, people.reviewer, done, ALL).onward == one.id


def test_what_is_not_looked_for_is_passed_over(session, people, waiting):
    one, _, three = waiting
    done = reviews.send_back(session, people.reviewer, one.id, "mend it")
    found = turns(session, people.reviewer, done, QueueFilter(words="am"))
    assert (found.onward, found.others) == (three.id, 1)
    assert turns(session, people.reviewer, done, QueueFilter(words="ZK")).onward is None


def test_ones_own_is_passed_over(session, people, waiting):
    draft = drafts.create_draft(session, people.admin, "ACME", document("ZK60"))
    own = drafts.submit(session, people.admin, draft.number)
    assert turns(session, people.admin, waiting[2], ALL).next is None
    assert turns(session, people.reviewer, waiting[2], ALL).next == own.id


def test_only_reviewers_walk_the_queue(session, people, waiting):
    with pytest.raises(Forbidden):
        turns(session, people.supplier, waiting[0], ALL)
