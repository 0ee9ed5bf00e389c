"""What makes room for a registration: others that were never confirmed, and refused enterprises."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from catalogue.models import AccountRow, EnterpriseRow
from catalogue.models.base import now
from catalogue.services import (
    accounts,
    admissions,
    audit,
    drafts,
    enterprises,
    invitations,
    newcomers,
)
from catalogue.services.errors import InputRefused
from catalogue.services.people_errors import AlreadyRegistered
from catalogue.services.sign_in_errors import TicketRefused
from tests.catalogue.people import document
from tests.catalogue.test_registration import BY_MAIL, PASSWORD, SILENT, register, token_in


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


def test_an_unconfirmed_registration_gives_way_to_the_next_of_that_address(session):
    register(session, BY_MAIL, name="Mallory")
    stale = token_in(session)
    register(session, BY_MAIL)
    with pytest.raises(TicketRefused):
        newcomers.waiting(session, stale)
    assert newcomers.waiting(session, token_in(session)).name == "王工"
    assert len(session.scalars(select(EnterpriseRow)).all()) == 1


def test_a_registration_that_nobody_confirmed_in_time_blocks_nobody(session):
    register(session, BY_MAIL)
    with pytest.raises(AlreadyRegistered):
        register(session, BY_MAIL, email="li@example.com")
    before = now() - newcomers.CONFIRMED_WITHIN - timedelta(hours=1)
    session.execute(update(AccountRow).values(created_at=before))
    register(session, BY_MAIL, email="li@example.com")
    (left,) = session.scalars(select(AccountRow))
    assert left.email == "li@example.com"


def test_an_enterprise_that_an_administrator_prepared_is_kept_when_its_owner_lapses(
    session, people
):
    register(session, BY_MAIL)
    code = "EXAMPLE-MAGNESIUM"
    invitations.invite(session, people.admin, BY_MAIL, code, "li@example.com", "editor")
    drafts.create_draft(session, people.admin, code, document())
    with pytest.raises(AlreadyRegistered):
        register(session, BY_MAIL)
    assert enterprises.get_enterprise(session, code).status == "applied"


def test_an_invitation_goes_with_the_enterprise_that_nobody_confirmed(session, people):
    register(session, BY_MAIL)
    code = "EXAMPLE-MAGNESIUM"
    invitations.invite(session, people.admin, BY_MAIL, code, "li@example.com", "editor")
    register(session, BY_MAIL)
    assert invitations.list_open(session, people.admin, code) == []


def test_what_gives_way_is_on_record(database, people):
    with database.transaction() as session:
        register(session)
        admissions.decide(session, people.reviewer, "EXAMPLE-MAGNESIUM", "refuse", "no", SILENT)
    with database.transaction() as session:
        register(session, BY_MAIL, email="li@example.com")
    with database.transaction() as session:
        register(session, BY_MAIL, email="li@example.com")
    with database.reading() as session:
        acts = [entry.act for entry in audit.page(session, people.admin)]
    made_room = [(act.action, act.object) for act in acts if act.action in ("give_way", "lapse")]
    assert made_room == [
        ("lapse", "EXAMPLE-MAGNESIUM"),
        ("lapse", "li@example.com"),
        ("give_way", "EXAMPLE-MAGNESIUM"),
    ]
    assert {act.who for act in acts if act.action == "lapse"} == {"li@example.com"}


def test_a_refused_enterprise_blocks_nobody_and_keeps_its_people(session, people):
    register(session)
    admissions.decide(session, people.reviewer, "EXAMPLE-MAGNESIUM", "refuse", "not you", SILENT)
    register(session, email="li@example.com")
    former = accounts.authenticate(session, "wang@example.com", PASSWORD)
    left = enterprises.own_enterprise(session, former)
    assert left.code.startswith("EXAMPLE-MAGNESIUM~")
    assert left.uscc is None
    with pytest.raises(InputRefused):
        enterprises.check_code(left.code)
