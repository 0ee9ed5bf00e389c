"""Who calls: a token of an account, or its address and password by HTTP Basic.

Cookies of the pages mean nothing here. Every operation that needs an account says by `needs` which
scope a token must have for it; one that does not say so asks `the_account`, and a token needs the
scope to read for what reads and the one to write for the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from typing import ParamSpec

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_smorest import Blueprint

from catalogue.http import last_seen
from catalogue.http.accounts import origin
from catalogue.http.limits import known_by_password
from catalogue.http.refusals import NotSignedIn
from catalogue.http.world import reading
from catalogue.services import api_tokens
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.api_tokens import ApiToken, Scope
from catalogue.services.sign_in_errors import ScopeMissing, SecondFactorNeeded
from catalogue.services.standing import actor_of, needs_second_factor

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]

READS = ("GET", "HEAD", "OPTIONS")
SCHEMES = {
    "basic": {
        "type": "http",
        "scheme": "basic",
        "description": "address and password of an account without a second factor",
    },
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "an API token, made on the account page; the roles listed with an "
        "operation are the scopes that it needs",
    },
}
KNOWN_OR_NOT: list[dict[str, list[str]]] = [{}, {"basic": []}, {"bearer": [Scope.READ.value]}]
"""The security of an operation that everybody may ask, and that tells some people more."""


def caller() -> Actor:
    """The account that the request names, or a visitor.

    A token without the scope to read sees what everybody sees. Raises SignInRefused, TokenRefused
    or SecondFactorNeeded.
    """
    found = _named()
    is_blind = found.scopes is not None and Scope.READ not in found.scopes
    if is_blind and not g.get("is_allowed", False):
        return replace(VISITOR, origin=found.origin)
    return found


def the_account() -> Actor:
    """The account that the request names.

    Raises NotSignedIn, ScopeMissing, SignInRefused, TokenRefused or SecondFactorNeeded.
    """
    if not g.get("is_allowed", False):
        _allow(Scope.READ if request.method in READS else Scope.WRITE)
    return _named()


def the_token() -> ApiToken | None:
    """The token by which the request names an account, if it does so by one."""
    _named()
    found: ApiToken | None = g.get("api_token")
    return found


def needs(scope: Scope | None = None) -> Callable[[View[P]], View[P]]:
    """The operation takes an account; by a token, one with that scope, or with any.

    Put it right under the line with the address, so that who asks is known before what is asked.
    """
    roles = [scope.value] if scope else []

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            _allow(scope)
            return view(*args, **kwargs)

        described: View[P] = Blueprint.doc(security=[{"basic": []}, {"bearer": roles}])(guarded)
        return described

    return guard


def _allow(scope: Scope | None) -> None:
    named = _named()
    if named.is_visitor:
        raise NotSignedIn
    if scope is not None and named.scopes is not None and scope not in named.scopes:
        raise ScopeMissing(scope)
    g.is_allowed = True


def _named() -> Actor:
    if "caller" not in g:
        g.caller = replace(_found(), origin=origin())
    found: Actor = g.caller
    return found


def _found() -> Actor:
    named = request.authorization
    if named is not None and named.type == "bearer":
        return _of_token(named.token or "")
    if named is not None and named.type == "basic":
        return _of_password(named.username or "", named.password or "")
    return VISITOR


def _of_token(secret: str) -> Actor:
    with reading() as session:
        token, found = api_tokens.who(session, secret)
    g.api_token = token
    if api_tokens.is_to_be_noted(token):
        last_seen.in_use(f"token {token.id}", partial(api_tokens.note, token=token))
    return found


def _of_password(email: str, password: str) -> Actor:
    account = known_by_password(email, password)
    if needs_second_factor(account):
        raise SecondFactorNeeded
    return actor_of(account)
