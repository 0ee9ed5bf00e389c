"""The sessions of the account that calls, on the pages."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue

from catalogue.api.auth import needs, the_account
from catalogue.api.paging import PageSchema, page_of
from catalogue.api.representations import moment
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import sessions
from catalogue.services.api_tokens import Scope
from catalogue.services.sessions import OwnSession

blueprint = Blueprint("api-sessions", __name__, description="Where you are signed in")

NO_TOKEN = ""
"""Nobody asks here out of a session."""


@blueprint.get("/me/sessions")
@needs(Scope.MANAGE)
@blueprint.arguments(PageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "your sessions, the newest first"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = sessions.own_sessions(session, the_account(), NO_TOKEN)
    shown, more = page_of(found, query, _turn, is_newest_first=True)
    return {"sessions": [session_of(entry) for entry in shown]}, more


@blueprint.delete("/me/sessions/<key>")
@needs(Scope.MANAGE)
@blueprint.doc(responses={"204": {"description": "ended, wherever its cookie was copied to"}})
def end(key: str) -> ResponseReturnValue:
    with transaction() as session:
        sessions.end_one(session, the_account(), key)
    return "", 204


def session_of(own: OwnSession) -> dict[str, Any]:
    """One of your sessions, without its secret."""
    found = own.signed_in
    return {
        "id": own.key,
        "address": found.address,
        "agent": found.agent,
        "created_at": moment(found.created_at),
        "last_seen_at": moment(found.last_seen_at),
        "expires_at": moment(found.expires_at),
        "second_factor_at": moment(found.second_factor_at),
        "url": f"/api/v1/me/sessions/{own.key}",
    }


def _turn(own: OwnSession) -> str:
    """The place in the list, in text that is ordered as the list is."""
    return f"{own.signed_in.created_at:%Y%m%dT%H%M%S.%f}-{own.key}"
