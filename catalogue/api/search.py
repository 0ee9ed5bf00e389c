"""Search and scenarios: who meets what, with every verdict."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.resource import Blueprint
from catalogue.http.world import reading
from catalogue.published import contents
from catalogue.services.search import LONGEST_TEXTS, LONGEST_WORDS, MOST_TEXTS, search
from schemas.matches import dump_search

MOST_MATCHES = 500
DESCRIPTION = (
    "ranked cards with their verdicts: the first `limit`, which is at most "
    f"{MOST_MATCHES}, of `total`"
)

blueprint = Blueprint("api-search", __name__, description="Search by requirement and scenario")


class SearchQuery(Schema):
    """A question: requirements, words, or both."""

    req = fields.List(
        fields.String(validate=validate.Length(max=LONGEST_TEXTS)),
        load_default=list,
        validate=validate.Length(max=MOST_TEXTS),
        metadata={"description": "requirement text; may be repeated"},
    )
    q = fields.String(
        load_default="",
        validate=validate.Length(max=LONGEST_WORDS),
        metadata={"description": "words or a designation"},
    )
    limit = fields.Integer(
        load_default=100,
        validate=validate.Range(1, MOST_MATCHES),
        metadata={"description": f"how many of the ranked cards, {MOST_MATCHES} at most"},
    )


@blueprint.get("/search")
@blueprint.arguments(SearchQuery, location="query")
@blueprint.doc(responses={"200": {"description": DESCRIPTION}})
def show(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = search(session, query["req"], query["q"])
    cards = contents(found.cards)
    return dump_search(found.requirements, found.matches, cards, found.pub_seq, query["limit"])
