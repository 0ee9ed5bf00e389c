"""How often one address, and one account, may try what is worth guessing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits import parse_many
from werkzeug.exceptions import TooManyRequests

from catalogue.http.world import reading
from catalogue.services.accounts import Account, account_by_password
from catalogue.services.errors import SignInRefused

GUESSES = tuple(parse_many("10 per minute; 60 per hour"))
"""Wrong passwords, by pages and interface together: of one address, and for one account."""

LETTERS = tuple(parse_many("5 per hour; 15 per day"))
"""Registrations under one e-mail address: each may write to whoever owns it."""

limiter = Limiter(get_remote_address, storage_uri="memory://")


def install(app: Flask) -> None:
    limiter.init_app(app)


def known_by_password(email: str, password: str) -> Account:
    """The account that the address and the password belong to; only what is wrong counts.

    Raises SignInRefused, or TooManyRequests after too many of those.
    """
    guessers = _guessers(email)
    _refuse_guessers(guessers)
    try:
        with reading() as session:
            return account_by_password(session, email, password)
    except SignInRefused:
        _count(guessers)
        raise


def is_password_of(email: str, password: str) -> bool:
    """Whether that is the password of that account; only what is wrong counts.

    Raises TooManyRequests after too many of those.
    """
    try:
        known_by_password(email, password)
    except SignInRefused:
        return False
    return True


def code_is_right(account: Account, check: Callable[[], bool]) -> bool:
    """Whether `check` finds the code of that account right; only what is wrong counts.

    Raises TooManyRequests after too many of those.
    """
    guessers = ("guesses-from", get_remote_address()), ("codes-at", str(account.id))
    _refuse_guessers(guessers)
    is_right = check()
    if not is_right:
        _count(guessers)
    return is_right


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


def limit_letters(email: str) -> None:
    """Count a registration under that address, known or not. Raises TooManyRequests."""
    _, (_, owner) = _guessers(email)
    if limiter.enabled and not all(
        limiter.limiter.hit(rate, "letters-to", owner) for rate in LETTERS
    ):
        raise TooManyRequests
