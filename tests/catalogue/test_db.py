"""Transactions: all or nothing, referential, and never locked out."""

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from catalogue import schema_history
from catalogue.db import Database
from catalogue.models import CardRow, CounterRow, EnterpriseRow


def enterprise(code="ACME"):
    return EnterpriseRow(code=code, zh="某企业", kind="supplier")


def count(database, row):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(row))


def test_a_transaction_that_raises_leaves_nothing(database):
    def break_off():
        with database.transaction() as session:
            session.add(enterprise())
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert count(database, EnterpriseRow) == 0


def test_a_transaction_that_ends_is_kept(database):
    with database.transaction() as session:
        session.add(enterprise())
    assert count(database, EnterpriseRow) == 1


def test_a_card_needs_its_enterprise(database):
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.add(CardRow(number="MG-000001", enterprise_id=77))


def test_reading_refuses_to_write(database):
    with database.reading() as session:
        session.add(enterprise())
        with pytest.raises(DBAPIError):
            session.flush()
    assert count(database, EnterpriseRow) == 0


def test_reading_goes_on_while_another_writes(database):
    with database.transaction() as session:
        session.add(enterprise())
        session.flush()
        assert count(database, EnterpriseRow) == 0


def test_folder_and_file_of_a_new_database_are_their_owners_alone(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'var' / 'new.sqlite3'}")
    with database.transaction() as session:
        session.execute(select(1))
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "var").iterdir()]
    database.close()
    assert {0o600} == set(modes)
    assert 0o700 == stat.S_IMODE((tmp_path / "var").stat().st_mode)


def test_a_first_start_waits_for_another(tmp_path):
    path = tmp_path / "new.sqlite3"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    leaving = threading.Timer(0.2, other.close)
    leaving.start()
    waiting = Database(f"sqlite:///{path}")
    with waiting.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
    leaving.join()
    waiting.close()


def test_a_start_does_not_wait_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr("catalogue.db.BUSY_TIMEOUT_SECONDS", 0.1)
    path = tmp_path / "new.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = Database(f"sqlite:///{path}")
    with pytest.raises(DBAPIError, match="locked"), waiting.reading() as session:
        session.connection()
    other.close()
    waiting.close()


def test_moments_come_back_in_utc(database):
    with database.transaction() as session:
        session.add(enterprise())
    with database.reading() as session:
        moment = session.scalar(select(EnterpriseRow.created_at))
    assert moment.utcoffset().total_seconds() == 0


def test_many_writers_that_read_first_all_come_through(database):
    with database.transaction() as session:
        session.add(CounterRow(name="turns"))

    def add_ten():
        for _ in range(10):
            with database.transaction() as session:
                row = session.scalars(select(CounterRow).with_for_update()).one()
                row.value += 1

    writers = [threading.Thread(target=add_ten) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.reading() as session:
        assert session.scalar(select(CounterRow.value)) == 80


def test_the_state_of_the_tables_is_known_while_another_writes(database):
    with ThreadPoolExecutor() as pool, database.transaction() as session:
        session.execute(text("UPDATE counter SET value = value"))
        assert pool.submit(schema_history.is_current, database).result(timeout=20)
