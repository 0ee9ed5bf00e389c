"""Enterprises are reminded of cards whose validity ends, once for each stage."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from catalogue.jobs.chores import Chore, Chores
from catalogue.models import AccountRow, MailRow
from catalogue.services import validity
from catalogue.services.errors import Forbidden
from tests.catalogue.counted import counted
from tests.catalogue.people import document, published, submitted

END = date(2026, 12, 31)


@pytest.fixture
def number(database, people):
    with database.transaction() as session:
        published(session, people, document("AZ91D"))
        return published(session, people, document("AM60B", valid_until=END.isoformat())).number


def reminded(database, days_before):
    with database.transaction() as session:
        validity.remind(session, END - timedelta(days=days_before))
        return [row.subject for row in session.scalars(select(MailRow).order_by(MailRow.id))]


def test_each_stage_is_told_once(database, people, number):
    told = [(days, len(reminded(database, days))) for days in (61, 60, 59, 30, 29, 7, 0, -1, -2)]
    assert told == [(61, 0), (60, 1), (59, 1), (30, 2), (29, 2), (7, 3), (0, 3), (-1, 4), (-2, 4)]


def test_the_letter_names_the_card_and_goes_to_its_people(database, people, number):
    assert number in reminded(database, 30)[0]
    with database.reading() as session:
        row = session.scalars(select(MailRow)).one()
    assert row.recipient == "supplier@example.com"
    assert END.isoformat() in row.text


def test_the_last_day_but_one_is_said_in_the_singular(database, people, number):
    with database.transaction() as session:
        session.execute(update(AccountRow).values(language="en"))
    assert [subject.endswith("ends in 1 day") for subject in reminded(database, 1)] == [True]


def test_who_was_told_costs_no_statement_for_each_card(database, people, number):
    with database.transaction() as session:
        for _ in range(3):
            published(session, people, document("AM60B", valid_until=END.isoformat()))
    reminded(database, 30)
    with counted(database) as sent, database.transaction() as session:
        assert validity.remind(session, END - timedelta(days=30)) == 0
    assert len([text for text in sent if "reminder" in text]) == 1


def test_a_new_revision_begins_anew(database, people, number):
    reminded(database, 30)
    with database.transaction() as session:
        content = document("AM60B", valid_until=END.isoformat(), temper="F")
        published(session, people, content, number)
    assert len(reminded(database, 30)) == 2


def test_what_is_not_published_is_not_reminded_of(database, people):
    with database.transaction() as session:
        submitted(session, people, document("AM60B", valid_until=END.isoformat()))
    assert reminded(database, 0) == []


def test_the_desk_lists_what_ends_soon(database, people, number):
    with database.reading() as session:
        found = validity.ending_soon(session, people.supplier, END - timedelta(days=40))
        early = validity.ending_soon(session, people.supplier, END - timedelta(days=90))
        assert [(entry.number, entry.valid_until) for entry in found] == [(number, END)]
        assert early == []
        assert validity.ending_soon(session, people.stranger, END) == []
        with pytest.raises(Forbidden):
            validity.ending_soon(session, people.engineer, END)


@pytest.mark.speaks
def test_a_chore_that_fails_is_tried_again_when_due():
    done = []

    def fail(database):
        done.append(database)
        raise RuntimeError

    chores = Chores(
        [Chore("bad", timedelta(0), fail), Chore("good", timedelta(hours=1), done.append)]
    )
    chores.do_when_due("first")
    chores.do_when_due("second")
    assert done == ["first", "first", "second"]
