"""Drafts: kept whatever is in them, frozen when submitted, and only their own people's."""

import pytest

from cards.errors import CardRefused, TransitionRefused
from catalogue.services import drafts, reviews
from catalogue.services.errors import (
    AlreadyThere,
    CardNotFound,
    EnterpriseNotFound,
    Forbidden,
    StaleRevision,
)
from tests.catalogue.people import document, proof_strength, published, submitted, value


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def test_numbers_are_given_in_order(session, people):
    made = [drafts.create_draft(session, people.supplier, "ACME", document()) for _ in range(2)]
    assert [draft.number for draft in made] == ["MG-000001", "MG-000002"]
    assert (made[0].n, made[0].state) == (1, "draft")


def test_a_draft_keeps_what_cannot_be_read_and_says_so(session, people):
    bad = document("AM60B", proof_strength(), value("density", "heavy", "g/cm³"))
    draft = drafts.create_draft(session, people.supplier, "ACME", bad)
    assert any(problem.is_hard for problem in draft.problems)
    assert draft.draft.typed["values"][1]["value"] == "heavy"


def test_a_draft_with_hard_problems_is_not_submitted(session, people):
    draft = drafts.create_draft(session, people.supplier, "ACME", {"schema": 1})
    with pytest.raises(CardRefused) as refusal:
        drafts.submit(session, people.supplier, draft.number)
    assert refusal.value.problems
    assert drafts.get_draft(session, people.supplier, draft.number).state == "draft"


def test_what_is_submitted_is_frozen(session, people):
    waiting = submitted(session, people)
    with pytest.raises(TransitionRefused):
        drafts.revise(session, people.supplier, waiting.number, document("AZ91D"))


def test_a_change_needs_the_content_it_started_from(session, people):
    first = drafts.create_draft(session, people.supplier, "ACME", document())
    second = drafts.revise(
        session, people.supplier, first.number, document("AM50A"), first.content_hash
    )
    assert (second.id, second.card.designation) == (first.id, "AM50A")
    with pytest.raises(StaleRevision):
        drafts.revise(session, people.supplier, first.number, document(), first.content_hash)


def test_revising_a_published_card_starts_its_next_revision(session, people):
    first = published(session, people)
    second = drafts.revise(session, people.supplier, first.number, document("AM60B", form="hpdc"))
    assert (second.n, second.state) == (2, "draft")
    assert drafts.revise(session, people.supplier, first.number, document("AM50A")).n == 2


def test_a_returned_card_is_mended_in_place(session, people):
    waiting = submitted(session, people)
    reviews.send_back(session, people.reviewer, waiting.id, "请补充来源")
    mended = drafts.revise(session, people.supplier, waiting.number, document("AM50A"))
    assert (mended.id, mended.state, mended.note) == (waiting.id, "draft", "请补充来源")


def test_a_key_names_one_card_of_an_enterprise(session, people):
    drafts.create_draft(session, people.supplier, "ACME", document(), key="A-1")
    drafts.create_draft(session, people.stranger, "OTHER", document(), key="A-1")
    with pytest.raises(AlreadyThere, match="A-1"):
        drafts.create_draft(session, people.supplier, "ACME", document(), key="A-1")


def test_an_enterprise_must_exist(session, people):
    with pytest.raises(EnterpriseNotFound):
        drafts.create_draft(session, people.admin, "NOBODY", document())


READS = [
    ("supplier", True),
    ("stranger", False),
    ("reviewer", True),
    ("engineer", False),
    ("admin", True),
]


@pytest.mark.parametrize(("who", "may"), READS)
def test_who_sees_a_draft(session, people, who, may):
    draft = drafts.create_draft(session, people.supplier, "ACME", document())
    actor = getattr(people, who)
    if may:
        assert drafts.get_draft(session, actor, draft.number) == draft
        assert len(drafts.list_drafts(session, actor, "ACME")) == 1
        return
    with pytest.raises(CardNotFound):
        drafts.get_draft(session, actor, draft.number)
    with pytest.raises(Forbidden):
        drafts.list_drafts(session, actor, "ACME")


CHANGES = {
    "create": lambda session, actor, _: drafts.create_draft(session, actor, "ACME", document()),
    "revise": lambda session, actor, number: drafts.revise(session, actor, number, document()),
    "submit": drafts.submit,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("supplier", None),
        ("admin", None),
        ("stranger", (CardNotFound, Forbidden)),
        ("engineer", (CardNotFound, Forbidden)),
        ("reviewer", Forbidden),
    ],
)
def test_who_changes_the_cards_of_an_enterprise(session, people, change, who, refusal):
    draft = drafts.create_draft(session, people.supplier, "ACME", document())
    actor = getattr(people, who)
    if refusal is None:
        CHANGES[change](session, actor, draft.number)
        return
    with pytest.raises(refusal):
        CHANGES[change](session, actor, draft.number)


@pytest.mark.parametrize("who", ["stranger", "engineer"])
def test_an_outsider_does_not_learn_that_a_draft_is_there(session, people, who):
    draft = drafts.create_draft(session, people.supplier, "ACME", document())
    for number in (draft.number, "MG-999999"):
        with pytest.raises(CardNotFound):
            drafts.submit(session, getattr(people, who), number)


def test_a_draft_that_follows_a_publication_is_discarded(session, people):
    first = published(session, people)
    drafts.revise(session, people.supplier, first.number, document("AM50A"))
    assert drafts.discard(session, people.supplier, first.number).id == first.id
    assert drafts.get_draft(session, people.supplier, first.number).id == first.id


def test_what_is_not_open_is_not_discarded(session, people):
    done = published(session, people)
    waiting = submitted(session, people, document("AM50A"), published(session, people).number)
    for number in (done.number, waiting.number):
        with pytest.raises(TransitionRefused):
            drafts.discard(session, people.supplier, number)


def test_a_card_that_was_never_published_goes_with_its_draft(session, people):
    draft = drafts.create_draft(session, people.supplier, "ACME", document(), key="ours")
    assert drafts.discard(session, people.supplier, draft.number) is None
    with pytest.raises(CardNotFound):
        drafts.get_draft(session, people.supplier, draft.number)
    again = drafts.create_draft(session, people.supplier, "ACME", document(), key="ours")
    assert again.number != draft.number


def test_a_withdrawal_names_the_published_content(session, people):
    first = published(session, people)
    second = drafts.revise(session, people.supplier, first.number, document("AM50A"))
    with pytest.raises(StaleRevision):
        drafts.withdraw(session, people.supplier, first.number, "", second.content_hash)
    gone = drafts.withdraw(session, people.supplier, first.number, "停产", first.content_hash)
    assert (gone.n, gone.state) == (1, "withdrawn")


def test_a_withdrawal_keeps_who_published_and_why(session, people):
    waiting = submitted(session, people)
    done = reviews.publish(session, people.reviewer, waiting.id, "可以")
    gone = drafts.withdraw(session, people.supplier, done.number, "停产")
    assert (gone.decided_by, gone.decided_at, gone.note) == (
        people.reviewer.user_id,
        done.decided_at,
        "可以",
    )
    assert (gone.withdrawn_by, gone.withdrawal_note) == (people.supplier.user_id, "停产")
    assert gone.withdrawn_at >= done.decided_at
