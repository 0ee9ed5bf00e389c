"""Which enterprises may publish: what reviewers decide, who is told, and what readers see."""

import pytest
from sqlalchemy import select, update

from catalogue.models import EnterpriseRow, MailRow
from catalogue.services import admissions, drafts, enterprises
from catalogue.services.actor import SYSTEM
from catalogue.services.admissions import Decision
from catalogue.services.errors import EnterpriseNotFound, Forbidden, InputRefused, NotAdmitted
from catalogue.services.letters import Letterhead
from catalogue.services.people_errors import StandingChanged
from tests.catalogue.people import document

SILENT = Letterhead("https://cards.example/", "zh", is_sent=False)
BY_MAIL = Letterhead("https://cards.example/", "zh", is_sent=True)


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


def letters(session):
    """All letters, as (recipient, text)."""
    return [tuple(row) for row in session.execute(select(MailRow.recipient, MailRow.text))]


@pytest.mark.parametrize("status", ["applied", "refused", "suspended"])
def test_only_an_admitted_enterprise_submits(session, people, status):
    draft = drafts.create_draft(session, people.supplier, "ACME", document())
    session.execute(update(EnterpriseRow).where(EnterpriseRow.code == "ACME").values(status=status))
    with pytest.raises(NotAdmitted):
        drafts.submit(session, people.supplier, draft.number)


MOVES = {
    "applied": {"admit": "admitted", "refuse": "refused"},
    "admitted": {"suspend": "suspended"},
    "refused": {"admit": "admitted"},
    "suspended": {"admit": "admitted"},
}


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("status", MOVES)
def test_what_a_reviewer_may_decide(session, people, status, decision):
    session.execute(update(EnterpriseRow).where(EnterpriseRow.code == "ACME").values(status=status))
    wanted = MOVES[status].get(decision)
    if wanted is None:
        with pytest.raises(StandingChanged):
            admissions.decide(session, people.reviewer, "ACME", decision, "because", SILENT)
        return
    done = admissions.decide(session, people.reviewer, "ACME", decision, "because", SILENT)
    assert (done.status, done.decision_note) == (wanted, "because")
    assert done.decided_at is not None


@pytest.mark.parametrize("decision", ["refuse", "suspend"])
def test_bad_news_needs_a_reason(session, people, decision):
    for note in ("  ", "\x00", "no \ud800", "long " * 500):
        with pytest.raises(InputRefused) as refused:
            admissions.decide(session, people.reviewer, "ACME", decision, note, SILENT)
        assert refused.value.field == "note"


@pytest.mark.parametrize("who", ["supplier", "stranger", "engineer"])
def test_nobody_but_reviewers_decides(session, people, who):
    actor = getattr(people, who)
    with pytest.raises(Forbidden):
        admissions.decide(session, actor, "ACME", "suspend", "because", SILENT)
    with pytest.raises(Forbidden):
        admissions.list_applicants(session, actor)


def test_the_owners_are_told_the_decision_and_its_reason(session, people):
    admissions.decide(session, people.reviewer, "ACME", "suspend", "licence expired", BY_MAIL)
    ((recipient, text),) = letters(session)
    assert recipient == "supplier@example.com"
    assert "licence expired" in text


def test_a_refused_enterprise_applies_again(session, people):
    session.execute(
        update(EnterpriseRow).where(EnterpriseRow.code == "ACME").values(status="refused")
    )
    with pytest.raises(EnterpriseNotFound):
        admissions.apply_again(session, people.stranger, "ACME")
    assert admissions.apply_again(session, people.supplier, "ACME").status == "applied"
    with pytest.raises(StandingChanged):
        admissions.apply_again(session, people.supplier, "ACME")


@pytest.mark.parametrize(
    ("status", "is_known"),
    [("applied", False), ("refused", False), ("admitted", True), ("suspended", True)],
)
def test_readers_know_of_an_enterprise_that_was_admitted_once(session, people, status, is_known):
    session.execute(update(EnterpriseRow).where(EnterpriseRow.code == "ACME").values(status=status))
    listed = [entry.code for entry in enterprises.list_admitted(session)]
    assert ("ACME" in listed) is (status == "admitted")
    assert enterprises.enterprise_for(session, people.supplier, "ACME")
    assert enterprises.enterprise_for(session, people.reviewer, "ACME")
    if is_known:
        assert enterprises.enterprise_for(session, people.engineer, "ACME")
    else:
        with pytest.raises(EnterpriseNotFound):
            enterprises.enterprise_for(session, people.engineer, "ACME")


def test_nobody_else_learns_of_an_enterprise_that_waits(session, people):
    enterprises.create_enterprise(session, people.admin, "SECRET", "某某镁业")
    session.execute(update(EnterpriseRow).values(status="applied"))
    for ask in (
        lambda: drafts.create_draft(session, people.stranger, "SECRET", document()),
        lambda: drafts.list_drafts(session, people.stranger, "SECRET"),
    ):
        with pytest.raises(EnterpriseNotFound):
            ask()


def test_the_system_decides_too(session, people):
    assert admissions.decide(session, SYSTEM, "ACME", "suspend", "because", SILENT)
