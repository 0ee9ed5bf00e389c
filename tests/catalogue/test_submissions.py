"""Submitting many drafts at once, and calling back what nobody has decided about."""

import threading

import pytest

from cards.errors import TransitionRefused
from catalogue.services import admissions, drafts, reviews, submissions
from catalogue.services.errors import (
    CardNotFound,
    Forbidden,
    InputRefused,
    NotAdmitted,
    StaleRevision,
)
from catalogue.services.letters import Letterhead
from catalogue.store import audit
from tests.catalogue.people import document, published, submitted, value


@pytest.fixture
def session(database, people):
    with database.transaction() as session:
        yield session


def draft(session, people, *values, name="AM60B"):
    made = drafts.create_draft(session, people.supplier, "ACME", document(name, *values))
    return made.number


def faulty(session, people):
    return draft(session, people, value("density", "heavy", "g/cm³"))


def test_every_draft_that_is_ready_is_submitted_and_the_others_are_named(session, people):
    ready = [draft(session, people) for _ in range(3)]
    stuck = faulty(session, people)
    found = submissions.submit_ready(session, people.supplier, "ACME")
    assert [entry.number for entry in found.done] == ready
    assert {entry.state for entry in found.done} == {"submitted"}
    (left,) = found.left
    assert (left.number, left.title) == (stuck, "AM60B")
    assert left.problems and all(problem.is_hard for problem in left.problems)
    assert drafts.get_draft(session, people.supplier, stuck).state == "draft"


def test_only_what_was_chosen_is_submitted(session, people):
    first, second = draft(session, people), draft(session, people)
    found = submissions.submit_ready(session, people.supplier, "ACME", [second, second])
    assert [entry.number for entry in found.done] == [second]
    assert submissions.drafts_to_submit(session, people.supplier, "ACME") == [first]


def test_what_cannot_be_submitted_stops_no_other(session, people):
    done, ready = published(session, people).number, draft(session, people)
    other = drafts.create_draft(session, people.stranger, "OTHER", document()).number
    chosen = [done, ready, other, "MG-999999"]
    found = submissions.submit_ready(session, people.admin, "ACME", chosen)
    assert [entry.number for entry in found.done] == [ready]
    assert {entry.number: type(entry.why) for entry in found.left} == {
        done: TransitionRefused,
        other: CardNotFound,
        "MG-999999": CardNotFound,
    }


def test_what_was_returned_is_submitted_only_when_it_is_chosen(session, people):
    waiting = submitted(session, people)
    reviews.send_back(session, people.reviewer, waiting.id, "mend it")
    assert submissions.submit_ready(session, people.supplier, "ACME").done == ()
    found = submissions.submit_ready(session, people.supplier, "ACME", [waiting.number])
    assert [entry.id for entry in found.done] == [waiting.id]


def test_the_next_revision_of_a_published_card_is_submitted_too(session, people):
    number = published(session, people).number
    drafts.revise(session, people.supplier, number, document("AM50A"))
    (second,) = submissions.submit_ready(session, people.supplier, "ACME").done
    assert (second.number, second.n) == (number, 2)


@pytest.mark.parametrize("who", ["stranger", "engineer", "reviewer"])
def test_others_submit_nothing(session, people, who):
    number = draft(session, people)
    for chosen in (None, [number]):
        with pytest.raises(Forbidden):
            submissions.submit_ready(session, getattr(people, who), "ACME", chosen)


def test_an_enterprise_that_is_not_admitted_submits_nothing(session, people):
    number = draft(session, people)
    letters = Letterhead()
    admissions.decide(session, people.reviewer, "ACME", "suspend", "because", letters)
    with pytest.raises(NotAdmitted):
        submissions.submit_ready(session, people.supplier, "ACME")
    assert drafts.get_draft(session, people.supplier, number).state == "draft"


def test_every_submission_is_on_record(database, people):
    with database.transaction() as session:
        numbers = [draft(session, people) for _ in range(2)]
        submissions.submit_ready(session, people.supplier, "ACME")
    with database.reading() as session:
        kept = audit.before(session, None, 10, action="submit")
    assert sorted(entry.act.object for entry in kept) == numbers


def test_one_transaction_takes_no_more_than_others_can_wait_for(session, people, monkeypatch):
    monkeypatch.setattr(submissions, "MOST_AT_ONCE", 1)
    numbers = [draft(session, people) for _ in range(2)]
    with pytest.raises(InputRefused, match="2 drafts"):
        submissions.submit_ready(session, people.supplier, "ACME")
    assert submissions.submit_ready(session, people.supplier, "ACME", numbers[:1]).done


def test_numbers_are_taken_some_at_a_time(monkeypatch):
    monkeypatch.setattr(submissions, "BATCH", 2)
    assert list(submissions.batches(["c", "a", "b", "a"])) == [["a", "b"], ["c"]]


def test_what_was_submitted_is_called_back_and_mended(session, people):
    waiting = submitted(session, people)
    back = drafts.recall(session, people.supplier, waiting.number, waiting.content_hash)
    assert (back.id, back.state, back.submitted_at, back.submitted_by) == (
        waiting.id,
        "draft",
        None,
        None,
    )
    assert reviews.queue(session, people.reviewer) == []
    drafts.revise(session, people.supplier, waiting.number, document("AM50A"))
    assert drafts.submit(session, people.supplier, waiting.number).card.designation == "AM50A"


def test_the_next_revision_is_called_back_and_the_published_one_stays(session, people):
    number = published(session, people).number
    submitted(session, people, document("AM50A"), number)
    assert drafts.recall(session, people.supplier, number).n == 2
    assert drafts.get_published(session, people.supplier, number).n == 1


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("stranger", CardNotFound), ("engineer", CardNotFound), ("reviewer", Forbidden)],
)
def test_only_its_own_people_call_a_card_back(session, people, who, refusal):
    waiting = submitted(session, people)
    with pytest.raises(refusal):
        drafts.recall(session, getattr(people, who), waiting.number)


def test_a_draft_is_not_called_back(session, people):
    with pytest.raises(TransitionRefused):
        drafts.recall(session, people.supplier, draft(session, people))


def test_a_card_is_not_called_back_by_who_saw_another_content(session, people):
    waiting = submitted(session, people)
    with pytest.raises(StaleRevision):
        drafts.recall(session, people.supplier, waiting.number, "0" * 64)


DECISIONS = {
    "published": lambda session, actor, card: reviews.publish(
        session, actor, card.id, "", card.content_hash
    ),
    "returned": lambda session, actor, card: reviews.send_back(
        session, actor, card.id, "mend it", card.content_hash
    ),
}


@pytest.mark.parametrize("decision", DECISIONS)
def test_what_is_decided_is_not_called_back(session, people, decision):
    waiting = submitted(session, people)
    DECISIONS[decision](session, people.reviewer, waiting)
    with pytest.raises(StaleRevision) as late:
        drafts.recall(session, people.supplier, waiting.number)
    assert late.value.state == decision


@pytest.mark.parametrize("decision", DECISIONS)
def test_what_was_called_back_is_not_decided(session, people, decision):
    waiting = submitted(session, people)
    drafts.recall(session, people.supplier, waiting.number)
    with pytest.raises(StaleRevision) as late:
        DECISIONS[decision](session, people.reviewer, waiting)
    assert late.value.state == "draft"


def test_of_author_and_reviewer_at_once_one_wins(database, people):
    with database.transaction() as session:
        waiting = submitted(session, people)
    outcomes, together = [], threading.Barrier(2)

    def act(name, do):
        together.wait()
        try:
            with database.transaction() as session:
                do(session)
        except StaleRevision:
            outcomes.append("told")
        else:
            outcomes.append(name)

    acts = {
        "draft": lambda session: drafts.recall(session, people.supplier, waiting.number),
        "published": lambda session: DECISIONS["published"](session, people.reviewer, waiting),
    }
    both = [threading.Thread(target=act, args=entry) for entry in acts.items()]
    for one in both:
        one.start()
    for one in both:
        one.join()
    (won,) = set(outcomes) - {"told"}
    assert len(outcomes) == 2
    with database.reading() as session:
        assert drafts.get_draft(session, people.supplier, waiting.number).state == won
