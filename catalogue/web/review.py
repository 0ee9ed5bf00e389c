"""The reviewer's pages: what waits, what changed, publish or return."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.wording import Wording
from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import reviews
from catalogue.services.card_views import CardView, card_history, card_view
from catalogue.store.cards import RevisionView
from catalogue.web.documents import findings
from catalogue.web.sheets import sheet_of
from schemas.changes import differences

blueprint = Blueprint("review", __name__, url_prefix="/review")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A submitted revision in the queue."""

    id: int
    number: str
    revision: int
    title: str
    enterprise: Wording
    submitted_on: str


@blueprint.get("/")
@signed_in
def queue() -> ResponseReturnValue:
    with reading() as session:
        entries = [_waiting(entry) for entry in reviews.queue(session, actor())]
    return render_template("pages/queue.html", entries=entries)


@blueprint.get("/<int:revision_id>")
@signed_in
def show(revision_id: int) -> ResponseReturnValue:
    with reading() as session:
        revision = reviews.get_submission(session, actor(), revision_id)
        view = card_view(session, revision.number, revision.n, actor())
        history = card_history(session, revision.number, actor())
    return _review_page(revision, view, history)


@blueprint.post("/<int:revision_id>/publish")
@signed_in
def publish(revision_id: int) -> ResponseReturnValue:
    with transaction() as session:
        expected = request.form.get("expected") or None
        note = request.form.get("note", "")
        done = reviews.publish(session, actor(), revision_id, note, expected)
    flash(_("Published: %(number)s, revision %(n)s.", number=done.number, n=done.n), "done")
    return redirect(url_for("cards.show", number=done.number), 303)


@blueprint.post("/<int:revision_id>/return")
@signed_in
def send_back(revision_id: int) -> ResponseReturnValue:
    with transaction() as session:
        note = request.form.get("note", "")
        expected = request.form.get("expected") or None
        done = reviews.send_back(session, actor(), revision_id, note, expected)
    flash(_("Returned: %(number)s.", number=done.number), "done")
    return redirect(url_for("review.queue"), 303)


def _waiting(entry: RevisionView) -> Waiting:
    on = entry.submitted_at.date().isoformat() if entry.submitted_at else ""
    return Waiting(entry.id, entry.number, entry.n, entry.card.title, entry.enterprise.name, on)


def _review_page(revision: RevisionView, view: CardView, history: list[RevisionView]) -> str:
    former = next((entry for entry in history if entry.is_public and entry.n < revision.n), None)
    return render_template(
        "pages/review.html",
        revision_id=revision.id,
        expected=revision.content_hash,
        sheet=sheet_of(view, history),
        problems=findings(revision.problems),
        compared_with=former.n if former else None,
        changes=differences(former.document, revision.document) if former else (),
    )
