"""What was done, by whom, when and from where; for administrators."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.auth import needs, the_account
from catalogue.api.paging import next_link
from catalogue.api.resource import Blueprint
from catalogue.audit_text import entry_of
from catalogue.http.configuration import LARGEST_NUMBER
from catalogue.http.world import reading
from catalogue.services import audit
from catalogue.services.api_tokens import Scope

blueprint = Blueprint("api-audit", __name__, description="The record of what was done")

COLUMNS = ("who", "kind", "object", "action")


class AuditQuery(Schema):
    """Which entries, the newest first."""

    after = fields.Integer(
        load_default=None,
        allow_none=False,
        validate=validate.Range(1, LARGEST_NUMBER),
        metadata={"description": "the number of the last entry of the page before"},
    )
    limit = fields.Integer(load_default=50, validate=validate.Range(1, audit.PAGE))
    who = fields.String(load_default="")
    kind = fields.String(load_default="")
    object = fields.String(load_default="")
    action = fields.String(load_default="")


@blueprint.get("/audit")
@needs(Scope.MANAGE)
@blueprint.arguments(AuditQuery, location="query")
@blueprint.doc(
    responses={
        "200": {"description": "entries with their hashes, the newest first, with Link: next"}
    }
)
def index(query: dict[str, Any]) -> ResponseReturnValue:
    limit = query["limit"]
    narrowed = {name: query[name] for name in COLUMNS if query[name]}
    with reading() as session:
        found = audit.page(session, the_account(), query["after"], limit + 1, **narrowed)
    shown = found[:limit]
    last = str(shown[-1].n) if len(found) > limit else None
    return {"entries": [entry_of(entry) for entry in shown]}, next_link(last, limit)
