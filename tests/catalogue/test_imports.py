"""Imports: an entry finds its card, and nothing is written over what the plan did not see."""

import pytest

from catalogue.cli.catalogues import exported
from catalogue.published import published_cards
from catalogue.services import drafts, imports
from catalogue.services.errors import InputRefused, StaleRevision
from tests.catalogue.people import document, published


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def planned(session, people, *entries):
    plan = imports.plan_import(session, people.supplier, "ACME", {"cards": list(entries)})
    return [(entry.number, entry.change) for entry in plan]


def test_an_export_changes_nothing(session, people):
    first, second = published(session, people), published(session, people, document("AM50A"))
    drafts.revise(session, people.supplier, second.number, document("AM50B"))
    keys = imports.card_keys(session)
    shelf = published_cards(session).cards
    entries = [exported(entry, keys[number]) for number, entry in sorted(shelf.items())]
    found = planned(session, people, *entries)
    assert found == [(first.number, "unchanged"), (second.number, "unchanged")]


def test_a_number_goes_before_a_key_and_a_key_before_the_designation(session, people):
    made = [
        drafts.create_draft(session, people.supplier, "ACME", document(), key).number
        for key in ("A", "B", None)
    ]
    changed = document("AZ91D")
    by_number = {"number": made[2], "key": "A", "card": changed}
    by_key = {"number": "MG-000777", "key": "B", "card": changed}
    assert planned(session, people, by_number, by_key) == [(made[2], "update"), (made[1], "update")]


def test_a_card_made_on_the_page_is_found_by_what_it_is(session, people):
    made = drafts.create_draft(session, people.supplier, "ACME", document())
    assert planned(session, people, document()) == [(made.number, "unchanged")]


def test_a_number_of_another_enterprise_is_not_taken(session, people):
    other = drafts.create_draft(session, people.stranger, "OTHER", document("AZ91D"))
    entry = {"number": other.number, "card": document("AZ91D")}
    assert planned(session, people, entry) == [(None, "add")]


def test_a_card_that_may_be_two_is_asked_about(session, people):
    for _ in range(2):
        drafts.create_draft(session, people.supplier, "ACME", document())
    with pytest.raises(InputRefused, match="MG-000001, MG-000002"):
        planned(session, people, document())


def test_two_entries_for_one_card_are_refused(session, people):
    made = drafts.create_draft(session, people.supplier, "ACME", document(), "A")
    with pytest.raises(InputRefused):
        planned(
            session,
            people,
            {"number": made.number, "card": document()},
            {"key": "A", "card": document()},
        )


def test_what_changed_after_the_plan_is_not_written_over(database, people):
    with database.transaction() as session:
        made = drafts.create_draft(session, people.supplier, "ACME", document(), "A")
        entries = [{"key": "B", "card": document()}, {"key": "A", "card": document("AM50A")}]
        plan = imports.plan_import(session, people.supplier, "ACME", {"cards": entries})
        drafts.revise(session, people.supplier, made.number, document("AZ91D"))
    with pytest.raises(StaleRevision), database.transaction() as session:
        imports.carry_out(session, people.supplier, "ACME", plan)
    with database.reading() as session:
        (kept,) = drafts.list_drafts(session, people.supplier, "ACME")
    assert kept.card.designation == "AZ91D"
