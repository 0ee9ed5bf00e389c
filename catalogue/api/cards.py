"""The cards resource: list, read, write, submit, withdraw."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from cards.wanted import read_words
from catalogue.api import conditional, representations
from catalogue.api.auth import KNOWN_OR_NOT, caller, needs, the_account
from catalogue.api.paging import NumberedPageSchema, PageSchema, next_link, page_of
from catalogue.api.resource import Blueprint
from catalogue.http.world import reading, transaction
from catalogue.published import published_cards
from catalogue.services import drafts
from catalogue.services.api_tokens import Scope
from catalogue.services.card_views import card_history
from catalogue.services.errors import CardNotFound
from catalogue.services.listing import listing
from catalogue.services.scenarios import scenarios_for_card
from catalogue.services.search import LONGEST_WORDS
from catalogue.store.cards import RevisionView
from schemas.document import parse_json
from schemas.draft import read_draft

blueprint = Blueprint("api-cards", __name__, description="Material performance cards")

CARD_BODY = {
    "required": True,
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/CardDocument"}}},
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string"},
    "description": "the ETag of the version that is changed",
}

FITS = "the fit with every scenario; `obstacles` stand in the way, the nearest first"


class CardsQuery(PageSchema):
    """Which cards."""

    q = fields.String(
        load_default="",
        validate=validate.Length(max=LONGEST_WORDS),
        metadata={"description": "words or a designation"},
    )
    enterprise = fields.String(load_default="")


class VersionQuery(Schema):
    """Which version of a card."""

    revision = fields.Integer(metadata={"description": "a frozen revision"})
    draft = fields.Boolean(load_default=False, metadata={"description": "what its people see"})


class NewCardQuery(Schema):
    """For whom a card is made."""

    enterprise = fields.String(required=True)
    key = fields.String(load_default="", metadata={"description": "your own name of the card"})


class NoteSchema(Schema):
    """A remark that goes with a decision."""

    note = fields.String(load_default="", validate=validate.Length(max=2000))


@blueprint.get("/cards")
@blueprint.arguments(CardsQuery, location="query")
@blueprint.doc(responses={"200": {"description": "published cards by number, with Link: next"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    limit, code = query["limit"], query["enterprise"]
    words, chosen = read_words(query["q"]).words, {"enterprise": code} if code else {}
    with reading() as session:
        page = listing(session, limit, query["after"], words, chosen)
        shown = page.cards.several(match.number for match in page.take(limit))
        last = page.last_of(limit)
    cards = [representations.brief(entry) for entry in shown.values()]
    return {"cards": cards}, next_link(last and last.number, limit)


@blueprint.post("/cards")
@needs(Scope.WRITE)
@blueprint.arguments(NewCardQuery, location="query")
@blueprint.doc(
    requestBody=CARD_BODY,
    responses={"201": {"description": "a draft with its problems"}},
)
def create(query: dict[str, Any]) -> ResponseReturnValue:
    actor, content = the_account(), read_draft(parse_json(request.get_data()))
    code, key = query["enterprise"], query["key"] or None
    with transaction() as session:
        made = drafts.create_draft(session, actor, code, content, key)
    response = _answer(made, 201)
    response.location = url_for("api-cards.show", number=made.number)
    return response


@blueprint.get("/cards/<number>")
@blueprint.doc(security=KNOWN_OR_NOT)
@blueprint.arguments(VersionQuery, location="query")
@blueprint.doc(responses={"200": {"description": "the card under a strong ETag"}})
def show(query: dict[str, Any], number: str) -> ResponseReturnValue:
    with reading() as session:
        if query["draft"]:
            found = drafts.get_draft(session, the_account(), number)
        else:
            found = _public(card_history(session, number, caller()), number, query)
    return _answer(found)


def _public(history: list[RevisionView], number: str, query: dict[str, Any]) -> RevisionView:
    """The revision that was asked for; without one the newest public one, or else the newest."""
    wanted = query.get("revision")
    found = [entry for entry in history if wanted in (None, entry.n)]
    if not found:
        raise CardNotFound(f"{number}/v{wanted}")
    return next((entry for entry in found if entry.is_public), found[0])


@blueprint.put("/cards/<number>")
@needs(Scope.WRITE)
@blueprint.doc(
    requestBody=CARD_BODY,
    parameters=[IF_MATCH],
    responses={"200": {"description": "the draft with its problems"}},
)
def revise(number: str) -> ResponseReturnValue:
    actor, content = the_account(), read_draft(parse_json(request.get_data()))
    with transaction() as session:
        expected = conditional.require_match(drafts.take_up(session, actor, number))
        revised = drafts.revise(session, actor, number, content, expected)
    return _answer(revised)


@blueprint.post("/cards/<number>/submit")
@needs(Scope.SUBMIT)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "frozen for review"}})
def submit(number: str) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        expected = conditional.require_match(drafts.take_up(session, actor, number))
        submitted = drafts.submit(session, actor, number, expected)
    return _answer(submitted)


@blueprint.post("/cards/<number>/withdraw")
@needs(Scope.SUBMIT)
@blueprint.arguments(NoteSchema)
@blueprint.doc(parameters=[IF_MATCH], responses={"200": {"description": "out of the catalogue"}})
def withdraw(body: dict[str, Any], number: str) -> ResponseReturnValue:
    actor = the_account()
    with transaction() as session:
        drafts.take_up(session, actor, number)
        expected = conditional.require_match(drafts.get_published(session, actor, number))
        withdrawn = drafts.withdraw(session, actor, number, body["note"], expected)
    return _answer(withdrawn)


@blueprint.get("/cards/<number>/revisions")
@blueprint.doc(security=KNOWN_OR_NOT)
@blueprint.arguments(NumberedPageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "all revisions that you may see, newest first"}})
def revisions(query: dict[str, Any], number: str) -> ResponseReturnValue:
    with reading() as session:
        found = card_history(session, number, caller())
    shown, more = page_of(found, query, lambda entry: entry.n, is_newest_first=True)
    return {"revisions": [representations.revision_of(entry) for entry in shown]}, more


@blueprint.get("/cards/<number>/scenarios")
@blueprint.doc(responses={"200": {"description": FITS}})
def scenarios(number: str) -> ResponseReturnValue:
    with reading() as session:
        found = scenarios_for_card(session, number)
        card = published_cards(session).cards[number].card
    return {"scenarios": [representations.fit_of(*fit, card) for fit in found]}


def _answer(revision: RevisionView, status: int = 200) -> Response:
    body = representations.card_of(revision, caller())
    return conditional.answer(body, conditional.etag_of(revision), status)
