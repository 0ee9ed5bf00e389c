"""Search: ranked by requirements, found by any name, never behind the publications."""

import pytest

from cards.errors import RequirementUnreadable
from catalogue.published import published_cards
from catalogue.search_text import contains, spaced, typed_words
from catalogue.services import drafts, search
from catalogue.services.errors import InputRefused
from tests.catalogue.people import document, proof_strength, published


@pytest.fixture
def catalogue(database, people):
    with database.transaction() as session:
        published(session, people, document("AM60B", proof_strength("130")))
        published(session, people, document("AZ91D", proof_strength("160")))
        published(session, people, document("AE44"))
    return database


def numbers(result):
    return [(match.number, match.tier) for match in result.matches]


def test_cards_are_ranked_by_the_requirements(catalogue):
    with catalogue.reading() as session:
        result = search.search(session, "Rp0.2 >= 150 MPa")
    assert numbers(result) == [
        ("MG-000002", "qualified"),
        ("MG-000003", "possible"),
        ("MG-000001", "excluded"),
    ]
    assert result.pub_seq == 3
    assert result.cards["MG-000002"].card.designation == "AZ91D"


def test_several_requirements_may_come_apart_or_together(catalogue):
    with catalogue.reading() as session:
        together = search.search(session, "Rp0.2>=120MPa; 密度<=1.85 g/cm³")
        apart = search.search(session, ["Rp0.2>=120MPa", "密度<=1.85 g/cm³"])
    assert together.matches == apart.matches
    assert len(together.requirements) == 2


def test_what_cannot_be_read_names_its_column(catalogue):
    with catalogue.reading() as session, pytest.raises(RequirementUnreadable) as refusal:
        search.search(session, "Rp0.2 >=")
    assert refusal.value.column


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 3),
        ("am60", 1),
        ("AM 60-B", 1),
        ("az91-d", 1),
        ("AZ 91 D", 1),
        ("ＡＭ６０Ｂ", 1),
        ("某镁业", 3),
        ("镁业 AE44", 1),
        ("HPDC", 3),
        ("MG-000002", 1),
        ("steel", 0),
    ],
)
def test_a_card_is_found_by_any_of_its_names(catalogue, text, found):
    with catalogue.reading() as session:
        assert len(search.search(session, text=text).matches) == found


@pytest.mark.parametrize(
    ("text", "typed", "is_found"),
    [
        ("挤压铸造 squeeze casting", "压铸", True),
        ("压铸", "铸压", False),
        ("GB/T 5153 AZ91D", "gb/t5153", False),
        ("GB/T 5153 AZ91D", "GB/T 5153", True),
        ("EN-MC21230", "mc21230", True),
        ("AZ91D", "91", False),
        ("AZ91D", "，", True),
    ],
)
def test_how_words_are_looked_up(text, typed, is_found):
    assert contains(spaced(text), typed_words(typed)) is is_found


def test_a_word_typed_twice_is_looked_for_once():
    assert typed_words("AM60B am60b ，") == (" am60b",)


@pytest.mark.parametrize(
    ("texts", "words"), [((), "x" * 201), (["ρ<=2"] * 41, ""), (["x" * 1001] * 2, "")]
)
def test_a_question_that_is_too_long_is_refused_unread(catalogue, texts, words):
    with catalogue.reading() as session, pytest.raises(InputRefused):
        search.search(session, texts, words)


def test_a_publication_is_seen_by_the_next_search(catalogue, people):
    with catalogue.reading() as session:
        before = published_cards(session)
    with catalogue.transaction() as session:
        published(session, people, document("WE43"))
        drafts.withdraw(session, people.supplier, "MG-000001")
    with catalogue.reading() as session:
        after = published_cards(session)
    assert set(after.cards) == {"MG-000002", "MG-000003", "MG-000004"}
    assert after.cards["MG-000002"] is before.cards["MG-000002"]


def test_what_is_rolled_back_is_not_remembered(catalogue, people):
    with catalogue.transaction() as session:
        published(session, people, document("WE43"))
        assert len(published_cards(session).cards) == 4
        session.rollback()
    with catalogue.reading() as session:
        assert published_cards(session).pub_seq == 3
    with catalogue.transaction() as session:
        published(session, people, document("ZK60A"))
    with catalogue.reading() as session:
        assert published_cards(session).cards["MG-000004"].card.designation == "ZK60A"
