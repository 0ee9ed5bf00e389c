"""Exports: a card, a whole answer, the whole catalogue, in the format that is asked for."""

from __future__ import annotations

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.resource import Blueprint
from catalogue.api.search import QuestionQuery, asked_of
from catalogue.export_files import MEDIA_TYPES, Form
from catalogue.http.exports import RATE, card_file, catalogue_file, search_file
from catalogue.http.limits import limiter

blueprint = Blueprint("api-exports", __name__, description="Cards as files")

_BINARY = {"schema": {"type": "string", "format": "binary"}}
_JSON = {"schema": {"type": "object"}}
CONTENT = {
    kind.partition(";")[0]: _BINARY if form in (Form.CSV, Form.XLSX) else _JSON
    for form, kind in MEDIA_TYPES.items()
}
_BY_TYPE = {kind.partition(";")[0]: form for form, kind in MEDIA_TYPES.items()}


def _format() -> fields.Enum:
    said = "instead of `Accept`, by which JSON, CSV, xlsx or JSON-LD is chosen"
    return fields.Enum(Form, by_value=True, metadata={"description": said})


class CardExportQuery(Schema):
    """Which revision, in which format."""

    revision = fields.Integer(metadata={"description": "by default the newest"})
    format = _format()


class SearchExportQuery(QuestionQuery):
    """Of which question, in which format."""

    sort = fields.String(load_default="", validate=validate.Length(max=100))
    format = _format()


class CatalogueExportQuery(Schema):
    """In which format."""

    format = _format()


def _given(says: str) -> dict[str, Any]:
    return {"200": {"description": says, "content": CONTENT}}


@blueprint.get("/cards/<number>/export")
@blueprint.arguments(CardExportQuery, location="query")
@blueprint.doc(responses=_given("a public revision with its provenance"))
def card(query: dict[str, Any], number: str) -> ResponseReturnValue:
    return card_file(number, query.get("revision"), _form(query))


@blueprint.get("/search/export")
@limiter.limit(RATE)
@blueprint.arguments(SearchExportQuery, location="query")
@blueprint.doc(responses=_given("every card of the answer, in its order, with its verdicts"))
def answer(query: dict[str, Any]) -> ResponseReturnValue:
    return search_file(asked_of(query), _form(query))


@blueprint.get("/catalogue")
@limiter.limit(RATE)
@blueprint.arguments(CatalogueExportQuery, location="query")
@blueprint.doc(responses=_given("every published card by its number"))
def whole(query: dict[str, Any]) -> ResponseReturnValue:
    return catalogue_file(_form(query))


def _form(query: dict[str, Any]) -> Form:
    """As the address says, else the best that the client accepts, else JSON."""
    best = request.accept_mimetypes.best_match(list(_BY_TYPE), "application/json")
    found: Form = query.get("format") or _BY_TYPE[best]
    return found
