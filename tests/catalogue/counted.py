"""Counts what is asked of a database."""

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def counted(database):
    """The statements that are sent to `database` meanwhile."""
    sent = []

    def note(connection, cursor, statement, *rest):
        sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
