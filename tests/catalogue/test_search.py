"""Search: ranked by requirements, found by any name, never behind the publications."""

import pytest

from cards.errors import RequirementUnreadable
from catalogue.published import published_cards
from catalogue.services import drafts, search
from catalogue.services.errors import InputRefused
from tests.catalogue.people import document, proof_strength, published, value


def three_cards(session, people):
    published(session, people, document("AM60B", proof_strength("130")))
    published(session, people, document("AZ91D", proof_strength("160")))
    published(session, people, document("AE44"))


@pytest.fixture
def catalogue(database, people, stock):
    stock(three_cards, people)
    return database


def asked(*requirements, text=""):
    return search.Asked(requirements, text)


def numbers(result):
    return [(match.number, match.tier) for match in result.ranking]


def test_cards_are_ranked_by_the_requirements(catalogue):
    with catalogue.reading() as session:
        result = search.search(session, asked("Rp0.2 >= 150 MPa"))
        assert numbers(result) == [
            ("MG-000002", "qualified"),
            ("MG-000003", "possible"),
            ("MG-000001", "excluded"),
        ]
        assert result.ranking.pub_seq == 3
        assert result.ranking.cards["MG-000002"].card.designation == "AZ91D"


def test_several_requirements_may_come_apart_or_together(catalogue):
    with catalogue.reading() as session:
        together = search.search(session, asked("Rp0.2>=120MPa; 密度<=1.85 g/cm³"))
        apart = search.search(session, asked("Rp0.2>=120MPa", "密度<=1.85 g/cm³"))
        assert list(together.ranking) == list(apart.ranking)
    assert len(together.requirements) == 2


def test_what_cannot_be_read_names_its_column(catalogue):
    with catalogue.reading() as session, pytest.raises(RequirementUnreadable) as refusal:
        search.search(session, asked("Rp0.2 >="))
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
        assert search.search(session, asked(text=text)).ranking.total == found


@pytest.mark.parametrize(
    ("text", "found", "near"),
    [
        ("MB2", ["AZ40M"], {("AZ31B", "near"): ["AZ31B"]}),
        ("AZ31B", ["AZ31B"], {("AZ40M", "near"): ["AZ40M"]}),
        ("MB2 压铸", ["AZ40M"], {("AZ31B", "near"): ["AZ31B"]}),
        ("MB2 T6", [], {}),
        ("ZM1 某镁业", [], {("ZK51A", "near"): ["ZK51A"]}),
        ("M11918", [], {("AZ91E", "uncertain"): ["AZ91E"]}),
        ("az3", ["AZ31B"], {}),
        ("yazhu az40m", ["AZ40M"], {("AZ31B", "near"): ["AZ31B"]}),
    ],
)
def test_a_near_grade_is_never_among_the_matches(database, people, text, found, near):
    with database.transaction() as session:
        for designation in ("AZ31B", "AZ40M", "ZK51A", "AZ91E"):
            published(session, people, document(designation))
    with database.reading() as session:
        result = search.search(session, asked(text=text))
        cards = result.ranking.cards.items()
        named = {number: entry.card.designation for number, entry in cards}
        assert [named[match.number] for match in result.ranking] == found
    assert near == {
        (grade.name.name, grade.name.relation): [named[match.number] for match in grade.matches]
        for grade in result.near
    }


def test_a_card_that_is_found_is_not_offered_again(database, people):
    with database.transaction() as session:
        published(session, people, document("AZ31B", other_designations=["MB2"]))
    with database.reading() as session:
        result = search.search(session, asked("ρ<=2g/cm3", text="MB2"))
        assert numbers(result) == [("MG-000001", "qualified")]
    assert result.near == ()


@pytest.mark.parametrize(
    ("texts", "words"), [((), "x" * 201), (["ρ<=2"] * 41, ""), (["x" * 1001] * 2, "")]
)
def test_a_question_that_is_too_long_is_refused_unread(catalogue, texts, words):
    with catalogue.reading() as session, pytest.raises(InputRefused):
        search.search(session, asked(*texts, text=words))


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


def shielding(text, frequency):
    conditions = {"frequency": frequency, "thickness": "2 mm", "se_method": "flange_coaxial"}
    return value("shielding_effectiveness", text, "dB", conditions=conditions)


def test_cards_are_sorted_under_the_condition_of_the_requirement(database, people):
    with database.transaction() as session:
        both = (shielding("95", "1 GHz"), shielding("40", "30 MHz"))
        published(session, people, document("AM60B", *both))
        published(session, people, document("AZ91D", shielding("90", "1 GHz")))
    wanted = ("SE@frequency=1GHz,thickness=2mm>=0dB",)
    question = search.Asked(wanted, sort="-shielding_effectiveness")
    with database.reading() as session:
        found = numbers(search.search(session, question))
    assert found == [("MG-000001", "qualified"), ("MG-000002", "qualified")]
