"""How often one address, and one account, may try what is worth guessing."""

from __future__ import annotations

import hashlib

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse_many
from werkzeug.exceptions import TooManyRequests

from catalogue.http.world import reading
from catalogue.services.accounts import authenticate
from catalogue.services.actor import Actor
from catalogue.services.errors import SignInRefused

GUESSES = tuple(parse_many("10 per minute; 60 per hour"))
"""Wrong passwords, by pages and interface together: of one address, and for one account."""

limiter = Limiter(get_remote_address, storage_uri="memory://")


def install(app: Flask) -> None:
    limiter.init_app(app)


def known_by_password(email: str, password: str) -> Actor:
    """Who that address and password belong to; only what is wrong counts.

    Raises SignInRefused, or TooManyRequests after too many of those.
    """
    guessers = _guessers(email)
    _refuse_guessers(guessers)
    try:
        with reading() as session:
            return authenticate(session, email, password)
    except SignInRefused:
        _count(guessers)
        raise


def _guessers(email: str) -> tuple[tuple[str, str], ...]:
    account = hashlib.sha256(email.strip().casefold().encode("utf-8", "replace")).hexdigest()
    return ("guesses-from", get_remote_address()), ("guesses-at", account)


def _refuse_guessers(guessers: tuple[tuple[str, str], ...]) -> None:
    tested = ((rate, guesser) for rate in GUESSES for guesser in guessers)
    if limiter.enabled and not all(limiter.limiter.test(rate, *who) for rate, who in tested):
        raise TooManyRequests


def _count(guessers: tuple[tuple[str, str], ...]) -> None:
    if limiter.enabled:
        for rate in GUESSES:
            for guesser in guessers:
                limiter.limiter.hit(rate, *guesser)
