"""The account that calls, and its tokens."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.auth import needs, the_account, the_token
from catalogue.api.paging import NumberedPageSchema, page_of
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import api_tokens
from catalogue.services.api_tokens import LONGEST_NAME, MOST_DAYS, Scope
from catalogue.services.enterprises import own_enterprise
from catalogue.store.api_tokens import ApiToken

blueprint = Blueprint("api-account", __name__, description="Your account and its API tokens")

USUAL_DAYS = 90
MADE = "the new token; `token` is shown this once"
ME = "who you are, and what the token that you send allows"


class NewTokenSchema(Schema):
    """A token to be made: not more, and not for longer, than the one that asks for it."""

    name = fields.String(required=True, validate=validate.Length(1, LONGEST_NAME))
    scopes = fields.List(
        fields.String(validate=validate.OneOf([scope.value for scope in Scope])),
        required=True,
        validate=validate.Length(1, len(Scope)),
    )
    days = fields.Integer(load_default=USUAL_DAYS, validate=validate.Range(1, MOST_DAYS))


@blueprint.get("/me")
@needs()
@blueprint.doc(responses={"200": {"description": ME}})
def me() -> ResponseReturnValue:
    actor, token = the_account(), the_token()
    with reading() as session:
        own = own_enterprise(session, actor)
    return {
        "email": actor.email,
        "role": actor.role.value,
        "enterprise": own.code if own else None,
        "enterprise_role": actor.enterprise_role and actor.enterprise_role.value,
        "token": token and _described(token),
    }


@blueprint.get("/tokens")
@needs(Scope.MANAGE)
@blueprint.arguments(NumberedPageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "your tokens, the newest first"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = api_tokens.own_tokens(session, the_account())
    shown, more = page_of(found, query, lambda token: token.id, is_newest_first=True)
    return {"tokens": [_described(token) for token in shown]}, more


@blueprint.post("/tokens", is_shown_once=True)
@needs(Scope.MANAGE)
@blueprint.arguments(NewTokenSchema)
@blueprint.doc(responses={"201": {"description": MADE}})
def create(body: dict[str, Any]) -> ResponseReturnValue:
    own = the_token()
    with transaction() as session:
        made = api_tokens.create(
            session,
            the_account(),
            body["name"],
            body["scopes"],
            body["days"],
            own.expires_at if own else None,
        )
    headers = {"Location": url_for("api-account.index")}
    return {**_described(made.token), "token": made.secret}, 201, headers


@blueprint.delete("/tokens/<int:token_id>")
@needs(Scope.MANAGE)
@blueprint.doc(responses={"204": {"description": "revoked"}})
def revoke(token_id: int) -> ResponseReturnValue:
    with transaction() as session:
        api_tokens.revoke(session, the_account(), token_id)
    return "", 204


def _described(token: ApiToken) -> dict[str, Any]:
    used = token.last_used_at
    return {
        "id": token.id,
        "name": token.name,
        "prefix": token.prefix,
        "scopes": list(token.scopes),
        "created_at": token.created_at.isoformat(),
        "expires_at": token.expires_at.isoformat(),
        "last_used_at": used.isoformat() if used else None,
    }
