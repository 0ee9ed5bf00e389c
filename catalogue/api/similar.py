"""The cards that are like a card."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.resource import Blueprint
from catalogue.api.search import MOST_MATCHES
from catalogue.http.world import reading
from catalogue.published import contents
from catalogue.services.similar import LONGEST_ASPECT, MOST_ASPECTS, similar_cards
from schemas.similar import dump_similar

blueprint = Blueprint("api-similar", __name__, description="Cards that are like a card")


class SimilarQuery(Schema):
    """In which properties cards are to be like the reference."""

    aspect = fields.List(
        fields.String(validate=validate.Length(max=LONGEST_ASPECT)),
        load_default=list,
        validate=validate.Length(max=MOST_ASPECTS),
        metadata={
            "description": "property:same|at_least|at_most:weight; may be repeated; "
            "without it the usual properties are to be the same"
        },
    )
    limit = fields.Integer(
        load_default=20,
        validate=validate.Range(1, MOST_MATCHES),
        metadata={"description": f"how many of the ranked cards, {MOST_MATCHES} at most"},
    )


@blueprint.get("/cards/<number>/similar")
@blueprint.arguments(SimilarQuery, location="query")
@blueprint.doc(responses={"200": {"description": "the other cards, ranked by their likeness"}})
def show(query: dict[str, Any], number: str) -> ResponseReturnValue:
    with reading() as session:
        found = similar_cards(session, number, query["aspect"], query["limit"])
    return dump_similar(
        found.number,
        found.aspects,
        found.requirements,
        found.matches,
        contents(found.cards),
        found.pub_seq,
        found.total,
    )
