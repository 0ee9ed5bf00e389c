"""The people of an enterprise: who may be what, who is invited, and what ends when one leaves."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from catalogue.models import AccountRow, MailRow
from catalogue.services import (
    accounts,
    drafts,
    invitations,
    members,
    registrations,
    sessions,
)
from catalogue.services import people as everybody
from catalogue.services.actor import SYSTEM, EnterpriseRole, Origin
from catalogue.services.errors import AlreadyThere, Forbidden, InputRefused, SignInRefused
from catalogue.services.letters import Letterhead
from catalogue.services.newcomers import Newcomer
from catalogue.services.people_errors import (
    AccountNotFound,
    AddressTaken,
    InvitationNotFound,
    LastOwner,
)
from catalogue.services.sign_in_errors import TicketRefused
from tests.catalogue.people import arrive, document

PASSWORD = "seven horses in a row"
HERE = Origin("web", "192.0.2.7")
SILENT = Letterhead("https://cards.example/", "zh", is_sent=False)
BY_MAIL = Letterhead("https://cards.example/", "zh", is_sent=True)


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


def invite(session, actor, email="wang@acme.example", role="editor", head=SILENT):
    """The token of an invitation into ACME."""
    link = invitations.invite(session, actor, head, "ACME", email, role)
    return link.removeprefix("https://cards.example/invitations/")


def joined(session, actor, email="wang@acme.example", role="editor"):
    """A member of ACME as one who acts."""
    token = invite(session, actor, email, role)
    invitations.accept(session, HERE, token, "王工", PASSWORD)
    return accounts.authenticate(session, email, PASSWORD)


@pytest.mark.parametrize("role", list(EnterpriseRole))
def test_who_is_invited_joins_in_that_role(session, people, role):
    actor = joined(session, people.supplier, role=role)
    assert (actor.enterprise_id, actor.enterprise_role) == (people.supplier.enterprise_id, role)
    assert invitations.list_open(session, people.supplier, "ACME") == []


def test_a_link_is_good_once(session, people):
    token = invite(session, people.supplier)
    invitations.accept(session, HERE, token, "王工", PASSWORD)
    with pytest.raises(TicketRefused):
        invitations.accept(session, HERE, token, "李工", PASSWORD)


def test_the_last_invitation_of_an_address_counts(session, people):
    first = invite(session, people.supplier)
    second = invite(session, people.supplier, role="viewer")
    with pytest.raises(TicketRefused):
        invitations.look(session, first)
    assert invitations.look(session, second).ticket.enterprise_role == "viewer"


def test_a_revoked_invitation_is_good_for_nothing(session, people):
    token = invite(session, people.supplier)
    (ticket,) = invitations.list_open(session, people.supplier, "ACME")
    with pytest.raises(InvitationNotFound):
        invitations.revoke(session, people.stranger, "OTHER", ticket.id)
    invitations.revoke(session, people.supplier, "ACME", ticket.id)
    with pytest.raises(TicketRefused):
        invitations.look(session, token)
    with pytest.raises(InvitationNotFound):
        invitations.revoke(session, people.supplier, "ACME", ticket.id)


@pytest.mark.parametrize("email", ["stranger@example.com", "engineer@example.com"])
def test_an_account_belongs_to_one_enterprise(session, people, email):
    token = invite(session, people.supplier, email)
    with pytest.raises(AddressTaken) as refused:
        invitations.look(session, token)
    assert email in refused.value.wording.en


def test_a_member_is_not_invited_again(session, people):
    with pytest.raises(AlreadyThere):
        invite(session, people.supplier, "Supplier@example.com")


def test_an_invitation_stands_above_a_registration_that_nobody_confirmed(session, people):
    person = Newcomer("Mallory", "wang@acme.example", PASSWORD)
    registrations.register_engineer(session, BY_MAIL, HERE, person)
    assert joined(session, people.supplier).enterprise_id == people.supplier.enterprise_id


@pytest.mark.parametrize(
    ("email", "role", "field"),
    [("wang", "editor", "email"), ("wang@acme.example", "king", "role")],
)
def test_an_invitation_to_nowhere_or_nothing_is_refused(session, people, email, role, field):
    with pytest.raises(InputRefused) as refused:
        invite(session, people.supplier, email, role)
    assert refused.value.field == field


def test_an_enterprise_has_so_many_invitations_open(session, people, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_OPEN", 2)
    for name in ("a", "b"):
        invite(session, people.supplier, f"{name}@acme.example")
    invite(session, people.supplier, "b@acme.example")
    with pytest.raises(InputRefused):
        invite(session, people.supplier, "c@acme.example")


def test_an_enterprise_sends_so_many_invitations_a_day(session, people, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_A_DAY", 2)
    invite(session, people.supplier, "a@acme.example")
    invite(session, people.supplier, "a@acme.example")
    with pytest.raises(InputRefused):
        invite(session, people.supplier, "a@acme.example")


def test_the_link_is_mailed_and_stored_nowhere_else(session, people):
    token = invite(session, people.supplier, head=BY_MAIL)
    (text,) = session.scalars(select(MailRow.text))
    assert re.search(rf"https://cards\.example/invitations/{token}\b", text)
    (ticket,) = invitations.list_open(session, people.supplier, "ACME")
    assert token not in repr(ticket)


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_only_owners_keep_the_people(session, people, role):
    actor = joined(session, people.supplier, role=role)
    assert len(members.list_members(session, actor, "ACME")) == 2
    with pytest.raises(Forbidden):
        invite(session, actor, "li@acme.example")
    with pytest.raises(Forbidden):
        invitations.list_open(session, actor, "ACME")
    with pytest.raises(Forbidden):
        members.change_role(session, actor, "ACME", actor.user_id, "owner")
    with pytest.raises(Forbidden):
        members.deactivate(session, actor, "ACME", people.supplier.user_id)


@pytest.mark.parametrize("who", ["stranger", "engineer", "reviewer"])
def test_nobody_else_sees_the_people(session, people, who):
    with pytest.raises(Forbidden):
        members.list_members(session, getattr(people, who), "ACME")


def test_another_enterprises_people_are_out_of_reach(session, people):
    with pytest.raises(AccountNotFound):
        members.deactivate(session, people.stranger, "OTHER", people.supplier.user_id)
    with pytest.raises(AccountNotFound):
        members.change_role(session, SYSTEM, "OTHER", people.supplier.user_id, "viewer")


def test_the_last_owner_stays(session, people):
    owner = people.supplier
    for attempt in (
        lambda: members.change_role(session, owner, "ACME", owner.user_id, "editor"),
        lambda: members.deactivate(session, owner, "ACME", owner.user_id),
    ):
        with pytest.raises(LastOwner):
            attempt()
    joined(session, owner, role="owner")
    assert members.change_role(session, owner, "ACME", owner.user_id, "viewer").is_active


def test_a_deactivated_owner_does_not_count(session, people):
    second = joined(session, people.supplier, role="owner")
    members.deactivate(session, people.supplier, "ACME", second.user_id)
    with pytest.raises(LastOwner):
        members.deactivate(session, people.supplier, "ACME", people.supplier.user_id)


def test_of_two_owners_who_leave_at_once_one_stays(database):
    with database.transaction() as session:
        owner = arrive(session).supplier
        second = joined(session, owner, role="owner")

    def leave(actor):
        try:
            with database.transaction() as session:
                members.deactivate(session, actor, "ACME", actor.user_id)
        except LastOwner:
            return "stays"
        return "left"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(leave, (owner, second))) == ["left", "stays"]


def test_who_is_deactivated_is_out_at_once_and_can_come_back(session, people):
    member = joined(session, people.supplier)
    token = sessions.begin(session, member)
    members.deactivate(session, people.supplier, "ACME", member.user_id)
    assert sessions.who(session, token).is_visitor
    with pytest.raises(SignInRefused):
        accounts.authenticate(session, "wang@acme.example", PASSWORD)
    members.activate(session, people.supplier, "ACME", member.user_id)
    assert sessions.who(session, token).is_visitor
    assert accounts.authenticate(session, "wang@acme.example", PASSWORD)


def test_who_was_never_confirmed_is_not_let_in_by_an_owner(session, people):
    person = Newcomer("王工", "wang@acme.example", PASSWORD)
    registrations.register_engineer(session, BY_MAIL, HERE, person)
    row = session.scalar(select(AccountRow).where(AccountRow.email == person.email))
    with pytest.raises(InputRefused):
        everybody.activate(session, SYSTEM, row.id)


def test_a_viewer_reads_and_changes_nothing(session, people):
    draft = drafts.create_draft(session, people.supplier, "ACME", document())
    viewer = joined(session, people.supplier, role="viewer")
    assert viewer.only_reads
    assert drafts.get_draft(session, viewer, draft.number).number == draft.number
    assert [entry.number for entry in drafts.list_drafts(session, viewer, "ACME")] == [draft.number]
    for attempt in (
        lambda: drafts.create_draft(session, viewer, "ACME", document()),
        lambda: drafts.revise(session, viewer, draft.number, document("AZ91D")),
        lambda: drafts.submit(session, viewer, draft.number),
        lambda: drafts.withdraw(session, viewer, draft.number),
        lambda: drafts.discard(session, viewer, draft.number),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_a_reviewer_is_invited_by_an_administrator(session, people):
    with pytest.raises(Forbidden):
        invitations.invite_reviewer(session, people.reviewer, SILENT, "new@example.org")
    link = invitations.invite_reviewer(session, people.admin, SILENT, "new@example.org")
    made = invitations.accept(session, HERE, link.rpartition("/")[2], "赵工", PASSWORD)
    assert (made.role, made.enterprise_id) == ("reviewer", None)


def test_the_last_owner_stays_whoever_asks(session, people):
    with pytest.raises(LastOwner):
        everybody.deactivate(session, people.admin, people.supplier.user_id)
    second = joined(session, people.supplier, role="owner")
    assert not everybody.deactivate(session, people.admin, second.user_id).is_active
