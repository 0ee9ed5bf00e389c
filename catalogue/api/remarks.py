"""Remarks on single values of a card."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.auth import needs, the_account
from catalogue.api.paging import NumberedPageSchema, page_of
from catalogue.api.representations import moment
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import drafts, remarks
from catalogue.services.api_tokens import Scope
from catalogue.services.notes import LONGEST_NOTE
from catalogue.store.remarks import Remark

blueprint = Blueprint("api-remarks", __name__, description="What reviewers and authors remark")


class RemarkSchema(Schema):
    """A remark; `path` is a place in the document, such as values/3, or nothing."""

    path = fields.String(load_default="", validate=validate.Length(max=200))
    text = fields.String(required=True, validate=validate.Length(min=1, max=LONGEST_NOTE))


@blueprint.get("/cards/<number>/remarks")
@needs(Scope.READ)
@blueprint.arguments(NumberedPageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "the remarks on the card, the oldest first"}})
def index(query: dict[str, Any], number: str) -> ResponseReturnValue:
    with reading() as session:
        drafts.get_draft(session, the_account(), number)
        found = remarks.remarks_on(session, the_account(), number)
    shown, more = page_of(found, query, lambda entry: entry.id)
    return {"remarks": [remark_of(entry) for entry in shown]}, more


@blueprint.post("/cards/<number>/remarks")
@needs(Scope.WRITE)
@blueprint.arguments(RemarkSchema)
@blueprint.doc(responses={"201": {"description": "the remark on the newest revision"}})
def add(body: dict[str, Any], number: str) -> ResponseReturnValue:
    with transaction() as session:
        made = remarks.remark(session, the_account(), number, body["path"], body["text"])
    return remark_of(made), 201


@blueprint.post("/remarks/<int:remark_id>/settle")
@needs(Scope.WRITE)
@blueprint.doc(responses={"200": {"description": "the remark, settled"}})
def settle(remark_id: int) -> ResponseReturnValue:
    return _settled(remark_id, is_settled=True)


@blueprint.post("/remarks/<int:remark_id>/reopen")
@needs(Scope.WRITE)
@blueprint.doc(responses={"200": {"description": "the remark, open again"}})
def reopen(remark_id: int) -> ResponseReturnValue:
    return _settled(remark_id, is_settled=False)


def _settled(remark_id: int, *, is_settled: bool) -> ResponseReturnValue:
    with transaction() as session:
        found = remarks.settle(session, the_account(), remark_id, is_settled=is_settled)
    return remark_of(found)


def remark_of(remark: Remark) -> dict[str, Any]:
    """A remark with its author and what it was about."""
    return {
        "id": remark.id,
        "number": remark.number,
        "revision": remark.revision,
        "path": remark.path,
        "about": remark.about,
        "text": remark.text,
        "author": remark.author,
        "created_at": moment(remark.created_at),
        "settled_at": moment(remark.resolved_at),
    }
