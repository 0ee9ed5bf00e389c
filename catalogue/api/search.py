"""Search and scenarios: who meets what, with every verdict."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.resource import Blueprint
from catalogue.published import contents
from catalogue.services.search import search
from catalogue.web.world import reading
from schemas.matches import dump_search

MOST_MATCHES = 500

blueprint = Blueprint("api-search", __name__, description="Search by requirement and scenario")


class SearchQuery(Schema):
    """A question: requirements, words, or both."""

    req = fields.List(
        fields.String(validate=validate.Length(max=10_000)),
        load_default=list,
        metadata={"description": "requirement text; may be repeated"},
    )
    q = fields.String(load_default="", metadata={"description": "words or a designation"})
    limit = fields.Integer(load_default=100, validate=validate.Range(1, MOST_MATCHES))


@blueprint.get("/search")
@blueprint.arguments(SearchQuery, location="query")
@blueprint.doc(responses={"200": {"description": "ranked cards with their verdicts"}})
def show(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = search(session, query["req"], query["q"])
    shown = found.matches[: query["limit"]]
    return dump_search(found.requirements, shown, contents(found.cards), found.pub_seq)
