"""The scenarios resource, continued: what cards weigh in place of the part that is replaced."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from cards.members import LIMITED_BY_NAMES, MEMBER_NAMES
from catalogue.api.resource import Blueprint
from catalogue.api.search import MOST_MATCHES
from catalogue.http.world import reading
from catalogue.services.lightweighting import lightweighting
from schemas.lightweight_question import read_question
from schemas.lightweighting import dump_replacements

DESCRIPTION = (
    "the ranked cards that are not excluded, in place of the part: ratios to it, masses in kg, "
    "walls in mm, break-even in km; an interval with an open end has null there, a break-even "
    "whose end is null is never reached, and what is null as a whole is not known"
)

blueprint = Blueprint("api-lightweighting", __name__, description="Mass against the old part")


def _number(description: str) -> fields.String:
    return fields.String(metadata={"description": description})


class LightweightingQuery(Schema):
    """A question about the part; what it leaves out is as the scenario says."""

    member = fields.String(metadata={"description": f"one of {', '.join(MEMBER_NAMES)}"})
    limited_by = fields.String(metadata={"description": f"one of {', '.join(LIMITED_BY_NAMES)}"})
    k = _number("emission saved, in kgCO2e for each km and each kg less")
    g0 = _number("carbon footprint of the replaced material from cradle to gate, in kgCO2e/kg")
    mileage = _number("mileage of the vehicle in km")
    alpha = _number("exchange constant: what one kg less is worth, in CNY/kg")
    limit = fields.Integer(
        load_default=100,
        validate=validate.Range(1, MOST_MATCHES),
        metadata={"description": f"how many of the ranked cards, {MOST_MATCHES} at most"},
    )


@blueprint.get("/scenarios/<key>/lightweighting")
@blueprint.arguments(LightweightingQuery, location="query")
@blueprint.doc(responses={"200": {"description": DESCRIPTION}})
def show(query: dict[str, Any], key: str) -> ResponseReturnValue:
    question = read_question(query)
    with reading() as session:
        found = lightweighting(session, key, question, query["limit"])
    cards, stand = found.contents, found.standing
    return {**stand, **dump_replacements(found.replacements, found.matches, cards)}
