"""Saved searches: asked anew, told of once, whoever tells and however often it is tried."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from cards.columns.members import among
from cards.columns.search import Query
from cards.errors import RequirementUnreadable
from cards.matching import Tier
from cards.requirement_text import parse_requirements
from catalogue.models import AccountRow, MailRow, SavedSearchRow
from catalogue.models.base import now
from catalogue.published import published_cards
from catalogue.services import saved_searches as service
from catalogue.services.actor import VISITOR
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.services.saved_searches import MOST, SavedSearchNotFound
from catalogue.services.search_letters import tell_of_new_cards
from catalogue.store import saved_searches as store
from tests.catalogue.counted import counted
from tests.catalogue.people import document, proof_strength, published

STRONG = {"req": ["Rp0.2>=140MPa"]}
ADDRESS = "https://mgcards.example/"


@pytest.fixture
def saved(database, people):
    with database.transaction() as session:
        published(session, people, document("AM60B", proof_strength("130")))
        return service.save(session, people.engineer, " Strong  ones ", STRONG, "at_once")


def publish(database, people, name, strength):
    with database.transaction() as session:
        return published(session, people, document(name, proof_strength(strength))).number


def letters(database):
    with database.reading() as session:
        return session.scalars(select(MailRow).order_by(MailRow.id)).all()


def about_searches(database):
    return [letter for letter in letters(database) if "Strong ones" in letter.subject]


def test_it_is_kept_as_an_address_with_its_answer(database, people, saved):
    assert (saved.name, saved.query) == ("Strong ones", "req=Rp0.2%3E%3D140MPa")
    publish(database, people, "AZ91D", "150")
    with database.reading() as session:
        (counted,) = service.own_searches(session, people.engineer)
    assert (counted.qualified, counted.possible, counted.new) == (1, 0, 1)


def test_what_was_looked_at_is_no_longer_new(database, people, saved):
    publish(database, people, "AZ91D", "150")
    with database.transaction() as session:
        service.look_at(session, people.engineer, saved.id)
        assert service.own_searches(session, people.engineer)[0].new == 0


def test_one_letter_tells_of_all_that_is_new_and_none_twice(database, people, saved):
    numbers = [publish(database, people, name, "150") for name in ("AZ91D", "AM50A")]
    publish(database, people, "AE44", "100")
    assert tell_of_new_cards(database, ADDRESS, now()) == 1
    assert tell_of_new_cards(database, ADDRESS, now()) == 0
    (letter,) = about_searches(database)
    assert letter.recipient == people.engineer.email
    assert all(f"{ADDRESS}c/{number}" in letter.text for number in numbers)
    assert "AE44" not in letter.text
    assert f"{ADDRESS}searches/{saved.token}/mail" in letter.text


def test_several_workers_write_one_letter(database, people, saved):
    publish(database, people, "AZ91D", "150")
    with ThreadPoolExecutor(4) as pool:
        told = pool.map(lambda _: tell_of_new_cards(database, ADDRESS, now()), range(4))
    assert sum(told) == 1
    assert len(about_searches(database)) == 1


def test_a_letter_that_fails_is_written_the_next_time(database, people, saved, monkeypatch):
    publish(database, people, "AZ91D", "150")
    with monkeypatch.context() as patch:
        patch.setattr("catalogue.services.search_letters.mail.send", refuse)
        assert tell_of_new_cards(database, ADDRESS, now()) == 0
    assert tell_of_new_cards(database, ADDRESS, now()) == 1


def refuse(*_):
    raise OSError("no paper")


def test_a_day_lies_between_daily_letters(database, people, saved):
    with database.transaction() as session:
        service.alter(session, people.engineer, saved.id, "Strong ones", "daily")
    publish(database, people, "AZ91D", "150")
    assert tell_of_new_cards(database, ADDRESS, now()) == 0
    assert tell_of_new_cards(database, ADDRESS, now() + timedelta(hours=25)) == 1


@pytest.mark.parametrize("end", ["never", "link", "inactive"])
def test_nobody_is_written_to_who_does_not_want_it(database, people, saved, end):
    with database.transaction() as session:
        if end == "never":
            service.alter(session, people.engineer, saved.id, "Strong ones", "never")
        elif end == "link":
            service.end_mail(session, saved.token)
        else:
            session.execute(update(AccountRow).values(is_active=False))
    with database.transaction() as session:
        session.execute(
            update(AccountRow).where(AccountRow.role != "engineer").values(is_active=True)
        )
    publish(database, people, "AZ91D", "150")
    assert tell_of_new_cards(database, ADDRESS, now()) == 0


def test_who_turns_letters_on_is_told_of_what_comes_from_then_on(database, people, saved):
    with database.transaction() as session:
        service.alter(session, people.engineer, saved.id, "Strong ones", "never")
    publish(database, people, "AZ91D", "150")
    with database.transaction() as session:
        service.alter(session, people.engineer, saved.id, "Strong ones", "at_once")
    assert tell_of_new_cards(database, ADDRESS, now()) == 0


def test_a_search_that_cannot_be_read_any_more_says_so(database, people, saved):
    with database.transaction() as session:
        session.execute(update(SavedSearchRow).values(query="req=gone%3E%3D1"))
    publish(database, people, "AZ91D", "150")
    with database.reading() as session:
        (counted,) = service.own_searches(session, people.engineer)
    assert counted.refused
    assert tell_of_new_cards(database, ADDRESS, now()) == 0


@pytest.mark.parametrize(
    ("said", "mail", "error"),
    [
        ({"req": ["Rp0.2>=x"]}, "never", RequirementUnreadable),
        ({"req": ["Rp0.2>=1MPa"]}, "weekly", InputRefused),
        ({"basis": ["hope"]}, "never", InputRefused),
        ({"q": ["x" * 500]}, "never", InputRefused),
    ],
)
def test_what_cannot_be_asked_is_not_kept(database, people, said, mail, error):
    with pytest.raises(error), database.transaction() as session:
        service.save(session, people.engineer, "", said, mail)


def test_nobody_else_sees_or_changes_it(database, people, saved):
    with database.transaction() as session:
        for actor in (people.stranger, people.reviewer, VISITOR):
            for act in (service.own_search, service.remove, service.look_at):
                with pytest.raises(SavedSearchNotFound):
                    act(session, actor, saved.id)
        with pytest.raises(SavedSearchNotFound):
            service.search_of_feed(session, "guess")
        with pytest.raises(Forbidden):
            service.own_searches(session, VISITOR)


def test_there_is_an_end_to_how_many_one_keeps(database, people):
    with database.transaction() as session:
        for _ in range(MOST):
            service.save(session, people.engineer, "", {}, "never")
        with pytest.raises(InputRefused):
            service.save(session, people.engineer, "", {}, "never")


def test_it_is_forgotten_when_removed(database, people, saved):
    with database.transaction() as session:
        service.remove(session, people.engineer, saved.id)
        assert service.own_searches(session, people.engineer) == []


def test_which_cards_are_in_a_tier_is_what_the_ranking_says(database, people):
    numbers = [publish(database, people, "A" * place, str(100 + 20 * place)) for place in (1, 2, 3)]
    with database.reading() as session:
        index = published_cards(session).index
    query = Query(parse_requirements("Rp0.2>=140MPa"))
    assert among(index, query, [*numbers, "MG-999999"], Tier.QUALIFIED) == set(numbers[1:])
    assert among(index, query, numbers[:1], Tier.EXCLUDED) == set(numbers[:1])


def test_a_feed_goes_on_after_many_changes(database, people, saved, monkeypatch):
    monkeypatch.setattr(service, "MOST_NEW", 2)
    numbers = [publish(database, people, f"AZ9{place}", "150") for place in range(4)]
    with database.reading() as session:
        latest = service.latest_matches(session, saved)
        (counted,) = service.own_searches(session, people.engineer)
    assert [change.number for change in latest] == numbers[:1:-1]
    assert counted.new == 2


def test_letters_tell_of_all_of_many_changes_in_turn(database, people, saved, monkeypatch):
    monkeypatch.setattr(service, "MOST_NEW", 2)
    numbers = [publish(database, people, f"AZ9{place}", "150") for place in range(3)]
    for _ in range(3):
        tell_of_new_cards(database, ADDRESS, now())
    bodies = [letter.text for letter in about_searches(database)]
    assert [sum(number in body for number in numbers) for body in bodies] == [2, 1]


def test_what_cannot_be_read_any_more_is_not_tried_every_time(database, people, saved):
    with database.transaction() as session:
        session.execute(update(SavedSearchRow).values(query="req=gone%3E%3D1"))
    publish(database, people, "AZ91D", "150")
    assert tell_of_new_cards(database, ADDRESS, now()) == 0
    with database.reading() as session:
        (row,) = session.scalars(select(SavedSearchRow)).all()
        assert row.told_seq == published_cards(session).pub_seq


def test_many_changes_without_a_match_keep_no_letter_waiting(database, people, monkeypatch):
    with database.transaction() as session:
        service.save(session, people.engineer, "Strong ones", STRONG, "daily")
        session.execute(update(SavedSearchRow).values(told_at=now() - timedelta(days=2)))
    monkeypatch.setattr(service, "MOST_NEW", 2)
    for place in range(5):
        publish(database, people, f"WEAK{place}", "90")
    strong = publish(database, people, "AZ91D", "150")
    assert tell_of_new_cards(database, ADDRESS, now()) == 1
    assert strong in about_searches(database)[0].text


def test_one_search_that_fails_keeps_no_other_waiting(database, people, saved, monkeypatch):
    with database.transaction() as session:
        service.save(session, people.engineer, "Strong ones too", STRONG, "at_once")
    publish(database, people, "AZ91D", "150")
    sent = []

    def fail_once(session, search, *rest):
        sent.append(search.id)
        if len(sent) == 1:
            raise OSError("no room")

    monkeypatch.setattr("catalogue.services.search_letters._write", fail_once)
    assert tell_of_new_cards(database, ADDRESS, now()) == 1
    assert len(sent) == 2


def test_letters_that_were_ended_meanwhile_are_not_sent(database, people, saved, monkeypatch):
    publish(database, people, "AZ91D", "150")
    due = store.due

    def ended(session, *rest):
        found = due(session, *rest)
        with database.transaction() as other:
            service.end_mail(other, saved.token)
        return found

    monkeypatch.setattr(store, "due", ended)
    assert tell_of_new_cards(database, ADDRESS, now()) == 0


def test_what_somebody_shared_ends_with_the_account(database, people, saved):
    with database.transaction() as session:
        session.execute(update(AccountRow).values(is_active=False))
    with database.reading() as session, pytest.raises(SavedSearchNotFound):
        service.search_of_feed(session, saved.token)


def test_own_searches_cost_the_same_however_many_they_are(database, people, saved):
    def statements():
        with database.reading() as session, counted(database) as sent:
            found = service.own_searches(session, people.engineer)
        return len(found), len(sent)

    publish(database, people, "AZ91D", "150")
    statements()
    one = statements()
    with database.transaction() as session:
        for place in range(4):
            service.save(session, people.engineer, str(place), STRONG, "never")
    assert (one, statements()) == ((1, one[1]), (5, one[1]))
