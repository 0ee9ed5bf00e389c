"""The pages of those who keep an enterprise: its record and logo, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import admissions
from catalogue.services.enterprise_records import (
    Record,
    get_to_keep,
    keep_record,
    record_of,
    version_of,
)
from catalogue.services.enterprises import own_enterprise
from catalogue.services.errors import InputRefused
from catalogue.services.honours import HONOURS
from catalogue.services.people_errors import AlreadyRegistered, StaleEnterprise
from catalogue.web.fields import (
    Field,
    Refusal,
    contact_fields,
    name_fields,
    refusal_of,
    typed_record,
)

blueprint = Blueprint("enterprise_desk", __name__)


@blueprint.get("/supplier/enterprise")
@signed_in
def own() -> ResponseReturnValue:
    with reading() as session:
        enterprise = own_enterprise(session, actor())
    if enterprise is None:
        return redirect(url_for("enterprises.index"))
    keeps = actor().may_manage(enterprise.id)
    page = "enterprise_desk.edit" if keeps else "members.index"
    return redirect(url_for(page, code=enterprise.code))


@blueprint.get("/enterprises/<code>/edit")
@signed_in
def edit(code: str) -> ResponseReturnValue:
    return edit_page(code)


@blueprint.post("/enterprises/<code>/edit")
@signed_in
def keep(code: str) -> ResponseReturnValue:
    typed = typed_record()
    try:
        with transaction() as session:
            keep_record(session, actor(), code, typed, request.form.get("expected") or None)
    except (InputRefused, AlreadyRegistered, StaleEnterprise) as error:
        refusal = refusal_of(error)
        return edit_page(code, typed, refusal), refusal.status
    flash(_("Saved."), "done")
    return redirect(url_for("enterprise_desk.edit", code=code), 303)


@blueprint.post("/enterprises/<code>/apply")
@signed_in
def apply_again(code: str) -> ResponseReturnValue:
    with transaction() as session:
        admissions.apply_again(session, actor(), code)
    flash(_("The application waits for a reviewer again."), "done")
    return redirect(url_for("enterprise_desk.edit", code=code), 303)


def edit_page(code: str, typed: Record | None = None, refusal: Refusal | None = None) -> str:
    """The record of the enterprise with what was typed, and what was refused of it."""
    with reading() as session:
        kept = get_to_keep(session, actor(), code)
    stands = record_of(kept.enterprise)
    shown = typed or stands
    of_enterprise, of_contact = name_fields(shown, kept.fixed), contact_fields(shown)
    return render_template(
        "pages/enterprise_edit.html",
        enterprise=kept.enterprise,
        of_enterprise=of_enterprise,
        of_contact=of_contact,
        differing=_differing([*of_enterprise, *of_contact], stands) if typed else [],
        honours=HONOURS,
        chosen=set(shown.honours),
        expected=version_of(kept.enterprise),
        refusal=refusal,
    )


def _differing(fields: Sequence[Field], stands: Record) -> list[tuple[str, str]]:
    """The labels of what was typed otherwise than it stands, with what stands."""
    return [
        (entry.label, getattr(stands, entry.name))
        for entry in fields
        if entry.text != getattr(stands, entry.name)
    ]
