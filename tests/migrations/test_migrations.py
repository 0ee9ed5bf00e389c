"""The migrations lead to the models, and back to nothing, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect, text

from catalogue import schema_history
from catalogue.db import Database
from catalogue.index_check import verify
from catalogue.published import published_cards
from tests.catalogue.people import arrive, document, proof_strength, published


@pytest.fixture
def database(database_url):
    database = Database(database_url)
    yield database
    database.close()


def tables(database):
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_models_and_migrations_agree(database):
    schema_history.upgrade(database)
    assert schema_history.disagreements(database) == []
    assert schema_history.is_current(database)


def test_every_migration_can_be_taken_back(database):
    schema_history.upgrade(database)
    schema_history.downgrade(database, "base")
    assert tables(database) == set()
    assert not schema_history.is_current(database)
    schema_history.upgrade(database)
    assert schema_history.disagreements(database) == []


def test_published_cards_come_through_every_migration(database):
    schema_history.upgrade(database)
    with database.transaction() as session:
        published(session, arrive(session), document("AM60B", proof_strength(), temper="F"))
    schema_history.downgrade(database, "0001")

    schema_history.upgrade(database)

    assert schema_history.disagreements(database) == []
    report = verify(database, questions=5, seed=1)
    assert report.is_well and report.cards == 1
    with database.reading() as session:
        assert published_cards(session).cards["MG-000001"].card.temper == "F"


def test_a_missing_table_is_a_disagreement(database):
    assert schema_history.disagreements(database)


def test_names_of_migration_files_tell_their_order():
    names = [path.stem for path in (schema_history.MIGRATIONS / "versions").glob("*.py")]
    assert all(len(name.split("_")[0]) == 8 and name.split("_")[1].isdigit() for name in names)


def test_an_upgrade_waits_for_another(postgresql_url):
    database = Database(postgresql_url)
    with ThreadPoolExecutor(1) as pool:
        with database.engine.begin() as other:
            other.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": schema_history.UPGRADING})
            upgrading = pool.submit(schema_history.upgrade, database)
            with pytest.raises(TimeoutError):
                upgrading.result(0.5)
        upgrading.result()
    assert schema_history.is_current(database)
    database.close()
