"""The people of an enterprise and the invitations into it."""

from __future__ import annotations

from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields, validate

from catalogue.api.auth import needs, the_account
from catalogue.api.paging import NumberedPageSchema, PageSchema, page_of
from catalogue.api.representations import moment
from catalogue.api.resource import Blueprint
from catalogue.db import Session
from catalogue.http.letterhead import letterhead
from catalogue.http.world import reading, transaction
from catalogue.services import invitations, members
from catalogue.services.actor import EnterpriseRole
from catalogue.services.api_tokens import Scope
from catalogue.store.people import Person
from catalogue.store.tickets import Ticket

blueprint = Blueprint("api-members", __name__, description="The people of an enterprise")

ROLES = validate.OneOf([role.value for role in EnterpriseRole])


class MemberSchema(Schema):
    """What is to change of a member; what is left out stays."""

    role = fields.String(validate=ROLES)
    is_active = fields.Boolean()


class InvitationSchema(Schema):
    """Who is invited, as what."""

    email = fields.String(required=True, validate=validate.Length(max=254))
    role = fields.String(required=True, validate=ROLES)


@blueprint.get("/enterprises/<code>/members")
@needs(Scope.READ)
@blueprint.arguments(PageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "its people, to each other, by address"}})
def index(query: dict[str, Any], code: str) -> ResponseReturnValue:
    with reading() as session:
        found = members.list_members(session, the_account(), code)
    shown, more = page_of(found, query, lambda person: person.email)
    return {"members": [member_of(person) for person in shown]}, more


@blueprint.patch("/enterprises/<code>/members/<int:account_id>")
@needs(Scope.MANAGE)
@blueprint.arguments(MemberSchema)
@blueprint.doc(responses={"200": {"description": "the member after the change"}})
def change(body: dict[str, Any], code: str, account_id: int) -> ResponseReturnValue:
    with transaction() as session:
        found = members.get_member(session, the_account(), code, account_id)
        if "role" in body:
            found = members.change_role(session, the_account(), code, account_id, body["role"])
        if body.get("is_active", found.is_active) != found.is_active:
            found = _switched(session, code, found)
    return member_of(found)


def _switched(session: Session, code: str, member: Person) -> Person:
    switch = members.deactivate if member.is_active else members.activate
    return switch(session, the_account(), code, member.id)


@blueprint.get("/enterprises/<code>/invitations")
@needs(Scope.MANAGE)
@blueprint.arguments(NumberedPageSchema, location="query")
@blueprint.doc(responses={"200": {"description": "what waits for an answer, the oldest first"}})
def waiting(query: dict[str, Any], code: str) -> ResponseReturnValue:
    with reading() as session:
        found = invitations.list_open(session, the_account(), code)
    shown, more = page_of(found, query, lambda ticket: ticket.id)
    return {"invitations": [invitation_of(ticket) for ticket in shown]}, more


@blueprint.post("/enterprises/<code>/invitations", is_shown_once=True)
@needs(Scope.MANAGE)
@blueprint.arguments(InvitationSchema)
@blueprint.doc(
    responses={
        "201": {
            "description": "sent by mail; where no mail is set up, `link` is to be handed over. "
            "An earlier invitation of that address is void"
        }
    }
)
def invite(body: dict[str, Any], code: str) -> ResponseReturnValue:
    head = letterhead()
    with transaction() as session:
        link = invitations.invite(session, the_account(), head, code, body["email"], body["role"])
        ticket = invitations.list_open(session, the_account(), code)[-1]
    return invitation_of(ticket) | {"link": None if head.is_sent else link}, 201


@blueprint.delete("/enterprises/<code>/invitations/<int:ticket_id>")
@needs(Scope.MANAGE)
@blueprint.doc(responses={"204": {"description": "its link is good for nothing now"}})
def revoke(code: str, ticket_id: int) -> ResponseReturnValue:
    with transaction() as session:
        invitations.revoke(session, the_account(), code, ticket_id)
    return "", 204


def member_of(person: Person) -> dict[str, Any]:
    """One of the people of an enterprise."""
    return {
        "id": person.id,
        "email": person.email,
        "name": person.name,
        "role": person.enterprise_role,
        "is_active": person.is_active,
        "created_at": moment(person.created_at),
    }


def invitation_of(ticket: Ticket) -> dict[str, Any]:
    """An invitation that waits for an answer, without its secret."""
    return {
        "id": ticket.id,
        "email": ticket.email,
        "role": ticket.enterprise_role,
        "created_at": moment(ticket.created_at),
        "expires_at": moment(ticket.expires_at),
    }
