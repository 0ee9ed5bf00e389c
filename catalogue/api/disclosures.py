"""Confidential values: asking for them, and answering."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.auth import needs, the_account
from catalogue.api.paging import NumberedPageSchema, next_link
from catalogue.api.representations import moment
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import disclosures
from catalogue.services.api_tokens import Scope
from catalogue.store.disclosures import Disclosure

blueprint = Blueprint(
    "api-disclosures", __name__, description="Values that an enterprise shows on request"
)


class ReasonSchema(Schema):
    """What the values are needed for."""

    reason = fields.String(required=True, validate=validate.Length(min=1, max=2000))


@blueprint.post("/cards/<number>/disclosures")
@needs(Scope.WRITE)
@blueprint.arguments(ReasonSchema)
@blueprint.doc(responses={"201": {"description": "the request, which its enterprise answers"}})
def ask(body: dict[str, Any], number: str) -> ResponseReturnValue:
    with transaction() as session:
        wish = disclosures.ask(session, the_account(), number, body["reason"])
    return disclosure_of(wish), 201


@blueprint.get("/disclosures")
@needs(Scope.READ)
@blueprint.arguments(NumberedPageSchema, location="query")
@blueprint.doc(
    responses={
        "200": {"description": "what others ask of you: what is open first, then the newest"}
    }
)
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        page = disclosures.wishes(session, the_account(), query["after"], query["limit"])
    last = None if page.next_after is None else str(page.next_after)
    shown = [disclosure_of(wish) for wish in page.entries]
    return {"disclosures": shown}, next_link(last, query["limit"])


@blueprint.post("/disclosures/<int:wish_id>/grant")
@needs(Scope.MANAGE)
@blueprint.doc(responses={"200": {"description": "granted"}})
def grant(wish_id: int) -> ResponseReturnValue:
    return _decided(wish_id, is_granted=True)


@blueprint.post("/disclosures/<int:wish_id>/refuse")
@needs(Scope.MANAGE)
@blueprint.doc(responses={"200": {"description": "refused, or taken back"}})
def refuse(wish_id: int) -> ResponseReturnValue:
    return _decided(wish_id, is_granted=False)


def _decided(wish_id: int, *, is_granted: bool) -> ResponseReturnValue:
    with transaction() as session:
        wish = disclosures.decide(session, the_account(), wish_id, is_granted=is_granted)
    return disclosure_of(wish)


def disclosure_of(wish: Disclosure) -> dict[str, Any]:
    """A request with the one who asks and what became of it."""
    return {
        "id": wish.id,
        "number": wish.number,
        "email": wish.email,
        "name": wish.name,
        "company": wish.company,
        "reason": wish.reason,
        "state": wish.state,
        "asked_at": moment(wish.asked_at),
        "decided_at": moment(wish.decided_at),
    }
