"""Decisions of reviewers."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue

from catalogue.api import conditional, representations
from catalogue.api.auth import the_account
from catalogue.api.cards import IF_MATCH, NoteSchema
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import reviews
from catalogue.store.cards import RevisionView

blueprint = Blueprint("api-reviews", __name__, description="What waits for a decision")


@blueprint.get("/reviews")
@blueprint.doc(responses={"200": {"description": "submitted revisions, the oldest first"}})
def index() -> ResponseReturnValue:
    with reading() as session:
        found = reviews.queue(session, the_account())
    return {"reviews": [representations.revision_of(entry) for entry in found]}


@blueprint.get("/reviews/<int:revision_id>")
@blueprint.doc(responses={"200": {"description": "the submission under a strong ETag"}})
def show(revision_id: int) -> ResponseReturnValue:
    with reading() as session:
        found = reviews.get_submission(session, the_account(), revision_id)
    return _answer(found)


@blueprint.post("/reviews/<int:revision_id>/publish")
@blueprint.arguments(NoteSchema)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "published"}})
def publish(body: dict[str, Any], revision_id: int) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        seen = reviews.get_submission(session, actor, revision_id)
        expected = conditional.require_match(seen)
        done = reviews.publish(session, actor, revision_id, body["note"], expected)
    return _answer(done)


@blueprint.post("/reviews/<int:revision_id>/return")
@blueprint.arguments(NoteSchema)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "back with its author"}})
def send_back(body: dict[str, Any], revision_id: int) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        seen = reviews.get_submission(session, actor, revision_id)
        expected = conditional.require_match(seen)
        done = reviews.send_back(session, actor, revision_id, body["note"], expected)
    return _answer(done)


def _answer(revision: RevisionView) -> Response:
    body = representations.card_of(revision, the_account())
    return conditional.answer(body, conditional.etag_of(revision))
