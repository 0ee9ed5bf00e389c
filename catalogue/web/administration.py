"""The administrator's page of accounts: who has one, in which role, and who shall have one."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.letterhead import letterhead
from catalogue.http.world import reading, transaction
from catalogue.services import invitations, people
from catalogue.services.actor import ACCOUNT_ROLES, ENTERPRISE_ROLE_NAMES, ROLE_NAMES, Role
from catalogue.services.errors import AlreadyThere, InputRefused
from catalogue.services.people_errors import LastOwner
from catalogue.store.people import Person
from catalogue.web.fields import Refusal, email_field, refusal_of

blueprint = Blueprint("administration", __name__, url_prefix="/admin")

_NOT_SURE = Wording(
    "请先确认您知道是本人在要求，再重置。",
    "Tick that you know who asks for it, then reset it.",
)


@blueprint.get("/people")
@signed_in
def index() -> ResponseReturnValue:
    return _page()


@blueprint.post("/people/<int:account_id>")
@signed_in
def change(account_id: int) -> ResponseReturnValue:
    try:
        changed = _changed(account_id)
    except (InputRefused, LastOwner) as error:
        refusal = refusal_of(error)
        return _page(refusal=refusal), refusal.status
    flash(_("Changed: %(email)s.", email=changed.email), "done")
    return redirect(url_for("administration.index"), 303)


def _changed(account_id: int) -> Person:
    with transaction() as session:
        match request.form.get("do"):
            case "deactivate":
                return people.deactivate(session, actor(), account_id)
            case "activate":
                return people.activate(session, actor(), account_id)
            case _:
                role = request.form.get("role", "")
                return people.change_role(session, actor(), account_id, role)


@blueprint.post("/people/<int:account_id>/reset-second-factor")
@signed_in
def reset_second_factor(account_id: int) -> ResponseReturnValue:
    try:
        found = _without_second_factor(account_id)
    except InputRefused as error:
        refusal = refusal_of(error)
        return _page(refusal=refusal), refusal.status
    flash(_("%(email)s has no second factor and no session any more.", email=found.email), "done")
    return redirect(url_for("administration.index"), 303)


def _without_second_factor(account_id: int) -> Person:
    if not request.form.get("sure"):
        raise InputRefused("sure", _NOT_SURE)
    with transaction() as session:
        return people.reset_second_factor(session, actor(), account_id)


@blueprint.post("/people/invitations")
@signed_in
def invite() -> ResponseReturnValue:
    email, head = request.form.get("email", ""), letterhead()
    try:
        with transaction() as session:
            link = invitations.invite_reviewer(session, actor(), head, email)
    except (InputRefused, AlreadyThere) as error:
        refusal = refusal_of(error)
        return _page(email, refusal), refusal.status
    if not head.is_sent:
        return _page(link=link)
    flash(_("The invitation is on its way to %(email)s.", email=email.strip()), "done")
    return redirect(url_for("administration.index"), 303)


@blueprint.post("/people/invitations/<int:ticket_id>/revoke")
@signed_in
def revoke(ticket_id: int) -> ResponseReturnValue:
    with transaction() as session:
        invitations.revoke_to_review(session, actor(), ticket_id)
    flash(_("The invitation is revoked; its link is dead."), "done")
    return redirect(url_for("administration.index"), 303)


def _page(email: str = "", refusal: Refusal | None = None, link: str = "") -> str:
    role, after = request.args.get("role", ""), request.args.get("after", "")
    with reading() as session:
        found = people.list_people(session, actor(), after, role)
        waiting = invitations.list_open_to_review(session, actor())
    return render_template(
        "pages/people.html",
        people=found,
        own_id=actor().user_id,
        role=role,
        next_url=_next_url(found[-1].email, role) if len(found) == people.PAGE else "",
        role_names={name.value: wording for name, wording in ROLE_NAMES.items()},
        member_names={name.value: wording for name, wording in ENTERPRISE_ROLE_NAMES.items()},
        account_roles=[name.value for name in ACCOUNT_ROLES],
        given_roles=[name.value for name in people.GIVEN_ROLES],
        supplier=Role.SUPPLIER.value,
        waiting=[(entry.id, entry.email, entry.expires_at.date().isoformat()) for entry in waiting],
        field_of_email=email_field(email, _("E-mail of the person to invite")),
        refusal=refusal,
        link=link,
        by_mail=letterhead().is_sent,
    )


def _next_url(after: str, role: str) -> str:
    return url_for("administration.index", after=after, role=role or None)
