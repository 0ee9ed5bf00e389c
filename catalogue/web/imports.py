"""Import of workbooks: upload, follow the check, read the report, map columns, carry out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cards.errors import CardError
from catalogue.http.accounts import actor, signed_in
from catalogue.http.errors import status_of
from catalogue.http.languages import language
from catalogue.http.limits import limiter
from catalogue.http.world import reading, transaction, world
from catalogue.services import submissions, workbook_imports
from catalogue.services.desk import code_to_write_for, writes_for
from catalogue.services.import_errors import ImportHasFaults, ImportNotChecked
from catalogue.services.workbook_imports import Mode
from catalogue.store.imports import Import
from catalogue.web.import_mapping import mapping_form
from catalogue.web.import_mapping_read import MappingUnread, read_mapping
from catalogue.web.import_report import brief_of, filter_of_request, report_page
from catalogue.web.sets import HTMX
from catalogue.workbooks.refusals import WorkbookRefused
from catalogue.workbooks.template import template as workbook_template
from schemas.errors import DocumentUnreadable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

blueprint = Blueprint("imports", __name__, url_prefix="/supplier/imports")


@blueprint.get("")
@signed_in
def index() -> ResponseReturnValue:
    return _index_page()


@blueprint.post("")
@signed_in
@limiter.limit("30 per minute")
def create() -> ResponseReturnValue:
    with reading() as session:
        code = code_to_write_for(session, actor(), request.form.get("enterprise", ""))
    name, raw = _file_brought()
    try:
        workbook_imports.look_at(raw, name)
    except (WorkbookRefused, DocumentUnreadable) as refused:
        return _index_page(name, refused), status_of(refused)
    with transaction() as session:
        made = workbook_imports.bring(session, actor(), code, name, raw, _folder())
    return redirect(url_for("imports.show", import_id=made.id), 303)


def _file_brought() -> tuple[str, bytes]:
    file = request.files.get("file")
    if file is None:
        return "", b""
    with closing(file):
        return file.filename or "", file.read()


def _index_page(name: str = "", refused: CardError | None = None) -> str:
    with reading() as session:
        found = workbook_imports.list_imports(session, actor())
        enterprises = writes_for(session, actor())
    return render_template(
        "pages/imports.html",
        imports=[brief_of(entry) for entry in found],
        may_bring=bool(enterprises),
        enterprises=enterprises if len(enterprises) > 1 else [],
        name=name,
        refusal=refused.wording.in_language(language()) if refused else "",
    )


@blueprint.get("/template.xlsx")
def template() -> ResponseReturnValue:
    return _workbook(workbook_template(), "mgcards-template.xlsx")


@blueprint.get("/<import_id>")
@signed_in
def show(import_id: str) -> ResponseReturnValue:
    return _page(import_id)


def _page(import_id: str, refusal: CardError | MappingUnread | None = None) -> str:
    with reading() as session:
        found = workbook_imports.get_import(session, actor(), import_id)
        job = workbook_imports.job_of(session, found)
        known = workbook_imports.meanings(session, found)
        to_submit = submissions.imported_drafts(session, actor(), found)
    page = report_page(found, job, filter_of_request())
    refused = refusal.refused if isinstance(refusal, MappingUnread) else {}
    return render_template(
        "pages/import.html",
        to_submit=len(to_submit),
        page=page,
        mapping=mapping_form(found, known, request.form, refused) if page.is_settled else None,
        refusal=refusal.wording.in_language(language()) if refusal else "",
        htmx=HTMX,
    )


@blueprint.post("/<import_id>/mapping")
@signed_in
def correct(import_id: str) -> ResponseReturnValue:
    with reading() as session:
        found = workbook_imports.get_import(session, actor(), import_id)
    try:
        plan, said = read_mapping(found, request.form)
    except MappingUnread as unread:
        return _page(import_id, unread), 422
    with transaction() as session:
        workbook_imports.check_again(session, actor(), import_id, plan, said)
    return redirect(url_for("imports.show", import_id=import_id), 303)


@blueprint.post("/<import_id>/check")
@signed_in
def check(import_id: str) -> ResponseReturnValue:
    with transaction() as session:
        workbook_imports.check_again(session, actor(), import_id)
    return redirect(url_for("imports.show", import_id=import_id), 303)


@blueprint.post("/<import_id>/carry-out")
@signed_in
def carry_out(import_id: str) -> ResponseReturnValue:
    mode = Mode.ALL if request.form.get("mode") == Mode.ALL else Mode.VALID
    revives = "revives" in request.form
    try:
        with transaction() as session:
            workbook_imports.carry_out(session, actor(), import_id, mode, revives=revives)
    except (ImportHasFaults, ImportNotChecked) as refused:
        return _page(import_id, refused), status_of(refused)
    return redirect(url_for("imports.show", import_id=import_id), 303)


@blueprint.post("/<import_id>/discard")
@signed_in
def discard(import_id: str) -> ResponseReturnValue:
    with transaction() as session:
        workbook_imports.discard(session, actor(), import_id, _folder())
    flash(_("The file is removed. Cards that were imported from it stay."), "done")
    return redirect(url_for("imports.index"), 303)


@blueprint.get("/<import_id>/annotated.xlsx")
@signed_in
def annotated(import_id: str) -> ResponseReturnValue:
    with reading() as session:
        found = workbook_imports.get_import(session, actor(), import_id)
    copy = workbook_imports.annotated_of(found, _folder())
    return _workbook(copy, f"mgcards-{_day(found)}-annotated.xlsx")


def _day(found: Import) -> str:
    return found.created_at.date().isoformat()


def _folder() -> Path:
    return world().settings.imports_dir


def _workbook(content: bytes, name: str) -> Response:
    response = Response(content, content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
