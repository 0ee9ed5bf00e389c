"""Submitting many drafts at once, and calling one back."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import conditional, representations
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.resource import Blueprint
from catalogue.http.problems import both, problem_of
from catalogue.http.world import transaction
from catalogue.services import drafts, submissions
from catalogue.services.api_tokens import Scope
from catalogue.services.desk import code_to_write_for
from catalogue.services.submissions import MOST_AT_ONCE, Left

blueprint = Blueprint("api-submissions", __name__, description="What is submitted for review")


class ToSubmitSchema(Schema):
    """Which drafts."""

    enterprise = fields.String(load_default="", metadata={"description": "by default your own"})
    numbers = fields.List(
        fields.String(),
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=MOST_AT_ONCE),
        metadata={"description": "of these cards only; without them every draft"},
    )


@blueprint.post("/submissions")
@needs(Scope.SUBMIT)
@blueprint.arguments(ToSubmitSchema)
@blueprint.doc(responses={"200": {"description": "what waits for review now, and what does not"}})
def create(body: dict[str, Any]) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        code = code_to_write_for(session, actor, body["enterprise"])
        found = submissions.submit_ready(session, actor, code, body["numbers"])
    submitted = [representations.revision_of(entry) for entry in found.done]
    return {"submitted": submitted, "left": [_left(entry) for entry in found.left]}


def _left(entry: Left) -> dict[str, Any]:
    return {
        "number": entry.number,
        "title": entry.title,
        "code": entry.why.code,
        "why": both(entry.why.wording),
        "problems": [problem_of(problem) for problem in entry.problems],
    }


@blueprint.post("/cards/<number>/recall")
@needs(Scope.SUBMIT)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "a draft again"}})
def recall(number: str) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        expected = conditional.require_match(drafts.take_up(session, actor, number))
        recalled = drafts.recall(session, actor, number, expected)
    body = representations.card_of(recalled, actor)
    return conditional.answer(body, conditional.etag_of(recalled))
