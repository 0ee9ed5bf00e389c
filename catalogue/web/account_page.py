"""The page of one's own account, with whatever was refused or just made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template

from cards.wording import Wording
from catalogue.db import Session
from catalogue.http.accounts import actor, own_account, own_token
from catalogue.http.world import reading
from catalogue.services import api_tokens, recovery_codes, sessions
from catalogue.services.accounts import Account
from catalogue.services.actor import ROLE_NAMES
from catalogue.services.api_tokens import SCOPE_NAMES, ApiToken, Scope
from catalogue.services.sessions import OwnSession
from catalogue.services.standing import is_bound, is_enrolled
from catalogue.web.devices import device_of
from catalogue.web.moments import moment

DAYS = (7, 30, 90, 365)
USUAL_DAYS = "90"


@dataclass(frozen=True, slots=True)
class ShownSession:
    """A session as its owner tells it from others; moments are texts in UTC."""

    key: str
    device: str
    address: str
    since: str
    seen: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class ShownFactor:
    """How it stands with the second factor; `codes_left` counts recovery codes."""

    is_set_up: bool
    is_bound: bool
    since: str
    codes_left: int


@dataclass(frozen=True, slots=True)
class ShownToken:
    """A token as its owner tells it from others; moments are texts in UTC."""

    id: int
    name: str
    prefix: str
    scopes: tuple[str, ...]
    until: str
    used: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """A scope that a new token may have."""

    key: str
    name: Wording
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class TokenForm:
    """What is typed for a new token, why it was refused, and the secret that was made."""

    name: str = ""
    scopes: tuple[str, ...] = ("read",)
    days: str = USUAL_DAYS
    refusal: str = ""
    secret: str = ""


def account_page(
    *, password_refusal: str = "", factor_refusal: str = "", token: TokenForm = TokenForm()
) -> str:
    """The whole page; each refusal stands beside the form that it is about."""
    with reading() as session:
        shown = _shown(session)
    return render_template(
        "pages/account.html",
        password_refusal=password_refusal,
        factor_refusal=factor_refusal,
        token=token,
        choices=_choices(token),
        days=DAYS,
        **shown,
    )


def _choices(token: TokenForm) -> list[ScopeChoice]:
    """The scopes that are good for something in the hands of this account."""
    useful = [key for key in SCOPE_NAMES if key is not Scope.REVIEW or actor().may_review]
    return [ScopeChoice(key, SCOPE_NAMES[key], key in token.scopes) for key in useful]


def _shown(session: Session) -> dict[str, Any]:
    account = own_account()
    return {
        "email": account.email,
        "role": ROLE_NAMES[actor().role],
        "factor": _shown_factor(account),
        "sessions": [
            _shown_session(entry) for entry in sessions.own_sessions(session, actor(), own_token())
        ],
        "tokens": [_shown_token(entry) for entry in api_tokens.own_tokens(session, actor())],
    }


def _shown_factor(account: Account) -> ShownFactor:
    return ShownFactor(
        is_set_up=is_enrolled(account),
        is_bound=is_bound(account),
        since=moment(account.totp_confirmed_at),
        codes_left=recovery_codes.left(account.recovery_codes),
    )


def _shown_session(own: OwnSession) -> ShownSession:
    found = own.signed_in
    return ShownSession(
        key=own.key,
        device=device_of(found.agent),
        address=found.address,
        since=moment(found.created_at),
        seen=moment(found.last_seen_at),
        is_this=own.is_this,
    )


def _shown_token(token: ApiToken) -> ShownToken:
    return ShownToken(
        id=token.id,
        name=token.name,
        prefix=token.prefix,
        scopes=token.scopes,
        until=moment(token.expires_at),
        used=moment(token.last_used_at),
        is_over=api_tokens.is_over(token),
    )
