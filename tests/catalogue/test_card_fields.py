"""Cards are found by the field of application whose scenarios they meet, whatever changes."""

from dataclasses import replace

import pytest

from cards.columns.facets import Share
from cards.columns.search import Query
from cards.scenario import Field
from catalogue.index_check import verify
from catalogue.published import published_cards
from catalogue.services import scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.ranking import ranking_of
from catalogue.store.sql_search import sql_search
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT, demand

MET = replace(SEAT, requirements=(demand("Rp0.2>=120MPa"),))
HARDER = replace(SEAT, requirements=(demand("Rp0.2>=500MPa"),))
IN_TWO = replace(MET, key="rack", field=Field.RAIL)


@pytest.fixture
def number(database, people):
    with database.transaction() as session:
        card = document("AM60B", proof_strength("130"), value("density", "1.8", "g/cm³"))
        return published(session, people, card).number


def save(database, *wanted):
    with database.transaction() as session:
        for entry in wanted:
            scenarios.save_scenario(session, SYSTEM, entry)


def shares(database, **chosen):
    """The counts of the index, which are those of the tables as well."""
    query = Query(chosen={facet: frozenset({word}) for facet, word in chosen.items()})
    with database.reading() as session:
        assert published_cards(session).index is not None
        found = ranking_of(session, query).ask(query)
        told = sql_search(session, query)
    assert (found.cards, found.tally, found.facets) == (told.cards, told.tally, told.facets)
    assert verify(database, questions=2, seed=1).is_well
    return found.facets["field"], [card.number for card in found.cards]


def test_a_changed_scenario_moves_cards_in_and_out_of_its_field(database, number):
    one = Share(1, 1)
    assert shares(database) == ({"": one}, [number])
    save(database, MET)
    assert shares(database) == ({"automotive": one}, [number])
    save(database, IN_TWO)
    assert shares(database, field="rail") == ({"automotive": one, "rail": one}, [number])
    save(database, HARDER)
    assert shares(database, field="automotive") == ({"rail": one}, [])
    save(database, replace(IN_TWO, field=Field.ENERGY))
    assert shares(database, field="energy") == ({"energy": one}, [number])
    with database.transaction() as session:
        scenarios.retire_scenario(session, SYSTEM, "rack")
    assert shares(database, field="") == ({"": one}, [number])


def test_a_published_card_has_the_fields_that_it_meets(database, people):
    save(database, MET, IN_TWO)
    with database.transaction() as session:
        card = document("AM60B", proof_strength("130"), value("density", "1.8", "g/cm³"))
        number = published(session, people, card).number
    assert shares(database, field="rail")[1] == [number]


def test_a_scenario_that_moves_no_card_leaves_the_index_as_it_is(database, number):
    with database.reading() as session:
        before = published_cards(session).index
    save(database, HARDER)
    with database.reading() as session:
        assert published_cards(session).index is before
