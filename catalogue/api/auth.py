"""Who calls: HTTP Basic over the same accounts; cookies of the pages mean nothing here."""

from __future__ import annotations

from dataclasses import replace

from flask import g, request

from catalogue.http.accounts import origin
from catalogue.http.limits import known_by_password
from catalogue.http.refusals import NotSignedIn
from catalogue.services.actor import VISITOR, Actor


def caller() -> Actor:
    """The account that the request names, or a visitor. Raises SignInRefused."""
    if "caller" not in g:
        g.caller = replace(_named(), origin=origin())
    found: Actor = g.caller
    return found


def the_account() -> Actor:
    """The account that the request names. Raises NotSignedIn or SignInRefused."""
    if caller().is_visitor:
        raise NotSignedIn
    return caller()


def _named() -> Actor:
    named = request.authorization
    if named is None or named.type != "basic":
        return VISITOR
    return known_by_password(named.username or "", named.password or "")
