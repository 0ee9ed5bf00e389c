"""Who is asking: the actor of a request, found by the token in the signed cookie.

Flask-Security was put aside for this: its datastore keeps a database session of its own and
commits it, beside `transaction()`, the only place that commits; on SQLite the two writers of
one request would wait for each other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec

from flask import g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from catalogue.http.world import reading, transaction
from catalogue.services import sessions
from catalogue.services.actor import VISITOR, Actor, Origin

P = ParamSpec("P")
TOKEN = "token"


def actor() -> Actor:
    """Who signed in, or a visitor."""
    if "actor" not in g:
        g.actor = replace(_find(session.get(TOKEN, "")), origin=origin())
    found: Actor = g.actor
    return found


def origin() -> Origin:
    """By which way, and from which address, this request comes."""
    via = "api" if request.path.startswith("/api/") else "web"
    return Origin(via, request.remote_addr or "")


def _find(token: str) -> Actor:
    if not token:
        return VISITOR
    with reading() as database_session:
        return sessions.who(database_session, token)


def sign_in(who: Actor) -> None:
    """Begin a session in a fresh cookie, so that one planted before is worth nothing."""
    session.clear()
    with transaction() as database_session:
        session[TOKEN] = sessions.begin(database_session, who)
    session.permanent = True


def sign_out() -> None:
    with transaction() as database_session:
        sessions.end(database_session, session.get(TOKEN, ""))
    session.clear()


def signed_in(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Send whoever has not signed in to the sign-in page, and back here afterwards."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if actor().is_visitor:
            back = request.full_path.rstrip("?") if request.method == "GET" else None
            return redirect(url_for("account.sign_in", next=back))
        return view(*args, **kwargs)

    return guarded
