"""All accounts, as an administrator keeps them."""

import pytest

from catalogue.services import people as everybody
from catalogue.services import sessions
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.services.people_errors import LastOwner


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


@pytest.mark.parametrize("who", ["supplier", "engineer", "reviewer"])
def test_only_administrators_keep_accounts(session, people, who):
    actor, other = getattr(people, who), people.second_reviewer.user_id
    for attempt in (
        lambda: everybody.list_people(session, actor),
        lambda: everybody.change_role(session, actor, other, "admin"),
        lambda: everybody.deactivate(session, actor, other),
        lambda: everybody.activate(session, actor, other),
        lambda: everybody.get_person(session, actor, other),
        lambda: everybody.take_up(session, actor, other),
        lambda: everybody.reset_second_factor(session, actor, other),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_accounts_are_listed_by_address_a_page_at_a_time(session, people, monkeypatch):
    monkeypatch.setattr(everybody, "PAGE", 4)
    first = [person.email for person in everybody.list_people(session, people.admin)]
    rest = [person.email for person in everybody.list_people(session, people.admin, first[-1])]
    assert len(first) == 4
    assert first + rest == sorted(first + rest)
    reviewers = everybody.list_people(session, people.admin, role="reviewer")
    assert {person.email for person in reviewers} == {"reviewer@example.com", "second@example.com"}


@pytest.mark.parametrize("who", ["supplier", "engineer", "admin"])
def test_somebody_who_was_taken_up_is_changed(session, people, who):
    seen = everybody.take_up(session, people.admin, getattr(people, who).user_id)
    assert seen == everybody.get_person(session, people.admin, seen.id)
    if who == "engineer":
        assert not everybody.deactivate(session, people.admin, seen.id).is_active
        return
    with pytest.raises(LastOwner):
        everybody.deactivate(session, people.admin, seen.id)


def test_accounts_of_an_enterprise_that_are_shut_out(session, people):
    everybody.deactivate(session, people.admin, people.second_reviewer.user_id)
    found = everybody.list_people(session, people.admin, is_active=False)
    assert [person.email for person in found] == ["second@example.com"]
    found = everybody.list_people(session, people.admin, enterprise="OTHER", most=2)
    assert [person.email for person in found] == ["stranger@example.com"]


def test_another_role_ends_what_was_open(session, people):
    token = sessions.begin(session, people.engineer)
    changed = everybody.change_role(session, people.admin, people.engineer.user_id, "reviewer")
    assert changed.role == "reviewer"
    assert sessions.who(session, token).is_visitor


@pytest.mark.parametrize("role", ["supplier", "system", "king"])
def test_some_roles_are_not_given(session, people, role):
    with pytest.raises(InputRefused):
        everybody.change_role(session, people.admin, people.engineer.user_id, role)


def test_a_member_keeps_the_role_of_a_supplier(session, people):
    with pytest.raises(InputRefused):
        everybody.change_role(session, people.admin, people.supplier.user_id, "admin")


def test_the_last_administrator_stays(session, people):
    own = people.admin.user_id
    with pytest.raises(LastOwner):
        everybody.deactivate(session, people.admin, own)
    with pytest.raises(LastOwner):
        everybody.change_role(session, people.admin, own, "reviewer")
    everybody.change_role(session, people.admin, people.reviewer.user_id, "admin")
    assert not everybody.deactivate(session, people.admin, own).is_active
