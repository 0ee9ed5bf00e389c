"""Loading the literature catalogue: through the real services, once, and only what changed."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from catalogue import index_writing
from catalogue.demo import load, loader
from catalogue.demo.documents import literature_cards
from catalogue.demo.loader import Change
from catalogue.services import drafts, enterprises, scenarios
from catalogue.services.actor import SYSTEM
from catalogue.services.enterprises import LITERATURE
from catalogue.store import cards as store
from catalogue.store import marks

SOME = ("am60b-f-hpdc", "az91d-f-hpdc", "k1a-f-sand")
COUNT = sum(1 for _ in literature_cards())


@pytest.fixture
def few(monkeypatch):
    """Only a few cards; a test may change their documents."""
    documents = {card.key: card for card in literature_cards() if card.key in SOME}
    monkeypatch.setattr(loader, "literature_cards", lambda: iter(documents.values()))
    return documents


def load_once(database):
    with database.transaction() as session:
        return load(session)


def last_publication(database):
    with database.reading() as session:
        return marks.newest(session)[1]


def published(database):
    with database.reading() as session:
        code = enterprises.get_enterprise(session, LITERATURE).id
        return {view.key: view for view in store.newest_of_enterprise(session, code)}


def test_the_whole_catalogue_is_published_by_the_editors_and_loading_twice_changes_none(
    database,
):
    loaded = load_once(database)
    before, sequence = published(database), last_publication(database)

    assert {Change.ADDED: COUNT} == loaded.cards
    assert COUNT == sequence
    assert {"文献数据（编辑部整理）"} == {view.enterprise.name.zh for view in before.values()}

    again = load_once(database)

    assert {Change.UNCHANGED: COUNT} == again.cards
    assert before == published(database)
    assert sequence == last_publication(database)


@pytest.mark.usefixtures("few")
def test_only_the_editors_publish(database):
    load_once(database)

    with database.reading() as session:
        codes = [enterprise.code for enterprise in enterprises.list_enterprises(session)]

    assert [LITERATURE] == codes


def test_changed_data_become_a_new_revision(database, few):
    load_once(database)
    card = few["k1a-f-sand"]
    few["k1a-f-sand"] = replace(card, document={**card.document, "temper": "as cast"})

    again = load_once(database)

    assert {Change.UNCHANGED: 2, Change.REVISED: 1} == again.cards
    assert 2 == published(database)["k1a-f-sand"].n


def test_a_card_that_was_withdrawn_stays_withdrawn(database, few):
    load_once(database)
    with database.transaction() as session:
        drafts.withdraw(session, SYSTEM, published(database)["k1a-f-sand"].number, "wrong")

    assert {Change.UNCHANGED: 2, Change.LEFT_ALONE: 1} == load_once(database).cards


def test_the_shipped_scenarios_are_loaded_once(database, few):
    assert {Change.ADDED: 29} == load_once(database).scenarios
    assert {Change.UNCHANGED: 29} == load_once(database).scenarios


def test_a_changed_scenario_becomes_a_new_version(database, few, monkeypatch):
    load_once(database)
    first, *others = loader.shipped_scenarios()
    changed = replace(first, materials="AM60B")
    monkeypatch.setattr(loader, "shipped_scenarios", lambda: iter([changed, *others]))

    assert {Change.UNCHANGED: 28, Change.REVISED: 1} == load_once(database).scenarios
    with database.reading() as session:
        assert "AM60B" == scenarios.get_scenario(session, first.key).materials


def test_a_scenario_that_a_reviewer_changed_is_left_alone(database, few, people):
    load_once(database)
    with database.transaction() as session:
        seat = scenarios.get_scenario(session, "seat-frame")
        changed = replace(seat, materials="AM50A")
        scenarios.save_scenario(session, people.reviewer, changed)

    assert {Change.UNCHANGED: 28, Change.LEFT_ALONE: 1} == load_once(database).scenarios
    with database.reading() as session:
        assert "AM50A" == scenarios.get_scenario(session, "seat-frame").materials


def test_a_scenario_that_a_reviewer_took_out_of_use_stays_so(database, few, people):
    load_once(database)
    with database.transaction() as session:
        scenarios.retire_scenario(session, people.reviewer, "seat-frame")

    assert {Change.UNCHANGED: 28, Change.LEFT_ALONE: 1} == load_once(database).scenarios
    with database.reading() as session:
        assert "seat-frame" not in scenarios.scenario_versions(session)


def test_several_first_starts_load_once(database, few):
    """On an empty catalogue, after each has completed the index."""
    with database.transaction() as session:
        marks.forget(session)

    def start(_):
        index_writing.complete(database)
        return load_once(database).cards

    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(start, range(3)))
    assert sum(found, Counter()) == {Change.ADDED: len(SOME), Change.UNCHANGED: 2 * len(SOME)}
