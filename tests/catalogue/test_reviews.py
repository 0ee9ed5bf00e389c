"""Reviews: one decision by someone else, and a publication that is whole or not at all."""

import threading

import pytest
from sqlalchemy import select

from cards.errors import TransitionRefused
from catalogue.models import PublishedRow, ValueRow
from catalogue.published import published_cards
from catalogue.services import card_views, drafts, reviews
from catalogue.services.actor import SYSTEM, VISITOR
from catalogue.services.errors import (
    CardNotFound,
    Forbidden,
    InputRefused,
    RevisionNotFound,
    SelfApproval,
    StaleRevision,
)
from tests.catalogue.people import document, proof_strength, published, submitted, value


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def test_what_is_submitted_waits_in_order(session, people):
    waiting = [submitted(session, people).id for _ in range(3)]
    assert [entry.id for entry in reviews.queue(session, people.reviewer)] == waiting


@pytest.mark.parametrize("who", ["supplier", "stranger", "engineer"])
def test_only_reviewers_decide(session, people, who):
    waiting, actor = submitted(session, people), getattr(people, who)
    with pytest.raises(Forbidden):
        reviews.queue(session, actor)
    with pytest.raises(Forbidden):
        reviews.publish(session, actor, waiting.id)
    with pytest.raises(Forbidden):
        reviews.send_back(session, actor, waiting.id, "no")


def test_nobody_decides_about_his_own_submission(session, people):
    draft = drafts.create_draft(session, people.admin, "ACME", document())
    waiting = drafts.submit(session, people.admin, draft.number)
    with pytest.raises(SelfApproval):
        reviews.publish(session, people.admin, waiting.id)
    assert reviews.publish(session, people.reviewer, waiting.id).state == "published"


def test_the_system_publishes_what_it_ships(session, people):
    draft = drafts.create_draft(session, SYSTEM, "ACME", document())
    waiting = drafts.submit(session, SYSTEM, draft.number)
    assert reviews.publish(session, SYSTEM, waiting.id).state == "published"


def test_a_publication_writes_projection_and_values(session, people):
    content = document("AM60B", proof_strength("130~140"), value("density", "1.80", "g/cm³"))
    done = published(session, people, content)
    row = session.scalars(select(PublishedRow)).one()
    assert (row.revision_id, row.pub_seq, row.state) == (done.id, 1, "current")
    assert (row.designation, row.form) == ("AM60B", "hpdc")
    assert "am60b" in row.search_text
    assert "某 镁 业" in row.search_text
    values = session.scalars(select(ValueRow).order_by(ValueRow.place)).all()
    stated = [(v.property, v.kind, v.low, v.high, v.grade) for v in values if not v.is_derived]
    assert stated == [
        ("proof_strength_02", "number", 130.0, 140.0, "D"),
        ("density", "number", 1.8, 1.8, "D"),
    ]


def test_the_next_revision_supersedes_the_former(session, people):
    first = published(session, people)
    second = published(session, people, document("AM50A"), first.number)
    states = {entry.n: entry.state for entry in card_views.card_history(session, first.number)}
    assert states == {1: "superseded", 2: "published"}
    assert session.scalars(select(PublishedRow.pub_seq)).one() == 2
    assert card_views.card_view(session, first.number).revision == second.n
    old = card_views.card_view(session, first.number, 1)
    assert (old.superseded_by, old.card.designation) == (2, "AM60B")


def test_sending_back_needs_a_reason(session, people):
    waiting = submitted(session, people)
    with pytest.raises(InputRefused):
        reviews.send_back(session, people.reviewer, waiting.id, "  ")
    assert reviews.send_back(session, people.reviewer, waiting.id, "why").state == "returned"


def test_a_second_decision_comes_too_late(session, people):
    waiting = submitted(session, people)
    reviews.publish(session, people.reviewer, waiting.id)
    with pytest.raises(StaleRevision):
        reviews.send_back(session, people.second_reviewer, waiting.id, "no")


def test_a_decision_about_content_that_has_changed_is_refused(session, people):
    waiting = submitted(session, people)
    reviews.send_back(session, people.reviewer, waiting.id, "mend it")
    submitted(session, people, document("AM50A"), waiting.number)
    with pytest.raises(StaleRevision):
        reviews.publish(session, people.second_reviewer, waiting.id, expected=waiting.content_hash)


def test_a_draft_cannot_be_published(session, people):
    draft = drafts.create_draft(session, people.supplier, "ACME", document())
    with pytest.raises(TransitionRefused):
        reviews.publish(session, people.reviewer, draft.id)


def test_an_unknown_revision_is_named(session, people):
    with pytest.raises(RevisionNotFound, match="77"):
        reviews.publish(session, people.reviewer, 77)


def test_a_withdrawn_card_leaves_the_search_but_can_be_shown(session, people):
    done = published(session, people)
    drafts.withdraw(session, people.supplier, done.number, "停产")
    assert published_cards(session).cards == {}
    view = card_views.card_view(session, done.number)
    assert (view.state, view.note) == ("withdrawn", "停产")
    assert view.published_at is not None
    with pytest.raises(TransitionRefused):
        drafts.withdraw(session, people.supplier, done.number)


def test_a_withdrawn_card_can_be_published_again(session, people):
    done = published(session, people)
    drafts.withdraw(session, people.supplier, done.number)
    published(session, people, document("AM50A"), done.number)
    assert [c.revision for c in published_cards(session).cards.values()] == [2]


def test_of_two_reviewers_at_once_one_decides(database, people):
    with database.transaction() as session:
        waiting = submitted(session, people)
    outcomes, together = [], threading.Barrier(2)

    def decide(actor):
        together.wait()
        try:
            with database.transaction() as session:
                reviews.publish(session, actor, waiting.id)
        except StaleRevision:
            outcomes.append("stale")
        else:
            outcomes.append("published")

    reviewers = [
        threading.Thread(target=decide, args=(actor,))
        for actor in (people.reviewer, people.second_reviewer)
    ]
    for reviewer in reviewers:
        reviewer.start()
    for reviewer in reviewers:
        reviewer.join()
    assert sorted(outcomes) == ["published", "stale"]


def test_a_publication_that_fails_leaves_nothing(database, people, monkeypatch):
    def fail(*_):
        raise RuntimeError

    with database.transaction() as session:
        waiting = submitted(session, people)

    def publish():
        with database.transaction() as session:
            reviews.publish(session, people.reviewer, waiting.id)

    monkeypatch.setattr("catalogue.store.vectors.value_rows", fail)
    with pytest.raises(RuntimeError):
        publish()
    with database.reading() as session:
        assert session.scalars(select(PublishedRow)).all() == []
        assert reviews.get_submission(session, people.reviewer, waiting.id).state == "submitted"


VISIBLE = [
    ("submitted", "supplier", True),
    ("submitted", "reviewer", True),
    ("submitted", "stranger", False),
    ("submitted", "engineer", False),
    ("submitted", "visitor", False),
    ("published", "stranger", True),
    ("published", "engineer", True),
    ("published", "visitor", True),
]


@pytest.mark.parametrize(("state", "who", "may"), VISIBLE)
def test_who_sees_a_card(session, people, state, who, may):
    card = (submitted if state == "submitted" else published)(session, people)
    actor = VISITOR if who == "visitor" else getattr(people, who)
    if may:
        assert card_views.card_view(session, card.number, actor=actor).state == state
        assert card_views.card_history(session, card.number, actor)
        return
    for revision in (None, 1):
        with pytest.raises(CardNotFound):
            card_views.card_view(session, card.number, revision, actor)
    with pytest.raises(CardNotFound):
        card_views.card_history(session, card.number, actor)


def test_nobody_publishes_what_he_wrote(session, people):
    draft = drafts.create_draft(session, people.admin, "ACME", document())
    waiting = drafts.submit(session, people.supplier, draft.number)
    with pytest.raises(SelfApproval):
        reviews.publish(session, people.admin, waiting.id)


@pytest.mark.parametrize("decide", [reviews.publish, reviews.send_back])
def test_a_note_has_an_end(session, people, decide):
    waiting = submitted(session, people)
    with pytest.raises(InputRefused, match="2000"):
        decide(session, people.reviewer, waiting.id, "n" * 2001)
