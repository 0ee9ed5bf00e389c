"""The card form: from an empty form to a card, with JavaScript and without it."""

from __future__ import annotations

from flask import Blueprint, flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.errors import CardError, CardRefused
from cards.revision import RevisionState
from catalogue.http.accounts import actor, signed_in
from catalogue.http.errors import status_of
from catalogue.http.languages import language
from catalogue.http.world import reading, transaction
from catalogue.services import drafts, form_saving
from catalogue.services.form_errors import EditConflict, FrozenMeanwhile
from catalogue.web.form_answer import answer_of
from catalogue.web.form_filling import Done, Posted, filled_in, posted
from catalogue.web.form_page import FormPage, conflict_of, conflict_page, form_page, frozen_page
from schemas.draft import read_draft

blueprint = Blueprint("card_form", __name__, url_prefix="/supplier")


@blueprint.get("/<number>/form")
@signed_in
def show(number: str) -> ResponseReturnValue:
    return render_template("pages/card_form.html", page=_page_of(number))


@blueprint.post("/<number>/form")
@signed_in
def save(number: str) -> ResponseReturnValue:
    form = posted(is_page=True)
    try:
        done = filled_in(number, form)
    except EditConflict as conflict:
        return _conflict(conflict, form), 409
    except FrozenMeanwhile as frozen:
        return _frozen(frozen), 409
    if form.wish == "submit":
        return _submitted(done)
    _tell(done)
    anchor = done.goto or None
    return redirect(url_for("card_form.show", number=number, _anchor=anchor), 303)


@blueprint.post("/<number>/autosave")
@signed_in
def autosave(number: str) -> ResponseReturnValue:
    form = posted()
    try:
        done = filled_in(number, form)
    except (EditConflict, FrozenMeanwhile) as conflict:
        text = render_template("pages/card_form_conflict.html", conflict=conflict_of(conflict))
        return jsonify(why=_said(conflict), conflict=text), 409
    except CardError as refused:
        return jsonify(why=_said(refused)), status_of(refused)
    return jsonify(answer_of(done, form.wish))


@blueprint.post("/<number>/revise")
@signed_in
def revise(number: str) -> ResponseReturnValue:
    with transaction() as session:
        form_saving.begin_revision(session, actor(), number)
    return redirect(url_for("card_form.show", number=number), 303)


def _page_of(number: str) -> FormPage:
    with reading() as session:
        revision = drafts.get_draft(session, actor(), number)
        shown = drafts.get_published(session, actor(), number)
        published = shown if shown.state is RevisionState.PUBLISHED else None
        return form_page(session, actor(), revision, revision.draft, published)


def _conflict(conflict: EditConflict, form: Posted) -> str:
    carried_back = (form.sent.get("base", ""), form.expected)
    with reading() as session:
        draft = read_draft(conflict.mine)
        page = conflict_page(session, actor(), conflict, draft, carried_back)
    return render_template("pages/card_form.html", page=page)


def _frozen(frozen: FrozenMeanwhile) -> str:
    with reading() as session:
        page = frozen_page(session, actor(), frozen)
    return render_template("pages/card_form.html", page=page)


def _submitted(done: Done) -> ResponseReturnValue:
    number = done.revision.number
    try:
        with transaction() as session:
            drafts.submit(session, actor(), number, done.revision.content_hash)
    except CardRefused as refused:
        flash(_said(refused), "stop")
        return render_template("pages/card_form.html", page=_page_of(number)), 422
    flash(_("Submitted. A reviewer will publish it or return it with a note."), "done")
    return redirect(url_for("card_form.show", number=number), 303)


def _tell(done: Done) -> None:
    if done.remark:
        flash(_said(done.remark), "stop")
    elif done.is_merged:
        flash(_("Saved, with what somebody else changed meanwhile."), "care")
    else:
        flash(_("Saved."), "done")


def _said(error: CardError) -> str:
    return error.wording.in_language(language())
