"""Remarks on single values, and the reviewer's view of a submission."""

import pytest

from catalogue.services import admissions, drafts, remarks, reviews
from catalogue.services.errors import (
    CardNotFound,
    Forbidden,
    InputRefused,
    NotAdmitted,
    SelfApproval,
)
from catalogue.services.remarks import RemarkNotFound
from catalogue.services.reviews import QueueFilter
from tests.catalogue.people import document, proof_strength, published, submitted, value
from tests.catalogue.test_members import SILENT


@pytest.fixture
def waiting(database, people):
    with database.transaction() as session:
        return submitted(session, people, document("AM60B", proof_strength(), temper="F"))


def test_a_remark_is_kept_with_what_it_is_about(database, people, waiting):
    with database.transaction() as session:
        made = remarks.remark(session, people.reviewer, waiting.number, "values/0", " 标距？ ")
    with database.reading() as session:
        found = remarks.remarks_on(session, people.supplier, waiting.number)
    assert [(r.id, r.text, r.path, r.is_open, r.author) for r in found] == [
        (made.id, "标距？", "values/0", True, "reviewer@example.com")
    ]
    assert found[0].about.startswith("proof_strength_02: 130 MPa")


def test_the_author_answers_and_settles(database, people, waiting):
    with database.transaction() as session:
        made = remarks.remark(session, people.reviewer, waiting.number, "", "Which bars?")
        remarks.remark(session, people.supplier, waiting.number, "", "Separately cast.")
        settled = remarks.settle(session, people.supplier, made.id, is_settled=True)
        again = remarks.settle(session, people.reviewer, made.id, is_settled=False)
    assert (settled.is_open, again.is_open) == (False, True)


def test_remarks_outlive_the_return_and_the_correction(database, people, waiting):
    with database.transaction() as session:
        remarks.remark(session, people.reviewer, waiting.number, "values/0", "标距？")
        reviews.send_back(session, people.reviewer, waiting.id, "见各条意见")
        drafts.revise(session, people.supplier, waiting.number, document("AM60B"))
        drafts.submit(session, people.supplier, waiting.number)
        assert len(remarks.remarks_on(session, people.reviewer, waiting.number)) == 1


def test_nobody_else_knows_of_them(database, people, waiting):
    with database.transaction() as session:
        made = remarks.remark(session, people.reviewer, waiting.number, "", "Which bars?")
    for actor in (people.stranger, people.engineer):
        with database.reading() as session:
            assert remarks.remarks_on(session, actor, waiting.number) == ()
        with pytest.raises(CardNotFound), database.transaction() as session:
            remarks.remark(session, actor, waiting.number, "", "Hm")
        with pytest.raises(RemarkNotFound), database.transaction() as session:
            remarks.settle(session, actor, made.id, is_settled=True)


@pytest.mark.parametrize(
    ("path", "text"), [("values/9", "x"), ("values/0", "  "), ("", "x" * 2001)]
)
def test_what_cannot_be_kept_is_refused(database, people, waiting, path, text):
    with pytest.raises(InputRefused), database.transaction() as session:
        remarks.remark(session, people.reviewer, waiting.number, path, text)


def test_the_queue_is_narrowed(database, people, waiting):
    with database.transaction() as session:
        published(session, people, document("AZ91D"))
        number = published(session, people, document("AZ31B")).number
        drafts.revise(session, people.supplier, number, document("AZ31B", temper="H24"))
        second = drafts.submit(session, people.supplier, number)
    cases = [
        (QueueFilter(), [waiting.id, second.id]),
        (QueueFilter(words="az 31"), [second.id]),
        (QueueFilter(words="WE43"), []),
        (QueueFilter(kind="first"), [waiting.id]),
        (QueueFilter(kind="revision"), [second.id]),
        (QueueFilter(enterprise="ACME", is_mine=True), [waiting.id, second.id]),
        (QueueFilter(enterprise="OTHER"), []),
    ]
    with database.reading() as session:
        for wanted, expected in cases:
            found = reviews.queue(session, people.reviewer, wanted)
            assert [entry.id for entry in found] == expected, wanted


def test_the_queue_leaves_out_what_the_reviewer_may_not_decide(database, people):
    with database.transaction() as session:
        drafts.create_draft(session, people.admin, "ACME", document("AM60B"))
        drafts.submit(session, people.admin, "MG-000001")
        mine = QueueFilter(is_mine=True)
        assert reviews.queue(session, people.admin, mine) == []
        assert len(reviews.queue(session, people.reviewer, mine)) == 1


def test_other_cards_of_the_alloy_are_found(database, people):
    def card(designation, **more):
        return document(designation, value("density", "1.80", "g/cm³"), **more)

    with database.transaction() as session:
        for content in (
            card("AM60B", temper="F"),
            card("AM60B"),
            card("AM60B", temper="T6"),
            card("AM60B", form="sand"),
            card("AZ91D", temper="F"),
        ):
            published(session, people, content)
        waiting = submitted(session, people, card("AM60B", temper="F"))
    with database.reading() as session:
        found = reviews.others_of_alloy(session, waiting)
    assert sorted((entry.designation, entry.temper) for entry in found) == [
        ("AM60B", ""),
        ("AM60B", "F"),
    ]


def test_only_reviewers_see_the_queue(database, people):
    with pytest.raises(Forbidden), database.reading() as session:
        reviews.queue(session, people.supplier)


def test_what_was_returned_is_kept_until_the_card_is_published(database, people, waiting):
    with database.transaction() as session:
        reviews.send_back(session, people.reviewer, waiting.id, "见意见")
        drafts.revise(session, people.supplier, waiting.number, document("AM60B"))
        again = drafts.submit(session, people.supplier, waiting.number)
        assert again.returned_document == waiting.document
        assert (again.note, again.document != waiting.document) == ("见意见", True)
        done = reviews.publish(session, people.reviewer, again.id)
    assert done.returned_document is None


def test_whoever_changed_a_revision_does_not_decide_about_it(database, people):
    with database.transaction() as session:
        made = drafts.create_draft(session, people.supplier, "ACME", document("AM60B"))
        drafts.revise(session, people.admin, made.number, document("AM60B", temper="F"))
    with database.transaction() as session:
        drafts.revise(session, people.supplier, made.number, document("AM60B", temper="T6"))
        waiting = drafts.submit(session, people.supplier, made.number)
    with pytest.raises(SelfApproval), database.transaction() as session:
        reviews.publish(session, people.admin, waiting.id)
    with database.transaction() as session:
        assert reviews.publish(session, people.reviewer, waiting.id).state == "published"


def test_what_a_suspended_enterprise_submitted_waits(database, people, waiting):
    with database.transaction() as session:
        admissions.decide(session, people.reviewer, "ACME", "suspend", "查证中", SILENT)
    with pytest.raises(NotAdmitted), database.transaction() as session:
        reviews.publish(session, people.reviewer, waiting.id)
