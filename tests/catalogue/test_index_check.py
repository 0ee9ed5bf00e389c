"""`verify` finds what does not follow from the documents, and writing anew mends it."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update

from cards.columns.search import Found, Tally
from catalogue import index_check, index_writing
from catalogue.index_check import verify
from catalogue.models import PublishedRow, ValueRow, VectorRow
from catalogue.store.sql_search.search import sql_search
from tests.catalogue.people import document, proof_strength, published


def two_cards(session, people):
    published(session, people, document("AM60B", proof_strength("130")))
    published(session, people, document("AZ91D", proof_strength("160")))


@pytest.fixture
def catalogue(database, people, stock):
    stock(two_cards, people)
    return database


def tamper(database, table, **values):
    with database.transaction() as session:
        first = session.scalars(select(table).order_by(table.card_id).limit(1)).one()
        session.execute(update(table).where(table.card_id == first.card_id).values(**values))


TAMPERED = {
    "vector": (VectorRow, {"curves": b"\0" * 8}),
    "values": (ValueRow, {"grade": "A"}),
    "search_text": (PublishedRow, {"search_text": "az91d"}),
    "temper": (PublishedRow, {"temper": "T6"}),
    "evidence": (PublishedRow, {"evidence": "A"}),
    "stray": (PublishedRow, {"state": "withdrawn"}),
}


@pytest.mark.parametrize("part", TAMPERED)
def test_what_was_tampered_with_is_found_and_mended(catalogue, part):
    table, values = TAMPERED[part]
    assert verify(catalogue, questions=0, seed=5).is_well

    tamper(catalogue, table, **values)

    report = verify(catalogue, questions=0, seed=5)
    assert {number: list(parts) for number, parts in report.differences.items()} == {
        "MG-000001": [part]
    }
    index_writing.rewrite(catalogue)
    assert verify(catalogue, questions=0, seed=5).is_well


def test_a_wrong_number_in_a_vector_gives_wrong_answers_that_are_found(catalogue):
    with catalogue.transaction() as session:
        row = session.scalars(select(VectorRow).order_by(VectorRow.card_id)).first()
        row.points = row.points.replace(b"\x60\x40", b"\x61\x40")
    report = verify(catalogue, questions=20, seed=6)
    assert "index" in report.differences["MG-000001"]
    assert "sql" not in report.differences["MG-000001"]


def test_a_card_that_the_index_lacks_is_named(catalogue):
    with catalogue.transaction() as session:
        session.execute(delete(VectorRow).where(VectorRow.card_id == 1))
    report = verify(catalogue, questions=2, seed=8)
    assert "index: MG-000001 is missing" in report.trouble
    assert "vector" in report.differences["MG-000001"]


def test_answers_in_disorder_are_named(catalogue, monkeypatch):
    def disorder(session, query):
        found = sql_search(session, query)
        foreign = replace(found.cards[0], number="MG-000009")
        return Found([foreign, *reversed(found.cards)], Tally(0, 0, 0), {})

    monkeypatch.setattr(index_check, "sql_search", disorder)
    report = verify(catalogue, questions=1, seed=9)
    assert report.trouble == (
        "sql: MG-000009 should not be there",
        "sql: cards are out of order",
        "sql: the counts are not those of the cards",
    )
