"""All accounts of the catalogue, for administrators."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api import conditional
from catalogue.api.auth import needs, the_account
from catalogue.api.cards import IF_MATCH
from catalogue.api.paging import PageSchema, next_link
from catalogue.api.representations import moment
from catalogue.api.resource import Blueprint
from catalogue.db import Session
from catalogue.http.world import reading, transaction
from catalogue.services import people
from catalogue.services.actor import ACCOUNT_ROLES
from catalogue.services.api_tokens import Scope
from catalogue.store.people import Person

blueprint = Blueprint("api-people", __name__, description="All accounts, for administrators")


class PeopleQuery(PageSchema):
    """Which accounts."""

    role = fields.String(
        load_default="", validate=validate.OneOf(("", *(role.value for role in ACCOUNT_ROLES)))
    )
    enterprise = fields.String(load_default="")
    is_active = fields.Boolean(data_key="active", load_default=None, allow_none=False)


class AccountChangeSchema(Schema):
    """What is to change of an account; what is left out stays."""

    role = fields.String(validate=validate.OneOf([role.value for role in people.GIVEN_ROLES]))
    is_active = fields.Boolean()


@blueprint.get("/people")
@needs(Scope.MANAGE)
@blueprint.arguments(PeopleQuery, location="query")
@blueprint.doc(responses={"200": {"description": "accounts by address, with Link: next"}})
def index(query: dict[str, Any]) -> ResponseReturnValue:
    limit = query.pop("limit")
    with reading() as session:
        found = people.list_people(session, the_account(), **query, most=limit + 1)
    shown = found[:limit]
    last = shown[-1].email if len(found) > limit else None
    return {"people": [account_of(person) for person in shown]}, next_link(last, limit)


@blueprint.get("/people/<int:account_id>")
@needs(Scope.MANAGE)
@blueprint.doc(responses={"200": {"description": "the account under a strong ETag"}})
def show(account_id: int) -> ResponseReturnValue:
    with reading() as session:
        return _answer(people.get_person(session, the_account(), account_id))


@blueprint.patch("/people/<int:account_id>")
@needs(Scope.MANAGE)
@blueprint.arguments(AccountChangeSchema)
@blueprint.doc(
    parameters=[IF_MATCH],
    responses={"200": {"description": "the account after the change; its sessions have ended"}},
)
def change(body: dict[str, Any], account_id: int) -> ResponseReturnValue:
    with transaction() as session:
        found = people.take_up(session, the_account(), account_id)
        conditional.require_etag(_version(found))
        if body.get("role", found.role) != found.role:
            found = people.change_role(session, the_account(), account_id, body["role"])
        if body.get("is_active", found.is_active) != found.is_active:
            found = _switched(session, found)
    return _answer(found)


def _switched(session: Session, person: Person) -> Person:
    switch = people.deactivate if person.is_active else people.activate
    return switch(session, the_account(), person.id)


@blueprint.post("/people/<int:account_id>/reset-second-factor")
@needs(Scope.MANAGE)
@blueprint.doc(
    responses={
        "200": {
            "description": "for somebody who lost the telephone: the second factor is taken away "
            "and all sessions end; reviewers and administrators set up a new one as they sign in"
        }
    }
)
def reset_second_factor(account_id: int) -> ResponseReturnValue:
    with transaction() as session:
        return _answer(people.reset_second_factor(session, the_account(), account_id))


def account_of(person: Person) -> dict[str, Any]:
    """An account without its secrets."""
    return {
        "id": person.id,
        "email": person.email,
        "name": person.name,
        "company": person.company,
        "role": person.role,
        "enterprise": person.enterprise_code or None,
        "enterprise_role": person.enterprise_role,
        "is_active": person.is_active,
        "is_pending": person.is_pending,
        "has_second_factor": person.has_second_factor,
        "created_at": moment(person.created_at),
        "url": f"/api/v1/people/{person.id}",
    }


def _answer(person: Person) -> Response:
    return conditional.answer(account_of(person), _version(person))


def _version(person: Person) -> str:
    said = json.dumps(account_of(person), sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:32]
