"""Remarks on single values, for the reviewer's page and the author's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.wording import Wording
from catalogue.db import Session
from catalogue.http.accounts import actor, signed_in
from catalogue.http.errors import status_of
from catalogue.http.world import transaction
from catalogue.services import remarks
from catalogue.services.errors import InputRefused
from catalogue.services.remarks import Remark
from catalogue.store.cards import RevisionView
from catalogue.web.addresses import way_back
from catalogue.web.fields import refusal_of
from schemas.remark_places import place_now, spoken

blueprint = Blueprint("remarks", __name__, url_prefix="/remarks")


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark as a page shows it; `place` is where it belongs now, empty for the whole card or
    when what it was about is gone."""

    id: int
    place: str
    anchor: str
    about: Wording
    text: str
    author: str
    on: str
    revision: int
    is_open: bool
    is_gone: bool


def remark_lines(session: Session, revision: RevisionView) -> Sequence[RemarkLine]:
    """The remarks on a card, beside its present content; open ones first."""
    found = remarks.remarks_on(session, actor(), revision.number)
    lines = [_line(remark, revision) for remark in found]
    return sorted(lines, key=lambda line: not line.is_open)


def _line(remark: Remark, revision: RevisionView) -> RemarkLine:
    place = place_now(revision.draft.typed, remark.path, remark.about) if remark.path else ""
    return RemarkLine(
        id=remark.id,
        place=place or "",
        anchor=f"at-{place.replace('/', '-')}" if place else "",
        about=spoken(remark.about),
        text=remark.text,
        author=remark.author,
        on=remark.created_at.date().isoformat(),
        revision=remark.revision,
        is_open=remark.is_open,
        is_gone=place is None,
    )


@blueprint.post("/c/<number>/v<int:revision>")
@signed_in
def add(number: str, revision: int) -> ResponseReturnValue:
    place, text = request.form.get("path", ""), request.form.get("text", "")
    try:
        with transaction() as session:
            made = remarks.remark(session, actor(), number, place, text, revision)
    except InputRefused as error:
        return _again(number, revision, error), status_of(error)
    flash(_("The remark is kept."), "done")
    return redirect(_back(made), 303)


@blueprint.post("/<int:remark_id>/settle")
@signed_in
def settle(remark_id: int) -> ResponseReturnValue:
    is_settled = request.form.get("as", "settled") == "settled"
    with transaction() as session:
        found = remarks.settle(session, actor(), remark_id, is_settled=is_settled)
    return redirect(_back(found), 303)


def _back(remark: Remark) -> str:
    """Where the remark stands on the page that one comes from."""
    return f"{way_back(url_for('supplier.draft', number=remark.number))}#remark-{remark.id}"


def _again(number: str, revision: int, error: InputRefused) -> str:
    """The form with what was typed and why it is not kept."""
    typed = {name: request.form.get(name, "") for name in ("path", "text", "next")}
    said = {"number": number, "revision": revision, "typed": typed}
    return render_template("pages/remark.html", **said, refusal=refusal_of(error))
