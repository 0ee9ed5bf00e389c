"""Confidential values: readers ask for them, their enterprise answers."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import disclosures
from catalogue.web.addresses import here, number_of

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
    after = number_of(request.args.get("after", ""))
    with reading() as session:
        found = disclosures.wishes(session, actor(), after)
    return render_template(
        "pages/disclosures.html",
        wishes=found.entries,
        next_url=here("", after=[str(found.next_after)]) if found.next_after else "",
        first_url=here("", after=[]) if after else "",
    )


@blueprint.post("/supplier/requests/<int:wish_id>")
@signed_in
def decide(wish_id: int) -> ResponseReturnValue:
    is_granted = request.form.get("answer") == "grant"
    with transaction() as session:
        disclosures.decide(session, actor(), wish_id, is_granted=is_granted)
    flash(_("Granted.") if is_granted else _("Refused."), "done")
    return redirect(url_for("disclosures.wishes"), 303)
