"""Curves: from a table into a draft, and from a card into a file."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from cards.errors import CardError, TransitionRefused
from catalogue.http.accounts import actor, signed_in
from catalogue.http.languages import language
from catalogue.http.world import reading, transaction
from catalogue.services import drafts
from catalogue.services.card_views import card_view
from catalogue.services.curves import curve_csv, with_curves
from catalogue.services.errors import InputRefused, StaleRevision
from catalogue.web.curve_form import CurveForm, curve_form, shown_table, typed_common, typed_table
from catalogue.web.documents import findings
from schemas.curve_file import CurveFile, read_curves

blueprint = Blueprint("curves", __name__)


@blueprint.get("/c/<number>/v<int:revision>/curves/<int:place>.csv")
def table(number: str, revision: int, place: int) -> ResponseReturnValue:
    with reading() as session:
        view = card_view(session, number, revision, actor())
    form = request.args.get("form", "")
    text = curve_csv(view, place, form)
    name = "-".join(filter(None, (number, f"v{revision}", f"curve{place}", form)))
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    # Spreadsheets take a file for UTF-8 by its byte-order mark only.
    return text.encode("utf-8-sig"), headers | {"Content-Type": "text/csv; charset=utf-8"}


@blueprint.get("/supplier/<number>/curves")
@signed_in
def empty(number: str) -> ResponseReturnValue:
    return _page(_form(number))


@blueprint.post("/supplier/<number>/curves")
@signed_in
def add(number: str) -> ResponseReturnValue:
    raw, common = typed_table(), typed_common()
    form = replace(_form(number), table=shown_table(raw), common=common)
    found = read_curves(raw, common)
    if found.problems:
        return _page(replace(form, problems=tuple(findings(found.problems)))), 422
    return _added(form, found)


def _added(form: CurveForm, found: CurveFile) -> ResponseReturnValue:
    try:
        _save(form.number, found)
    except (StaleRevision, TransitionRefused) as conflict:
        return _page(_refused(form, conflict)), 409
    except InputRefused as refused:
        return _page(_refused(form, refused)), 422
    return redirect(url_for("supplier.draft", number=form.number), 303)


def _save(number: str, found: CurveFile) -> None:
    with reading() as session:
        current = drafts.get_draft(session, actor(), number)
    content = with_curves(current, found.values)
    expected = request.form.get("expected") or current.content_hash
    with transaction() as session:
        drafts.revise(session, actor(), number, content, expected)
    _tell(found)


def _tell(found: CurveFile) -> None:
    count = len(found.values)
    flash(ngettext("%(num)s curve was added.", "%(num)s curves were added.", count), "done")
    for remark in found.remarks:
        flash(remark.in_language(language()), "care")


def _form(number: str) -> CurveForm:
    with reading() as session:
        return curve_form(drafts.get_draft(session, actor(), number))


def _refused(form: CurveForm, error: CardError) -> CurveForm:
    return replace(form, refusal=error.wording.in_language(language()))


def _page(form: CurveForm) -> str:
    return render_template("pages/curves.html", form=form)
