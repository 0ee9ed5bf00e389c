"""Enterprises that apply, and what reviewers decide about them."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue
from marshmallow import fields, validate

from catalogue.api import conditional, enterprises
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH, NoteSchema
from catalogue.api.paging import PageSchema, page_of
from catalogue.api.representations import moment
from catalogue.api.resource import Blueprint
from catalogue.http.letterhead import letterhead
from catalogue.http.world import reading, transaction
from catalogue.services import admissions
from catalogue.services.admissions import Applicant, Decision, Standing
from catalogue.services.api_tokens import Scope
from catalogue.services.enterprise_records import version_of

blueprint = Blueprint("api-admissions", __name__, description="Which enterprises may publish")

DECIDED: dict[str, Any] = {
    "parameters": [IF_MATCH],
    "responses": {"200": {"description": "the enterprise as it stands now; its owners are told"}},
}


class AdmissionsQuery(PageSchema):
    """Which enterprises."""

    status = fields.String(
        load_default="", validate=validate.OneOf(("", *(standing.value for standing in Standing)))
    )


@blueprint.get("/admissions")
@needs(Scope.REVIEW)
@blueprint.arguments(AdmissionsQuery, location="query")
@blueprint.doc(responses={"200": {"description": "every enterprise, those first that wait"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    with reading() as session:
        found = admissions.list_applicants(session, the_account())
    chosen = [entry for entry in found if query["status"] in ("", entry.standing)]
    shown, more = page_of(chosen, query, _turn)
    return {"admissions": [_applicant_of(entry) for entry in shown]}, more


@blueprint.post("/enterprises/<code>/admit")
@needs(Scope.REVIEW)
@blueprint.arguments(NoteSchema)
@blueprint.doc(**DECIDED)
def admit(body: dict[str, Any], code: str) -> ResponseReturnValue:
    return _decided(code, Decision.ADMIT, body["note"])


@blueprint.post("/enterprises/<code>/refuse")
@needs(Scope.REVIEW)
@blueprint.arguments(NoteSchema)
@blueprint.doc(**DECIDED)
def refuse(body: dict[str, Any], code: str) -> ResponseReturnValue:
    return _decided(code, Decision.REFUSE, body["note"])


@blueprint.post("/enterprises/<code>/suspend")
@needs(Scope.REVIEW)
@blueprint.arguments(NoteSchema)
@blueprint.doc(**DECIDED)
def suspend(body: dict[str, Any], code: str) -> ResponseReturnValue:
    return _decided(code, Decision.SUSPEND, body["note"])


def _decided(code: str, decision: Decision, note: str) -> Response:
    actor = the_account()
    with transaction() as session:
        conditional.require_etag(version_of(admissions.take_up(session, actor, code)))
        done = admissions.decide(session, actor, code, decision, note, letterhead())
    return enterprises.answer(done, is_own=True)


def _turn(entry: Applicant) -> str:
    """The place in the list, in text that is ordered as the list is."""
    return f"{list(Standing).index(entry.standing)}-{entry.enterprise.code}"


def _applicant_of(entry: Applicant) -> dict[str, Any]:
    """An enterprise with the people who keep it, and what can be decided about it now."""
    found = entry.enterprise
    return {
        **enterprises.record_of(found),
        "note": found.decision_note,
        "created_at": moment(found.created_at),
        "decided_at": moment(found.decided_at),
        "owners": [{"email": owner.email, "name": owner.name} for owner in entry.owners],
        "decisions": [decision.value for decision in entry.decisions],
    }
