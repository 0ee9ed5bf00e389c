"""Inquiries: asked once about a card, answered by its supplier, read by nobody else."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from catalogue.models import MailRow
from catalogue.services import drafts, inquiries
from catalogue.services.actor import VISITOR, EnterpriseRole
from catalogue.services.errors import CardNotFound, Forbidden, InputRefused
from catalogue.services.inquiries import MOST_A_DAY, Asked, InquiryNotFound
from tests.catalogue.counted import counted
from tests.catalogue.people import document, proof_strength, published

WISH = Asked("sample", "Is there a plate of 3 mm?", part="seat frame", quantity="20 kg")


@pytest.fixture
def number(database, people):
    with database.transaction() as session:
        return published(session, people, document("AM60B", proof_strength())).number


@pytest.fixture
def asked(database, people, number):
    with database.transaction() as session:
        return inquiries.ask(session, people.engineer, number, WISH)


def letters_to(database, actor):
    with database.reading() as session:
        query = select(MailRow).where(MailRow.recipient == actor.email)
        return [letter.subject for letter in session.scalars(query.order_by(MailRow.id))]


def test_the_supplier_reads_it_and_is_told_by_mail(database, people, number, asked):
    with database.reading() as session:
        (found,) = inquiries.inbox(session, people.supplier).entries
        thread = inquiries.thread(session, people.supplier, asked)
    assert (found.number, found.kind, found.quantity) == (number, "sample", "20 kg")
    assert found.state == "open"
    assert [message.text for message in thread.messages] == [WISH.text]
    assert any(number in subject for subject in letters_to(database, people.supplier))


@pytest.mark.parametrize("shows_address", [True, False])
def test_the_address_is_told_only_to_whom_it_is_meant(database, people, number, shows_address):
    with database.transaction() as session:
        inquiries.ask(session, people.engineer, number, replace(WISH, shows_address=shows_address))
        texts = [letter.text for letter in session.scalars(select(MailRow))]
    assert any(people.engineer.email in text for text in texts) is shows_address


def test_the_answer_goes_to_who_asked(database, people, asked):
    with database.transaction() as session:
        inquiries.reply(session, people.supplier, asked, "Yes, in stock.")
        thread = inquiries.thread(session, people.engineer, asked)
    assert [message.is_supplier for message in thread.messages] == [False, True]
    assert thread.inquiry.state == "answered"
    assert len(letters_to(database, people.engineer)) == 1


def test_a_further_question_opens_it_again_and_closing_ends_it(database, people, asked):
    with database.transaction() as session:
        inquiries.reply(session, people.supplier, asked, "Yes.")
        inquiries.reply(session, people.engineer, asked, "At what price?")
        assert inquiries.thread(session, people.engineer, asked).inquiry.state == "open"
        inquiries.close(session, people.supplier, asked)
        assert inquiries.own_inquiries(session, people.engineer).entries[0].state == "closed"


def test_asking_again_goes_on_in_the_same_inquiry_and_a_double_click_writes_once(
    database, people, number, asked
):
    with database.transaction() as session:
        assert inquiries.ask(session, people.engineer, number, WISH) == asked
        assert len(inquiries.thread(session, people.engineer, asked).messages) == 1
        again = replace(WISH, text="And a price?")
        assert inquiries.ask(session, people.engineer, number, again) == asked
        assert len(inquiries.thread(session, people.engineer, asked).messages) == 2


def test_two_at_once_make_one_inquiry(database, people, number):
    def ask(_):
        with database.transaction() as session:
            return inquiries.ask(session, people.engineer, number, WISH)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(4)))) == 1


def test_there_is_an_end_to_what_one_writes_in_a_day(database, people, asked):
    with database.transaction() as session:
        for place in range(MOST_A_DAY - 1):
            inquiries.reply(session, people.engineer, asked, str(place))
        with pytest.raises(InputRefused):
            inquiries.reply(session, people.engineer, asked, "one more")
        inquiries.reply(session, people.supplier, asked, "suppliers answer as they like")


def test_nobody_else_reads_or_writes_it(database, people, asked):
    with database.transaction() as session:
        for actor in (people.stranger, people.reviewer, VISITOR):
            for act in (inquiries.thread, inquiries.close):
                with pytest.raises(InquiryNotFound):
                    act(session, actor, asked)
            with pytest.raises(InquiryNotFound):
                inquiries.reply(session, actor, asked, "hello")


def test_who_only_views_the_enterprise_reads_and_does_not_answer(database, people, asked):
    viewer = replace(people.supplier, user_id=None, enterprise_role=EnterpriseRole.VIEWER)
    with database.transaction() as session:
        assert inquiries.thread(session, viewer, asked).is_supplier
        with pytest.raises(Forbidden):
            inquiries.reply(session, viewer, asked, "hello")
        with pytest.raises(Forbidden):
            inquiries.close(session, viewer, asked)


@pytest.mark.parametrize(
    "wish",
    [
        Asked("bribe", "hello"),
        Asked("price", "  "),
        Asked("price", "x" * 4000),
        Asked("price", "hello", part="x" * 300),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(database, people, number, wish):
    with database.transaction() as session, pytest.raises(InputRefused):
        inquiries.ask(session, people.engineer, number, wish)


def test_a_card_that_is_not_offered_cannot_be_asked_about(database, people, number):
    with database.transaction() as session:
        drafts.withdraw(session, people.supplier, number, "no longer made")
        with pytest.raises(CardNotFound):
            inquiries.ask(session, people.engineer, number, WISH)
        with pytest.raises(Forbidden):
            inquiries.ask(session, VISITOR, number, WISH)


def test_literature_has_no_supplier(database, people, number, monkeypatch):
    view = inquiries.card_view

    def editorial(*args):
        found = view(*args)
        return replace(found, enterprise=replace(found.enterprise, kind="editorial"))

    monkeypatch.setattr(inquiries, "card_view", editorial)
    with database.transaction() as session, pytest.raises(InputRefused) as refused:
        inquiries.ask(session, people.engineer, number, WISH)
    assert "no supplier" in refused.value.wording.en


def test_asking_again_says_anew_to_whom_the_address_is_told(database, people, number):
    with database.transaction() as session:
        first = inquiries.ask(session, people.engineer, number, replace(WISH, shows_address=True))
        again = replace(WISH, text="And 2 mm?", quantity="5 kg", shows_address=False)
        assert inquiries.ask(session, people.engineer, number, again) == first
        found = inquiries.thread(session, people.supplier, first).inquiry
        other = inquiries.ask(session, people.engineer, number, replace(again, kind="price"))
    assert (found.shows_address, found.quantity) == (False, "5 kg")
    assert other != first
    with database.reading() as session:
        query = select(MailRow).where(MailRow.recipient == people.supplier.email)
        last = session.scalars(query.order_by(MailRow.id.desc())).first()
    assert people.engineer.email not in last.text


def test_a_sign_that_no_database_keeps_is_left_out(database, people, number):
    with database.transaction() as session:
        asked = replace(WISH, part="se\0at", text="Is\0 it?")
        found = inquiries.ask(session, people.engineer, number, asked)
        assert inquiries.thread(session, people.engineer, found).inquiry.part == "seat"


@pytest.mark.parametrize("who", ["engineer", "supplier"])
def test_pages_put_together_are_all_inquiries_the_open_ones_first(
    database, people, number, monkeypatch, who
):
    listed = inquiries.own_inquiries if who == "engineer" else inquiries.inbox
    actor = getattr(people, who)
    monkeypatch.setattr(inquiries, "PAGE", 2)
    with database.transaction() as session:
        other = published(session, people, document("AZ91D")).number
        asked = [
            inquiries.ask(session, people.engineer, card, replace(WISH, kind=kind))
            for card in (number, other)
            for kind in ("price", "sample", "data")
        ]
        inquiries.reply(session, people.supplier, asked[4], "Yes.")
        inquiries.close(session, people.engineer, asked[1])
    found, after = [], None
    with database.reading() as session:
        for length in (2, 2, 2):
            page = listed(session, actor, after)
            after = page.next_after
            assert len(page.entries) == length
            found += [entry.id for entry in page.entries]
    assert after is None
    assert found == [asked[place] for place in (5, 3, 2, 0, 1, 4)]


def test_a_page_costs_the_same_however_many_are_on_it(database, people, number):
    def statements():
        with database.reading() as session, counted(database) as sent:
            inquiries.inbox(session, people.supplier)
        return len(sent)

    with database.transaction() as session:
        inquiries.ask(session, people.engineer, number, WISH)
    one = statements()
    with database.transaction() as session:
        for kind in ("price", "data", "other"):
            inquiries.ask(session, people.engineer, number, replace(WISH, kind=kind))
    assert one == statements()
