"""Decisions of reviewers."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue
from marshmallow import fields, validate

from catalogue.api import conditional, representations
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH, NoteSchema
from catalogue.api.paging import PageSchema, page_of
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.services import reviews
from catalogue.services.api_tokens import Scope
from catalogue.services.reviews import QueueFilter
from catalogue.store.cards import RevisionView

blueprint = Blueprint("api-reviews", __name__, description="What waits for a decision")


class QueueQuery(PageSchema):
    """Which submissions."""

    enterprise = fields.String(load_default="")
    words = fields.String(
        data_key="q", load_default="", metadata={"description": "part of the designation"}
    )
    kind = fields.String(load_default="", validate=validate.OneOf(("", "first", "revision")))
    is_mine = fields.Boolean(
        data_key="mine",
        load_default=False,
        metadata={"description": "only those that you may decide about"},
    )


@blueprint.get("/reviews")
@needs(Scope.REVIEW)
@blueprint.arguments(QueueQuery, location="query")
@blueprint.doc(responses={"200": {"description": "submitted revisions, the oldest first"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = reviews.queue(session, the_account(), _filter(query))
    shown, more = page_of(found, query, _turn)
    return {"reviews": [representations.revision_of(entry) for entry in shown]}, more


def _filter(query: dict[str, Any]) -> QueueFilter:
    return QueueFilter(**{name: query[name] for name in query if name not in ("after", "limit")})


def _turn(waiting: RevisionView) -> str:
    """The place in the queue, in text that is ordered as the queue is."""
    assert waiting.submitted_at is not None
    return f"{waiting.submitted_at:%Y%m%dT%H%M%S.%f}-{waiting.id:010}"


@blueprint.get("/reviews/<int:revision_id>")
@needs(Scope.REVIEW)
@blueprint.doc(responses={"200": {"description": "the submission under a strong ETag"}})
def show(revision_id: int) -> ResponseReturnValue:
    with reading() as session:
        found = reviews.get_submission(session, the_account(), revision_id)
    return _answer(found)


@blueprint.post("/reviews/<int:revision_id>/publish")
@needs(Scope.REVIEW)
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
@needs(Scope.REVIEW)
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
