"""The migrations lead to the models, and back to nothing, on both databases."""

import pytest
from sqlalchemy import inspect

from catalogue import schema_history
from catalogue.db import Database


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


def test_a_missing_table_is_a_disagreement(database):
    assert schema_history.disagreements(database)


def test_names_of_migration_files_tell_their_order():
    names = [path.stem for path in (schema_history.MIGRATIONS / "versions").glob("*.py")]
    assert all(len(name.split("_")[0]) == 8 and name.split("_")[1].isdigit() for name in names)
