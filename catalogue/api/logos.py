"""Logos of enterprises: brought and taken away."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from catalogue.api import conditional, enterprises
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.resource import Blueprint
from catalogue.evidence.inspection import LARGEST_LOGO
from catalogue.evidence.receiving import receive_logo
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import logos
from catalogue.services.api_tokens import Scope
from catalogue.services.enterprise_records import lock_to_keep, version_of

BINARY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
PICTURE_BODY = {"required": True, "content": {"image/png": BINARY, "image/jpeg": BINARY}}

blueprint = Blueprint("api-logos", __name__, description="Logos of enterprises")


@blueprint.put("/enterprises/<code>/logo")
@needs(Scope.MANAGE)
@limiter.limit("30 per hour")
@blueprint.doc(
    requestBody=PICTURE_BODY,
    parameters=[IF_MATCH],
    responses={"200": {"description": "the record; the picture was drawn anew as a small PNG"}},
)
def put(code: str) -> ResponseReturnValue:
    actor = the_account()
    with reading() as session:
        logos.require_keeper(session, actor, code)
    picture = receive_logo(world().blobs, request.stream.read(LARGEST_LOGO + 1))
    with transaction() as session:
        conditional.require_etag(version_of(lock_to_keep(session, actor, code)))
        kept = logos.put_logo(session, actor, code, picture.sha256, picture.size)
    return enterprises.answer(kept, is_own=True)


@blueprint.delete("/enterprises/<code>/logo")
@needs(Scope.MANAGE)
@blueprint.doc(parameters=[IF_MATCH], responses={"204": {"description": "it has none now"}})
def remove(code: str) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        conditional.require_etag(version_of(lock_to_keep(session, actor, code)))
        logos.remove_logo(session, actor, code)
    return "", 204
