"""The enterprises resource: who publishes, and the record that its owner keeps."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import conditional
from catalogue.api.auth import KNOWN_OR_NOT, caller, needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.paging import PageSchema, page_of
from catalogue.api.representations import enterprise_of, moment
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import enterprises
from catalogue.services.api_tokens import Scope
from catalogue.services.enterprise_records import Record, keep_record, lock_to_keep, version_of
from catalogue.services.honours import HONOURS
from catalogue.store.enterprises import Enterprise

blueprint = Blueprint("api-enterprises", __name__, description="Who publishes cards")


class RecordSchema(Schema):
    """What an enterprise says of itself; what is left out is emptied."""

    zh = fields.String(required=True)
    en = fields.String(load_default="")
    uscc = fields.String(load_default="", metadata={"description": "统一社会信用代码"})
    city = fields.String(load_default="")
    cluster = fields.String(load_default="")
    website = fields.String(load_default="")
    contact = fields.String(load_default="")
    honours = fields.List(
        fields.String(validate=validate.OneOf(list(HONOURS))),
        load_default=list,
        validate=validate.Length(max=len(HONOURS)),
    )


@blueprint.get("/enterprises")
@blueprint.arguments(PageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "admitted enterprises by code, with Link: next"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = enterprises.list_admitted(session)
    shown, more = page_of(found, query, lambda entry: entry.code)
    return {"enterprises": [record_of(entry) for entry in shown]}, more


@blueprint.get("/enterprises/<code>")
@blueprint.doc(security=KNOWN_OR_NOT)
@blueprint.doc(responses={"200": {"description": "the record under a strong ETag"}})
def show(code: str) -> ResponseReturnValue:
    with reading() as session:
        found = enterprises.enterprise_for(session, caller(), code)
    return answer(found, is_own=caller().may_read_drafts(found.id))


@blueprint.put("/enterprises/<code>")
@needs(Scope.MANAGE)
@blueprint.arguments(RecordSchema)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "the record as it is now"}})
def keep(body: dict[str, Any], code: str) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        current = version_of(lock_to_keep(session, actor, code))
        conditional.require_etag(current)
        kept = keep_record(session, actor, code, Record(**body), current)
    return answer(kept, is_own=True)


def record_of(enterprise: Enterprise) -> dict[str, Any]:
    """The record as readers see it."""
    logo = f"/enterprises/{enterprise.code}/logo.png" if enterprise.logo_sha256 else None
    return {
        **enterprise_of(enterprise),
        "kind": enterprise.kind,
        "status": enterprise.status,
        "uscc": enterprise.uscc or "",
        "city": enterprise.city,
        "cluster": enterprise.cluster,
        "website": enterprise.website,
        "contact": enterprise.contact,
        "honours": list(enterprise.honours),
        "logo": logo,
        "url": f"/api/v1/enterprises/{enterprise.code}",
    }


def answer(enterprise: Enterprise, *, is_own: bool) -> Response:
    """The record under its ETag, to its own people with what was decided about it."""
    body = record_of(enterprise)
    if is_own:
        body["note"] = enterprise.decision_note
        body["decided_at"] = moment(enterprise.decided_at)
    return conditional.answer(body, version_of(enterprise))
