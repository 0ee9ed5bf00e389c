"""Opening an account: for an enterprise that wishes to publish, or for an engineer."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import origin
from catalogue.http.letterhead import letterhead
from catalogue.http.limits import limit_letters, limiter
from catalogue.http.world import reading, transaction
from catalogue.services import newcomers
from catalogue.services.enterprise_records import Record
from catalogue.services.errors import AlreadyThere, InputRefused
from catalogue.services.newcomers import Newcomer
from catalogue.services.people_errors import AlreadyRegistered
from catalogue.services.registrations import (
    LONGEST_CODE,
    Application,
    register_engineer,
    register_enterprise,
)
from catalogue.web.fields import (
    Field,
    Refusal,
    name_fields,
    password_field,
    person_fields,
    refusal_of,
    typed_newcomer,
    typed_record,
)

blueprint = Blueprint("registration", __name__)

NOBODY = Newcomer("", "", "")


@blueprint.get("/register")
def enterprise() -> ResponseReturnValue:
    return _enterprise_page(Application(Record(""), NOBODY))


@blueprint.post("/register")
@limiter.limit("20 per hour")
def apply() -> ResponseReturnValue:
    asked = Application(typed_record(), typed_newcomer(), request.form.get("code", ""))
    limit_letters(asked.owner.email)
    try:
        with transaction() as session:
            register_enterprise(session, letterhead(), origin(), asked)
    except (InputRefused, AlreadyRegistered, AlreadyThere) as error:
        refusal = refusal_of(error)
        return _enterprise_page(asked, refusal), refusal.status
    return redirect(url_for("registration.done", kind="enterprise"), 303)


@blueprint.get("/register/engineer")
def engineer() -> ResponseReturnValue:
    return _engineer_page(NOBODY)


@blueprint.post("/register/engineer")
@limiter.limit("20 per hour")
def join() -> ResponseReturnValue:
    asked = typed_newcomer()
    limit_letters(asked.email)
    try:
        with transaction() as session:
            register_engineer(session, letterhead(), origin(), asked)
    except (InputRefused, AlreadyThere) as error:
        refusal = refusal_of(error)
        return _engineer_page(asked, refusal), refusal.status
    return redirect(url_for("registration.done", kind="engineer"), 303)


@blueprint.get("/register/done")
def done() -> ResponseReturnValue:
    is_enterprise = request.args.get("kind") != "engineer"
    by_mail = letterhead().is_sent
    return render_template("pages/registered.html", by_mail=by_mail, is_enterprise=is_enterprise)


@blueprint.get("/confirm/<token>")
def look(token: str) -> ResponseReturnValue:
    return _confirm_page(token)


@blueprint.post("/confirm/<token>")
@limiter.limit("20 per hour")
def confirm(token: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            typed = request.form.get("password", "")
            person = newcomers.confirm(session, origin(), token, typed)
    except InputRefused as error:
        refusal = refusal_of(error)
        return _confirm_page(token, refusal), refusal.status
    flash(_("Your address is confirmed. Sign in now."), "done")
    desk = url_for("supplier.desk") if person.enterprise_id else None
    return redirect(url_for("account.sign_in", next=desk), 303)


def _enterprise_page(asked: Application, refusal: Refusal | None = None) -> str:
    code = Field(
        "code",
        _("Code in addresses"),
        asked.code,
        _("Capitals, digits and hyphens; left empty, it is made of the English name."),
        most=LONGEST_CODE,
    )
    return render_template(
        "pages/register.html",
        of_enterprise=[*name_fields(asked.record), code],
        of_person=person_fields(asked.owner),
        refusal=refusal,
        by_mail=letterhead().is_sent,
    )


def _engineer_page(asked: Newcomer, refusal: Refusal | None = None) -> str:
    company = Field(
        "company", _("Company"), asked.company, _("Optional."), autocomplete="organization"
    )
    return render_template(
        "pages/register_engineer.html",
        of_person=[*person_fields(asked), company],
        refusal=refusal,
        by_mail=letterhead().is_sent,
    )


def _confirm_page(token: str, refusal: Refusal | None = None) -> str:
    with reading() as session:
        person = newcomers.waiting(session, token)
    return render_template(
        "pages/confirm.html",
        token=token,
        person=person,
        field_of_password=password_field(),
        refusal=refusal,
    )
