"""Registration: who may apply, what is told to whom, and how a reviewer decides."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from catalogue.models import AccountRow, EnterpriseRow, MailRow
from catalogue.services import (
    accounts,
    admissions,
    drafts,
    enterprises,
    newcomers,
    registrations,
)
from catalogue.services.actor import Origin
from catalogue.services.enterprise_records import Record
from catalogue.services.errors import (
    AlreadyThere,
    InputRefused,
    NotAdmitted,
    SignInRefused,
)
from catalogue.services.letters import Letterhead
from catalogue.services.newcomers import Newcomer
from catalogue.services.people_errors import AlreadyRegistered
from catalogue.services.registrations import Application, proposed_code
from catalogue.services.sign_in_errors import TicketRefused
from tests.catalogue.people import document

USCC = "91350100M000100Y43"
OTHER_USCC = "916100007486225985"
PASSWORD = "seven horses in a row"
HERE = Origin("web", "192.0.2.7")
SILENT = Letterhead("https://cards.example/", "zh", is_sent=False)
BY_MAIL = Letterhead("https://cards.example/", "zh", is_sent=True)
LINK = re.compile(r"https://cards\.example/confirm/(\S+)")


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


def asked(email="wang@example.com", code="", uscc=USCC, name="王工", **more):
    record = Record("某某镁业有限公司", "Example Magnesium Co., Ltd.", uscc, "府谷", **more)
    return Application(record, Newcomer(name, email, PASSWORD), code)


def register(session, head=SILENT, **more):
    registrations.register_enterprise(session, head, HERE, asked(**more))


def letters(session):
    """All letters, as (recipient, text)."""
    rows = session.execute(select(MailRow.recipient, MailRow.text).order_by(MailRow.id))
    return [tuple(row) for row in rows]


def token_in(session):
    return LINK.search(letters(session)[-1][1])[1]


def test_whoever_registers_owns_the_enterprise_which_waits(session):
    register(session)
    actor = accounts.authenticate(session, "wang@example.com", PASSWORD)
    found = enterprises.own_enterprise(session, actor)
    assert (found.code, found.status, found.uscc) == ("EXAMPLE-MAGNESIUM", "applied", USCC)
    assert actor.may_manage(found.id)
    assert letters(session) == []


def test_drafts_are_prepared_at_once_and_submitted_once_admitted(session, people):
    register(session)
    actor = accounts.authenticate(session, "wang@example.com", PASSWORD)
    draft = drafts.create_draft(session, actor, "EXAMPLE-MAGNESIUM", document())
    with pytest.raises(NotAdmitted):
        drafts.submit(session, actor, draft.number)
    admissions.decide(session, people.reviewer, "EXAMPLE-MAGNESIUM", "admit", "", SILENT)
    assert drafts.submit(session, actor, draft.number).state == "submitted"


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("zh", {"zh": " "}),
        ("zh", {"zh": "镁" * 201}),
        ("uscc", {"uscc": ""}),
        ("uscc", {"uscc": "91350100M000100Y44"}),
        ("zh", {"zh": "某\x00镁业"}),
        ("en", {"en": "Acme\u202emuisengaM"}),
        ("uscc", {"uscc": "9\ud800"}),
        ("website", {"website": "javascript:alert(1)"}),
        ("website", {"website": "https://me@evil.example/"}),
        ("city", {"city": "x" * 61}),
        ("honours", {"honours": ("nobel",)}),
    ],
)
def test_a_record_that_could_not_stand_is_refused_by_its_field(session, field, change):
    said = {"zh": "某某镁业", "uscc": USCC} | change
    wanted = Application(Record(**said), Newcomer("王工", "wang@example.com", PASSWORD))
    with pytest.raises(InputRefused) as refused:
        registrations.register_enterprise(session, SILENT, HERE, wanted)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "person"),
    [
        ("name", Newcomer("", "wang@example.com", PASSWORD)),
        ("name", Newcomer("王\x00工", "wang@example.com", PASSWORD)),
        ("email", Newcomer("王工", "wang\x00@example.com", PASSWORD)),
        ("email", Newcomer("王工", "wang\ud800@example.com", PASSWORD)),
        ("password", Newcomer("王工", "wang@example.com", "seven \ud800 horses")),
        ("email", Newcomer("王工", "wang", PASSWORD)),
        ("password", Newcomer("王工", "wang@example.com", "short")),
        ("company", Newcomer("王工", "wang@example.com", PASSWORD, "x" * 101)),
    ],
)
def test_a_person_who_could_not_sign_in_is_refused_by_the_field(session, field, person):
    with pytest.raises(InputRefused) as refused:
        registrations.register_engineer(session, SILENT, HERE, person)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("en", "code"),
    [
        ("Example Magnesium Co., Ltd.", "EXAMPLE-MAGNESIUM"),
        ("Fugu Jinwantong Mg", "FUGU-JINWANTONG-MG"),
        ("", USCC),
        ("—", USCC),
        ("A" * 60, "A" * 40),
    ],
)
def test_a_code_is_proposed_from_the_english_name(en, code):
    assert proposed_code(Record("某某镁业", en, USCC)) == code


@pytest.mark.parametrize(
    "second", [{"code": "EXAMPLE-MAGNESIUM", "uscc": OTHER_USCC}, {"code": "NEW"}]
)
def test_a_code_is_not_taken_twice_and_nobody_learns_whose_it_is(session, second):
    register(session)
    with pytest.raises(AlreadyRegistered) as refused:
        register(session, email="li@example.com", **second)
    assert "wang" not in refused.value.wording.zh + refused.value.wording.en
    assert "invitation" in refused.value.wording.en


def test_two_enterprises_of_one_english_name_get_codes_of_their_own(session):
    register(session)
    register(session, email="li@example.com", uscc=OTHER_USCC)
    found = {row.uscc: row.code for row in session.scalars(select(EnterpriseRow))}
    assert found == {
        USCC: "EXAMPLE-MAGNESIUM",
        OTHER_USCC: f"EXAMPLE-MAGNESIUM-{OTHER_USCC[-4:]}",
    }


def test_the_code_of_the_editors_is_nobodys(session):
    with pytest.raises(AlreadyRegistered):
        register(session, code=enterprises.LITERATURE)


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_a_proposed_code_will_do_in_an_address(en):
    enterprises.check_code(proposed_code(Record("某某镁业", en, USCC)))


@settings(max_examples=60)
@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_a_credit_code_has_one_check_digit(body):
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    assert sum(enterprises.is_uscc(body + sign) for sign in signs) == 1


@pytest.mark.parametrize("head", [SILENT, BY_MAIL], ids=["silent", "by mail"])
def test_an_address_with_an_account_learns_of_it_by_mail_only(session, people, head):
    register(session, head, email="Supplier@Example.com")
    assert session.scalar(select(EnterpriseRow).where(EnterpriseRow.uscc == USCC)) is None
    written = letters(session)
    assert [recipient for recipient, _ in written] == ["supplier@example.com"] * head.is_sent
    assert accounts.authenticate(session, "supplier@example.com", "correct horse")


def test_with_mail_an_address_is_confirmed_with_the_password_before_one_signs_in(session):
    register(session, BY_MAIL)
    with pytest.raises(SignInRefused):
        accounts.authenticate(session, "wang@example.com", PASSWORD)
    assert newcomers.waiting(session, token_in(session)).name == "王工"
    newcomers.confirm(session, HERE, token_in(session), PASSWORD)
    assert accounts.authenticate(session, "wang@example.com", PASSWORD)
    row = session.scalar(select(AccountRow).where(AccountRow.email == "wang@example.com"))
    assert row.email_confirmed_at is not None
    with pytest.raises(TicketRefused):
        newcomers.confirm(session, HERE, token_in(session), PASSWORD)


def test_somebody_elses_registration_is_not_confirmed_by_the_owner_of_the_address(database):
    with database.transaction() as session:
        register(session, BY_MAIL)
        token = token_in(session)
    with pytest.raises(InputRefused), database.transaction() as session:
        newcomers.confirm(session, HERE, token, "the owner knows another one")
    with database.transaction() as session:
        assert newcomers.confirm(session, HERE, token, PASSWORD).is_active


@pytest.mark.parametrize("second", [{"email": "li@example.com"}, {"uscc": OTHER_USCC}])
def test_of_two_who_register_the_same_at_once_one_counts(database, second):
    def apply(more):
        try:
            with database.transaction() as session:
                register(session, BY_MAIL, **more)
        except (AlreadyRegistered, AlreadyThere):
            return 0
        return 1

    with ThreadPoolExecutor(2) as both:
        assert sum(both.map(apply, ({}, second))) >= 1
    with database.reading() as session:
        assert len(session.scalars(select(EnterpriseRow)).all()) == 1
        assert len(session.scalars(select(AccountRow)).all()) == 1


def test_an_engineer_has_an_account_without_an_enterprise(session):
    person = Newcomer("李工", "li@oem.example", PASSWORD, "某汽车")
    registrations.register_engineer(session, SILENT, HERE, person)
    actor = accounts.authenticate(session, "li@oem.example", PASSWORD)
    row = session.scalar(select(AccountRow).where(AccountRow.email == "li@oem.example"))
    assert (actor.role, actor.enterprise_id, row.company) == ("engineer", None, "某汽车")


def test_reviewers_see_applications_that_somebody_stands_behind(session, people):
    register(session, BY_MAIL)
    assert "EXAMPLE-MAGNESIUM" not in seen(session, people)
    newcomers.confirm(session, HERE, token_in(session), PASSWORD)
    assert seen(session, people) == ["EXAMPLE-MAGNESIUM", "ACME", "OTHER"]


def seen(session, people):
    found = admissions.list_applicants(session, people.reviewer)
    return [entry.enterprise.code for entry in found]
