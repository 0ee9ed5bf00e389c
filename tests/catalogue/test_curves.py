"""Curves that come into a draft, on every kind of database."""

import pytest

from catalogue.services import drafts
from catalogue.services.curves import with_curves
from catalogue.services.errors import StaleRevision
from schemas.curve_file import read_curves
from tests.catalogue.people import document, published, value

TABLE = b"T [C],Rm [MPa]\n20,240.0\n150,160\n"


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def test_curves_stand_behind_what_was_there(session, people):
    bad = document("AM60B", value("density", "heavy", "g/cm³"))
    draft = drafts.create_draft(session, people.supplier, "ACME", bad)
    content = with_curves(draft, read_curves(TABLE, {"source": "s1"}).values)
    saved = drafts.revise(session, people.supplier, draft.number, content, draft.content_hash)
    heavy, curve = saved.draft.typed["values"]
    assert heavy["value"] == "heavy"
    assert curve["curve"]["points"] == [["20", "240.0"], ["150", "160"]]
    with pytest.raises(StaleRevision):
        drafts.revise(session, people.supplier, draft.number, content, draft.content_hash)


def test_curves_of_a_published_card_make_a_new_revision(session, people):
    card = published(session, people)
    content = with_curves(card, read_curves(TABLE).values)
    saved = drafts.revise(session, people.supplier, card.number, content, card.content_hash)
    assert (saved.n, len(saved.card.values)) == (2, 2)
