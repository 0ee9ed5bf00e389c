"""When a session or a token was last in use: noted after the answer was sent, once a minute.

Whoever asks does not wait for it: on SQLite a note waits for whoever writes meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from flask import Flask, Response, g

from catalogue.db import Database, Session
from catalogue.http.world import world

EVERY_SECONDS = 60.0
MOST_REMEMBERED = 10_000

Note = Callable[[Session], None]


def install(app: Flask) -> None:
    app.after_request(_note_afterwards)


def in_use(key: str, note: Note) -> None:
    """Have `note` write down that what is called `key` is in use, once this request is answered."""
    g.setdefault("notes", []).append((key, note))


def _note_afterwards(response: Response) -> Response:
    database = world().database
    for key, note in g.pop("notes", []):
        if _is_due(database, key):
            response.call_on_close(partial(_write, database, note))
    return response


def _is_due(database: Database, key: str) -> bool:
    """Whether this process has not noted it within the last minute."""
    noted: dict[str, float] = database.memory.setdefault("last_seen", {})
    if len(noted) > MOST_REMEMBERED:
        noted.clear()
    this_moment = time.monotonic()
    is_due = this_moment - noted.get(key, -EVERY_SECONDS) >= EVERY_SECONDS
    if is_due:
        noted[key] = this_moment
    return is_due


def _write(database: Database, note: Note) -> None:
    with database.transaction() as session:
        note(session)
