"""The drafts resource: what an enterprise works on, and throwing a draft away."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import fields

from catalogue.api import conditional
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.paging import PageSchema, page_of
from catalogue.api.representations import revision_of
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import drafts
from catalogue.services.api_tokens import Scope
from catalogue.services.desk import code_to_read_of

blueprint = Blueprint("api-drafts", __name__, description="What an enterprise works on")


class DraftsQuery(PageSchema):
    """Whose cards."""

    enterprise = fields.String(load_default="", metadata={"description": "by default your own"})


@blueprint.get("/drafts")
@needs(Scope.READ)
@blueprint.arguments(DraftsQuery, location="query")
@blueprint.doc(responses={"200": {"description": "the newest revision of every card, by number"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    actor = the_account()
    with reading() as session:
        code = code_to_read_of(session, actor, query["enterprise"])
        found = drafts.list_drafts(session, actor, code)
    shown, more = page_of(found, query, lambda entry: entry.number)
    return {"revisions": [revision_of(entry) for entry in shown]}, more


@blueprint.delete("/cards/<number>")
@needs(Scope.WRITE)
@blueprint.doc(
    parameters=[IF_MATCH],
    responses={"204": {"description": "gone; what was published stays as it is"}},
)
def discard(number: str) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        expected = conditional.require_match(drafts.take_up(session, actor, number))
        drafts.discard(session, actor, number, expected)
    return "", 204
