"""Two people at the same moment: one is served, the other is told, and neither meets an error."""

import threading
import time

import pytest

from catalogue.services import accounts, drafts, editions, enterprises
from catalogue.services.actor import SYSTEM
from catalogue.services.card_sets import SetChoice, wish_set
from catalogue.services.errors import AlreadyThere
from catalogue.services.idempotency import keep, recall
from catalogue.store.idempotency import Answer
from tests.catalogue.people import document, published


def together(database, do):
    """What comes of doing the same twice at once."""
    outcomes, start = [], threading.Barrier(2)

    def attempt():
        start.wait()
        try:
            with database.transaction() as session:
                done = do(session)
        except AlreadyThere:
            done = "taken"
        outcomes.append(done)

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def numbered(session, people, key=None):
    return drafts.create_draft(session, people.supplier, "ACME", document(), key).number


TAKEN = {
    "card key": lambda session, people: numbered(session, people, "A") and "made",
    "enterprise": lambda session, _: (
        enterprises.create_enterprise(session, SYSTEM, "NEW", "新企业") and "made"
    ),
    "account": lambda session, _: (
        accounts.create_user(session, SYSTEM, "a@b.cn", "correct horse", "engineer") and "made"
    ),
    "edition": lambda session, people: (
        editions.issue(session, people.reviewer, "2026-1", SetChoice(), "zh") and "made"
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_name_is_given_once(database, people, name):
    with database.transaction() as session:
        published(session, people)
    outcomes = together(database, lambda session: TAKEN[name](session, people))
    assert sorted(outcomes) == ["made", "taken"]


def test_the_same_set_is_printed_once_for_two_who_want_it_at_once(database, people):
    with database.transaction() as session:
        published(session, people)

    def wished(session):
        job_id = wish_set(session, people.engineer, SetChoice(), "zh")
        time.sleep(0.2)  # so that the other one asks before this one is committed
        return job_id

    first, second = together(database, wished)
    assert first == second


def test_the_first_two_numbers_differ(database, people):
    outcomes = together(database, lambda session: numbered(session, people))
    assert sorted(outcomes) == ["MG-000001", "MG-000002"]


def test_a_post_that_is_repeated_at_once_is_done_once(database, people):
    done = []

    def answered(session):
        given = recall(session, people.supplier, "k", "hash")
        if given is None:
            done.append(1)
            given = Answer("hash", 201, {}, f"answer {len(done)}")
            keep(session, people.supplier, "k", given)
        return given.body

    outcomes = together(database, answered)
    assert outcomes == ["answer 1", "answer 1"]
