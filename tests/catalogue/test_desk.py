"""The desk on both kinds of database: what is found, in which order, and for whom."""

import pytest

from catalogue.services import desk, drafts
from catalogue.services.errors import Forbidden
from tests.catalogue.people import document, published, submitted


@pytest.fixture
def session(database):
    with database.transaction() as session:
        yield session


def found(session, actor, *asked):
    return [entry.title for entry in desk.desk(session, actor, *asked).entries]


def test_a_desk_is_the_enterprises_own_the_newest_first(session, people):
    for name in ("AM50A", "AM60B"):
        drafts.create_draft(session, people.supplier, "ACME", document(name, temper="F"))
    drafts.create_draft(session, people.stranger, "OTHER", document("AE44"))
    assert found(session, people.supplier) == ["AM60B-F", "AM50A-F"]
    assert found(session, people.admin) == ["AE44", "AM60B-F", "AM50A-F"]
    with pytest.raises(Forbidden):
        desk.desk(session, people.engineer)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("am6", ["AM60B-F"]),
        ("镁克", ["AM60B-F"]),
        ("magx f", ["AM60B-F"]),
        ("own_1", ["AM50A"]),
        ("%", []),
        ("am60 zz", []),
        ("", ["AM60B-F", "AM50A"]),
    ],
)
def test_every_word_is_found_in_a_name_of_the_card(session, people, words, titles):
    drafts.create_draft(session, people.supplier, "ACME", document("AM50A"), key="own_1")
    branded = document("AM60B", temper="F", brand={"zh": "镁克斯", "en": "MagX"})
    drafts.create_draft(session, people.supplier, "ACME", branded, key="own21")
    assert found(session, people.supplier, "", words) == titles


def test_states_are_those_of_the_newest_revisions_and_are_counted(session, people):
    revised = published(session, people, document("AM50A"))
    published(session, people, document("AM60B"))
    submitted(session, people, document("AZ91D"))
    drafts.revise(session, people.supplier, revised.number, document("AM50B"))
    page = desk.desk(session, people.supplier)
    assert dict(page.counts) == {"draft": 1, "published": 2, "submitted": 1}
    assert page.total == 3
    assert found(session, people.supplier, "draft") == ["AM50B"]


def test_a_published_card_with_a_draft_is_found_in_both_states(session, people):
    revised = published(session, people, document("AM50A"))
    drafts.revise(session, people.supplier, revised.number, document("AM50B"))
    gone = published(session, people, document("AM20"))
    drafts.withdraw(session, people.supplier, gone.number)
    for state in ("draft", "published"):
        (entry,) = desk.desk(session, people.supplier, state).entries
        assert (entry.title, entry.n, entry.published) == ("AM50B", 2, 1)


def test_a_long_desk_is_paged(session, people, monkeypatch):
    monkeypatch.setattr(desk, "PAGE", 2)
    numbers = [
        drafts.create_draft(session, people.supplier, "ACME", document(f"ZK{n}")).number
        for n in range(5)
    ]
    after, pages = "", []
    while True:
        page = desk.desk(session, people.supplier, "", "", after)
        pages.append([entry.number for entry in page.entries])
        after = page.next_after
        if not after:
            break
    assert pages == [numbers[:2:-1], numbers[2:0:-1], numbers[:1]]
