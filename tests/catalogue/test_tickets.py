"""Secret links: good once, for one purpose, and for a while."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from catalogue.services import tickets
from catalogue.services.sign_in_errors import TicketRefused

HOUR = timedelta(hours=1)
TO = "li@example.com"


def issue(database, purpose="reset", lifetime=HOUR, **columns):
    with database.transaction() as session:
        return tickets.issue(session, purpose, TO, lifetime, **columns)


def redeem(database, purpose, token):
    with database.transaction() as session:
        return tickets.redeem(session, purpose, token)


def test_a_link_is_good_once(database):
    token = issue(database, "invite", enterprise_role="editor")
    with database.reading() as session:
        seen = tickets.look(session, "invite", token)
    used = redeem(database, "invite", token)
    assert (used.id, used.email, used.enterprise_role) == (seen.id, TO, "editor")
    with pytest.raises(TicketRefused):
        redeem(database, "invite", token)
    with database.reading() as session, pytest.raises(TicketRefused):
        tickets.look(session, "invite", token)


@pytest.mark.parametrize("spoil", ["another purpose", "another token", "time", "\ud800"])
def test_a_link_is_good_for_nothing_else(database, spoil):
    token = issue(database, lifetime=-HOUR if spoil == "time" else HOUR)
    purpose = "confirm" if spoil == "another purpose" else "reset"
    with pytest.raises(TicketRefused):
        redeem(database, purpose, spoil if spoil in ("another token", "\ud800") else token)


def test_a_use_that_is_rolled_back_was_none(database):
    token = issue(database)
    with database.transaction() as session:
        tickets.redeem(session, "reset", token)
        session.rollback()
    assert redeem(database, "reset", token).email == TO


def test_links_are_cancelled_by_purpose_and_address(database):
    reset, other = issue(database), issue(database, "confirm")
    with database.transaction() as session:
        tickets.cancel(session, "reset", TO)
    with pytest.raises(TicketRefused):
        redeem(database, "reset", reset)
    assert redeem(database, "confirm", other).purpose == "confirm"


def test_the_secret_itself_is_not_stored(database):
    token = issue(database)
    with database.reading() as session:
        assert token not in str(session.execute(text("SELECT * FROM ticket")).all())


def test_what_ran_out_long_ago_is_forgotten(database):
    issue(database, lifetime=-tickets.KEPT - HOUR)
    issue(database, lifetime=-HOUR)
    issue(database)
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM ticket")) == 2


def test_that_nobody_confirmed_an_account_is_remembered(database):
    issue(database, "confirm", lifetime=-tickets.KEPT - HOUR)
    issue(database)
    with database.reading() as session:
        purposes = session.scalars(text("SELECT purpose FROM ticket ORDER BY id")).all()
    assert purposes == ["confirm", "reset"]
