"""The reviewer's page of enterprises: who applies, who may publish, and the decision about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.languages import language
from catalogue.http.letterhead import letterhead
from catalogue.http.world import reading, transaction
from catalogue.services import admissions
from catalogue.services.admissions import STANDING_NAMES, Applicant, Standing
from catalogue.services.errors import InputRefused
from catalogue.store.enterprises import Enterprise
from catalogue.store.people import Person
from catalogue.web.fields import Refusal, refusal_of

blueprint = Blueprint("admissions", __name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """An enterprise as a reviewer sees it, with what can be decided about it now."""

    enterprise: Enterprise
    owners: Sequence[Person]
    standing: str
    standing_name: Wording
    applied_on: str
    decided_on: str
    decisions: frozenset[str]


@blueprint.get("/review/enterprises")
@signed_in
def index() -> ResponseReturnValue:
    return _page()


@blueprint.post("/review/enterprises/<code>")
@signed_in
def decide(code: str) -> ResponseReturnValue:
    decision, note = request.form.get("decision", ""), request.form.get("note", "")
    try:
        with transaction() as session:
            done = admissions.decide(session, actor(), code, decision, note, letterhead())
    except InputRefused as error:
        refusal = refusal_of(error)
        return _page(code, refusal), refusal.status
    standing = STANDING_NAMES[Standing(done.status)]
    flash(_("%(code)s: %(standing)s", code=code, standing=standing.in_language(language())), "done")
    return redirect(url_for("admissions.index"), 303)


def _page(refused: str = "", refusal: Refusal | None = None) -> str:
    with reading() as session:
        found = admissions.list_applicants(session, actor())
    shown = [_shown(entry) for entry in found]
    return render_template(
        "pages/admissions.html",
        waiting=[entry for entry in shown if entry.standing == Standing.APPLIED],
        others=[entry for entry in shown if entry.standing != Standing.APPLIED],
        refused=refused,
        refusal=refusal,
        typed=request.form.get("note", ""),
    )


def _shown(entry: Applicant) -> Shown:
    found = entry.enterprise
    return Shown(
        enterprise=found,
        owners=entry.owners,
        standing=entry.standing.value,
        standing_name=STANDING_NAMES[entry.standing],
        applied_on=found.created_at.date().isoformat() if found.created_at else "",
        decided_on=found.decided_at.date().isoformat() if found.decided_at else "",
        decisions=frozenset(decision.value for decision in entry.decisions),
    )
