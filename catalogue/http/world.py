"""What a request needs of the running catalogue: its settings and its database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request

from catalogue import index_writing, snapshot
from catalogue.blob_place import blobs_of
from catalogue.blobs import Blobs
from catalogue.db import Database, Session
from catalogue.settings import Settings

NAME = "mgcards"
SHARED = "session_of_the_request"
"""Where a request that is one transaction keeps what gives its session."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class World:
    """The parts that live as long as the process."""

    settings: Settings
    database: Database

    @property
    def blobs(self) -> Blobs:
        """The files that are kept as evidence."""
        return blobs_of(self.settings)


def install(app: Flask, settings: Settings, database: Database) -> None:
    snapshot.keep_in(database, settings.index_dir)
    index_writing.complete(database)
    app.extensions[NAME] = World(settings, database)


def world() -> World:
    """The world of the application that answers this request."""
    found: World = current_app.extensions[NAME]
    return found


def public_address() -> str:
    """The address under which readers reach the catalogue: as set, or this machine's own.

    Whoever asks may name any other host, so that nothing printed must lead there.
    """
    is_own = urlsplit(request.host_url).hostname in LOOPBACK
    return world().settings.public_url or (request.host_url if is_own else "")


def transaction() -> AbstractContextManager[Session]:
    """A session that is committed at the end of the block, or rolled back when it raises; in a
    request that is one transaction, its session, which is committed with the answer."""
    shared: Callable[[], Session] | None = g.get(SHARED)
    return world().database.transaction() if shared is None else nullcontext(shared())


def reading() -> AbstractContextManager[Session]:
    """A session that sees one state of the database and refuses to write."""
    return world().database.reading()
