"""Confidential values: readers ask for them, their enterprise answers."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import disclosures

blueprint = Blueprint("disclosures", __name__)


@blueprint.post("/c/<number>/ask")
@signed_in
def ask(number: str) -> ResponseReturnValue:
    with transaction() as session:
        disclosures.ask(session, actor(), number, request.form.get("reason", ""))
    flash(_("The enterprise is told. You will see the values here once it agrees."), "done")
    return redirect(url_for("cards.show", number=number), 303)


@blueprint.get("/supplier/requests")
@signed_in
def wishes() -> ResponseReturnValue:
    with reading() as session:
        found = disclosures.wishes(session, actor())
    return render_template("pages/disclosures.html", wishes=found)


@blueprint.post("/supplier/requests/<int:wish_id>")
@signed_in
def decide(wish_id: int) -> ResponseReturnValue:
    is_granted = request.form.get("answer") == "grant"
    with transaction() as session:
        disclosures.decide(session, actor(), wish_id, is_granted=is_granted)
    flash(_("Granted.") if is_granted else _("Refused."), "done")
    return redirect(url_for("disclosures.wishes"), 303)
