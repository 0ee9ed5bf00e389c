"""Card sets are wished for; jobs say what has become of a wish."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import representations
from catalogue.api.auth import KNOWN_OR_NOT, caller
from catalogue.api.resource import Blueprint
from catalogue.http.limits import limiter
from catalogue.http.world import public_address, reading, transaction
from catalogue.pdf.print_language import LOCALES
from catalogue.services.card_sets import MOST_CARDS, MOST_OF_A_SCENARIO, Order, SetChoice, wish_set
from catalogue.services.jobs import get_job
from catalogue.services.weights import PLACE, read_weights

blueprint = Blueprint("api-sets", __name__, description="Card sets as PDF, made by jobs")


class SetSchema(Schema):
    """By what the cards are chosen: one of the four; none of them means all cards."""

    scenario = fields.String(load_default="")
    search = fields.String(
        load_default="", metadata={"description": "a search as its address says it: req=…&q=…"}
    )
    weights = fields.Dict(
        keys=fields.String(validate=validate.Regexp(PLACE)),
        values=fields.Float(),
        load_default=dict,
        metadata={
            "description": "other weights for the requirements of the scenario, by their places "
            "as its page says them",
            "example": {"w0": 2, "w3": 0.5},
        },
    )
    enterprise = fields.String(load_default="")
    order = fields.String(
        load_default=Order.USUAL.value, validate=validate.OneOf([entry.value for entry in Order])
    )
    cards = fields.List(
        fields.String(), load_default=list, validate=validate.Length(max=MOST_CARDS)
    )
    most = fields.Integer(
        load_default=MOST_OF_A_SCENARIO,
        validate=validate.Range(1, MOST_CARDS),
        metadata={"description": "of a scenario, how many cards at most, the best ranked first"},
    )
    short = fields.Boolean(
        load_default=False,
        metadata={"description": "of every card the first page only"},
    )
    locale = fields.String(
        load_default="zh",
        validate=validate.OneOf(LOCALES),
        metadata={"description": "which language leads, or is there alone"},
    )


@blueprint.post("/card-sets")
@blueprint.doc(security=KNOWN_OR_NOT)
@limiter.limit("30 per minute")
@blueprint.arguments(SetSchema)
@blueprint.doc(responses={"202": {"description": "the job that makes the set"}, "404": "NotFound"})
def wish(body: dict[str, Any]) -> ResponseReturnValue:
    choice = SetChoice(
        body["scenario"],
        body["enterprise"],
        tuple(body["cards"]),
        body["most"],
        body["short"],
        weights=tuple(
            read_weights((name, str(weight)) for name, weight in body["weights"].items()).items()
        ),
        search=body["search"],
        order=Order(body["order"]),
    )
    with transaction() as session:
        job_id = wish_set(session, caller(), choice, body["locale"], public_address())
        job = get_job(session, job_id)
    return representations.job_of(job), 202, {"Location": url_for("api-sets.show", job_id=job_id)}


@blueprint.get("/jobs/<job_id>")
@blueprint.doc(responses={"200": {"description": "state and progress, the result once done"}})
def show(job_id: str) -> ResponseReturnValue:
    with reading() as session:
        return representations.job_of(get_job(session, job_id))
