"""Curves into a draft, from a table as it is pasted from a spreadsheet."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields

from catalogue.api import conditional, representations
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.resource import Blueprint
from catalogue.http.problems import both
from catalogue.http.world import transaction
from catalogue.services import drafts
from catalogue.services.api_tokens import Scope
from catalogue.services.curves import read_table, with_curves

blueprint = Blueprint("api-curves", __name__, description="Curves into a draft")


class CurvesSchema(Schema):
    """A table, x first and then one curve a column, and what all its curves share."""

    table = fields.String(
        required=True, metadata={"description": "rows and columns as text; heads with units"}
    )
    basis = fields.String()
    source = fields.String(metadata={"description": "the `id` of a source of the card"})
    conditions = fields.String(
        metadata={"description": "such as `temperature=23 °C, orientation=L`"}
    )
    specimen = fields.String()
    standard = fields.String()


@blueprint.post("/cards/<number>/curves")
@needs(Scope.WRITE)
@blueprint.arguments(CurvesSchema)
@blueprint.doc(
    parameters=[IF_MATCH],
    responses={"200": {"description": "the draft with the curves behind its other values"}},
)
def add(body: dict[str, Any], number: str) -> ResponseReturnValue:
    actor, found = the_account(), read_table(body.pop("table"), body)
    with transaction() as session:
        current = drafts.take_up(session, actor, number)
        expected = conditional.require_match(current)
        content = with_curves(current, found.values)
        revised = drafts.revise(session, actor, number, content, expected)
    shown = representations.card_of(revised, actor)
    shown["remarks"] = [both(remark) for remark in found.remarks]
    return conditional.answer(shown, conditional.etag_of(revised))
