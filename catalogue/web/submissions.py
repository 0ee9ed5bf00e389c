"""Submitting many drafts at once, from the desk or after an import, and calling one back."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from catalogue.http.accounts import actor, signed_in
from catalogue.http.languages import language
from catalogue.http.world import reading, transaction
from catalogue.services import drafts, submissions, workbook_imports
from catalogue.services.desk import code_to_write_for
from catalogue.services.errors import StaleRevision
from catalogue.services.submissions import Submissions
from catalogue.web.submissions_left import left_view

MOST_CHOSEN = 200

blueprint = Blueprint("submissions", __name__, url_prefix="/supplier")


@blueprint.post("/submissions")
@signed_in
def create() -> ResponseReturnValue:
    """Those that were ticked, or all; then back to the same page of the desk."""
    with reading() as session:
        code = code_to_write_for(session, actor(), request.form.get("enterprise", ""))
        every = submissions.drafts_to_submit(session, actor(), code)
    is_all = request.form.get("which") == "all"
    chosen = every if is_all else request.form.getlist("number")[:MOST_CHOSEN]
    asked = {name: request.form.get(name) or None for name in ("state", "q", "after")}
    return _answer(_submitted(code, chosen), url_for("supplier.desk", **asked))


@blueprint.post("/imports/<import_id>/submit")
@signed_in
def imported(import_id: str) -> ResponseReturnValue:
    with reading() as session:
        found = workbook_imports.get_import(session, actor(), import_id)
        numbers = submissions.imported_drafts(session, actor(), found)
    return _answer(_submitted(found.enterprise.code, numbers), url_for("supplier.desk"))


@blueprint.post("/<number>/recall")
@signed_in
def recall(number: str) -> ResponseReturnValue:
    try:
        with transaction() as session:
            drafts.recall(session, actor(), number, request.form.get("expected") or None)
    except StaleRevision as late:
        flash(late.wording.in_language(language()), "stop")
    else:
        flash(_("Called back. It is a draft again, and no reviewer sees it."), "done")
    return redirect(url_for("card_form.show", number=number), 303)


def _submitted(code: str, numbers: Sequence[str]) -> Submissions:
    done = Submissions()
    for batch in submissions.batches(numbers):
        with transaction() as session:
            done += submissions.submit_ready(session, actor(), code, batch)
    return done


def _answer(found: Submissions, back: str) -> ResponseReturnValue:
    """The page of what was left, or what one came from."""
    count = len(found.done)
    if found.left:
        left = left_view(found.left)
        return render_template("pages/submissions.html", count=count, left=left, back=back)
    if count:
        flash(ngettext("1 card waits for review.", "%(num)s cards wait for review.", count), "done")
    else:
        flash(_("Nothing was submitted: no card was chosen, or none is a draft."), "care")
    return redirect(back, 303)
