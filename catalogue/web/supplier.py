"""The supplier's pages: upload a card, see what is wrong, mend, submit, withdraw."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.errors import CardError, CardRefused, TransitionRefused
from cards.revision import RevisionState
from catalogue.http.accounts import actor, signed_in
from catalogue.http.languages import language
from catalogue.http.world import reading, transaction
from catalogue.services import drafts
from catalogue.services.desk import code_to_write_for
from catalogue.services.desk import desk as desk_page
from catalogue.services.errors import StaleRevision
from catalogue.services.scenarios import scenario_fits
from catalogue.store.cards import RevisionView
from catalogue.web.curve_form import curve_form
from catalogue.web.desk_view import beside_the_cards, desk_view
from catalogue.web.documents import (
    document_text,
    findings,
    on_the_desk,
    typed_bytes,
    typed_text,
)
from catalogue.web.examples import EXAMPLE
from catalogue.web.fits import fit_lines
from catalogue.web.new_card import ask_about, ways_to_begin
from catalogue.web.remarks import remark_lines
from schemas.document import parse_json
from schemas.draft import Draft, read_draft
from schemas.errors import DocumentUnreadable

blueprint = Blueprint("supplier", __name__, url_prefix="/supplier")


@blueprint.get("/")
@signed_in
def desk() -> ResponseReturnValue:
    asked = {name: request.args.get(name, "") for name in ("state", "q", "after")}
    with reading() as session:
        found = desk_page(session, actor(), asked["state"], asked["q"], asked["after"])
        beside = beside_the_cards(session, actor())
    return render_template("pages/desk.html", desk=desk_view(found, **asked), beside=beside)


@blueprint.get("/new")
@signed_in
def new() -> ResponseReturnValue:
    return _upload_page(b"", "")


@blueprint.get("/example.json")
def example() -> ResponseReturnValue:
    return EXAMPLE, {"Content-Type": "application/json"}


@blueprint.post("/new")
@signed_in
def create() -> ResponseReturnValue:
    raw = typed_bytes()
    try:
        document = parse_json(raw)
    except DocumentUnreadable as error:
        return _upload_page(raw, error.wording.in_language(language())), 400
    made = _made(read_draft(document))
    ask_about(made)
    return redirect(url_for("supplier.draft", number=made.number), 303)


def _made(content: Draft) -> RevisionView:
    with transaction() as session:
        code = code_to_write_for(session, actor(), request.form.get("enterprise", ""))
        return drafts.create_draft(session, actor(), code, content)


def _upload_page(raw: bytes, refusal: str) -> str:
    return render_template(
        "pages/new_card.html", choice=ways_to_begin(), typed=typed_text(raw), refusal=refusal
    )


@blueprint.get("/<number>")
@signed_in
def draft(number: str) -> ResponseReturnValue:
    return _draft_page(number)


@blueprint.post("/<number>")
@signed_in
def revise(number: str) -> ResponseReturnValue:
    raw = typed_bytes()
    try:
        document = parse_json(raw)
    except DocumentUnreadable as error:
        return _not_saved(number, raw, error), 400
    try:
        _save(number, read_draft(document))
    except (StaleRevision, TransitionRefused) as conflict:
        return _not_saved(number, raw, conflict), 409
    flash(_("Saved."), "done")
    return redirect(url_for("supplier.draft", number=number), 303)


def _save(number: str, content: Draft) -> None:
    with transaction() as session:
        drafts.revise(session, actor(), number, content, _expected())


def _expected() -> str | None:
    return request.form.get("expected") or None


def _not_saved(number: str, raw: bytes, error: CardError) -> str:
    return _draft_page(number, typed_text(raw), error.wording.in_language(language()))


@blueprint.post("/<number>/submit")
@signed_in
def submit(number: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            drafts.submit(session, actor(), number, _expected())
    except CardRefused as refused:
        flash(refused.wording.in_language(language()), "stop")
        return _draft_page(number), 422
    flash(_("Submitted. A reviewer will publish it or return it with a note."), "done")
    return redirect(url_for("supplier.draft", number=number), 303)


@blueprint.post("/<number>/withdraw")
@signed_in
def withdraw(number: str) -> ResponseReturnValue:
    with transaction() as session:
        drafts.withdraw(session, actor(), number, request.form.get("note", ""), _expected())
    flash(_("Withdrawn. It takes no part in search any more."), "done")
    return redirect(url_for("supplier.draft", number=number), 303)


@blueprint.post("/<number>/discard")
@signed_in
def discard(number: str) -> ResponseReturnValue:
    with transaction() as session:
        left = drafts.discard(session, actor(), number, _expected())
    if left is None:
        flash(_("The draft is discarded, and its card with it."), "done")
        return redirect(url_for("supplier.desk"), 303)
    flash(_("The draft is discarded. The card is as it was published."), "done")
    return redirect(url_for("card_form.show", number=number), 303)


def _draft_page(number: str, typed: str = "", refusal: str = "") -> str:
    with reading() as session:
        revision = drafts.get_draft(session, actor(), number)
        shown = drafts.get_published(session, actor(), number)
        fits = scenario_fits(session, number, revision.card)
        remarks = remark_lines(session, revision)
    published = shown if shown.state is RevisionState.PUBLISHED else None
    problems = findings(revision.problems)
    return render_template(
        "pages/draft.html",
        draft=on_the_desk(revision, actor(), published),
        typed=typed or document_text(revision),
        curves=curve_form(revision),
        problems=problems,
        hard=sum(problem.severity == "hard" for problem in problems),
        refusal=refusal,
        fits=fit_lines(fits, revision.card),
        remarks=remarks,
    )
