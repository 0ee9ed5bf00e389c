"""What was published or withdrawn since a client last asked."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import representations
from catalogue.api.paging import next_link
from catalogue.api.resource import Blueprint
from catalogue.http.configuration import LARGEST_NUMBER
from catalogue.http.world import reading
from catalogue.services.changes import changes_since

blueprint = Blueprint("api-changes", __name__, description="Publications and withdrawals in order")


class ChangesQuery(Schema):
    """From where on."""

    since = fields.Integer(load_default=0, validate=validate.Range(0, LARGEST_NUMBER))
    limit = fields.Integer(load_default=200, validate=validate.Range(1, 500))


@blueprint.get("/changes")
@blueprint.arguments(ChangesQuery, location="query")
@blueprint.doc(responses={"200": {"description": "ask again with the last pub_seq"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = changes_since(session, query["since"], query["limit"])
    last = found[-1].pub_seq if found else query["since"]
    more = next_link(str(last) if len(found) == query["limit"] else None, query["limit"], "since")
    told = [representations.change_of(entry) for entry in found]
    return {"changes": told, "pub_seq": last}, more
