"""The index of search: as new as the database, the same in every process, and never believed in
where it is not to be trusted."""

import threading

import pytest
from sqlalchemy import select, update

from cards.columns.search import Query
from cards.requirement_text import parse_requirements
from catalogue import card_shelf, index_writing
from catalogue import published as keeping
from catalogue.db import Database
from catalogue.index_check import verify
from catalogue.models import (
    ConditionStateRow,
    PublishedRow,
    RevisionRow,
    ValueRow,
    VectorRow,
)
from catalogue.published import published_cards
from catalogue.services import drafts
from catalogue.store import vectors
from tests.catalogue.people import document, proof_strength, published, value


def two_cards(session, people):
    published(session, people, document("AM60B", proof_strength("130")))
    published(session, people, document("AZ91D", proof_strength("160")))


@pytest.fixture
def catalogue(database, people, stock):
    stock(two_cards, people)
    return database


@pytest.fixture
def other(catalogue):
    """The same database in another process."""
    made = Database(catalogue.engine.url.render_as_string(hide_password=False))
    yield made
    made.close()


def strong(session, text="Rp0.2>=150MPa"):
    found = published_cards(session).index.search(Query(tuple(parse_requirements(text))))
    return {card.number: card.tier for card in found.cards}


def seen(database, text="Rp0.2>=150MPa"):
    with database.reading() as session:
        return strong(session, text)


def test_another_process_sees_every_change(catalogue, other, people):
    assert seen(other) == {"MG-000001": "excluded", "MG-000002": "qualified"}
    with catalogue.transaction() as session:
        published(session, people, document("AM60B", proof_strength("155")), "MG-000001")
        drafts.withdraw(session, people.supplier, "MG-000002")
        published(session, people, document("AE44"))
    assert seen(other) == {"MG-000001": "qualified", "MG-000003": "possible"}
    with other.reading() as session:
        assert len(session.scalars(select(VectorRow)).all()) == 2
        shelf = published_cards(session)
    assert list(shelf.cards) == ["MG-000001", "MG-000003"]
    assert len(shelf.cards) == 2
    assert shelf.cards["MG-000001"].revision == 2
    assert "MG-000002" not in shelf.cards


def warm(text):
    return value("proof_strength_02", text, "MPa", conditions={"temperature": "120 °C"})


def cold(text):
    return value("proof_strength_02", text, "MPa", conditions={"temperature": "-40 °C"})


def test_what_is_rolled_back_leaves_no_conditions_behind(catalogue, people):
    question = "Rp0.2@T=-40°C>=150MPa"
    with catalogue.transaction() as session:
        published(session, people, document("AE44", warm("200")))
        assert seen(catalogue, question).keys() == {"MG-000001", "MG-000002"}
        assert strong(session, "Rp0.2@T=120°C>=150MPa")["MG-000003"] == "qualified"
        session.rollback()
    with catalogue.transaction() as session:
        published(session, people, document("AE44", cold("200")))
        assert strong(session, question)["MG-000003"] == "qualified"
    assert seen(catalogue, question)["MG-000003"] == "qualified"
    assert verify(catalogue, questions=5, seed=2).is_well


def test_a_session_sees_the_state_it_began_with(catalogue, people):
    with catalogue.reading() as early:
        early.execute(select(PublishedRow.pub_seq)).all()
        with catalogue.transaction() as session:
            drafts.withdraw(session, people.supplier, "MG-000001")
        assert seen(catalogue).keys() == {"MG-000002"}
        assert strong(early).keys() == {"MG-000001", "MG-000002"}
        assert published_cards(early).pub_seq == 2


def test_states_are_stored_once_and_numbered_without_gaps(catalogue, people):
    with catalogue.reading() as session:
        numbers = session.scalars(select(ConditionStateRow.id)).all()
        used = session.scalars(select(ValueRow.state_id).distinct()).all()
    assert sorted(numbers) == list(range(len(numbers))) == sorted(used)


def wait_for_the_settling():
    for thread in [entry for entry in threading.enumerate() if entry.name == "settling"]:
        thread.join()


def settled(database):
    """The shelf after whatever is made beside it is done."""
    seen(database)
    wait_for_the_settling()
    with database.reading() as session:
        shelf = published_cards(session)
    wait_for_the_settling()
    return shelf


def test_many_changes_make_one_drawer_again(catalogue, people, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_CHANGES", 1)
    for designation in ("AE44", "WE43", "ZK60A"):
        with catalogue.transaction() as session:
            published(session, people, document(designation))
        assert settled(catalogue).index.changed <= 1
    with catalogue.transaction() as session:
        drafts.withdraw(session, people.supplier, "MG-000001")
        drafts.withdraw(session, people.supplier, "MG-000002")
    shelf = settled(catalogue)
    assert list(shelf.cards) == ["MG-000003", "MG-000004", "MG-000005"]
    assert (len(shelf.index), shelf.index.changed) == (3, 0)


def test_what_is_published_while_one_drawer_is_made_is_not_lost(catalogue, people, monkeypatch):
    load, begun, going_on = keeping.load_base, threading.Event(), threading.Event()

    def wait(session, *rest):
        base = load(session, *rest)
        begun.set()
        assert going_on.wait(10)
        return base

    def publish(designation, *values):
        with catalogue.transaction() as session:
            published(session, people, document(designation, *values))
        return seen(catalogue, "Rp0.2@T=-40°C>=150MPa")

    monkeypatch.setattr(keeping, "MOST_CHANGES", 2)
    seen(catalogue)
    monkeypatch.setattr(keeping, "load_base", wait)
    for designation in ("AE44", "WE43", "ZK60A"):
        publish(designation)
    assert begun.wait(10)
    assert publish("AM50A", cold("170"))["MG-000006"] == "qualified"
    going_on.set()
    assert settled(catalogue).index.changed == 1
    assert seen(catalogue, "Rp0.2@T=-40°C>=150MPa")["MG-000006"] == "qualified"


def test_a_drawer_that_cannot_be_made_anew_stays(catalogue, people, monkeypatch):
    seen(catalogue)
    monkeypatch.setattr(keeping, "MOST_CHANGES", 1)
    for designation in ("AE44", "WE43"):
        with catalogue.transaction() as session:
            published(session, people, document(designation))
        if designation == "WE43":
            monkeypatch.setattr(keeping, "load_base", lambda *_: 1 / 0)
        assert len(settled(catalogue).index) == len(settled(catalogue).cards)


def test_a_rewriting_that_was_stopped_is_gone_on_with(catalogue, other, monkeypatch):
    monkeypatch.setattr(index_writing, "BATCH", 1)
    write, written = vectors.write, []

    def stop_at_the_second(session, card_id, *rest):
        if written:
            raise KeyboardInterrupt
        written.append(card_id)
        write(session, card_id, *rest)

    monkeypatch.setattr(vectors, "write", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        index_writing.rewrite(catalogue)
    monkeypatch.setattr(vectors, "write", write)
    with catalogue.reading() as session:
        assert published_cards(session).index is None
        assert len(published_cards(session).cards) == 2

    assert index_writing.complete(other) == 1
    assert index_writing.complete(other) == 0
    assert seen(catalogue)["MG-000002"] == "qualified"
    assert verify(catalogue, questions=5, seed=3).is_well


@pytest.mark.parametrize("spoilt", [{"points": b"odd"}, {"layout": "0" * 16}])
def test_an_index_that_cannot_be_trusted_is_not_used(catalogue, spoilt):
    with catalogue.transaction() as session:
        session.execute(update(VectorRow).where(VectorRow.card_id == 1).values(**spoilt))
    for _ in range(2):
        with catalogue.reading() as session:
            shelf = published_cards(session)
            assert shelf.index is None
            assert shelf.cards["MG-000002"].card.designation == "AZ91D"
    report = verify(catalogue, questions=5, seed=4)
    assert report.trouble and set(report.differences) == {"MG-000001"}
    index_writing.rewrite(catalogue)
    assert seen(catalogue)["MG-000002"] == "qualified"


def test_more_changes_than_are_worth_patching_are_read_in_one_go(catalogue, people, monkeypatch):
    seen(catalogue)
    monkeypatch.setattr(keeping, "MOST_CHANGES", 1)
    with catalogue.transaction() as session:
        for designation in ("AE44", "WE43"):
            published(session, people, document(designation))
    with catalogue.reading() as session:
        shelf = published_cards(session)
    assert (len(shelf.cards), shelf.index.changed) == (4, 0)


def test_a_card_that_cannot_be_read_any_more_takes_only_itself_away(catalogue):
    with catalogue.transaction() as session:
        session.execute(update(RevisionRow).where(RevisionRow.id == 1).values(document="{}"))
    with catalogue.reading() as session:
        assert [entry.number for entry in published_cards(session).cards.values()] == ["MG-000002"]
    index_writing.rewrite(catalogue)
    assert seen(catalogue) == {"MG-000002": "qualified"}
    assert verify(catalogue, questions=0, seed=7).differences == {"MG-000001": ("document",)}


def test_cards_are_read_when_the_session_is_over(catalogue):
    with catalogue.reading() as session:
        cards = published_cards(session).cards
    assert cards["MG-000001"].card.designation == "AM60B"
    assert list(cards.several(["MG-000002", "MG-000009", "MG-000001"])) == [
        "MG-000002",
        "MG-000001",
    ]
    with pytest.raises(KeyError):
        cards["MG-000009"]


def test_only_the_cards_that_were_read_last_are_remembered(catalogue, monkeypatch):
    monkeypatch.setattr(card_shelf, "MOST_REMEMBERED", 1)
    with catalogue.reading() as session:
        cards = published_cards(session).cards
        first, second = cards["MG-000001"], cards["MG-000002"]
        assert cards["MG-000002"] is second
        assert cards["MG-000001"] is not first
