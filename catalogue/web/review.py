"""The reviewer's pages: what waits, what changed, what others say, publish or return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.card import Card
from cards.errors import CardError, CardRefused, TransitionRefused
from cards.revision_comparison import Fate
from cards.wording import Wording
from catalogue.db import Session
from catalogue.http.accounts import actor, signed_in
from catalogue.http.world import reading, transaction
from catalogue.services import reviews
from catalogue.services.card_views import card_history, card_view
from catalogue.services.enterprises import list_enterprises
from catalogue.services.errors import InputRefused, StaleRevision
from catalogue.services.review_turns import turns
from catalogue.store.cards import RevisionView
from catalogue.web.documents import findings
from catalogue.web.fields import Refusal, refusal_of
from catalogue.web.remarks import RemarkLine, remark_lines
from catalogue.web.review_turns import KINDS, asked_for, filter_of_request, onward
from catalogue.web.sheets import sheet_of
from schemas.changes import differences
from schemas.review_rows import ReviewRow, review_rows

MOST_SHOWN = 200
REFUSALS = (InputRefused, StaleRevision, TransitionRefused, CardRefused)

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
    is_own: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """What a reviewer reads beside the values of a submission: `compared_with` is the revision
    before, `elsewhere` what changed outside the values."""

    rows: Sequence[ReviewRow]
    elsewhere: Sequence[object]
    compared_with: int | None
    is_returned: bool
    others: int
    remarks: Sequence[RemarkLine]

    @property
    def changed(self) -> int:
        """How many values are new, gone or read otherwise."""
        return sum(row.fate is not Fate.SAME for row in self.rows)

    def remarks_at(self, place: str | None) -> list[RemarkLine]:
        """The remarks beside one value."""
        return [line for line in self.remarks if place and line.place == place]

    @property
    def other_remarks(self) -> list[RemarkLine]:
        """The remarks that stand beside no value."""
        places = {row.place for row in self.rows}
        return [line for line in self.remarks if line.place not in places]


@blueprint.get("/")
@signed_in
def queue() -> ResponseReturnValue:
    wanted = filter_of_request()
    with reading() as session:
        found = reviews.queue(session, actor(), wanted)
        enterprises = list_enterprises(session)
    said = {"wanted": wanted, "enterprises": enterprises, "kinds": KINDS, "count": len(found)}
    shown = [_waiting(entry) for entry in found[:MOST_SHOWN]]
    return render_template("pages/queue.html", entries=shown, asked=asked_for(wanted), **said)


@blueprint.get("/<int:revision_id>")
@signed_in
def show(revision_id: int) -> ResponseReturnValue:
    return _page(revision_id)


def _page(revision_id: int, refusal: Refusal | None = None) -> str:
    wanted = filter_of_request()
    with reading() as session:
        revision = reviews.get_submission(session, actor(), revision_id)
        view = card_view(session, revision.number, revision.n, actor())
        history = card_history(session, revision.number, actor())
        examined = _examined(session, revision, history)
        others = turns(session, actor(), revision, wanted)
    return render_template(
        "pages/review.html",
        revision_id=revision.id,
        expected=revision.content_hash,
        sheet=sheet_of(view, history),
        problems=findings(revision.problems),
        examined=examined,
        former_note=revision.note,
        is_own=actor().user_id in (revision.created_by, revision.submitted_by),
        turns=others,
        asked=asked_for(wanted),
        refusal=refusal,
        typed={request.endpoint: request.form.get("note", "")},
    )


@blueprint.post("/<int:revision_id>/publish")
@signed_in
def publish(revision_id: int) -> ResponseReturnValue:
    try:
        done = _decided(reviews.publish, revision_id)
    except REFUSALS as error:
        return _refused(revision_id, error)
    said = _("Published: %(number)s, revision %(n)s.", number=done.number, n=done.n)
    public = url_for("cards.show", number=done.number), _("See the published card")
    return redirect(onward(done, said, public), 303)


@blueprint.post("/<int:revision_id>/return")
@signed_in
def send_back(revision_id: int) -> ResponseReturnValue:
    try:
        done = _decided(reviews.send_back, revision_id)
    except REFUSALS as error:
        return _refused(revision_id, error)
    return redirect(onward(done, _("Returned: %(number)s.", number=done.number)), 303)


def _decided(decide: Callable[..., RevisionView], revision_id: int) -> RevisionView:
    """What became of the submission; the note and the content that was read are in the form."""
    note, expected = request.form.get("note", ""), request.form.get("expected") or None
    with transaction() as session:
        return decide(session, actor(), revision_id, note, expected)


def _refused(revision_id: int, error: CardError) -> ResponseReturnValue:
    """The page as it is now, with the note as it was typed."""
    refusal = refusal_of(error)
    return _page(revision_id, refusal), refusal.status


def _waiting(entry: RevisionView) -> Waiting:
    on = entry.submitted_at.date().isoformat() if entry.submitted_at else ""
    is_own = actor().user_id in (entry.created_by, entry.submitted_by)
    name = entry.enterprise.name
    return Waiting(entry.id, entry.number, entry.n, entry.title, name, on, is_own)


def _former(revision: RevisionView, history: Sequence[RevisionView]) -> RevisionView | None:
    """What the reviewer reads a submission against: what was returned to its author, or else the
    revision that readers know."""
    if revision.returned_document is not None:
        return replace(revision, document=revision.returned_document)
    return next((entry for entry in history if entry.is_public and entry.n < revision.n), None)


def _examined(
    session: Session, revision: RevisionView, history: Sequence[RevisionView]
) -> Examined:
    former = _former(revision, history)
    others = reviews.others_of_alloy(session, revision)
    before: Card | None = former.card if former else None
    changes = differences(former.document, revision.document) if former else ()
    return Examined(
        rows=review_rows(revision.card, before, others, revision.problems),
        elsewhere=[change for change in changes if not change.where.startswith("values[")],
        compared_with=former.n if former else None,
        is_returned=former is not None and former.n == revision.n,
        others=len(others),
        remarks=remark_lines(session, revision),
    )
