"""The people of an enterprise: invited, given a role, shut out; and the answer to an invitation."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.wording import Wording
from catalogue.http.accounts import actor, origin, signed_in
from catalogue.http.letterhead import letterhead
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction
from catalogue.services import invitations, members
from catalogue.services.actor import ENTERPRISE_ROLE_NAMES, EnterpriseRole
from catalogue.services.enterprises import enterprise_for
from catalogue.services.errors import AlreadyThere, InputRefused
from catalogue.services.people_errors import LastOwner
from catalogue.store.people import Person
from catalogue.store.tickets import Ticket
from catalogue.web.fields import (
    Refusal,
    email_field,
    name_field,
    password_field,
    refusal_of,
)

blueprint = Blueprint("members", __name__)

WHAT_ROLES_DO = {
    EnterpriseRole.OWNER: Wording(
        "填卡、送审，并管理企业资料与成员",
        "writes and submits cards, keeps the record and the people",
    ),
    EnterpriseRole.EDITOR: Wording("填卡、送审", "writes and submits cards"),
    EnterpriseRole.VIEWER: Wording("只看，不改", "reads drafts, changes nothing"),
}


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role within an enterprise, as one chooses it."""

    key: str
    name: Wording
    does: Wording


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that waits for an answer."""

    id: int
    email: str
    role: Wording
    until: str


ROLE_CHOICES = tuple(
    RoleChoice(role.value, ENTERPRISE_ROLE_NAMES[role], WHAT_ROLES_DO[role])
    for role in EnterpriseRole
)


@blueprint.get("/enterprises/<code>/members")
@signed_in
def index(code: str) -> ResponseReturnValue:
    return _page(code)


@blueprint.post("/enterprises/<code>/invitations")
@signed_in
@limiter.limit("60 per hour")
def invite(code: str) -> ResponseReturnValue:
    email, role = request.form.get("email", ""), request.form.get("role", "")
    head = letterhead()
    try:
        with transaction() as session:
            link = invitations.invite(session, actor(), head, code, email, role)
    except (InputRefused, AlreadyThere) as error:
        refusal = refusal_of(error)
        return _page(code, email, refusal), refusal.status
    if not head.is_sent:
        return _page(code, link=link)
    flash(_("The invitation is on its way to %(email)s.", email=email.strip()), "done")
    return redirect(url_for("members.index", code=code), 303)


@blueprint.post("/enterprises/<code>/invitations/<int:ticket_id>/revoke")
@signed_in
def revoke(code: str, ticket_id: int) -> ResponseReturnValue:
    with transaction() as session:
        invitations.revoke(session, actor(), code, ticket_id)
    flash(_("The invitation is revoked; its link is dead."), "done")
    return redirect(url_for("members.index", code=code), 303)


@blueprint.post("/enterprises/<code>/members/<int:account_id>")
@signed_in
def change(code: str, account_id: int) -> ResponseReturnValue:
    try:
        changed = _changed(code, account_id)
    except (LastOwner, InputRefused) as error:
        refusal = refusal_of(error)
        return _page(code, refusal=refusal), refusal.status
    flash(_("Changed: %(email)s.", email=changed.email), "done")
    return redirect(url_for("members.index", code=code), 303)


def _changed(code: str, account_id: int) -> Person:
    with transaction() as session:
        match request.form.get("do"):
            case "deactivate":
                return members.deactivate(session, actor(), code, account_id)
            case "activate":
                return members.activate(session, actor(), code, account_id)
            case _:
                role = request.form.get("role", "")
                return members.change_role(session, actor(), code, account_id, role)


@blueprint.get("/invitations/<token>")
def look(token: str) -> ResponseReturnValue:
    return _answer_page(token)


@blueprint.post("/invitations/<token>")
@limiter.limit("20 per hour")
def accept(token: str) -> ResponseReturnValue:
    name, password = request.form.get("name", ""), request.form.get("password", "")
    try:
        with transaction() as session:
            invitations.accept(session, origin(), token, name, password)
    except InputRefused as error:
        refusal = refusal_of(error)
        return _answer_page(token, name, refusal), refusal.status
    flash(_("Welcome. Sign in with your address and the password you chose."), "done")
    return redirect(url_for("account.sign_in"), 303)


def _page(code: str, email: str = "", refusal: Refusal | None = None, link: str = "") -> str:
    with reading() as session:
        enterprise = enterprise_for(session, actor(), code)
        people = members.list_members(session, actor(), code)
        keeps = actor().may_manage(enterprise.id)
        waiting = invitations.list_open(session, actor(), code) if keeps else []
    return render_template(
        "pages/members.html",
        enterprise=enterprise,
        people=people,
        role_names={choice.key: choice.name for choice in ROLE_CHOICES},
        role_choices=ROLE_CHOICES,
        keeps=keeps,
        waiting=[_waiting(ticket) for ticket in waiting],
        field_of_email=email_field(email, _("E-mail of the person to invite")),
        refusal=refusal,
        link=link,
        by_mail=letterhead().is_sent,
    )


def _waiting(ticket: Ticket) -> Waiting:
    role = ENTERPRISE_ROLE_NAMES[EnterpriseRole(ticket.enterprise_role or "viewer")]
    return Waiting(ticket.id, ticket.email, role, ticket.expires_at.date().isoformat())


def _answer_page(token: str, name: str = "", refusal: Refusal | None = None) -> str:
    with reading() as session:
        offered = invitations.look(session, token)
    role = offered.ticket.enterprise_role
    return render_template(
        "pages/invitation.html",
        token=token,
        enterprise=offered.enterprise,
        email=offered.email,
        role=ENTERPRISE_ROLE_NAMES[EnterpriseRole(role)] if role else None,
        fields=[name_field(name), password_field()],
        refusal=refusal,
    )
