"""A ranking makes what is looked at, by the rule, whether the index or the database answers."""

from dataclasses import replace

import pytest

from cards.columns.search import Query
from cards.matching import Tier, near_misses, rank
from cards.requirement_text import parse_requirements
from catalogue.published import contents, published_cards
from catalogue.services.cursor import read_cursor, write_cursor
from catalogue.services.errors import InputRefused
from catalogue.services.ranking import Ranking
from tests.catalogue.people import document, proof_strength, published, value

WANTED = parse_requirements("Rp0.2>=120MPa→200MPa; ρ<=1.9g/cm3; A>=5%→10%?")


def ten_cards(session, people):
    for place in range(10):
        density = value("density", f"1.{7 + place % 3}5", "g/cm³")
        values = [density, proof_strength(str(110 + 7 * place))][: 1 + place % 4]
        published(session, people, document("AM60B", *values))


@pytest.fixture(params=["index", "database"])
def ranking(request, database, people, stock):
    """The ranking of ten cards, of which some are not known and some are excluded."""
    stock(ten_cards, people)
    with database.reading() as session:
        shelf = published_cards(session)
        index = shelf.index if request.param == "index" else None
        yield Ranking(session, replace(shelf, index=index), Query(WANTED, most=3))


def test_it_is_the_ranking_of_the_rule(ranking):
    expected = rank(contents(ranking.cards).items(), WANTED)

    assert expected == list(ranking)
    assert expected[:4] == ranking.take(4)
    assert expected[0] == ranking.first
    assert 10 == ranking.total == len(expected)
    assert [sum(found.tier is tier for found in expected) for tier in Tier] == [
        ranking.count(tier) for tier in Tier
    ]


def test_a_cursor_goes_on_where_the_page_ended(ranking):
    expected = list(ranking)
    cursor = write_cursor(ranking.last_of(3).mark)
    rest = Ranking(
        ranking._session, ranking._shelf, replace(ranking.query, after=read_cursor(cursor))
    )

    assert expected[3:] == list(rest)
    assert expected[0] == rest.first
    assert ranking.last_of(10) is None


def test_one_tier_alone(ranking):
    excluded = [found for found in ranking if found.tier is Tier.EXCLUDED]

    assert excluded == list(ranking.of(Tier.EXCLUDED))
    assert len(excluded) == ranking.of(Tier.EXCLUDED).total
    assert near_misses(excluded, 2) == ranking.near_misses(2)


def test_only_an_index_tells_what_a_must_costs(ranking):
    found = ranking.relaxations()

    assert [] == list(found) or ["proof_strength_02", "density"] == [
        entry.requirement.property for entry in found
    ]
    assert bool(found) is (ranking._shelf.index is not None)


@pytest.mark.parametrize(
    "text", ["", "x", "é", "W10", "bnVsbA", "WyJsb3ciLFtdLCIiXQ", "W10" * 400, "eyJhIjoxfQ"]
)
def test_a_cursor_that_nobody_wrote_is_refused(text):
    with pytest.raises(InputRefused) as refused:
        read_cursor(text)

    assert "after" == refused.value.field
