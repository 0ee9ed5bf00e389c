"""Lists of all cards: by number, a page at a time, counted without reading them."""

import pytest

from catalogue.services import drafts, overview
from catalogue.services.actor import SYSTEM
from catalogue.services.card_sets import SetChoice, describe
from catalogue.services.errors import CardNotFound, InputRefused, NoChoice
from catalogue.services.listing import listing
from catalogue.services.scenarios import save_scenario
from catalogue.store import holdings, marks
from tests.catalogue.counted import counted
from tests.catalogue.people import document, proof_strength, published, value
from tests.catalogue.site import SEAT


def five_cards(session, people):
    for place in range(5):
        density = value("density", f"1.7{place}", "g/cm³")
        family = f"Mg-{place % 2}"
        published(session, people, document("AM60B", density, proof_strength(), family=family))
    save_scenario(session, SYSTEM, SEAT)


@pytest.fixture(params=["index", "database"])
def catalogue(request, database, people, stock):
    """Five cards, with the index and without it."""
    stock(five_cards, people)
    if request.param == "database":
        with database.transaction() as session:
            marks.forget(session)
    return database


def numbers(ranking, most):
    return [match.number for match in ranking.take(most)]


def test_pages_go_on_behind_a_number(catalogue):
    with catalogue.reading() as session:
        first = listing(session, 2)
        assert numbers(first, 2) == ["MG-000001", "MG-000002"]
        assert (first.total, first.last_of(2).number) == (5, "MG-000002")
        rest = listing(session, 5, "MG-000002")
        assert numbers(rest, 5) == ["MG-000003", "MG-000004", "MG-000005"]
        assert rest.last_of(5) is None
        assert numbers(listing(session, 5, "MG-0000025"), 5)[0] == "MG-000003"


def test_facets_and_words_narrow_it(catalogue):
    with catalogue.reading() as session:
        assert listing(session, 5, chosen={"family": "Mg-0"}).total == 3
        assert listing(session, 5, words=("none",)).total == 0
        assert listing(session, 5, chosen={"enterprise": "OTHER"}).total == 0


def test_what_is_published_is_counted(database, people):
    with database.transaction() as session:
        gone = published(session, people, document("AZ31B"))
        strong = published(session, people, document("AM60B", proof_strength()))
        last = published(session, people, document("AZ91D", value("density", "1.8", "g/cm³")))
        drafts.create_draft(session, people.supplier, "ACME", document("AE44"))
    with database.reading() as session:
        before = overview.overview(session)
    with database.transaction() as session:
        drafts.withdraw(session, people.supplier, gone.number, "old")
    with database.reading() as session:
        found = overview.overview(session)
        with counted(database) as sent:
            assert overview.overview(session) == found
    assert (before.cards, before.enterprises, before.values) == (3, 1, 3)
    assert (found.cards, found.enterprises, found.values) == (2, 1, 2)
    assert [entry.number for entry in found.newest] == [last.number, strong.number]
    assert not [statement for statement in sent if "value_row" in statement]


def test_an_empty_catalogue_counts_nothing(database):
    with database.reading() as session:
        assert overview.overview(session).cards == 0
        assert holdings.newest(session, 8) == []


def chosen(database, **choice):
    with database.reading() as session:
        wish = describe(session, SetChoice(**choice), "zh")
    return [number for number, *_ in wish["cards"]], wish["of"]


def test_a_set_takes_the_best_of_a_scenario_and_says_of_how_many(catalogue):
    assert chosen(catalogue, scenario="seat-frame", most=2) == (["MG-000001", "MG-000002"], 5)
    assert len(chosen(catalogue, scenario="seat-frame", most=900)[0]) == 5


def test_a_set_of_an_enterprise_a_list_or_all(catalogue):
    every = [f"MG-00000{place}" for place in range(1, 6)]
    assert chosen(catalogue) == chosen(catalogue, enterprise="ACME") == (every, 5)
    assert chosen(catalogue, cards=("MG-000004", "MG-000002", "MG-000004")) == (
        ["MG-000004", "MG-000002"],
        2,
    )
    with pytest.raises(NoChoice):
        chosen(catalogue, enterprise="OTHER")
    with pytest.raises(CardNotFound):
        chosen(catalogue, cards=("MG-000009",))


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"enterprise": "ACME"},
        {"scenario": "seat-frame", "most": 4},
        {"cards": ("MG-000001", "MG-000002", "MG-000003", "MG-000004")},
    ],
)
def test_too_large_a_set_is_refused_before_a_card_is_read(catalogue, choice, monkeypatch):
    monkeypatch.setattr("catalogue.services.card_sets.MOST_CARDS", 3)
    with counted(catalogue) as sent, pytest.raises(InputRefused):
        chosen(catalogue, **choice)
    assert not [statement for statement in sent if "revision.document" in statement]
