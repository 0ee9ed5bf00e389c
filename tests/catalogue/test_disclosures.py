"""Confidential values: kept from readers everywhere, shown to whom the enterprise grants it."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from cards.values import AbsenceReason
from catalogue.index_check import verify
from catalogue.models import MailRow, ValueRow
from catalogue.published import published_cards
from catalogue.services import disclosures, drafts
from catalogue.services.actor import VISITOR, EnterpriseRole
from catalogue.services.card_views import card_history, card_view
from catalogue.services.disclosures import DisclosureNotFound
from catalogue.services.errors import CardNotFound, Forbidden, InputRefused
from schemas.document import document_hash
from schemas.draft import dump_card
from tests.catalogue.people import document, proof_strength, published, value

SECRET = "187.3"


def card_with_secret():
    secret = {**value("tensile_strength", SECRET, "MPa"), "confidential": True, "s": "4.4", "n": 5}
    return document("AM60B", proof_strength(), secret)


@pytest.fixture
def number(database, people):
    with database.transaction() as session:
        return published(session, people, card_with_secret()).number


def said(database, number, actor):
    with database.reading() as session:
        view = card_view(session, number, None, actor)
        history = card_history(session, number, actor)
    texts = [json.dumps(dump_card(view.card)), *(json.dumps(r.document) for r in history)]
    return " ".join(texts)


def test_readers_learn_that_there_is_a_value_and_nothing_of_it(database, people, number):
    with database.reading() as session:
        view = card_view(session, number, None, VISITOR)
    assert [v.content.reason for v in view.card.values_of("tensile_strength")] == [
        AbsenceReason.ON_REQUEST
    ]
    assert (view.withheld, view.entrusted) == (1, 0)
    assert view.content_hash == document_hash(dump_card(view.card))
    for actor in (VISITOR, people.engineer, people.stranger):
        assert SECRET not in said(database, number, actor)
        assert "4.4" not in said(database, number, actor)


def test_the_enterprise_and_the_reviewers_see_it(database, people, number):
    for actor in (people.supplier, people.reviewer):
        assert SECRET in said(database, number, actor)


def test_search_and_sets_do_not_know_it(database, people, number):
    with database.reading() as session:
        shelf = published_cards(session)
        assert SECRET not in json.dumps(dump_card(shelf.cards[number].card))
        rows = session.execute(select(ValueRow.property, ValueRow.kind)).all()
        assert ("tensile_strength", "absent") in [tuple(row) for row in rows]
        assert ("tensile_strength", "number") not in [tuple(row) for row in rows]
    assert verify(database, questions=5, seed=1).is_well


def test_what_is_granted_is_seen_and_can_be_taken_back(database, people, number):
    with database.transaction() as session:
        wish = disclosures.ask(session, people.engineer, number, "座椅骨架选材")
    assert wish.state == "asked"
    assert SECRET not in said(database, number, people.engineer)
    with database.transaction() as session:
        disclosures.decide(session, people.supplier, wish.id, is_granted=True)
    assert SECRET in said(database, number, people.engineer)
    assert SECRET not in said(database, number, VISITOR)
    with database.transaction() as session:
        disclosures.decide(session, people.supplier, wish.id, is_granted=False)
    assert SECRET not in said(database, number, people.engineer)


def test_the_enterprise_and_the_asker_are_written_to(database, people, number):
    with database.transaction() as session:
        wish = disclosures.ask(session, people.engineer, number, "trial")
        disclosures.decide(session, people.supplier, wish.id, is_granted=True)
        told = [(row.recipient, row.text) for row in session.scalars(select(MailRow))]
    assert [recipient for recipient, _ in told if "trial" in _] == ["supplier@example.com"]
    assert "engineer@example.com" in [recipient for recipient, _ in told]


def letters(database):
    with database.reading() as session:
        return [row.recipient for row in session.scalars(select(MailRow).order_by(MailRow.id))]


def test_asking_or_answering_once_more_writes_no_further_letter(database, people, number):
    with database.transaction() as session:
        wish = disclosures.ask(session, people.engineer, number, "trial")
        again = disclosures.ask(session, people.engineer, number, "a bracket")
    assert (again.id, again.reason) == (wish.id, "a bracket")
    for _ in range(2):
        with database.transaction() as session:
            disclosures.decide(session, people.supplier, wish.id, is_granted=True)
    assert letters(database) == ["supplier@example.com", "engineer@example.com"]


def test_what_is_granted_is_not_lost_by_asking_again(database, people, number):
    with database.transaction() as session:
        wish = disclosures.ask(session, people.engineer, number, "trial")
        disclosures.decide(session, people.supplier, wish.id, is_granted=True)
    with pytest.raises(InputRefused), database.transaction() as session:
        disclosures.ask(session, people.engineer, number, "once more")
    assert SECRET in said(database, number, people.engineer)


def test_who_asks_twice_at_once_has_one_wish(database, people, number):
    def ask(reason):
        with database.transaction() as session:
            return disclosures.ask(session, people.engineer, number, reason).id

    with ThreadPoolExecutor(4) as many:
        assert len(set(many.map(ask, ["a", "b", "c", "d"]))) == 1


def test_requests_are_read_a_page_at_a_time_open_ones_first(database, people, number):
    with database.transaction() as session:
        waits = disclosures.ask(session, people.engineer, number, "trial").id
        refused = disclosures.ask(session, people.stranger, number, "trial").id
        disclosures.decide(session, people.supplier, refused, is_granted=False)
    seen, after = [], None
    with database.reading() as session:
        for _ in range(2):
            page = disclosures.wishes(session, people.supplier, after, 1)
            seen += [entry.id for entry in page.entries]
            after = page.next_after
    assert (seen, after) == ([waits, refused], None)


def test_what_a_former_or_withdrawn_revision_keeps_back_can_be_asked_for(database, people, number):
    with database.transaction() as session:
        published(session, people, document("AM60B"), number)
        wish = disclosures.ask(session, people.engineer, number, "trial")
        drafts.withdraw(session, people.supplier, number)
        assert disclosures.ask(session, people.engineer, number, "trial").id == wish.id
        assert disclosures.count_open(session, people.supplier) == 1
        disclosures.decide(session, people.supplier, wish.id, is_granted=True)
        assert disclosures.count_open(session, people.supplier) == 0
    assert SECRET in said(database, number, people.engineer)


def test_only_its_own_people_answer(database, people, number):
    with database.transaction() as session:
        wish = disclosures.ask(session, people.engineer, number, "trial")
    for actor, refusal in (
        (people.stranger, DisclosureNotFound),
        (people.engineer, DisclosureNotFound),
        (people.reviewer, Forbidden),
    ):
        with pytest.raises(refusal), database.transaction() as session:
            disclosures.decide(session, actor, wish.id, is_granted=True)
    with database.reading() as session:
        assert [w.id for w in disclosures.wishes(session, people.supplier).entries] == [wish.id]
        assert disclosures.wishes(session, people.stranger).entries == []


def test_a_viewer_reads_what_is_asked_and_answers_nothing(database, people, number):
    with database.transaction() as session:
        wish = disclosures.ask(session, people.engineer, number, "trial")
        viewer = replace(people.supplier, enterprise_role=EnterpriseRole.VIEWER)
        assert [found.id for found in disclosures.wishes(session, viewer).entries] == [wish.id]
        with pytest.raises(Forbidden):
            disclosures.decide(session, viewer, wish.id, is_granted=True)


def test_a_reason_that_cannot_be_seen_is_refused_by_its_field(database, people, number):
    with pytest.raises(InputRefused) as refused, database.transaction() as session:
        disclosures.ask(session, people.engineer, number, "a\u200bb")
    assert refused.value.field == "reason"


def test_a_wish_needs_an_account_a_reason_and_something_kept_back(database, people, number):
    with database.transaction() as session:
        plain = published(session, people, document("AZ91D")).number
    cases = [
        (VISITOR, number, "trial", Forbidden),
        (people.engineer, number, "  ", InputRefused),
        (people.engineer, plain, "trial", InputRefused),
        (people.supplier, number, "trial", InputRefused),
        (people.engineer, "MG-999999", "trial", CardNotFound),
    ]
    for actor, asked, reason, refusal in cases:
        with pytest.raises(refusal), database.transaction() as session:
            disclosures.ask(session, actor, asked, reason)


def test_a_later_revision_may_show_it(database, people, number):
    with database.transaction() as session:
        published(
            session, people, document("AM60B", value("tensile_strength", SECRET, "MPa")), number
        )
    with database.reading() as session:
        view = card_view(session, number, None, VISITOR)
        former = card_view(session, number, 1, VISITOR)
    assert SECRET in json.dumps(dump_card(view.card))
    assert SECRET not in json.dumps(dump_card(former.card))


def test_a_draft_keeps_the_mark(database, people):
    with database.transaction() as session:
        made = drafts.create_draft(session, people.supplier, "ACME", card_with_secret())
    assert made.document["values"][1]["confidential"] is True
