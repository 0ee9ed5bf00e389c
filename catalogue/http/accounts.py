"""Who is asking: the actor of a request, found by the token in the signed cookie.

Flask-Security was put aside for this, and looked at again when the second factor came: its
datastore keeps a database session of its own and commits it, beside `transaction()`, the only place
that commits, so that an act and its record could part; its roles, its pages and its tokens would
have been replaced by ours one by one (codes that are never taken twice, sessions that are worth
nothing before the code, scopes, two languages). What is hard in it is done by the libraries that it
uses as well: argon2-cffi, pyotp and segno.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import ParamSpec

from flask import g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from catalogue.db import Session
from catalogue.http import last_seen
from catalogue.http.refusals import NotSignedIn
from catalogue.http.world import reading, transaction
from catalogue.services import sessions
from catalogue.services.accounts import Account, get_account
from catalogue.services.actor import VISITOR, Actor, Origin
from catalogue.services.sessions import Found
from catalogue.services.standing import actor_of, needs_second_factor

P = ParamSpec("P")
TOKEN = "token"


def actor() -> Actor:
    """Who signed in with all that it takes, or a visitor."""
    if "actor" not in g:
        found = standing()
        whole = actor_of(found.account) if found and found.is_whole else VISITOR
        g.actor = replace(whole, origin=origin())
    acting: Actor = g.actor
    return acting


def standing() -> Found | None:
    """The session of the cookie with its account, also when a code is still wanted of it."""
    if "standing" not in g:
        g.standing = _find(session.get(TOKEN, ""))
    found: Found | None = g.standing
    return found


def half_signed_in() -> Account | None:
    """The account whose password was given, and whose code was not."""
    found = standing()
    return found.account if found and not found.is_whole else None


def own_account() -> Account:
    """The account of who signed in, at least with a password. Raises NotSignedIn."""
    found = standing()
    if found is None:
        raise NotSignedIn
    return found.account


def own_actor() -> Actor:
    """The account of who signed in, at least with a password, as one who acts on itself."""
    return replace(actor_of(own_account()), origin=origin())


def own_token() -> str:
    """The token of this session."""
    return str(session.get(TOKEN, ""))


def origin() -> Origin:
    """By which way, and from which address, this request comes."""
    via = "api" if request.path.startswith("/api/") else "web"
    return Origin(via, request.remote_addr or "")


def _find(token: str) -> Found | None:
    if not token:
        return None
    with reading() as database_session:
        found = sessions.find(database_session, token)
    if found and sessions.is_to_be_noted(found):
        last_seen.in_use(found.signed_in.token_hash, partial(sessions.note, found=found))
    return found


def sign_in(who: Actor) -> None:
    """Begin a session in a fresh cookie, so that one planted before is worth nothing.

    Where the account needs a second factor, the session is worth nothing yet.
    """
    with transaction() as database_session:
        account = get_account(database_session, who.user_id or 0)
        token = sessions.begin(
            database_session,
            replace(who, origin=origin()),
            request.user_agent.string,
            is_half=needs_second_factor(account),
        )
    _keep(token)


def prove(database_session: Session) -> None:
    """Let the session be worth what the account is, now that the code was right.

    The cookie is a fresh one: a copy of the one before stays worth nothing.
    """
    agent = request.user_agent.string
    _keep(sessions.prove(database_session, own_actor(), own_token(), agent))


def sign_out() -> None:
    with transaction() as database_session:
        sessions.end(database_session, own_token())
    session.clear()


def _keep(token: str) -> None:
    session.clear()
    session[TOKEN] = token
    session.permanent = True
    g.pop("actor", None)
    g.pop("standing", None)


def signed_in(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Send whoever has not signed in to the sign-in page, and back here afterwards."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if actor().is_visitor:
            back = request.full_path.rstrip("?") if request.method == "GET" else None
            return redirect(url_for("account.sign_in", next=back))
        return view(*args, **kwargs)

    return guarded
